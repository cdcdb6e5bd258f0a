// SPDX-License-Identifier: BSD-3-Clause
// Sets as JSON.
#pragma once

#include "call.hpp"
#include "items.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct State;

// One form for lists and details. Where the call expands `items`, the items in full.
Json set_json(const State& state, const Item& item, const ItemVersion& version, const Call& call);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
