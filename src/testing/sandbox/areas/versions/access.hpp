// SPDX-License-Identifier: BSD-3-Clause
// From the path of a call to the item or version that it names, or to the answer why there is none.
#pragma once

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

extern const char* const frozen_methods;  // what is left of a published version

// The item of the path's `id`. 404 for what never was, 410 for what is no more. A copy: a generated item that is only
// looked at is not held.
Item existing_item(const Store& store, ItemType type, const Call& call);
// .. that the caller may read: 401 for nobody where it is not for everyone.
Item readable_item(const Store& store, ItemType type, const Call& call);
// .. to change it: from then on it is held.
Item& editable_item(Store& store, ItemType type, const Call& call);

// The version of the path's `version`, 404 where there is none.
const ItemVersion& existing_version(const Item& item, const Call& call);
// .. that the caller may read: a draft is not for everyone.
const ItemVersion& readable_version(const Item& item, const Call& call);
// .. to change it: 405, naming what cannot be `done`, for any version but the draft.
const ItemVersion& draft_version(const Item& item, const Call& call, const std::string& done);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
