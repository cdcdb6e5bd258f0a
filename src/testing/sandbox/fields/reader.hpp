// SPDX-License-Identifier: BSD-3-Clause
// Values that a client writes, one by one: checked, and turned into the sandbox's own form.
#pragma once

#include <optional>
#include <string>

#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

const char* const field_required = "This field is required.";

// Each call gives the stored form of a value, or nothing and a complaint.
class FieldReader {
 public:
  FieldReader(const Store& store, FieldErrors& errors) : store_(store), errors_(errors) {}

  std::optional<Json> text(const std::string& field, const Json& value);
  std::optional<Json> title(const std::string& field, const Json& value);
  std::optional<Json> optional_text(const std::string& field, const Json& value);
  std::optional<Json> number_or_text(const std::string& field, const Json& value);
  std::optional<Json> boolean(const std::string& field, const Json& value);
  std::optional<Json> number(const std::string& field, const Json& value);
  std::optional<Json> object(const std::string& field, const Json& value);
  std::optional<Json> list(const std::string& field, const Json& value);
  std::optional<Json> texts(const std::string& field, const Json& value);
  // An id, a digit text, a URL, or an object with `id` or `url`.
  std::optional<Json> license(const std::string& field, const Json& value);
  std::optional<Json> group(const std::string& field, const Json& value);
  std::optional<Json> user(const std::string& field, const Json& value);
  // Slugs; what is read back, objects with a slug and in v1.x a key, does as well.
  std::optional<Json> categories(const std::string& field, const Json& value);
  // One date is both ends; two are the range.
  std::optional<Json> collected(const std::string& field, const Json& value);
  // {"id": 1}, 1, or the URL of a datasource.
  std::optional<Json> datasources(const std::string& field, const Json& value);
  std::optional<Json> crs(const std::string& field, const Json& value);
  std::optional<Json> geometry_field(const std::string& field, const Json& value);
  // URLs of items, or the items themselves as an expanded answer has them; stored as paths in that order.
  std::optional<Json> item_links(const std::string& field, const Json& value);
  // Stored as milliseconds.
  std::optional<Json> time(const std::string& field, const Json& value);

  std::optional<Json> refuse(const std::string& field, const std::string& text);

 private:
  const Store& store_;
  FieldErrors& errors_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
