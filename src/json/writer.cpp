// SPDX-License-Identifier: BSD-3-Clause
// Writes JSON. The only writer that knows the JSON library, which escapes strings and formats floating numbers.
#include "json/writer.hpp"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>

#include <nlohmann/json.hpp>

#include <koordinates/error.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

bool stands_for_itself(char c) noexcept { return c >= 0x20 && c <= 0x7E && c != '"' && c != '\\'; }

}  // namespace

void JsonWriter::before_value() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (has_values_.empty()) return;
  if (has_values_.back()) text_ += ',';
  has_values_.back() = true;
}

void JsonWriter::begin_object() {
  before_value();
  text_ += '{';
  has_values_.push_back(false);
}

void JsonWriter::end_object() {
  assert(!has_values_.empty() && !after_key_);
  has_values_.pop_back();
  text_ += '}';
}

void JsonWriter::begin_array() {
  before_value();
  text_ += '[';
  has_values_.push_back(false);
}

void JsonWriter::end_array() {
  assert(!has_values_.empty() && !after_key_);
  has_values_.pop_back();
  text_ += ']';
}

void JsonWriter::key(std::string_view name) {
  assert(!has_values_.empty() && !after_key_);
  string(name);
  text_ += ':';
  after_key_ = true;
}

// Not the value, which may be a password.
std::string JsonWriter::place() const {
  if (!after_key_) return {};
  const std::size_t end = text_.size() - 2;  // of "name":
  const std::size_t begin = text_.rfind('"', end - 1);
  return ": it is the value of " + text_.substr(begin, end + 1 - begin);
}

void JsonWriter::null() {
  before_value();
  text_ += "null";
}

void JsonWriter::boolean(bool value) {
  before_value();
  text_ += value ? "true" : "false";
}

void JsonWriter::integer(std::int64_t value) {
  before_value();
  char digits[20];  // the longest is -9223372036854775808
  const auto result = std::to_chars(digits, digits + sizeof digits, value);
  text_.append(digits, result.ptr);
}

void JsonWriter::number(double value) {
  if (!std::isfinite(value)) throw ClientValidationError("JSON cannot represent infinity or not-a-number");
  const std::string digits = nlohmann::json(value).dump();
  before_value();
  text_ += digits;
}

void JsonWriter::string(std::string_view value) {
  if (std::all_of(value.begin(), value.end(), stands_for_itself)) {
    before_value();
    text_ += '"';
    text_ += value;
    text_ += '"';
    return;
  }
  std::string escaped;
  try {
    escaped = nlohmann::json(value).dump();
  } catch (const nlohmann::json::type_error&) {
    throw ClientValidationError("a string of " + std::to_string(value.size()) +
                                " bytes is not valid UTF-8, which JSON must be" + place());
  }
  before_value();
  text_ += escaped;
}

void JsonWriter::raw(const RawJson& value) {
  raw_text(value.text().empty() ? std::string_view("null") : std::string_view(value.text()));  // empty: moved from
}

void JsonWriter::raw_text(std::string_view value) {
  before_value();
  text_ += value;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
