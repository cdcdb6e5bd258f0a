// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/items/edits.hpp"

#include <map>
#include <optional>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/fields/reader.hpp"
#include "testing/sandbox/store/jobs/datasource.hpp"
#include "testing/sandbox/store/jobs/imports.hpp"
#include "testing/sandbox/store/jobs/sources.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const char* const owner_required = "Either this field or user is required.";

using Rule = std::optional<Json> (FieldReader::*)(const std::string&, const Json&);

struct Writable {
  std::string stored_as;
  Rule rule;
};

using Writables = std::map<std::string, Writable>;

Writables with(Writables members, const Writables& more) {
  members.insert(more.begin(), more.end());
  return members;
}

const Writables& writable_members(ItemType type) {
  static const Writables every = {
      {"title", {"title", &FieldReader::title}},
      {"description", {"description", &FieldReader::text}},
      {"categories", {"categories", &FieldReader::categories}},
      {"tags", {"tags", &FieldReader::texts}},
      {"publish_to_catalog_services", {"publish_to_catalog_services", &FieldReader::boolean}},
      {"group", {"group", &FieldReader::group}},
      {"user", {"user", &FieldReader::user}},
      {"settings", {"settings", &FieldReader::object}}};
  static const Writables sets = with(every, {{"items", {"items", &FieldReader::item_links}}});
  static const Writables documents =
      with(every, {{"name", {"title", &FieldReader::title}}, {"license", {"license", &FieldReader::license}}});
  static const Writables layers =
      with(documents, {{"collected", {"collected_at", &FieldReader::collected}},
                       {"collected_at", {"collected_at", &FieldReader::collected}},
                       {"supplier_reference", {"supplier_reference", &FieldReader::text}},
                       {"version_reference", {"version_reference", &FieldReader::text}},
                       {"default_style_id", {"default_style_id", &FieldReader::number}},
                       {"mapstream_id", {"mapstream_id", &FieldReader::number_or_text}},
                       {"autoupdate", {"autoupdate", &FieldReader::object}},
                       {"autoupdate_schedule", {"autoupdate_schedule", &FieldReader::optional_text}},
                       {"tilegrids", {"tilegrids", &FieldReader::list}},
                       {"publish", {"publish", &FieldReader::boolean}}});
  return is_imported(type) ? layers : type == ItemType::set ? sets : documents;
}

const Writables& writable_data_members(ItemType type) {
  static const Writables documents = {{"datasources", {"datasources", &FieldReader::datasources}}};
  static const Writables layers =
      with(documents, {{"encoding", {"encoding", &FieldReader::optional_text}},
                       {"crs", {"crs", &FieldReader::crs}},
                       {"elevation_field", {"elevation_field", &FieldReader::optional_text}},
                       {"primary_key_field", {"primary_key_fields", &FieldReader::optional_text}},
                       {"primary_key_fields", {"primary_key_fields", &FieldReader::texts}},
                       {"geometry_field", {"geometry_field", &FieldReader::geometry_field}}});
  return is_imported(type) ? layers : documents;
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
                                                 "url_download",
                                                 "extension",
                                                 "file_size",
                                                 "file_size_formatted",
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

Json empty_data(ItemType type) {
  if (!is_imported(type)) return {{"datasources", Json::array()}};
  return {{"datasources", Json::array()},        {"encoding", nullptr},       {"crs", nullptr},
          {"primary_key_fields", Json::array()}, {"geometry_field", nullptr}, {"geometry_type", nullptr},
          {"elevation_field", nullptr},          {"fields", Json::array()}};
}

Json empty_content(ItemType type) {
  Json content = {{"title", ""},
                  {"description", ""},
                  {"group", nullptr},
                  {"user", nullptr},
                  {"categories", Json::array()},
                  {"tags", Json::array()},
                  {"publish_to_catalog_services", false}};
  if (type == ItemType::set) {
    content["items"] = Json::array();
    return content;
  }
  content["license"] = nullptr;
  content["data"] = empty_data(type);
  // Of a datasource that is not known, such as one of a seed's: see read_file().
  if (type == ItemType::document) content["extension"] = "txt";
  if (is_imported(type)) {
    content["collected_at"] = nullptr;
    content["supplier_reference"] = "";
    content["version_reference"] = "";
  }
  return content;
}

void read_members(const Store& store, FieldErrors& errors, const Json& body, const Writables& members,
                  const std::string& prefix, Json& into) {
  FieldReader reader(store, errors);
  for (const auto& [name, value] : body.items()) {
    if (prefix.empty() && name == "data" && into.contains("data")) continue;
    const auto writable = members.find(name);
    if (writable != members.end()) {
      if (auto stored = (reader.*writable->second.rule)(prefix + name, value))
        into[writable->second.stored_as] = std::move(*stored);
    } else if (store.options().strict) {
      errors.add(prefix + name, is_read_only(prefix + name) ? "This field is read-only." : "There is no such field.");
    }
  }
}

void read_data(const Store& store, ItemType type, FieldErrors& errors, const Json& data, Json& into) {
  if (!data.is_object()) {
    errors.add("data", "Enter an object.");
    return;
  }
  // In v1.x an answer has a link where a body has a list: what is only read back changes nothing.
  Json given = data;
  const std::string link = text_of(member(data, "datasources"));
  if (ends_with(link, "/datasources/")) given.erase("datasources");
  read_members(store, errors, given, writable_data_members(type), "data.", into);
  if (!is_imported(type)) return;
  Json& key = into["primary_key_fields"];
  if (key.is_string()) key = Json::array({key});
  if (key.is_null()) key = Json::array();
}

// A document is a datasource's file: there has to be one.
void check_file(const Store& store, FieldErrors& errors, const Json& content) {
  for (const Json& id : member(member(content, "data"), "datasources")) {
    if (store.imports().unavailable_datasources.count(integer_of(id, 0)) != 0)
      errors.add("data.datasources", "Datasource " + dump(id) + " is not a document.");
  }
}

// What the file is that a document is made from: its datasource's, where that came by an upload.
void read_file(const Store& store, Json& content) {
  const Json& datasources = member(member(content, "data"), "datasources");
  const std::int64_t wanted = datasources.empty() ? 0 : integer_of(datasources.front(), 0);
  for (const auto& [id, source] : store.sources().all()) {
    for (const Datasource& datasource : source.datasources) {
      const std::string name = lower(datasource.upload_path.substr(datasource.upload_path.rfind('/') + 1));
      const std::size_t dot = name.rfind('.');
      if (datasource.id == wanted && dot != std::string::npos) content["extension"] = name.substr(dot + 1);
    }
  }
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

Edit read_body(const Store& store, ItemType type, const Json& start, const Json& body, FieldErrors& errors) {
  Edit edit;
  edit.content = start;
  read_members(store, errors, body, writable_members(type), "", edit.content);
  if (body.contains("data") && start.contains("data"))
    read_data(store, type, errors, body.at("data"), edit.content["data"]);
  // Exactly one owner: naming one of them takes the thing from the other.
  if (!member(body, "user").is_null() && member(body, "group").is_null()) edit.content["group"] = nullptr;
  if (!member(body, "group").is_null()) edit.content["user"] = nullptr;
  if (is_imported(type)) check_autoupdate(errors, edit.content);
  if (type == ItemType::document) {
    check_file(store, errors, edit.content);
    read_file(store, edit.content);
  }
  edit.publish = member(edit.content, "publish") == Json(true);
  edit.content.erase("publish");
  return edit;
}

bool names_title(ItemType type, const Json& body) {
  return body.contains("title") || (type != ItemType::set && body.contains("name"));
}

bool names_datasource(const Json& body) { return !member(member(body, "data"), "datasources").empty(); }

}  // namespace

Edit created_content(const Store& store, ItemType type, const Json& body) {
  FieldErrors errors;
  if (!names_title(type, body)) errors.add("title", field_required);
  if (type != ItemType::set && !names_datasource(body)) errors.add("data.datasources", field_required);
  if (type == ItemType::set && member(body, "group").is_null() && member(body, "user").is_null())
    errors.add("group", owner_required);
  Edit edit = read_body(store, type, empty_content(type), body, errors);
  errors.throw_if_any();
  edit.data_changed = is_imported(type);
  return edit;
}

Edit edited_content(const Store& store, ItemType type, const Json& old, const Json& body) {
  FieldErrors errors;
  Json start = old;
  if (store.options().put_mode == PutMode::replace) {
    if (!names_title(type, body)) errors.add("title", field_required);
    start = empty_content(type);
    // What an import found out, and what a seed put into a file, is not the client's to reset.
    for (const char* kept : {"group", "user", "data", "extension", "text"}) {
      if (old.contains(kept)) start[kept] = old.at(kept);
    }
    if (body.contains("data") && start.contains("data")) {
      start["data"] = empty_data(type);
      for (const char* kept : {"fields", "geometry_type"}) {
        if (start["data"].contains(kept)) start["data"][kept] = member(old.at("data"), kept);
      }
      if (!names_datasource(body)) errors.add("data.datasources", field_required);
    }
  }
  Edit edit = read_body(store, type, start, body, errors);
  if (type == ItemType::set && member(edit.content, "group").is_null() && member(edit.content, "user").is_null())
    errors.add("group", owner_required);
  errors.throw_if_any();
  edit.data_changed = is_imported(type) && body.contains("data") && edit.content.at("data") != old.at("data");
  return edit;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
