// SPDX-License-Identifier: BSD-3-Clause
// `Timestamp`: a point in time, or a date, as the API writes it. It reproduces the text that it was made from.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// A point in time with microsecond precision, or a date without a time.
///
/// A time without a zone is UTC. A text that is not a date is preserved, but has no time: see is_valid(). A value type.
class KOORDINATES_EXPORT Timestamp {
 public:
  /// The type of a point in time.
  using time_point = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;

  Timestamp() = default;  ///< Constructs 1970-01-01T00:00:00Z.
  /// Constructs from a time. The text has "Z" and six fraction digits, or none if the fraction is zero.
  Timestamp(time_point time) noexcept;  // NOLINT(google-explicit-constructor)
  /// Constructs from a time of any other precision, rounded down.
  template <typename Duration>
  Timestamp(std::chrono::time_point<std::chrono::system_clock, Duration> time) noexcept  // NOLINT
      : Timestamp(std::chrono::floor<std::chrono::microseconds>(time)) {}

  /// Parses a date or a time. Throws ClientValidationError, with the text, if it has another form.
  ///
  /// The form is "2015-06-11T11:14:10.018Z" with 0 to 9 fraction digits, of which those after the sixth count only for
  /// to_string(). The zone is "Z", "+12:00", "+1200" or missing. "T" may be a space, the seconds may be missing, and a
  /// date may stand alone: "2015-06-11".
  [[nodiscard]] static Timestamp parse(std::string_view text);
  /// Parses a date or a time as parse() does, but never throws: other text is preserved, and is_valid() is false.
  [[nodiscard]] static Timestamp read(std::string_view text);

  /// True if the text was a date or a time.
  [[nodiscard]] bool is_valid() const noexcept { return form_ != odd_form_; }
  [[nodiscard]] bool is_date() const noexcept;  ///< True for a date without a time, which counts as midnight UTC.

  /// The time in microseconds since 1970-01-01T00:00:00Z. Throws ClientValidationError if is_valid() is false.
  [[nodiscard]] time_point time() const;
  /// The text that the value was made from.
  [[nodiscard]] std::string to_string() const;
  /// The time in UTC, in the form that the API documents for filters and bodies: "2015-06-11T11:14:10.018Z". Throws
  /// ClientValidationError if is_valid() is false.
  [[nodiscard]] std::string to_iso8601() const;

  /// Compares the times, not the texts. An invalid value is equal only to an invalid value with the same text.
  friend KOORDINATES_EXPORT bool operator==(const Timestamp& a, const Timestamp& b) noexcept;
  /// Orders by time. Invalid values come first, in the order of their text.
  friend KOORDINATES_EXPORT bool operator<(const Timestamp& a, const Timestamp& b) noexcept;
  friend bool operator!=(const Timestamp& a, const Timestamp& b) noexcept { return !(a == b); }
  friend bool operator>(const Timestamp& a, const Timestamp& b) noexcept { return b < a; }
  friend bool operator<=(const Timestamp& a, const Timestamp& b) noexcept { return !(b < a); }
  friend bool operator>=(const Timestamp& a, const Timestamp& b) noexcept { return !(a < b); }
  /// Writes to_string().
  friend KOORDINATES_EXPORT std::ostream& operator<<(std::ostream& out, const Timestamp& time);

 private:
  static constexpr std::uint8_t odd_form_ = 0xFF;  ///< The form of a text that could not be parsed.

  std::int64_t micros_ = 0;           ///< Since the epoch, UTC.
  std::int16_t zone_minutes_ = 0;     ///< As written; east is positive.
  std::uint16_t nanos_ = 0;           ///< The digits after the sixth fraction digit, 0 to 999.
  std::uint8_t fraction_digits_ = 0;  ///< 0 to 9.
  std::uint8_t form_ = 0;             ///< The remaining details of the original form: see timestamp.cpp.
  std::string odd_text_;              ///< The whole text if it could not be parsed.
};

}  // namespace v0
}  // namespace koordinates
