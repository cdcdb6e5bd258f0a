// SPDX-License-Identifier: BSD-3-Clause
// Writing JSON: `JsonWriter` appends values to a text and sets the commas, colons and brackets itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Compact JSON in UTF-8. Throws ClientValidationError for a string that is not UTF-8 and a number that is not finite.
class JsonWriter {
 public:
  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);  // before each value inside an object

  void null();
  void boolean(bool value);
  void integer(std::int64_t value);
  void number(double value);  // the shortest form that reads back the same; whole numbers with ".0"
  void string(std::string_view value);
  void raw(const RawJson& value);         // as it is
  void raw_text(std::string_view value);  // must be one valid JSON value

  // The text, when every container that was begun is ended.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void before_value();
  [[nodiscard]] std::string place() const;
  std::string text_;
  std::vector<bool> has_values_;  // one for each open container
  bool after_key_ = false;
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
