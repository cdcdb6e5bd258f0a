// SPDX-License-Identifier: BSD-3-Clause
// What the sandbox holds of a layer, table, set or document: its versions, and the short form by which lists filter and
// sort.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

enum class ItemType { layer, table, set, document };

const std::vector<ItemType>& item_types();
std::string type_name(ItemType type);                                                // "layer"
inline std::string collection_name(ItemType type) { return type_name(type) + "s"; }  // "layers"
std::string label_of(ItemType type);                                                 // "Layer"
// Whether a version's content comes out of an import, which takes its time.
inline bool is_imported(ItemType type) { return type == ItemType::layer || type == ItemType::table; }
// The scope for a right, "read" or "write": tables have those of layers.
std::string scope_of(ItemType type, const std::string& right);

// Names a version wherever it is; `version` is 0 for the item itself.
struct ItemRef {
  ItemType type = ItemType::layer;
  std::int64_t id = 0;
  std::int64_t version = 0;
};

inline bool operator==(const ItemRef& a, const ItemRef& b) {
  return a.type == b.type && a.id == b.id && a.version == b.version;
}

// "layers/12/versions/34/"
std::string path_of(const ItemRef& ref);
// The way back, from a URL of either version of the API; nothing for one that names no item or version. Whose host it is
// does not matter: hosts in links of the service differ from the one that was asked.
std::optional<ItemRef> ref_of(const std::string& url);

// Whether everyone may look at what everyone has that permission for.
inline bool is_open(const std::string& public_access) { return !public_access.empty() && public_access != "find"; }

struct ItemVersion {
  std::int64_t id = 0;
  std::string status = "ok";  // "importing", "ok", "error"
  Millis created_at = 0;
  std::int64_t created_by = 1;
  std::string reference;
  bool data_import = true;
  bool removed = false;
  std::int64_t source_revision = 1;
  std::int64_t publish_job = 0;  // the open one it is in

  // A running import.
  Millis import_started = 0;
  Millis import_ended = 0;
  int polls = 0;
  double progress = 1;

  // What a PUT can change, in the sandbox's own form: licence, group and user as ids, categories as slugs, a set's items
  // as paths below the API, and in `data` the datasources as ids.
  Value content;
};

struct Item {
  ItemType type = ItemType::layer;
  std::int64_t id = 0;
  std::string kind = "vector";
  std::string public_access = "download";  // what everyone may do; empty: nothing
  bool removed = false;
  std::int64_t popularity = 0;
  Millis created_at = 0;
  std::optional<Millis> first_published_at;
  std::optional<Millis> published_at;
  std::vector<ItemVersion> versions;  // in order of creation
  std::int64_t published = 0;         // version ids, 0 for none
  std::int64_t latest = 0;

  [[nodiscard]] const ItemVersion* version(std::int64_t id) const;
  [[nodiscard]] ItemVersion* version(std::int64_t id);
  [[nodiscard]] bool has_draft() const { return latest != 0 && latest != published; }
  // The version that the item's own URL stands for: the published one, or the latest of what was never published.
  [[nodiscard]] std::int64_t shown() const { return published != 0 ? published : latest; }
};

// One line of a list.
struct ItemRow {
  ItemType type = ItemType::layer;
  std::int64_t id = 0;
  std::string kind;
  std::string title;
  std::string description;
  std::vector<std::string> tags;
  std::vector<std::string> categories;
  Millis created_at = 0;
  Millis updated_at = 0;
  std::optional<Millis> first_published_at;
  std::optional<Millis> published_at;
  std::int64_t popularity = 0;
  std::int64_t group = 0;
  std::int64_t user = 0;
  std::int64_t license = 0;
  std::string public_access = "download";
  bool has_key = false;
  std::string geometry_type;
  std::string version_status = "ok";
  std::shared_ptr<const Value> verbatim;  // an entry of the catalogue that is shown as it is, whatever it is
};

// `version` is the one that the list shows: the published or the latest.
ItemRow row_of(const Item& item, const ItemVersion& version);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
