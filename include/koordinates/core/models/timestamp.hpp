// SPDX-License-Identifier: BSD-3-Clause
// `Timestamp`: a point in time as the API writes it. Returns exactly the text that it was made from.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// A point in time in microseconds, or a date without a time. A value.
///
/// Times without a zone are UTC. A text that is not a date is kept as it is; is_valid() is then false.
class KOORDINATES_EXPORT Timestamp {
 public:
  using time_point = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;

  Timestamp() = default;  ///< 1970-01-01T00:00:00Z
  /// From a clock. Written with six fraction digits and "Z", or without a fraction if it is zero.
  Timestamp(time_point time) noexcept;  // NOLINT(google-explicit-constructor)
  /// The same for every other precision, rounded down. A template, because the clock of some platforms uses
  /// microseconds.
  template <typename Duration>
  Timestamp(std::chrono::time_point<std::chrono::system_clock, Duration> time) noexcept  // NOLINT
      : Timestamp(std::chrono::floor<std::chrono::microseconds>(time)) {}

  /// Reads "2015-06-11T11:14:10.018Z", with 0 to 9 fraction digits, "Z", "+12:00", "+1200" or no zone, "T" or a blank
  /// between date and time, optional seconds; or a date alone, "2015-06-11".
  ///
  /// Digits after the sixth are kept for to_string() only. parse() throws ClientValidationError, with the text, for
  /// anything else; read() never throws and keeps the text.
  [[nodiscard]] static Timestamp parse(std::string_view text);
  [[nodiscard]] static Timestamp read(std::string_view text);

  [[nodiscard]] bool is_valid() const noexcept { return form_ != odd_form_; }
  [[nodiscard]] bool is_date() const noexcept;  ///< a date without a time: midnight UTC

  /// Microseconds since 1970-01-01T00:00:00Z. Throws ClientValidationError if is_valid() is false.
  [[nodiscard]] time_point time() const;
  /// The text that the timestamp was made from.
  [[nodiscard]] std::string to_string() const;
  /// The point in time in the form that the API documents for filters and bodies: "2015-06-11T11:14:10.018Z", in UTC.
  [[nodiscard]] std::string to_iso8601() const;

  // Compares points in time, not texts. A timestamp without a time equals only the same text, and sorts first.
  friend KOORDINATES_EXPORT bool operator==(const Timestamp& a, const Timestamp& b) noexcept;
  friend KOORDINATES_EXPORT bool operator<(const Timestamp& a, const Timestamp& b) noexcept;
  friend bool operator!=(const Timestamp& a, const Timestamp& b) noexcept { return !(a == b); }
  friend bool operator>(const Timestamp& a, const Timestamp& b) noexcept { return b < a; }
  friend bool operator<=(const Timestamp& a, const Timestamp& b) noexcept { return !(b < a); }
  friend bool operator>=(const Timestamp& a, const Timestamp& b) noexcept { return !(a < b); }
  // Prints to_string().
  friend KOORDINATES_EXPORT std::ostream& operator<<(std::ostream& out, const Timestamp& time);

 private:
  static constexpr std::uint8_t odd_form_ = 0xFF;  ///< the text could not be parsed

  std::int64_t micros_ = 0;           ///< since the epoch, UTC
  std::int16_t zone_minutes_ = 0;     ///< as written, east positive
  std::uint16_t nanos_ = 0;           ///< what is written past the sixth fraction digit, 0 to 999
  std::uint8_t fraction_digits_ = 0;  ///< 0 to 9
  std::uint8_t form_ = 0;             ///< what else is needed to write it again: see timestamp.cpp
  std::string odd_text_;              ///< a text that could not be read, whole
};

}  // namespace v0
}  // namespace koordinates
