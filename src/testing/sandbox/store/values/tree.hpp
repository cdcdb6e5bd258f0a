// SPDX-License-Identifier: BSD-3-Clause
// A tree of values: the contents of items, sources and exports as the store keeps them.
//
// The type is that of nlohmann/json, because a tree with ordered members is exactly what is needed. The store neither
// parses nor prints it: JSON as a text format belongs to the floors above.
#pragma once

#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

using Value = nlohmann::ordered_json;

// The member of that name; null if `object` is not an object or has no such member.
inline const Value& member(const Value& object, const std::string& name) {
  static const Value null;
  if (!object.is_object()) return null;
  const auto found = object.find(name);
  return found == object.end() ? null : *found;
}

inline std::string text_of(const Value& value, const std::string& otherwise = {}) {
  return value.is_string() ? value.get<std::string>() : otherwise;
}

inline std::int64_t integer_of(const Value& value, std::int64_t otherwise) {
  return value.is_number_integer() ? value.get<std::int64_t>() : otherwise;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
