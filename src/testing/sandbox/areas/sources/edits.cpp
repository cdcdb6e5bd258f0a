// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/sources/edits.hpp"

#include <map>
#include <optional>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/areas/sources/remote_urls.hpp"
#include "testing/sandbox/fields/reader.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

using Rule = std::optional<Json> (FieldReader::*)(const std::string&, const Json&);

const std::map<std::string, Rule>& writable_members() {
  static const std::map<std::string, Rule> members = {{"title", &FieldReader::title},
                                                      {"description", &FieldReader::text},
                                                      {"group", &FieldReader::group},
                                                      {"user", &FieldReader::user},
                                                      {"license", &FieldReader::license},
                                                      {"categories", &FieldReader::categories},
                                                      {"tags", &FieldReader::texts},
                                                      {"publish_to_catalog_services", &FieldReader::boolean},
                                                      {"url_remote", &FieldReader::optional_text},
                                                      {"scan_schedule", &FieldReader::optional_text},
                                                      {"options", &FieldReader::object}};
  return members;
}

bool is_read_only(const std::string& name) {
  return contains({"id", "url", "url_html", "description_html", "metadata", "permissions", "created_at",
                   "last_scanned_at", "datasources", "scans"},
                  name);
}

Json empty_content() {
  return {{"title", ""},
          {"description", ""},
          {"group", nullptr},
          {"user", nullptr},
          {"license", nullptr},
          {"categories", Json::array()},
          {"tags", Json::array()},
          {"publish_to_catalog_services", false},
          {"url_remote", nullptr},
          {"scan_schedule", nullptr},
          {"options", Json::object()}};
}

bool is_remote(const std::string& type) { return type != "upload" && type != "info"; }

// The options that a type has beside those of all remote ones.
std::string list_option(const std::string& type) {
  return type == "arcgis" ? "folders" : type == "postgres" ? "schemas" : "";
}

// Reads `given` into what is shown and what is secret. A secret that is not given again is kept.
void read_options(const Store& store, Source& source, const Json& given, FieldErrors& errors) {
  Json shown = Json::object();
  for (const auto& [name, value] : given.items()) {
    const bool remote = is_remote(source.type);
    if (remote && (name == "username" || name == "password")) {
      if (!value.is_null() && !value.is_string()) errors.add("options", name + ": enter a text.");
      source.secrets[name] = value;
    } else if (remote && name == "ssl_verify") {
      if (!value.is_boolean()) errors.add("options", name + ": enter true or false.");
      shown[name] = value;
    } else if (!list_option(source.type).empty() && name == list_option(source.type)) {
      FieldErrors complaints;
      if (!FieldReader(store, complaints).texts(name, value)) errors.add("options", name + ": enter a list of texts.");
      shown[name] = value;
    } else if (store.options().strict) {
      errors.add("options", "A source of type \"" + source.type + "\" has no option \"" + name + "\".");
    }
  }
  source.content["options"] = std::move(shown);
}

void check_schedule(const Source& source, FieldErrors& errors) {
  const Json& schedule = member(source.content, "scan_schedule");
  if (schedule.is_null()) return;
  if (!is_remote(source.type)) {
    errors.add("scan_schedule", "A source of type \"" + source.type + "\" is not scanned by a schedule.");
  } else if (!contains({"@hourly", "@daily", "@weekly"}, text_of(schedule))) {
    errors.add("scan_schedule", "Enter \"@hourly\", \"@daily\", \"@weekly\" or null.");
  }
}

void check_remote(const Source& source, FieldErrors& errors) {
  const std::string problem = remote_url_problem(source.type, member(source.content, "url_remote"));
  if (!problem.empty()) errors.add("url_remote", problem);
}

void read_members(const Store& store, Source& source, const Json& body, FieldErrors& errors) {
  FieldReader reader(store, errors);
  for (const auto& [name, value] : body.items()) {
    if (name == "type") continue;
    const auto writable = writable_members().find(name);
    if (writable != writable_members().end()) {
      if (auto stored = (reader.*writable->second)(name, value)) source.content[name] = std::move(*stored);
    } else if (store.options().strict) {
      errors.add(name, is_read_only(name) ? "This field is read-only." : "There is no such field.");
    }
  }
  // Exactly one owner: naming one of them takes the source from the other.
  if (!member(body, "user").is_null() && member(body, "group").is_null()) source.content["group"] = nullptr;
  if (!member(body, "group").is_null()) source.content["user"] = nullptr;
  const Json& options = member(body, "options");
  if (options.is_object()) read_options(store, source, options, errors);
  if (source.content.at("options").is_null()) source.content["options"] = Json::object();
  check_schedule(source, errors);
  check_remote(source, errors);
}

void check_type(const std::string& type, const Json& given, bool upload, FieldErrors& errors) {
  if (given.is_null()) {
    errors.add("type", field_required);
  } else if (!contains({"info", "upload", "cifs", "url", "arcgis", "wfs", "postgres"}, type)) {
    errors.add("type", "\"" + type + "\" is no type of a source.");
  } else if (type == "upload" && !upload) {
    errors.add("type", "An upload is sent as multipart/form-data, with its files.");
  } else if (type != "upload" && upload) {
    errors.add("type", "Files can only be sent for a source of type \"upload\".");
  }
}

}  // namespace

Source created_source(const Store& store, const Json& body, bool upload) {
  FieldErrors errors;
  Source source;
  source.type = text_of(member(body, "type"));
  source.created_at = now();
  source.content = empty_content();
  check_type(source.type, member(body, "type"), upload, errors);
  errors.throw_if_any();  // everything else depends on it
  // That an upload is called like its first file when it is not named is an assumption.
  if (!body.contains("title") && !upload) errors.add("title", field_required);
  read_members(store, source, body, errors);
  errors.throw_if_any();
  return source;
}

void edit_source(const Store& store, Source& source, const Json& body) {
  FieldErrors errors;
  Source edited = source;
  if (store.options().put_mode == PutMode::replace) {
    if (!body.contains("title")) errors.add("title", field_required);
    edited.content = empty_content();
    edited.secrets = Json::object();
    for (const char* kept : {"group", "user"}) edited.content[kept] = source.content.at(kept);
  }
  const Json& type = member(body, "type");
  if (!type.is_null() && text_of(type) != source.type) errors.add("type", "The type of a source cannot be changed.");
  read_members(store, edited, body, errors);
  errors.throw_if_any();
  source = std::move(edited);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
