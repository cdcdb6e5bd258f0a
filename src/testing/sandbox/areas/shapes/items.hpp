// SPDX-License-Identifier: BSD-3-Clause
// Items as JSON: short for lists, long for details, and their versions, as v1 says it and as v1.x does.
#pragma once

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// A layer or table in a list.
Json row_json(const ItemRow& row, const Call& call);

// "EPSG:2193"; v1.x has an object in its place.
Json crs_json(const Json& crs, const Call& call);

// Any item. `with_version`: with the `version` object, as version URLs answer.
Json detail_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call, bool with_version);

// A line of the list of versions, and the `version` object.
Json version_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
