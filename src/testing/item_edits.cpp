// SPDX-License-Identifier: BSD-3-Clause
#include "item_edits.hpp"

#include <map>
#include <optional>
#include <utility>

#include "field_reader.hpp"
#include "state.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

using Rule = std::optional<Json> (FieldReader::*)(const std::string&, const Json&);

struct Writable {
  std::string stored_as;
  Rule rule;
};

const std::map<std::string, Writable>& writable_members() {
  static const std::map<std::string, Writable> members = {
      {"title", {"title", &FieldReader::title}},
      {"name", {"title", &FieldReader::title}},
      {"description", {"description", &FieldReader::text}},
      {"collected", {"collected_at", &FieldReader::collected}},
      {"collected_at", {"collected_at", &FieldReader::collected}},
      {"license", {"license", &FieldReader::license}},
      {"supplier_reference", {"supplier_reference", &FieldReader::text}},
      {"version_reference", {"version_reference", &FieldReader::text}},
      {"default_style_id", {"default_style_id", &FieldReader::number}},
      {"mapstream_id", {"mapstream_id", &FieldReader::number_or_text}},
      {"categories", {"categories", &FieldReader::categories}},
      {"tags", {"tags", &FieldReader::texts}},
      {"publish_to_catalog_services", {"publish_to_catalog_services", &FieldReader::boolean}},
      {"autoupdate", {"autoupdate", &FieldReader::object}},
      {"autoupdate_schedule", {"autoupdate_schedule", &FieldReader::optional_text}},
      {"group", {"group", &FieldReader::group}},
      {"user", {"user", &FieldReader::user}},
      {"tilegrids", {"tilegrids", &FieldReader::list}},
      {"settings", {"settings", &FieldReader::object}},
      {"publish", {"publish", &FieldReader::boolean}}};
  return members;
}

const std::map<std::string, Writable>& writable_data_members() {
  static const std::map<std::string, Writable> members = {
      {"datasources", {"datasources", &FieldReader::datasources}},
      {"encoding", {"encoding", &FieldReader::optional_text}},
      {"crs", {"crs", &FieldReader::crs}},
      {"elevation_field", {"elevation_field", &FieldReader::optional_text}},
      {"primary_key_field", {"primary_key_fields", &FieldReader::optional_text}},
      {"primary_key_fields", {"primary_key_fields", &FieldReader::texts}},
      {"geometry_field", {"geometry_field", &FieldReader::geometry_field}}};
  return members;
}

// What answers hold and bodies may not: without strictness the service passes over them.
bool is_read_only(const std::string& name) {
  static const std::vector<std::string> names = {"id",
                                                 "url",
                                                 "type",
                                                 "description_html",
                                                 "first_published_at",
                                                 "published_at",
                                                 "created_at",
                                                 "kind",
                                                 "url_html",
                                                 "published_version",
                                                 "latest_version",
                                                 "this_version",
                                                 "metadata",
                                                 "elevation_field",
                                                 "version",
                                                 "permissions",
                                                 "active_publish",
                                                 "publisher",
                                                 "services",
                                                 "num_views",
                                                 "num_downloads",
                                                 "is_starred",
                                                 "url_canonical",
                                                 "featured_at",
                                                 "thumbnail_url",
                                                 "user_permissions",
                                                 "user_capabilities",
                                                 "public_access",
                                                 "repository",
                                                 "styles",
                                                 "geotags",
                                                 "doi",
                                                 "attached",
                                                 "updated_at",
                                                 "data.fields",
                                                 "data.geometry_type",
                                                 "data.feature_count",
                                                 "data.empty_geometry_count",
                                                 "data.datasource_count",
                                                 "data.extent",
                                                 "data.source_revision",
                                                 "data.tile_revision",
                                                 "data.change_summary",
                                                 "data.source_summary",
                                                 "data.import_started_at",
                                                 "data.import_ended_at",
                                                 "data.import_log",
                                                 "data.import_version",
                                                 "data.update_available",
                                                 "data.omitted_fields",
                                                 "data.has_z"};
  return contains(names, name);
}

Json empty_content() {
  return {{"title", ""},
          {"description", ""},
          {"group", nullptr},
          {"user", nullptr},
          {"license", nullptr},
          {"categories", Json::array()},
          {"tags", Json::array()},
          {"collected_at", nullptr},
          {"supplier_reference", ""},
          {"version_reference", ""},
          {"publish_to_catalog_services", false},
          {"data",
           {{"datasources", Json::array()},
            {"encoding", nullptr},
            {"crs", nullptr},
            {"primary_key_fields", Json::array()},
            {"geometry_field", nullptr},
            {"geometry_type", nullptr},
            {"elevation_field", nullptr},
            {"fields", Json::array()}}}};
}

void read_members(const State& state, FieldErrors& errors, const Json& body,
                  const std::map<std::string, Writable>& members, const std::string& prefix, Json& into) {
  FieldReader reader(state, errors);
  for (const auto& [name, value] : body.items()) {
    if (prefix.empty() && name == "data") continue;
    const auto writable = members.find(name);
    if (writable != members.end()) {
      if (auto stored = (reader.*writable->second.rule)(prefix + name, value))
        into[writable->second.stored_as] = std::move(*stored);
    } else if (state.options.strict) {
      errors.add(prefix + name, is_read_only(prefix + name) ? "This field is read-only." : "There is no such field.");
    }
  }
}

void read_data(const State& state, FieldErrors& errors, const Json& data, Json& into) {
  if (!data.is_object()) {
    errors.add("data", "Enter an object.");
    return;
  }
  // In v1.x an answer has a link where a body has a list: what is only read back changes nothing.
  Json given = data;
  const std::string link = text_of(member(data, "datasources"));
  if (ends_with(link, "/datasources/")) given.erase("datasources");
  read_members(state, errors, given, writable_data_members(), "data.", into);
  Json& key = into["primary_key_fields"];
  if (key.is_string()) key = Json::array({key});
  if (key.is_null()) key = Json::array();
}

void check_autoupdate(FieldErrors& errors, Json& content) {
  const Json& autoupdate = member(content, "autoupdate");
  const std::string behavior = text_of(member(autoupdate, "behavior"), "no");
  const Json flat = member(content, "autoupdate_schedule");
  content.erase("autoupdate_schedule");
  if (behavior == "no" || behavior == "off") return;
  if (text_of(member(autoupdate, "schedule")).empty()) {
    if (flat.is_string()) {
      content["autoupdate"]["schedule"] = flat;
    } else {
      errors.add("autoupdate_schedule", "This field is required when autoupdate is on.");
    }
  }
}

Edit read_body(const State& state, const Json& start, const Json& body, FieldErrors& errors) {
  Edit edit;
  edit.content = start;
  read_members(state, errors, body, writable_members(), "", edit.content);
  if (body.contains("data")) read_data(state, errors, body.at("data"), edit.content["data"]);
  // Exactly one owner: naming one of them takes the thing from the other.
  if (!member(body, "user").is_null() && member(body, "group").is_null()) edit.content["group"] = nullptr;
  if (!member(body, "group").is_null()) edit.content["user"] = nullptr;
  check_autoupdate(errors, edit.content);
  edit.publish = member(edit.content, "publish") == Json(true);
  edit.content.erase("publish");
  return edit;
}

}  // namespace

Edit created_content(const State& state, const Json& body) {
  FieldErrors errors;
  if (!body.contains("title") && !body.contains("name")) errors.add("title", field_required);
  if (member(member(body, "data"), "datasources").empty()) errors.add("data.datasources", field_required);
  Edit edit = read_body(state, empty_content(), body, errors);
  errors.throw_if_any();
  edit.data_changed = true;
  return edit;
}

Edit edited_content(const State& state, const Json& old, const Json& body) {
  FieldErrors errors;
  Json start = old;
  if (state.options.put_mode == PutMode::replace) {
    if (!body.contains("title") && !body.contains("name")) errors.add("title", field_required);
    start = empty_content();
    for (const char* kept : {"group", "user", "data"}) start[kept] = old.at(kept);
    if (body.contains("data")) {
      // What an import found out is not the client's to reset.
      const Json fields = old.at("data").at("fields");
      start["data"] = empty_content().at("data");
      start["data"]["fields"] = fields;
      start["data"]["geometry_type"] = member(old.at("data"), "geometry_type");
      if (member(body.at("data"), "datasources").empty()) errors.add("data.datasources", field_required);
    }
  }
  Edit edit = read_body(state, start, body, errors);
  errors.throw_if_any();
  edit.data_changed = body.contains("data") && edit.content.at("data") != old.at("data");
  return edit;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
