// SPDX-License-Identifier: BSD-3-Clause
// Documents as JSON: short for lists, long for details.
#pragma once

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

Json document_row_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call);

Json document_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call,
                   bool with_version);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
