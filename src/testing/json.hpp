// SPDX-License-Identifier: BSD-3-Clause
// The JSON of the sandbox: nlohmann/json with members in the order in which they were put.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

using Json = nlohmann::ordered_json;

// The member, or null when `object` is no object or has none of that name.
inline const Json& member(const Json& object, const std::string& name) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(name);
  return found == object.end() ? null : *found;
}

inline std::string text_of(const Json& value, const std::string& otherwise = {}) {
  return value.is_string() ? value.get<std::string>() : otherwise;
}

inline std::int64_t integer_of(const Json& value, std::int64_t otherwise) {
  return value.is_number_integer() ? value.get<std::int64_t>() : otherwise;
}

// As text; bytes that are no UTF-8 (a client may send them back and forth) are replaced, never an error.
inline std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
