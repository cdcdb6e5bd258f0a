// SPDX-License-Identifier: BSD-3-Clause
// `Timestamp`: reads and writes the forms of date and time that the API uses.
#include <koordinates/core/models/timestamp.hpp>

#include <ostream>

#include <koordinates/error.hpp>

#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace {

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::int64_t micros_per_minute = 60 * micros_per_second;
constexpr std::int64_t micros_per_day = 24 * 60 * micros_per_minute;

// What form_ is made of. Zero is "2015-06-11T11:14:10Z"; together the parts never make 0xFF, as there is no eighth zone.
enum Separator : unsigned { separator_t, separator_lower_t, separator_blank, no_time };
enum Zone : unsigned { zone_z, zone_lower_z, no_zone, zone_colon, zone_digits, zone_hours };  // Z z "" +12:00 +1200 +12
constexpr unsigned separator_mask = 3;
constexpr unsigned zone_shift = 2;
constexpr unsigned zone_mask = 7;
constexpr unsigned without_seconds = 1U << 5U;
constexpr unsigned comma = 1U << 6U;       // before the fraction
constexpr unsigned minus_zero = 1U << 7U;  // a zone such as -00:00

unsigned separator_of(unsigned form) { return form & separator_mask; }
unsigned zone_of(unsigned form) { return (form >> zone_shift) & zone_mask; }

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

struct Date {
  std::int64_t year;
  int month;
  int day;
};

// Both directions reckon in eras of 400 years, which all have 146097 days, and in years that begin in March, so that the
// leap day comes last. 719468 days lie between 0000-03-01 and 1970-01-01.
std::int64_t days_since_epoch(const Date& date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date date_of(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const auto shifted_month = static_cast<int>((5 * day_of_year + 2) / 153);
  const int day = static_cast<int>(day_of_year) - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

// Reads a text from the left. A step that does not fit gives false and ends the reading.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

  [[nodiscard]] bool at_end() const { return at_ == end_; }
  [[nodiscard]] char peek() const { return at_ == end_ ? '\0' : *at_; }
  void skip() { ++at_; }

  bool take(char c) {
    if (at_ == end_ || *at_ != c) return false;
    ++at_;
    return true;
  }

  bool digits(int count, int& value) {
    if (end_ - at_ < count) return false;
    value = 0;
    for (int i = 0; i < count; ++i, ++at_) {
      const unsigned digit = static_cast<unsigned char>(*at_) - static_cast<unsigned>('0');
      if (digit > 9) return false;
      value = value * 10 + static_cast<int>(digit);
    }
    return true;
  }

  bool digits(int count, int most, int& value) { return digits(count, value) && value <= most; }

 private:
  const char* at_;
  const char* end_;
};

struct Reading {
  std::int64_t micros = 0;
  int nanos = 0;
  int zone_minutes = 0;
  int fraction_digits = 0;
  unsigned form = 0;
  bool leap_second = false;
};

bool read_date(Cursor& text, Reading& reading) {
  int year = 0;
  int month = 0;
  int day = 0;
  if (!text.digits(4, year) || !text.take('-') || !text.digits(2, 12, month) || !text.take('-')) return false;
  if (year == 0 || month == 0 || !text.digits(2, days_in_month(year, month), day) || day == 0) return false;
  reading.micros = days_since_epoch({year, month, day}) * micros_per_day;
  return true;
}

bool read_fraction(Cursor& text, Reading& reading) {
  std::int64_t value = 0;  // in nanoseconds, when every digit is in
  int count = 0;
  int digit = 0;
  for (; count < 9 && text.peek() >= '0' && text.peek() <= '9' && text.digits(1, digit); ++count) {
    value = value * 10 + digit;
  }
  if (count == 0) return false;
  for (int i = count; i < 9; ++i) value *= 10;
  reading.fraction_digits = count;
  reading.micros += value / 1000;
  reading.nanos = static_cast<int>(value % 1000);
  return true;
}

bool read_time(Cursor& text, Reading& reading) {
  int hour = 0;
  int minute = 0;
  int second = 0;
  if (!text.digits(2, 23, hour) || !text.take(':') || !text.digits(2, 59, minute)) return false;
  reading.micros += (hour * 60 + minute) * micros_per_minute;
  if (!text.take(':')) {
    reading.form |= without_seconds;
    return true;
  }
  // A leap second is the same moment as the start of the next minute (RFC 3339, section 5.6).
  if (!text.digits(2, 60, second)) return false;
  reading.leap_second = second == 60;
  reading.micros += second * micros_per_second;
  if (text.take('.')) return read_fraction(text, reading);
  if (!text.take(',')) return true;
  reading.form |= comma;
  return read_fraction(text, reading);
}

// The part after the sign.
bool read_offset(Cursor& text, bool west, Reading& reading) {
  int hours = 0;
  int minutes = 0;
  if (!text.digits(2, 23, hours)) return false;
  Zone zone = zone_hours;
  if (text.take(':')) {
    zone = zone_colon;
  } else if (!text.at_end()) {
    zone = zone_digits;
  }
  if (zone != zone_hours && !text.digits(2, 59, minutes)) return false;
  const int offset = hours * 60 + minutes;
  reading.zone_minutes = west ? -offset : offset;
  reading.form |= zone << zone_shift;
  if (west && offset == 0) reading.form |= minus_zero;
  reading.micros -= reading.zone_minutes * micros_per_minute;
  return true;
}

bool read_zone(Cursor& text, Reading& reading) {
  if (text.take('Z')) return true;
  if (text.take('z')) {
    reading.form |= zone_lower_z << zone_shift;
    return true;
  }
  if (text.take('+')) return read_offset(text, false, reading);
  if (text.take('-')) return read_offset(text, true, reading);
  reading.form |= no_zone << zone_shift;
  return true;
}

bool read_all(std::string_view whole, Reading& reading) {
  Cursor text(whole);
  if (!read_date(text, reading)) return false;
  if (text.at_end()) {
    reading.form |= no_time;
    return true;
  }
  if (text.take('T')) {
    reading.form |= separator_t;
  } else if (text.take('t')) {
    reading.form |= separator_lower_t;
  } else if (text.take(' ')) {
    reading.form |= separator_blank;
  } else {
    return false;
  }
  if (!read_time(text, reading) || !read_zone(text, reading) || !text.at_end()) return false;
  // Leap seconds are inserted at the end of a month in UTC; the reading is then in the first second of the next one.
  const std::int64_t days = reading.micros / micros_per_day;
  return !reading.leap_second ||
         (reading.micros >= 0 && reading.micros % micros_per_day < micros_per_second && date_of(days).day == 1);
}

void append_digits(std::string& out, std::int64_t value, int count) {
  const std::size_t begin = out.size();
  out.append(static_cast<std::size_t>(count), '0');
  for (std::size_t at = out.size(); at > begin; value /= 10) out[--at] = static_cast<char>('0' + value % 10);
}

// Years that do not have four digits only come from a clock; they are written as ISO 8601 extends them.
void append_year(std::string& out, std::int64_t year) {
  if (year >= 0 && year <= 9999) return append_digits(out, year, 4);
  const std::int64_t distance = year < 0 ? -year : year;
  out += year < 0 ? '-' : '+';
  append_digits(out, distance, distance > 99'999 ? 6 : 5);
}

// A moment taken apart. Rounds down, so that moments before 1970 come out right.
struct Split {
  std::int64_t days;
  std::int64_t micros_of_day;
};

Split split(std::int64_t micros) {
  std::int64_t days = micros / micros_per_day;
  std::int64_t rest = micros % micros_per_day;
  if (rest < 0) {
    rest += micros_per_day;
    --days;
  }
  return {days, rest};
}

void append_date(std::string& out, std::int64_t days) {
  const Date date = date_of(days);
  append_year(out, date.year);
  out += '-';
  append_digits(out, date.month, 2);
  out += '-';
  append_digits(out, date.day, 2);
}

void append_time(std::string& out, std::int64_t micros_of_day, bool seconds) {
  append_digits(out, micros_of_day / (60 * micros_per_minute), 2);
  out += ':';
  append_digits(out, micros_of_day / micros_per_minute % 60, 2);
  if (!seconds) return;
  out += ':';
  append_digits(out, micros_of_day / micros_per_second % 60, 2);
}

void append_fraction(std::string& out, char point, std::int64_t nanos, int digits) {
  if (digits == 0) return;
  out += point;
  for (int i = digits; i < 9; ++i) nanos /= 10;
  append_digits(out, nanos, digits);
}

void append_zone(std::string& out, unsigned form, int minutes) {
  const unsigned zone = zone_of(form);
  if (zone == zone_z) out += 'Z';
  if (zone == zone_lower_z) out += 'z';
  if (zone < zone_colon) return;
  const bool west = minutes < 0 || (form & minus_zero) != 0;
  const int distance = minutes < 0 ? -minutes : minutes;
  out += west ? '-' : '+';
  append_digits(out, distance / 60, 2);
  if (zone == zone_hours) return;
  if (zone == zone_colon) out += ':';
  append_digits(out, distance % 60, 2);
}

[[noreturn]] void refuse(std::string_view text) {
  throw ClientValidationError(detail::quoted(text) + " is not a date or time such as 2015-06-11T11:14:10Z");
}

}  // namespace

Timestamp::Timestamp(time_point time) noexcept
    : micros_(time.time_since_epoch().count()), fraction_digits_(micros_ % micros_per_second == 0 ? 0 : 6) {}

Timestamp Timestamp::read(std::string_view text) {
  Timestamp result;
  Reading reading;
  if (read_all(text, reading)) {
    result.micros_ = reading.micros;
    result.zone_minutes_ = static_cast<std::int16_t>(reading.zone_minutes);
    result.nanos_ = static_cast<std::uint16_t>(reading.nanos);
    result.fraction_digits_ = static_cast<std::uint8_t>(reading.fraction_digits);
    result.form_ = static_cast<std::uint8_t>(reading.form);
    if (reading.leap_second) result.odd_text_ = text;  // the moment alone would be written as the next minute
  } else {
    result.form_ = odd_form_;
    result.odd_text_ = text;
  }
  return result;
}

Timestamp Timestamp::parse(std::string_view text) {
  Timestamp result = read(text);
  if (!result.is_valid()) refuse(text);
  return result;
}

bool Timestamp::is_date() const noexcept { return is_valid() && separator_of(form_) == no_time; }

Timestamp::time_point Timestamp::time() const {
  if (!is_valid()) refuse(odd_text_);
  return time_point(std::chrono::microseconds(micros_));
}

std::string Timestamp::to_string() const {
  if (!odd_text_.empty() || !is_valid()) return odd_text_;
  const Split local = split(micros_ + zone_minutes_ * micros_per_minute);
  std::string out;
  out.reserve(36);
  append_date(out, local.days);
  if (is_date()) return out;
  out += "Tt "[separator_of(form_)];
  append_time(out, local.micros_of_day, (form_ & without_seconds) == 0);
  const std::int64_t nanos = local.micros_of_day % micros_per_second * 1000 + nanos_;
  append_fraction(out, (form_ & comma) != 0 ? ',' : '.', nanos, fraction_digits_);
  append_zone(out, form_, zone_minutes_);
  return out;
}

std::string Timestamp::to_iso8601() const {
  const std::int64_t micros = time().time_since_epoch().count();
  const Split utc = split(micros);
  std::string out;
  out.reserve(28);
  append_date(out, utc.days);
  out += 'T';
  append_time(out, utc.micros_of_day, true);
  const std::int64_t fraction = utc.micros_of_day % micros_per_second;
  const int thousandths = fraction % 1000 == 0 ? 3 : 6;
  append_fraction(out, '.', fraction * 1000, fraction == 0 ? 0 : thousandths);
  out += 'Z';
  return out;
}

bool operator==(const Timestamp& a, const Timestamp& b) noexcept {
  if (a.is_valid() != b.is_valid()) return false;
  return a.is_valid() ? a.micros_ == b.micros_ : a.odd_text_ == b.odd_text_;
}

bool operator<(const Timestamp& a, const Timestamp& b) noexcept {
  if (a.is_valid() != b.is_valid()) return b.is_valid();
  return a.is_valid() ? a.micros_ < b.micros_ : a.odd_text_ < b.odd_text_;
}

std::ostream& operator<<(std::ostream& out, const Timestamp& time) { return out << time.to_string(); }

}  // namespace v0
}  // namespace koordinates
