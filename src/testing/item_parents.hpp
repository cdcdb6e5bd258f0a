// SPDX-License-Identifier: BSD-3-Clause
// Layers, tables, sets and documents as parents of metadata and permissions.
#pragma once

#include "items.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct State;

void add_item_parents(Router& router, State& state, ItemType type);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
