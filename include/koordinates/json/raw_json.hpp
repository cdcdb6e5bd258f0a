// SPDX-License-Identifier: BSD-3-Clause
// `RawJson`: one JSON value as its original text, for the data that the SDK preserves without interpreting it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// The type of a JSON value.
enum class JsonKind { null, boolean, number, string, array, object };

/// One JSON value, stored as text that is known to be valid.
///
/// Numbers keep every digit of the original. A value type; several threads may read one constant object. Every accessor
/// parses the text again: it suits single look-ups, not inner loops.
class KOORDINATES_EXPORT RawJson {
 public:
  /// Constructs null.
  RawJson() : text_("null") {}

  /// Parses one JSON value. Throws ClientValidationError, with the position, if the text is not one JSON value in UTF-8
  /// or is nested more than 512 levels deep.
  [[nodiscard]] static RawJson parse(std::string text);
  /// Makes a JSON string. Throws ClientValidationError if the text is not UTF-8.
  [[nodiscard]] static RawJson from_string(std::string_view text);
  /// Makes a JSON number.
  [[nodiscard]] static RawJson from_int(std::int64_t value);
  /// Makes a JSON number. Throws ClientValidationError if the value is not finite.
  [[nodiscard]] static RawJson from_double(double value);
  /// Makes a JSON boolean.
  [[nodiscard]] static RawJson from_bool(bool value);

  /// The JSON text.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// The type of the value.
  [[nodiscard]] JsonKind kind() const noexcept;
  /// True if the value is null.
  [[nodiscard]] bool is_null() const noexcept { return kind() == JsonKind::null; }

  /// Returns the value if it is a string, and nothing otherwise.
  [[nodiscard]] std::optional<std::string> as_string() const;
  /// Returns the value if it is an integer that fits, and nothing otherwise.
  [[nodiscard]] std::optional<std::int64_t> as_int() const;
  /// Returns the value if it is a number that fits, and nothing otherwise.
  [[nodiscard]] std::optional<double> as_double() const;
  /// Returns the value if it is a boolean, and nothing otherwise.
  [[nodiscard]] std::optional<bool> as_bool() const;

  /// Returns the member with this name (the last one if the name is repeated), or nothing if there is none or this is
  /// not an object.
  [[nodiscard]] std::optional<RawJson> get(std::string_view member) const;
  /// Returns the members of an object, in order; empty for every other type.
  [[nodiscard]] std::vector<std::pair<std::string, RawJson>> members() const;
  /// Returns the elements of an array, in order; empty for every other type.
  [[nodiscard]] std::vector<RawJson> elements() const;

  /// True if the values are equal. The order of members and the spelling of numbers and strings do not matter.
  friend KOORDINATES_EXPORT bool operator==(const RawJson& a, const RawJson& b);
  friend bool operator!=(const RawJson& a, const RawJson& b) { return !(a == b); }

 private:
  friend struct RawJsonAccess;  ///< Lets the parser construct from text that it has already validated.
  std::string text_;
};

}  // namespace v0
}  // namespace koordinates
