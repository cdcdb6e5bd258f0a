// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/shapes/items.hpp"

#include <algorithm>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/areas/accounts/views.hpp"
#include "testing/sandbox/areas/metadata/views.hpp"
#include "testing/sandbox/areas/shapes/documents.hpp"
#include "testing/sandbox/areas/shapes/members.hpp"
#include "testing/sandbox/areas/shapes/sets.hpp"
#include "testing/sandbox/store/metadata.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/box.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

std::string title_member(const Call& call) { return !call.v1x && call.options->v1_name ? "name" : "title"; }

// What v1.x says of the data beyond v1.
void add_richer_data(Json& json, const Item& item, const ItemVersion& version, const Call& call) {
  const std::string self = call.link(path_of({item.type, item.id, version.id}));
  const bool done = version.status == "ok";
  const bool spatial = item.type == ItemType::layer;
  json["feature_count"] = done ? Json(1000 + item.id % 977) : Json();
  json["empty_geometry_count"] = 0;
  json["datasource_count"] = member(member(version.content, "data"), "datasources").size();
  if (spatial) {
    json["extent"] = polygon_json(layer_bounds);
  } else {
    json["extent"] = nullptr;
  }
  json["source_revision"] = version.source_revision;
  json["tile_revision"] = version.source_revision;
  json["change_summary"] = nullptr;
  json["source_summary"] = self + "source-summary/";
  json["import_started_at"] = version.import_started == 0 ? Json() : Json(timestamp(version.import_started));
  json["import_ended_at"] = version.import_ended == 0 ? Json() : Json(timestamp(version.import_ended));
  json["import_log"] = {
      {"invalid_geometries", 0}, {"messages", version.status == "error" ? 1 : 0}, {"url", self + "import-log/"}};
  json["import_version"] = self;
  json["update_available"] = false;
  json["omitted_fields"] = Json::array();
  json["has_z"] = false;
}

Json data_json(const Item& item, const ItemVersion& version, const Call& call) {
  const Json& stored = member(version.content, "data");
  Json json = {{"encoding", member(stored, "encoding")},
               {"crs", crs_json(member(stored, "crs"), call)},
               {"primary_key_fields", stored.value("primary_key_fields", Json::array())},
               {"datasources", datasources_json(member(stored, "datasources"))},
               {"geometry_field", member(stored, "geometry_field")},
               {"fields", stored.value("fields", Json::array())}};
  if (call.v1x) {
    // The link and the array occur; a link cannot be written back, so a draft shows the array.
    if (!item.has_draft() || version.id != item.latest) {
      json["datasources"] = call.link(path_of({item.type, item.id, version.id})) + "datasources/";
    }
    json["geometry_type"] = member(stored, "geometry_type");
    add_richer_data(json, item, version, call);
  }
  return json;
}

void add_richer_members(Json& json, const Store& store, const Item& item, const Json& content, const Call& call) {
  const std::string self = call.link(path_of({item.type, item.id, 0}));
  add_publicity(json, store, item, content, call);
  add_access(json, item, call);
  json["services"] = self + "services/";
  json["styles"] = self + "styles/";
  json["repository"] = nullptr;
  json["geotags"] = Json::array();
  json["doi"] = nullptr;
  json["attached"] = Json::array();
  json["updated_at"] = timestamp(std::max(item.published_at.value_or(item.created_at), item.created_at));
}

void add_words(Json& json, const Store& store, const Json& content, const Call& call) {
  add_labels(json, store, content, call);
  json["collected_at"] = member(content, "collected_at");
  add_license(json, store, content, call);
  json["elevation_field"] = member(member(content, "data"), "elevation_field");
  add_held(json, content,
           {"publish_to_catalog_services", "supplier_reference", "version_reference", "autoupdate", "default_style_id",
            "mapstream_id", "tilegrids", "settings"});
}

// Layers and tables.
Json layer_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call, bool with_version) {
  const Json& content = version.content;
  Json json = {{"id", item.id},
               {"url", call.link(path_of({item.type, item.id, 0}))},
               {"type", type_name(item.type)},
               {title_member(call), member(content, "title")},
               {"first_published_at", date_or_null(item.first_published_at)},
               {"published_at", date_or_null(item.published_at)}};
  add_description(json, content);
  add_owner(json, store, content, call);
  json["data"] = data_json(item, version, call);
  json["url_html"] = html_url(item, content, call);
  add_versions(json, item, version, call);
  json["kind"] = item.kind;
  add_words(json, store, content, call);
  json["metadata"] = metadata_json(store.metadata(), path_of({item.type, item.id, version.id}), call);
  json["created_at"] = timestamp(item.created_at);
  add_permissions(json, store, item, content, call);
  if (call.v1x) add_richer_members(json, store, item, content, call);
  if (with_version || call.v1x) json["version"] = version_json(store, item, version, call);
  return json;
}

}  // namespace

Json crs_json(const Json& crs, const Call& call) {
  if (!call.v1x || !crs.is_string()) return crs;
  const std::string id = crs.get<std::string>();
  const std::size_t colon = id.find(':');
  const std::string code = colon == std::string::npos ? id : id.substr(colon + 1);
  const bool degrees = code == "4326" || code == "4167";
  return {{"id", id},
          {"url", call.link("crs/" + id + "/")},
          {"name", "Coordinate system " + code},
          {"kind", degrees ? "geographic" : "projected"},
          {"unit_horizontal", degrees ? "degree" : "metre"},
          {"unit_vertical", nullptr},
          {"url_external", "https://epsg.example.invalid/" + code},
          {"component_horizontal", nullptr},
          {"component_vertical", nullptr},
          {"srid", parse_integer(code).value_or(0)}};
}

Json row_json(const ItemRow& row, const Call& call) {
  Json json = {{"id", row.id},
               {"url", call.link(path_of({row.type, row.id, 0}))},
               {"type", type_name(row.type)},
               {title_member(call), row.title},
               {"first_published_at", date_or_null(row.first_published_at)},
               {"published_at", date_or_null(row.published_at)}};
  if (call.v1x) {
    json["thumbnail_url"] = nullptr;
    json["public_access"] = row.public_access.empty() ? Json() : Json(row.public_access);
    json["user_capabilities"] = capabilities(call.token != nullptr);
    json["kind"] = row.kind;
  }
  return json;
}

Json version_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call) {
  Json json = {{"id", version.id}, {"url", call.link(path_of({item.type, item.id, version.id}))}};
  if (is_imported(item.type)) json["status"] = version.status;
  json["created_at"] = timestamp(version.created_at);
  if (item.type == ItemType::set) return json;
  const User* user = store.accounts().user(version.created_by);
  // Documents give the user, layers a number in v1; that v1.x gives the user there, too, is an assumption.
  const bool whole = (call.v1x || item.type == ItemType::document) && user != nullptr;
  json["created_by"] = whole ? user_json(*user, call) : Json(version.created_by);
  if (item.type == ItemType::document) return json;
  json["reference"] = version.reference;
  json["progress"] = version.progress;
  if (call.v1x) json["data_import"] = version.data_import;
  return json;
}

Json detail_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call,
                 bool with_version) {
  if (item.type == ItemType::set) return set_json(store, item, version, call);
  if (item.type == ItemType::document) return document_json(store, item, version, call, with_version);
  return layer_json(store, item, version, call, with_version);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
