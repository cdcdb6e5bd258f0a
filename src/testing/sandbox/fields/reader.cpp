// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/fields/reader.hpp"

#include <cstdint>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/licenses.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// What an id, a digit text, a URL, or an object with `id` or `url` names.
std::string reference(const Json& value) {
  const Json* named = &value;
  while (named->is_object()) named = &(named->contains("id") ? named->at("id") : member(*named, "url"));
  return named->is_number_integer() ? std::to_string(named->get<std::int64_t>()) : text_of(*named);
}

}  // namespace

std::optional<Json> FieldReader::text(const std::string& field, const Json& value) {
  if (value.is_null()) return Json("");
  return value.is_string() ? std::optional<Json>(value) : refuse(field, "Enter a text.");
}

std::optional<Json> FieldReader::title(const std::string& field, const Json& value) {
  if (!value.is_string()) return refuse(field, value.is_null() ? field_required : "Enter a text.");
  return trim(value.get<std::string>()).empty() ? refuse(field, "This field may not be blank.")
                                                : std::optional<Json>(value);
}

std::optional<Json> FieldReader::optional_text(const std::string& field, const Json& value) {
  return value.is_null() || value.is_string() ? std::optional<Json>(value) : refuse(field, "Enter a text or null.");
}

std::optional<Json> FieldReader::number_or_text(const std::string& field, const Json& value) {
  return value.is_number_integer() ? std::optional<Json>(value) : optional_text(field, value);
}

std::optional<Json> FieldReader::boolean(const std::string& field, const Json& value) {
  return value.is_boolean() ? std::optional<Json>(value) : refuse(field, "Enter true or false.");
}

std::optional<Json> FieldReader::number(const std::string& field, const Json& value) {
  return value.is_null() || value.is_number_integer() ? std::optional<Json>(value)
                                                      : refuse(field, "Enter a whole number or null.");
}

std::optional<Json> FieldReader::object(const std::string& field, const Json& value) {
  return value.is_null() || value.is_object() ? std::optional<Json>(value) : refuse(field, "Enter an object.");
}

std::optional<Json> FieldReader::list(const std::string& field, const Json& value) {
  return value.is_array() ? std::optional<Json>(value) : refuse(field, "Enter a list.");
}

std::optional<Json> FieldReader::texts(const std::string& field, const Json& value) {
  if (!value.is_array()) return refuse(field, "Enter a list of texts.");
  for (const Json& entry : value) {
    if (!entry.is_string()) return refuse(field, "Enter a list of texts.");
  }
  return value;
}

std::optional<Json> FieldReader::license(const std::string& field, const Json& value) {
  if (value.is_null()) return value;
  const License* license = store_.licenses().refer(reference(value));
  return license == nullptr ? refuse(field, "There is no such license.") : std::optional<Json>(license->id);
}

std::optional<Json> FieldReader::group(const std::string& field, const Json& value) {
  if (value.is_null()) return value;
  const Group* group = store_.accounts().group(id_in(reference(value)));
  return group == nullptr ? refuse(field, "There is no such group.") : std::optional<Json>(group->id);
}

std::optional<Json> FieldReader::user(const std::string& field, const Json& value) {
  if (value.is_null()) return value;
  const User* user = store_.accounts().user(id_in(reference(value)));
  return user == nullptr ? refuse(field, "There is no such user.") : std::optional<Json>(user->id);
}

std::optional<Json> FieldReader::categories(const std::string& field, const Json& value) {
  if (!value.is_array()) return refuse(field, "Enter a list of category slugs.");
  Json slugs = Json::array();
  for (const Json& entry : value) {
    const std::string slug =
        entry.is_object() ? text_of(member(entry, "key"), text_of(member(entry, "slug"))) : text_of(entry);
    if (store_.accounts().category(slug) == nullptr) return refuse(field, "There is no category \"" + slug + "\".");
    slugs.push_back(slug);
  }
  return slugs;
}

std::optional<Json> FieldReader::collected(const std::string& field, const Json& value) {
  if (value.is_null()) return value;
  const Json range = value.is_array() ? value : Json::array({value, value});
  bool fine = range.size() == 2;
  for (const Json& date : range) fine = fine && (date.is_null() || parse_timestamp(text_of(date)));
  return fine ? std::optional<Json>(range) : refuse(field, "Enter a date, or two.");
}

std::optional<Json> FieldReader::datasources(const std::string& field, const Json& value) {
  const Json list = value.is_array() ? value : Json::array({value});
  Json ids = Json::array();
  for (const Json& entry : list) {
    const std::int64_t id = id_in(reference(entry));
    if (id < 1) return refuse(field, "Enter the ids or URLs of datasources.");
    ids.push_back(id);
  }
  return ids;
}

std::optional<Json> FieldReader::crs(const std::string& field, const Json& value) {
  if (value.is_null()) return value;
  const std::string id = value.is_object() ? text_of(member(value, "id")) : text_of(value);
  const bool fine = starts_with(id, "EPSG:") && parse_integer(id.substr(5));
  return fine ? std::optional<Json>(id) : refuse(field, "Enter a coordinate system as EPSG:n.");
}

std::optional<Json> FieldReader::geometry_field(const std::string& field, const Json& value) {
  return value.is_null() || value.is_string() || value.is_array() ? std::optional<Json>(value)
                                                                  : refuse(field, "Enter a field's name, or two.");
}

std::optional<Json> FieldReader::item_links(const std::string& field, const Json& value) {
  if (!value.is_array()) return refuse(field, "Enter a list of the URLs of layers, tables and documents.");
  Json paths = Json::array();
  for (const Json& entry : value) {
    const std::string url = text_of(entry.is_object() ? member(entry, "url") : entry);
    const std::optional<ItemRef> ref = ref_of(url);
    if (!ref || ref->version != 0) return refuse(field, "\"" + url + "\" is not the URL of an item.");
    // That a set cannot be part of another is an assumption.
    if (ref->type == ItemType::set) return refuse(field, "\"" + url + "\" is a set, which cannot be in a set.");
    const std::optional<Item> item = store_.items(ref->type).find(ref->id);
    if (!item || item->removed) return refuse(field, "There is no item \"" + url + "\".");
    paths.push_back(path_of(*ref));
  }
  return paths;
}

std::optional<Json> FieldReader::time(const std::string& field, const Json& value) {
  if (value.is_null()) return value;
  const std::optional<Millis> time = parse_timestamp(text_of(value));
  return time ? std::optional<Json>(*time) : refuse(field, "Enter a date and time in ISO 8601 form, or null.");
}

std::optional<Json> FieldReader::refuse(const std::string& field, const std::string& text) {
  errors_.add(field, text);
  return std::nullopt;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
