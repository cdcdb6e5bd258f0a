// SPDX-License-Identifier: BSD-3-Clause
#include "testing/encoding/timestamps.hpp"

#include <array>
#include <chrono>
#include <cstdio>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const Millis day = 86'400'000;

// Howard Hinnant's algorithms: the days of the proleptic Gregorian calendar since 1970-01-01.
std::int64_t days_of(std::int64_t year, int month, int day_of_month) {
  year -= month <= 2 ? 1 : 0;
  const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day_of_month - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

struct Date {
  std::int64_t year;
  int month;
  int day;
};

Date date_of(std::int64_t days) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  const int month = static_cast<int>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  return Date{year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
              static_cast<int>(day_of_year - (153 * shifted_month + 2) / 5 + 1)};
}

// The number in the `count` digits at `at`, which it then passes.
std::optional<int> digits(const std::string& text, std::size_t& at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < count; ++i, ++at) {
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
    value = value * 10 + (text[at] - '0');
  }
  return value;
}

bool pass(const std::string& text, std::size_t& at, char c) {
  if (at >= text.size() || text[at] != c) return false;
  ++at;
  return true;
}

std::optional<Millis> date_at(const std::string& text, std::size_t& at) {
  const auto year = digits(text, at, 4);
  if (!year || !pass(text, at, '-')) return std::nullopt;
  const auto month = digits(text, at, 2);
  if (!month || *month < 1 || *month > 12 || !pass(text, at, '-')) return std::nullopt;
  const auto day_of_month = digits(text, at, 2);
  if (!day_of_month || *day_of_month < 1 || *day_of_month > 31) return std::nullopt;
  return days_of(*year, *month, *day_of_month) * day;
}

std::optional<Millis> time_at(const std::string& text, std::size_t& at) {
  const auto hour = digits(text, at, 2);
  if (!hour || *hour > 24 || !pass(text, at, ':')) return std::nullopt;
  const auto minute = digits(text, at, 2);
  if (!minute || *minute > 59) return std::nullopt;
  Millis time = (*hour * 60 + *minute) * Millis{60'000};
  if (!pass(text, at, ':')) return time;
  const auto second = digits(text, at, 2);
  if (!second || *second > 60) return std::nullopt;
  time += *second * 1000;
  if (pass(text, at, '.')) {
    for (Millis unit = 100; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) {
      time += (text[at] - '0') * unit;
    }
  }
  return time;
}

std::optional<Millis> offset_at(const std::string& text, std::size_t& at) {
  if (at == text.size() || pass(text, at, 'Z') || pass(text, at, 'z')) return 0;
  const int sign = text[at] == '-' ? -1 : 1;
  if (!pass(text, at, '+') && !pass(text, at, '-')) return std::nullopt;
  const auto hours = digits(text, at, 2);
  pass(text, at, ':');
  const auto minutes = digits(text, at, 2);
  if (!hours || !minutes) return std::nullopt;
  return sign * (*hours * 60 + *minutes) * Millis{60'000};
}

}  // namespace

Millis now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string timestamp(Millis time) {
  const std::int64_t days = time >= 0 ? time / day : (time - day + 1) / day;
  const Millis rest = time - days * day;
  const Date date = date_of(days);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%04lld-%02d-%02dT%02d:%02d:%02d.%03dZ", static_cast<long long>(date.year),
                date.month, date.day, static_cast<int>(rest / 3'600'000), static_cast<int>(rest / 60'000 % 60),
                static_cast<int>(rest / 1000 % 60), static_cast<int>(rest % 1000));
  return text.data();
}

std::optional<Millis> parse_timestamp(const std::string& whole) {
  const std::string text = trim(whole);
  std::size_t at = 0;
  const auto date = date_at(text, at);
  if (!date) return std::nullopt;
  if (at == text.size()) return date;
  if (!pass(text, at, 'T') && !pass(text, at, ' ')) return std::nullopt;
  const auto time = time_at(text, at);
  if (!time) return std::nullopt;
  // An unescaped "+12:00" arrives as " 12:00", a space being what a '+' means in a query.
  std::string rest = text.substr(at);
  if (!rest.empty() && rest[0] == ' ') rest[0] = '+';
  std::size_t rest_at = 0;
  const auto offset = offset_at(rest, rest_at);
  if (!offset || rest_at != rest.size()) return std::nullopt;
  return *date + *time - *offset;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
