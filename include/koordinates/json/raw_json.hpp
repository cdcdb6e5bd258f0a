// SPDX-License-Identifier: BSD-3-Clause
// `RawJson`: a piece of JSON exactly as it was written, for what the SDK keeps without understanding it.
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

/// One JSON value as text that is known to be valid. Numbers keep every digit they came with. A value; a constant one may
/// be shared between threads. Each accessor reads the text again: made for a look at a member, not for inner loops.
class KOORDINATES_EXPORT RawJson {
 public:
  RawJson() : text_("null") {}

  /// Throws ClientValidationError, with the place, for what is not one JSON value in UTF-8 or is nested deeper than 512.
  [[nodiscard]] static RawJson parse(std::string text);
  /// One JSON string, number or boolean. The string must be UTF-8, the number finite: ClientValidationError.
  [[nodiscard]] static RawJson from_string(std::string_view text);
  [[nodiscard]] static RawJson from_int(std::int64_t value);
  [[nodiscard]] static RawJson from_double(double value);
  [[nodiscard]] static RawJson from_bool(bool value);

  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  [[nodiscard]] JsonKind kind() const noexcept;
  [[nodiscard]] bool is_null() const noexcept { return kind() == JsonKind::null; }

  /// The value as that type, where it is one and fits; nothing otherwise.
  [[nodiscard]] std::optional<std::string> as_string() const;
  [[nodiscard]] std::optional<std::int64_t> as_int() const;
  [[nodiscard]] std::optional<double> as_double() const;
  [[nodiscard]] std::optional<bool> as_bool() const;

  /// The member of that name (the last where it stands twice); nothing where this is no object or has none.
  [[nodiscard]] std::optional<RawJson> get(std::string_view member) const;
  /// Members of an object, elements of an array, in order; empty for everything else.
  [[nodiscard]] std::vector<std::pair<std::string, RawJson>> members() const;
  [[nodiscard]] std::vector<RawJson> elements() const;

  // Same value: the order of members and the way a number or string is written do not count.
  friend KOORDINATES_EXPORT bool operator==(const RawJson& a, const RawJson& b);
  friend bool operator!=(const RawJson& a, const RawJson& b) { return !(a == b); }

 private:
  friend struct RawJsonAccess;  ///< for the reader: text that was validated already
  std::string text_;
};

}  // namespace v0
}  // namespace koordinates
