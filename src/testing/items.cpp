// SPDX-License-Identifier: BSD-3-Clause
#include "items.hpp"

#include <algorithm>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

std::vector<std::string> texts_of(const Json& list) {
  std::vector<std::string> texts;
  for (const Json& entry : list) {
    if (entry.is_string()) texts.push_back(entry.get<std::string>());
  }
  return texts;
}

}  // namespace

std::string path_of(const ItemRef& ref) {
  std::string path = collection_name(ref.type) + "/" + std::to_string(ref.id) + "/";
  if (ref.version != 0) path += "versions/" + std::to_string(ref.version) + "/";
  return path;
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
  row.is_public = item.is_public;
  const Json& data = member(version.content, "data");
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
