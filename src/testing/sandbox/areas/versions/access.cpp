// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/versions/access.hpp"

#include <optional>

#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

void check_existence(const Item* item, ItemType type) {
  if (item == nullptr) throw detail_error(404, "There is no such " + type_name(type) + ".");
  if (item->removed) throw detail_error(410, "This " + type_name(type) + " has been removed.");
  if (item->latest == 0) throw detail_error(404, "There is no version of this " + type_name(type) + ".");
}

}  // namespace

const char* const frozen_methods = "GET, HEAD, OPTIONS";

Item existing_item(const Store& store, ItemType type, const Call& call) {
  std::optional<Item> item = store.items(type).find(call.id("id"));
  check_existence(item ? &*item : nullptr, type);
  return std::move(*item);
}

Item readable_item(const Store& store, ItemType type, const Call& call) {
  Item item = existing_item(store, type, call);
  if (call.token == nullptr && (!is_open(item.public_access) || item.published == 0))
    throw detail_error(401, "This " + type_name(type) + " is not public: it needs an API key.");
  return item;
}

Item& editable_item(Store& store, ItemType type, const Call& call) {
  Item* item = store.items(type).edit(call.id("id"));
  check_existence(item, type);
  return *item;
}

const ItemVersion& existing_version(const Item& item, const Call& call) {
  const ItemVersion* version = item.version(call.id("version"));
  // That a dropped version reads as 404 rather than 410 is an assumption.
  if (version == nullptr || version->removed) throw detail_error(404, "There is no such version.");
  return *version;
}

const ItemVersion& readable_version(const Item& item, const Call& call) {
  const ItemVersion& version = existing_version(item, call);
  if (call.token == nullptr && version.id > item.published) throw detail_error(401, "A draft needs an API key.");
  return version;
}

const ItemVersion& draft_version(const Item& item, const Call& call, const std::string& done) {
  const ItemVersion& version = existing_version(item, call);
  if (!item.has_draft() || item.latest != version.id)
    throw not_allowed("A published version cannot be " + done + ".", frozen_methods);
  return version;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
