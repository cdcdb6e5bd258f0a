// SPDX-License-Identifier: BSD-3-Clause
// The keys that the sandbox accepts, and their views.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <koordinates/testing/sandbox.hpp>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

void add_token_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
