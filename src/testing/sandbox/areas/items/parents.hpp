// SPDX-License-Identifier: BSD-3-Clause
// Layers, tables, sets and documents as parents of metadata and permissions.
#pragma once

#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

void add_item_parents(Router& router, Store& store, ItemType type);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
