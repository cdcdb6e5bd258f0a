// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/shapes/documents.hpp"

#include <cstdint>
#include <string>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/areas/documents/files.hpp"
#include "testing/sandbox/areas/metadata/views.hpp"
#include "testing/sandbox/areas/shapes/items.hpp"
#include "testing/sandbox/areas/shapes/members.hpp"
#include "testing/sandbox/store/metadata.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// "21.3 MB": a thousand bytes are a KB. What the service says of less than that is an assumption.
std::string formatted_size(std::uint64_t bytes) {
  if (bytes < 1000) return std::to_string(bytes) + " bytes";
  std::uint64_t tenths = bytes / 100;
  const char* unit = "KB";
  for (const char* larger : {"MB", "GB"}) {
    if (tenths < 10'000) break;
    tenths /= 1000;
    unit = larger;
  }
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " " + unit;
}

}  // namespace

Json document_row_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call) {
  const Json& content = version.content;
  const DocumentFile file = document_file(content);
  Json json = {{"id", item.id}, {"name", member(content, "title")}};
  // v1.x calls it what it calls the title of all else.
  if (call.v1x) {
    json["title"] = member(content, "title");
    json["type"] = type_name(item.type);
  }
  add_owner(json, store, content, call);
  json["url"] = call.link(path_of({item.type, item.id, 0}));
  json["url_html"] = html_url(item, content, call);
  json["url_download"] = html_url(item, content, call) + "download/";
  json["first_published_at"] = date_or_null(item.first_published_at);
  json["published_at"] = date_or_null(item.published_at);
  json["extension"] = file.extension;
  json["file_size"] = file.bytes.size();
  json["file_size_formatted"] = formatted_size(file.bytes.size());
  return json;
}

Json document_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call,
                   bool with_version) {
  // Details are known of v1.x only; that v1 has what it has for layers is an assumption.
  const Json& content = version.content;
  Json json = document_row_json(store, item, version, call);
  add_description(json, content);
  json["data"] = {{"datasources", datasources_json(member(member(content, "data"), "datasources"))}};
  add_versions(json, item, version, call);
  add_labels(json, store, content, call);
  add_license(json, store, content, call);
  json["metadata"] = metadata_json(store.metadata(), path_of({item.type, item.id, version.id}), call);
  json["attached"] = Json::array();
  add_held(json, content, {"publish_to_catalog_services", "settings"});
  json["created_at"] = timestamp(item.created_at);
  add_permissions(json, store, item, content, call);
  if (call.v1x) {
    add_publicity(json, store, item, content, call);
    add_access(json, item, call);
  }
  if (with_version || call.v1x) json["version"] = version_json(store, item, version, call);
  return json;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
