// SPDX-License-Identifier: BSD-3-Clause
// The life of a version: drafted, imported, published, dropped. The rules and their 400, 405 and 409 are here.
#pragma once

#include <cstdint>

#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// Null where there is none. `edit` makes the item a held one.
const ItemVersion* find_version(Store& store, const ItemRef& ref);
ItemVersion* edit_version(Store& store, const ItemRef& ref);

// A copy of the latest version as the new draft; 409 when there is a draft already.
ItemRef create_draft(Store& store, Item& item, std::int64_t user);

// 400 when the version has no datasource that could be imported. A running import is replaced.
void start_import(Store& store, const ItemRef& ref);

// One more reading of a version that may be importing; ends the import when it was the last one needed.
void watch_import(Store& store, const ItemRef& ref);

// Ends the imports whose time has come, and then publishes what waited for them. `all`: every import's time has come.
int settle_imports(Store& store, bool all);

// Makes the version the published one, at once.
void publish_version(Store& store, const ItemRef& ref);

// 409 for a version that cannot be published: it is or was published, is not the latest, or is in a publish.
void check_publishable(Store& store, const ItemRef& ref);

// A publish job for one version. Returns the job's id.
std::int64_t start_publish(Store& store, const ItemRef& ref, std::int64_t user);

// Drops a draft; 405 for the published version, 409 when it was dropped already.
void drop_version(Store& store, const ItemRef& ref);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
