// SPDX-License-Identifier: BSD-3-Clause
// Repositories and point clouds (v1.x): what has a text for an id.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/repositories.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

// The rows of published repositories and point clouds in the catalogue of v1.x.
std::vector<ItemRow> catalogue_rows(const Repositories& repositories);

void add_repository_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
