// SPDX-License-Identifier: BSD-3-Clause
// The views of /layers/, /tables/, /sets/ and /documents/: the same API four times, imports excepted.
#pragma once

#include "items.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct State;

void add_item_views(Router& router, State& state, ItemType type);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
