// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/items/model.hpp"

#include <algorithm>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

std::vector<std::string> texts_of(const Value& list) {
  std::vector<std::string> texts;
  for (const Value& entry : list) {
    if (entry.is_string()) texts.push_back(entry.get<std::string>());
  }
  return texts;
}

}  // namespace

const std::vector<ItemType>& item_types() {
  static const std::vector<ItemType> types = {ItemType::layer, ItemType::table, ItemType::set, ItemType::document};
  return types;
}

std::string type_name(ItemType type) {
  switch (type) {
    case ItemType::layer:
      return "layer";
    case ItemType::table:
      return "table";
    case ItemType::set:
      return "set";
    case ItemType::document:
      return "document";
  }
  return {};
}

std::string label_of(ItemType type) {
  std::string label = type_name(type);
  label[0] = static_cast<char>(label[0] - 'a' + 'A');
  return label;
}

std::string scope_of(ItemType type, const std::string& right) {
  return collection_name(type == ItemType::table ? ItemType::layer : type) + ":" + right;
}

std::string path_of(const ItemRef& ref) {
  std::string path = collection_name(ref.type) + "/" + std::to_string(ref.id) + "/";
  if (ref.version != 0) path += "versions/" + std::to_string(ref.version) + "/";
  return path;
}

std::optional<ItemRef> ref_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = scheme == std::string::npos ? 0 : url.find('/', scheme + 3);
  if (path == std::string::npos) return std::nullopt;
  std::vector<std::string> parts = split(url.substr(path), '/');  // "", "services", "api", "v1", "layers", "12", ""
  const bool below = parts.size() > 6 && parts[0].empty() && parts[1] == "services" && parts[2] == "api" &&
                     (parts[3] == "v1" || parts[3] == "v1.x") && parts.back().empty();
  if (!below) return std::nullopt;
  const bool of_version = parts.size() == 9 && parts[6] == "versions";
  if (parts.size() != 7 && !of_version) return std::nullopt;
  const auto number = [](const std::string& text) {
    return std::max<std::int64_t>(0, parse_integer(text).value_or(0));
  };
  for (const ItemType type : item_types()) {
    if (parts[4] != collection_name(type)) continue;
    const ItemRef ref{type, number(parts[5]), of_version ? number(parts[7]) : 0};
    if (ref.id == 0 || (of_version && ref.version == 0)) return std::nullopt;
    return ref;
  }
  return std::nullopt;
}

const ItemVersion* Item::version(std::int64_t wanted) const {
  const auto found =
      std::find_if(versions.begin(), versions.end(), [wanted](const ItemVersion& v) { return v.id == wanted; });
  return found == versions.end() ? nullptr : &*found;
}

ItemVersion* Item::version(std::int64_t wanted) {
  const auto found =
      std::find_if(versions.begin(), versions.end(), [wanted](const ItemVersion& v) { return v.id == wanted; });
  return found == versions.end() ? nullptr : &*found;
}

ItemRow row_of(const Item& item, const ItemVersion& version) {
  ItemRow row;
  row.type = item.type;
  row.id = item.id;
  row.kind = item.kind;
  row.title = text_of(member(version.content, "title"));
  row.description = text_of(member(version.content, "description"));
  row.tags = texts_of(member(version.content, "tags"));
  row.categories = texts_of(member(version.content, "categories"));
  row.created_at = item.created_at;
  row.updated_at = std::max(item.published_at.value_or(item.created_at), version.created_at);
  row.first_published_at = item.first_published_at;
  row.published_at = item.published_at;
  row.popularity = item.popularity;
  row.group = integer_of(member(version.content, "group"), 0);
  row.user = integer_of(member(version.content, "user"), 0);
  row.license = integer_of(member(version.content, "license"), 0);
  row.public_access = item.public_access;
  const Value& data = member(version.content, "data");
  row.has_key = !member(data, "primary_key_fields").empty();
  row.geometry_type = text_of(member(data, "geometry_type"));
  const ItemVersion* latest = item.version(item.latest);
  row.version_status = latest == nullptr ? version.status : latest->status;
  return row;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
