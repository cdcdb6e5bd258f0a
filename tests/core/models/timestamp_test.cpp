// SPDX-License-Identifier: BSD-3-Clause
// `Timestamp`: the forms it reads, that it gives them back, and its arithmetic.
#include <koordinates/core/models/timestamp.hpp>

#include <cstdint>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/error.hpp>

#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::ClientValidationError;
using koordinates::Timestamp;

namespace {

std::int64_t micros(const Timestamp& time) { return time.time().time_since_epoch().count(); }

Timestamp at_micros(std::int64_t count) { return Timestamp::time_point(std::chrono::microseconds(count)); }

std::string padded(std::uint64_t value, std::size_t width) {
  std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

TEST_CASE("every form is read and given back", "[timestamp]") {
  struct Row {
    const char* text;
    const char* in_utc;
  };
  const std::vector<Row> table{{"2015-06-11T11:14:10.018Z", "2015-06-11T11:14:10.018Z"},
                               {"2015-06-11T11:14:10Z", "2015-06-11T11:14:10Z"},
                               {"2015-06-11T11:14:10.0Z", "2015-06-11T11:14:10Z"},
                               {"2015-06-11T11:14:10.000000Z", "2015-06-11T11:14:10Z"},
                               {"2015-06-11T11:14:10.1Z", "2015-06-11T11:14:10.100Z"},
                               {"2015-06-11T11:14:10.0001Z", "2015-06-11T11:14:10.000100Z"},
                               {"2015-06-11T11:14:10.123456Z", "2015-06-11T11:14:10.123456Z"},
                               {"2015-06-11T11:14:10.1234567Z", "2015-06-11T11:14:10.123456Z"},
                               {"2015-06-11T11:14:10.123456789Z", "2015-06-11T11:14:10.123456Z"},
                               {"2015-06-11T11:14:10.000000009Z", "2015-06-11T11:14:10Z"},
                               {"2015-06-11T11:14:10,018Z", "2015-06-11T11:14:10.018Z"},
                               {"2010-06-21T05:05:05.953", "2010-06-21T05:05:05.953Z"},
                               {"2015-06-11 11:14:10", "2015-06-11T11:14:10Z"},
                               {"2015-06-11t11:14:10z", "2015-06-11T11:14:10Z"},
                               {"2015-06-11T11:14", "2015-06-11T11:14:00Z"},
                               {"2015-06-11T11:14Z", "2015-06-11T11:14:00Z"},
                               {"2015-06-11 11:14+12:00", "2015-06-10T23:14:00Z"},
                               {"2015-06-11T11:14:10+12:00", "2015-06-10T23:14:10Z"},
                               {"2015-06-11T11:14:10+1200", "2015-06-10T23:14:10Z"},
                               {"2015-06-11T11:14:10+12", "2015-06-10T23:14:10Z"},
                               {"2015-06-11T11:14:10.5-03:30", "2015-06-11T14:44:10.500Z"},
                               {"2015-06-11T11:14:10-00:30", "2015-06-11T11:44:10Z"},
                               {"2015-06-11T11:14:10+00:00", "2015-06-11T11:14:10Z"},
                               {"2015-06-11T11:14:10-00:00", "2015-06-11T11:14:10Z"},
                               {"2015-06-11T11:14:10-0000", "2015-06-11T11:14:10Z"},
                               {"2015-06-11T11:14:10-00", "2015-06-11T11:14:10Z"},
                               {"2015-06-11T11:14:10+23:59", "2015-06-10T11:15:10Z"},
                               {"1996-12-31", "1996-12-31T00:00:00Z"},
                               {"1969-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"},
                               {"2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"},
                               {"2016-02-29", "2016-02-29T00:00:00Z"},
                               {"0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z"},
                               {"0001-01-01T00:00:00+12:00", "0000-12-31T12:00:00Z"},
                               {"9999-12-31T23:59:59.999999999Z", "9999-12-31T23:59:59.999999Z"},
                               {"9999-12-31T23:59:59-01:00", "+10000-01-01T00:59:59Z"}};
  for (const Row& row : table) {
    INFO(row.text);
    const Timestamp time = Timestamp::parse(row.text);
    CHECK(time.is_valid());
    CHECK(time.to_string() == row.text);
    CHECK(time.to_iso8601() == row.in_utc);
    CHECK(Timestamp::read(row.text) == time);
    CHECK(time.is_date() == (std::string(row.text).size() == 10));
    std::ostringstream out;
    out << time;
    CHECK(out.str() == row.text);
  }
}

TEST_CASE("what is no date is refused, or kept as it is", "[timestamp]") {
  const std::vector<std::string> table{"",
                                       "x",
                                       "yesterday",
                                       "2015",
                                       "2015-06",
                                       "2015-06-1",
                                       "2015-6-11",
                                       "15-06-11",
                                       "20150611",
                                       "2015/06/11",
                                       "2015-02-30",
                                       "2015-02-29",
                                       "1900-02-29",
                                       "2015-04-31",
                                       "2015-00-11",
                                       "2015-13-11",
                                       "2015-06-00",
                                       "2015-06-32",
                                       "0000-01-01",
                                       "-001-01-01",
                                       "12015-06-11",
                                       "2015-06-11T",
                                       "2015-06-11T11",
                                       "2015-06-11T11:1",
                                       "2015-06-11T11:14:",
                                       "2015-06-11T11:14:1",
                                       "2015-06-11T24:00:00Z",
                                       "2015-06-11T11:60:00Z",
                                       "2015-06-11T11:14:60Z",
                                       "2015-06-11T11:14:61Z",
                                       "2015-06-11T11:14:10.Z",
                                       "2015-06-11T11:14:10.",
                                       "2015-06-11T11:14:10.1234567890Z",
                                       "2015-06-11T11:14.5Z",
                                       "2015-06-11T11:14:10ZZ",
                                       "2015-06-11T11:14:10Z ",
                                       " 2015-06-11T11:14:10Z",
                                       "2015-06-11 ",
                                       "2015-06-11Z",
                                       "2015-06-11_11:14:10Z",
                                       "2015-06-11  11:14:10Z",
                                       "2015-06-11T11:14:10 +12:00",
                                       "2015-06-11T11:14:10+",
                                       "2015-06-11T11:14:10+1",
                                       "2015-06-11T11:14:10+120",
                                       "2015-06-11T11:14:10+12:",
                                       "2015-06-11T11:14:10+12:0",
                                       "2015-06-11T11:14:10+24:00",
                                       "2015-06-11T11:14:10+12:60",
                                       "2015-06-11T11:14:10+12:00Z",
                                       "2015-06-11T11:14:10\xE2\x88\x92"
                                       "03:00",
                                       std::string("2015-06-11\0", 11)};
  for (const std::string& text : table) {
    INFO(text);
    CHECK_THROWS_AS(Timestamp::parse(text), ClientValidationError);
    const Timestamp time = Timestamp::read(text);
    CHECK_FALSE(time.is_valid());
    CHECK_FALSE(time.is_date());
    CHECK(time.to_string() == text);
    CHECK_THROWS_AS(time.time(), ClientValidationError);
    CHECK_THROWS_AS(time.to_iso8601(), ClientValidationError);
  }
  CHECK_THROWS_WITH(Timestamp::parse("2015-02-30"), ContainsSubstring("\"2015-02-30\" is not a date or time"));
  CHECK_THROWS_WITH(Timestamp::parse("a\nb" + std::string(1000, 'x')), !ContainsSubstring("\n"));
}

TEST_CASE("every beginning and every change of one byte is safe", "[timestamp]") {
  const std::string text = "2015-06-11T11:14:10.018273645+12:30";
  for (std::size_t at = 0; at < text.size(); ++at) {
    CHECK(Timestamp::read(text.substr(0, at)).to_string() == text.substr(0, at));
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = text;
      changed[at] = static_cast<char>(byte);
      if (Timestamp::read(changed).to_string() != changed) FAIL(changed);
    }
  }
}

TEST_CASE("random times of every form are given back", "[timestamp]") {
  std::mt19937_64 random(20150611);
  const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
  for (int i = 0; i < 20000; ++i) {
    std::string text = padded(1 + below(9999), 4) + '-' + padded(1 + below(12), 2) + '-' + padded(1 + below(28), 2);
    if (below(10) != 0) {
      text += "Tt "[below(3)];
      text += padded(below(24), 2) + ':' + padded(below(60), 2);
      if (below(5) != 0) {
        text += ':' + padded(below(60), 2);
        const std::size_t digits = below(10);
        if (digits > 0) text += (below(4) != 0 ? '.' : ',') + padded(random(), 20).substr(20 - digits);
      }
      const std::string hours = (below(2) != 0 ? '+' : '-') + padded(below(24), 2);
      const std::string minutes = padded(below(60), 2);
      const std::vector<std::string> zones{"", "Z", "z", hours + ':' + minutes, hours + minutes, hours};
      text += zones[below(zones.size())];
    }
    const Timestamp time = Timestamp::read(text);
    INFO(text);
    REQUIRE(time.is_valid());
    REQUIRE(time.to_string() == text);
    const std::string utc = time.to_iso8601();
    if (utc[0] != '+' && utc.substr(0, 4) != "0000") REQUIRE(Timestamp::parse(utc) == time);
  }
}

TEST_CASE("days are counted one after another from year 1 to 9999", "[timestamp]") {
  constexpr std::int64_t day = 86'400'000'000;
  std::int64_t count = micros(Timestamp::parse("0001-01-01")) / day;
  CHECK(count == -719162);
  for (unsigned year = 1; year <= 9999; ++year) {
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const unsigned lengths[] = {31, leap ? 29U : 28U, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (unsigned month = 1; month <= 12; ++month) {
      const std::string prefix = padded(year, 4) + '-' + padded(month, 2) + '-';
      const unsigned length = lengths[month - 1];
      if (micros(Timestamp::parse(prefix + "01")) != count * day) FAIL(prefix);
      count += length;
      if (micros(Timestamp::parse(prefix + padded(length, 2))) != (count - 1) * day) FAIL(prefix);
      if (Timestamp::read(prefix + padded(length + 1, 2)).is_valid()) FAIL(prefix);
      if (at_micros((count - 1) * day).to_iso8601() != prefix + padded(length, 2) + "T00:00:00Z") FAIL(prefix);
    }
  }
  CHECK(count == 2932897);
}

TEST_CASE("times from a clock are written in UTC", "[timestamp]") {
  CHECK(Timestamp().to_string() == "1970-01-01T00:00:00Z");
  CHECK(at_micros(1).to_string() == "1970-01-01T00:00:00.000001Z");
  CHECK(at_micros(18'000).to_string() == "1970-01-01T00:00:00.018000Z");
  CHECK(at_micros(18'000).to_iso8601() == "1970-01-01T00:00:00.018Z");
  CHECK(at_micros(-1).to_string() == "1969-12-31T23:59:59.999999Z");
  CHECK(at_micros(-1'000'000).to_string() == "1969-12-31T23:59:59Z");
  CHECK(at_micros(1'434'021'250'018'000).to_iso8601() == "2015-06-11T11:14:10.018Z");

  const auto now = std::chrono::system_clock::now();
  CHECK(Timestamp(now).time() == std::chrono::floor<std::chrono::microseconds>(now));
}

TEST_CASE("finer and coarser clocks are rounded down", "[timestamp]") {
  using Nanos = std::chrono::time_point<std::chrono::system_clock, std::chrono::nanoseconds>;
  using Hours = std::chrono::time_point<std::chrono::system_clock, std::chrono::hours>;
  CHECK(micros(Nanos(std::chrono::nanoseconds(1999))) == 1);
  CHECK(micros(Nanos(std::chrono::nanoseconds(-1))) == -1);
  CHECK(micros(Nanos(std::chrono::nanoseconds(-1000))) == -1);
  CHECK(micros(Nanos(std::chrono::nanoseconds(-1001))) == -2);
  CHECK(Timestamp(Hours(std::chrono::hours(-1))).to_string() == "1969-12-31T23:00:00Z");
}

TEST_CASE("the ends of the range are written without harm", "[timestamp]") {
  CHECK(at_micros(std::numeric_limits<std::int64_t>::max()).to_string() == "+294247-01-10T04:00:54.775807Z");
  CHECK(at_micros(std::numeric_limits<std::int64_t>::min()).to_string() == "-290308-12-21T19:59:05.224192Z");
  CHECK(at_micros(std::numeric_limits<std::int64_t>::min()).to_iso8601() == "-290308-12-21T19:59:05.224192Z");
}

TEST_CASE("times compare by moment", "[timestamp]") {
  const Timestamp noon = Timestamp::parse("2015-06-11T12:00:00Z");
  CHECK(noon == Timestamp::parse("2015-06-12 00:00+12"));
  CHECK(noon == Timestamp::parse("2015-06-11T12:00:00.000000999Z"));
  CHECK(Timestamp::parse("2015-06-11") == Timestamp::parse("2015-06-11T00:00:00Z"));
  CHECK(noon < Timestamp::parse("2015-06-11T12:00:00.000001Z"));
  CHECK(noon > Timestamp::parse("1969-01-01"));
  CHECK(noon <= noon);
  CHECK(noon >= noon);
  CHECK_FALSE(noon != noon);
}

TEST_CASE("texts without a time compare by text and come first", "[timestamp]") {
  const Timestamp odd = Timestamp::read("soon");
  const Timestamp time = Timestamp::parse("0001-01-01");
  CHECK(odd == Timestamp::read("soon"));
  CHECK(odd != Timestamp::read("later"));
  CHECK(Timestamp::read("later") < odd);
  CHECK(odd != time);
  CHECK(odd < time);
  CHECK_FALSE(time < odd);
  CHECK(Timestamp::read("") != Timestamp());
  CHECK(Timestamp::read("") == Timestamp::read(""));
}

TEST_CASE("a leap second is the start of the next minute, and is written as it was", "[timestamp]") {
  const Timestamp leap = Timestamp::parse("2016-12-31T23:59:60Z");
  CHECK(leap.is_valid());
  CHECK(leap == Timestamp::parse("2017-01-01T00:00:00Z"));
  CHECK(leap.to_string() == "2016-12-31T23:59:60Z");
  CHECK(leap.to_iso8601() == "2017-01-01T00:00:00Z");
  CHECK(Timestamp::parse("2016-12-31T23:59:60.5+00:00").to_string() == "2016-12-31T23:59:60.5+00:00");
  CHECK_THROWS_AS(Timestamp::parse("2016-12-31T23:59:61Z"), ClientValidationError);
}
