// SPDX-License-Identifier: BSD-3-Clause
// Sets as JSON.
#pragma once

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// One form for lists and details. Where the call expands `items`, the items in full.
Json set_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
