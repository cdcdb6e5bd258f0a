// SPDX-License-Identifier: BSD-3-Clause
// What a client writes about a layer, table, set or document: checked, and turned into the sandbox's own form.
#pragma once

#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

struct Edit {
  Json content;               // the whole new content
  bool data_changed = false;  // an import has to start
  bool publish = false;       // after that import
};

// The content of a new item. 400, a form, for what is missing or wrong.
Edit created_content(const Store& store, ItemType type, const Json& body);

// `old` with the body's members in it. Members that are absent are kept, or reset, as the sandbox was told.
Edit edited_content(const Store& store, ItemType type, const Json& old, const Json& body);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
