// SPDX-License-Identifier: BSD-3-Clause
#include "item_shapes.hpp"

#include <utility>

#include "extents.hpp"
#include "state.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

Json date_or_null(const std::optional<Millis>& time) { return time ? Json(timestamp(*time)) : Json(); }

std::string title_member(const Call& call) { return !call.v1x && call.options->v1_name ? "name" : "title"; }

std::string html_url(const Item& item, const std::string& title, const Call& call) {
  return call.site + "/" + type_name(item.type) + "/" + std::to_string(item.id) + "-" + slug_of(title) + "/";
}

Json capabilities(bool token) {
  Json list = {"can-view", "can-star"};
  if (token) list.push_back("can-edit");
  return list;
}

Json datasources_json(const Json& ids) {
  Json list = Json::array();
  for (const Json& id : ids) list.push_back({{"id", id}});
  return list;
}

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

void add_owner(Json& json, const State& state, const Json& content, const Call& call) {
  if (const Group* group = state.accounts.group(integer_of(member(content, "group"), 0))) {
    json["group"] = group_json(*group, call);
  } else if (const User* user = state.accounts.user(integer_of(member(content, "user"), 0))) {
    json["user"] = user_json(*user, call);
  }
}

Json permissions_json(const Json& content) {
  const Json& group = member(content, "group");
  const std::string owner = group.is_null() ? "user." + dump(member(content, "user")) : "group." + dump(group);
  return Json::array(
      {{{"id", owner}, {"permission", "admin"}}, {{"id", "group.everyone"}, {"permission", "download"}}});
}

void add_richer_members(Json& json, const State& state, const Item& item, const Json& content, const Call& call) {
  const std::string self = call.link(path_of({item.type, item.id, 0}));
  json["publisher"] =
      publisher_link(integer_of(member(content, "group"), 0), integer_of(member(content, "user"), 0), call);
  json["services"] = self + "services/";
  json["styles"] = self + "styles/";
  json["num_views"] = item.popularity * 3;
  json["num_downloads"] = item.popularity;
  json["is_starred"] = state.extras.is_starred(call.user(), {item.type, item.id, 0});
  json["url_canonical"] = json.at("url_html");
  json["featured_at"] = nullptr;
  json["thumbnail_url"] = nullptr;
  json["user_permissions"] = call.token == nullptr ? Json({"find", "view", "download"})
                                                   : Json({"find", "view", "download", "edit", "write", "admin"});
  json["user_capabilities"] = capabilities(call.token != nullptr);
  json["public_access"] = item.is_public ? Json("download") : Json();
  json["repository"] = nullptr;
  json["geotags"] = Json::array();
  json["doi"] = nullptr;
  json["attached"] = Json::array();
  json["updated_at"] = timestamp(std::max(item.published_at.value_or(item.created_at), item.created_at));
}

// The links to the item's versions, and what the version says of itself.
void add_versions(Json& json, const Item& item, const ItemVersion& version, const Call& call) {
  const auto link = [&](std::int64_t id) {
    return id == 0 ? Json() : Json(call.link(path_of({item.type, item.id, id})));
  };
  json["published_version"] = link(item.published);
  json["latest_version"] = link(item.latest);
  json["this_version"] = link(version.id);
  json["active_publish"] =
      version.publish_job == 0 ? Json() : Json(call.link("publish/" + std::to_string(version.publish_job) + "/"));
}

void add_words(Json& json, const State& state, const Json& content, const Call& call) {
  json["categories"] = Json::array();
  for (const Json& slug : member(content, "categories"))
    json["categories"].push_back(category_json(state.accounts, text_of(slug), call));
  json["tags"] = content.value("tags", Json::array());
  json["collected_at"] = member(content, "collected_at");
  const License* license = state.licenses.find(integer_of(member(content, "license"), 0));
  json["license"] = license == nullptr ? Json() : license_json(*license, call);
  // No metadata until some is posted.
  json["metadata"] = nullptr;
  json["elevation_field"] = member(member(content, "data"), "elevation_field");
  for (const char* name : {"publish_to_catalog_services", "supplier_reference", "version_reference", "autoupdate",
                           "default_style_id", "mapstream_id", "tilegrids", "settings"}) {
    const auto found = content.find(name);
    if (found != content.end()) json[name] = *found;
  }
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
    json["public_access"] = row.is_public ? Json("download") : Json();
    json["user_capabilities"] = capabilities(call.token != nullptr);
    json["kind"] = row.kind;
  }
  return json;
}

Json version_json(const State& state, const Item& item, const ItemVersion& version, const Call& call) {
  const User* user = state.accounts.user(version.created_by);
  Json json = {{"id", version.id},
               {"url", call.link(path_of({item.type, item.id, version.id}))},
               {"status", version.status},
               {"created_at", timestamp(version.created_at)},
               // A number in v1; that v1.x gives the user is an assumption.
               {"created_by", call.v1x && user != nullptr ? user_json(*user, call) : Json(version.created_by)},
               {"reference", version.reference},
               {"progress", version.progress}};
  if (call.v1x) json["data_import"] = version.data_import;
  return json;
}

Json detail_json(const State& state, const Item& item, const ItemVersion& version, const Call& call,
                 bool with_version) {
  const Json& content = version.content;
  const std::string title = text_of(member(content, "title"));
  const std::string description = text_of(member(content, "description"));
  Json json = {{"id", item.id},
               {"url", call.link(path_of({item.type, item.id, 0}))},
               {"type", type_name(item.type)},
               {title_member(call), title},
               {"first_published_at", date_or_null(item.first_published_at)},
               {"published_at", date_or_null(item.published_at)},
               {"description", description},
               {"description_html", description.empty() ? "" : "<p>" + description + "</p>"}};
  add_owner(json, state, content, call);
  json["data"] = data_json(item, version, call);
  json["url_html"] = html_url(item, title, call);
  add_versions(json, item, version, call);
  json["kind"] = item.kind;
  add_words(json, state, content, call);
  json["created_at"] = timestamp(item.created_at);
  json["permissions"] = call.expands("permissions")
                            ? permissions_json(content)
                            : Json(call.link(path_of({item.type, item.id, 0})) + "permissions/");
  if (call.v1x) add_richer_members(json, state, item, content, call);
  if (with_version || call.v1x) json["version"] = version_json(state, item, version, call);
  return json;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
