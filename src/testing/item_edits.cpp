// SPDX-License-Identifier: BSD-3-Clause
#include "item_edits.hpp"

#include <functional>
#include <map>
#include <optional>
#include <utility>

#include "filters.hpp"
#include "state.hpp"
#include "timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const char* const required = "This field is required.";

// The stored form of a value, or nothing and a complaint.
class Reader {
 public:
  Reader(const State& state, FieldErrors& errors) : state_(state), errors_(errors) {}

  std::optional<Json> text(const std::string& field, const Json& value) {
    if (value.is_null()) return Json("");
    return value.is_string() ? std::optional<Json>(value) : refuse(field, "Enter a text.");
  }

  std::optional<Json> title(const std::string& field, const Json& value) {
    if (!value.is_string()) return refuse(field, value.is_null() ? required : "Enter a text.");
    return trim(value.get<std::string>()).empty() ? refuse(field, "This field may not be blank.")
                                                  : std::optional<Json>(value);
  }

  std::optional<Json> optional_text(const std::string& field, const Json& value) {
    return value.is_null() || value.is_string() ? std::optional<Json>(value) : refuse(field, "Enter a text or null.");
  }

  std::optional<Json> number_or_text(const std::string& field, const Json& value) {
    return value.is_number_integer() ? std::optional<Json>(value) : optional_text(field, value);
  }

  std::optional<Json> boolean(const std::string& field, const Json& value) {
    return value.is_boolean() ? std::optional<Json>(value) : refuse(field, "Enter true or false.");
  }

  std::optional<Json> number(const std::string& field, const Json& value) {
    return value.is_null() || value.is_number_integer() ? std::optional<Json>(value)
                                                        : refuse(field, "Enter a whole number or null.");
  }

  std::optional<Json> object(const std::string& field, const Json& value) {
    return value.is_null() || value.is_object() ? std::optional<Json>(value) : refuse(field, "Enter an object.");
  }

  std::optional<Json> list(const std::string& field, const Json& value) {
    return value.is_array() ? std::optional<Json>(value) : refuse(field, "Enter a list.");
  }

  std::optional<Json> texts(const std::string& field, const Json& value) {
    if (!value.is_array()) return refuse(field, "Enter a list of texts.");
    for (const Json& entry : value) {
      if (!entry.is_string()) return refuse(field, "Enter a list of texts.");
    }
    return value;
  }

  // An id, a digit text, a URL, or an object with `id` or `url`.
  std::optional<Json> license(const std::string& field, const Json& value) {
    if (value.is_null()) return value;
    const License* license = state_.licenses.refer(reference(value));
    return license == nullptr ? refuse(field, "There is no such license.") : std::optional<Json>(license->id);
  }

  std::optional<Json> group(const std::string& field, const Json& value) {
    if (value.is_null()) return value;
    const Group* group = state_.accounts.group(id_in(reference(value)));
    return group == nullptr ? refuse(field, "There is no such group.") : std::optional<Json>(group->id);
  }

  std::optional<Json> user(const std::string& field, const Json& value) {
    if (value.is_null()) return value;
    const User* user = state_.accounts.user(id_in(reference(value)));
    return user == nullptr ? refuse(field, "There is no such user.") : std::optional<Json>(user->id);
  }

  // Slugs; what is read back, objects with a slug and in v1.x a key, does as well.
  std::optional<Json> categories(const std::string& field, const Json& value) {
    if (!value.is_array()) return refuse(field, "Enter a list of category slugs.");
    Json slugs = Json::array();
    for (const Json& entry : value) {
      const std::string slug =
          entry.is_object() ? text_of(member(entry, "key"), text_of(member(entry, "slug"))) : text_of(entry);
      if (state_.accounts.category(slug) == nullptr) return refuse(field, "There is no category \"" + slug + "\".");
      slugs.push_back(slug);
    }
    return slugs;
  }

  // One date is both ends; two are the range.
  std::optional<Json> collected(const std::string& field, const Json& value) {
    if (value.is_null()) return value;
    const Json range = value.is_array() ? value : Json::array({value, value});
    bool fine = range.size() == 2;
    for (const Json& date : range) fine = fine && (date.is_null() || parse_timestamp(text_of(date)));
    return fine ? std::optional<Json>(range) : refuse(field, "Enter a date, or two.");
  }

  // {"id": 1}, 1, or the URL of a datasource.
  std::optional<Json> datasources(const std::string& field, const Json& value) {
    const Json list = value.is_array() ? value : Json::array({value});
    Json ids = Json::array();
    for (const Json& entry : list) {
      const std::int64_t id = id_in(reference(entry));
      if (id < 1) return refuse(field, "Enter the ids or URLs of datasources.");
      ids.push_back(id);
    }
    return ids;
  }

  std::optional<Json> crs(const std::string& field, const Json& value) {
    if (value.is_null()) return value;
    const std::string id = value.is_object() ? text_of(member(value, "id")) : text_of(value);
    const bool fine = starts_with(id, "EPSG:") && parse_integer(id.substr(5));
    return fine ? std::optional<Json>(id) : refuse(field, "Enter a coordinate system as EPSG:n.");
  }

  std::optional<Json> geometry_field(const std::string& field, const Json& value) {
    return value.is_null() || value.is_string() || value.is_array() ? std::optional<Json>(value)
                                                                    : refuse(field, "Enter a field's name, or two.");
  }

  std::optional<Json> refuse(const std::string& field, const std::string& text) {
    errors_.add(field, text);
    return std::nullopt;
  }

 private:
  static std::string reference(const Json& value) {
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    if (!value.is_object()) return text_of(value);
    return value.contains("id") ? reference(value.at("id")) : reference(member(value, "url"));
  }

  const State& state_;
  FieldErrors& errors_;
};

using Rule = std::optional<Json> (Reader::*)(const std::string&, const Json&);

struct Writable {
  std::string stored_as;
  Rule rule;
};

const std::map<std::string, Writable>& writable_members() {
  static const std::map<std::string, Writable> members = {
      {"title", {"title", &Reader::title}},
      {"name", {"title", &Reader::title}},
      {"description", {"description", &Reader::text}},
      {"collected", {"collected_at", &Reader::collected}},
      {"collected_at", {"collected_at", &Reader::collected}},
      {"license", {"license", &Reader::license}},
      {"supplier_reference", {"supplier_reference", &Reader::text}},
      {"version_reference", {"version_reference", &Reader::text}},
      {"default_style_id", {"default_style_id", &Reader::number}},
      {"mapstream_id", {"mapstream_id", &Reader::number_or_text}},
      {"categories", {"categories", &Reader::categories}},
      {"tags", {"tags", &Reader::texts}},
      {"publish_to_catalog_services", {"publish_to_catalog_services", &Reader::boolean}},
      {"autoupdate", {"autoupdate", &Reader::object}},
      {"autoupdate_schedule", {"autoupdate_schedule", &Reader::optional_text}},
      {"group", {"group", &Reader::group}},
      {"user", {"user", &Reader::user}},
      {"tilegrids", {"tilegrids", &Reader::list}},
      {"settings", {"settings", &Reader::object}},
      {"publish", {"publish", &Reader::boolean}}};
  return members;
}

const std::map<std::string, Writable>& writable_data_members() {
  static const std::map<std::string, Writable> members = {
      {"datasources", {"datasources", &Reader::datasources}},
      {"encoding", {"encoding", &Reader::optional_text}},
      {"crs", {"crs", &Reader::crs}},
      {"elevation_field", {"elevation_field", &Reader::optional_text}},
      {"primary_key_field", {"primary_key_fields", &Reader::optional_text}},
      {"primary_key_fields", {"primary_key_fields", &Reader::texts}},
      {"geometry_field", {"geometry_field", &Reader::geometry_field}}};
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
  Reader reader(state, errors);
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
  if (!body.contains("title") && !body.contains("name")) errors.add("title", required);
  if (member(member(body, "data"), "datasources").empty()) errors.add("data.datasources", required);
  Edit edit = read_body(state, empty_content(), body, errors);
  errors.throw_if_any();
  edit.data_changed = true;
  return edit;
}

Edit edited_content(const State& state, const Json& old, const Json& body) {
  FieldErrors errors;
  Json start = old;
  if (state.options.put_mode == PutMode::replace) {
    if (!body.contains("title") && !body.contains("name")) errors.add("title", required);
    start = empty_content();
    for (const char* kept : {"group", "user", "data"}) start[kept] = old.at(kept);
    if (body.contains("data")) {
      // What an import found out is not the client's to reset.
      const Json fields = old.at("data").at("fields");
      start["data"] = empty_content().at("data");
      start["data"]["fields"] = fields;
      start["data"]["geometry_type"] = member(old.at("data"), "geometry_type");
      if (member(body.at("data"), "datasources").empty()) errors.add("data.datasources", required);
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
