// SPDX-License-Identifier: BSD-3-Clause
// `RawJson`: JSON text that the SDK keeps exactly as it was received.
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

enum class JsonKind { null, boolean, number, string, array, object };

/// One JSON value as text that is known to be valid.
///
/// Numbers keep every digit. A value; a constant one may be shared between threads. Each accessor parses the text
/// again, so it suits occasional access, not inner loops.
class KOORDINATES_EXPORT RawJson {
 public:
  RawJson() : text_("null") {}

  /// Parses one JSON value. Throws ClientValidationError, with the position, if the text is not one JSON value in
  /// UTF-8, or if it is nested deeper than 512 levels.
  [[nodiscard]] static RawJson parse(std::string text);
  /// One JSON string, number or boolean. Throws ClientValidationError if the string is not UTF-8 or the number is not
  /// finite.
  [[nodiscard]] static RawJson from_string(std::string_view text);
  [[nodiscard]] static RawJson from_int(std::int64_t value);
  [[nodiscard]] static RawJson from_double(double value);
  [[nodiscard]] static RawJson from_bool(bool value);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] JsonKind kind() const noexcept;
  [[nodiscard]] bool is_null() const noexcept { return kind() == JsonKind::null; }

  /// The value as that type; empty if it has another type or does not fit.
  [[nodiscard]] std::optional<std::string> as_string() const;
  [[nodiscard]] std::optional<std::int64_t> as_int() const;
  [[nodiscard]] std::optional<double> as_double() const;
  [[nodiscard]] std::optional<bool> as_bool() const;

  /// The member of that name, the last one if it is repeated; empty if there is none or if this is not an object.
  [[nodiscard]] std::optional<RawJson> get(std::string_view member) const;
  /// The members of an object, or the elements of an array, in order; empty for any other value.
  [[nodiscard]] std::vector<std::pair<std::string, RawJson>> members() const;
  [[nodiscard]] std::vector<RawJson> elements() const;

  // Compares values: the order of members and the notation of numbers and strings do not matter.
  friend KOORDINATES_EXPORT bool operator==(const RawJson& a, const RawJson& b);
  friend bool operator!=(const RawJson& a, const RawJson& b) { return !(a == b); }

 private:
  friend struct RawJsonAccess;  ///< makes a RawJson from validated text
  std::string text_;
};

}  // namespace v0
}  // namespace koordinates
