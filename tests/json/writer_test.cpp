// SPDX-License-Identifier: BSD-3-Clause
// The JSON writer: commas and nesting, strings and numbers.
#include "json/writer.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/error.hpp>

#include "json/document.hpp"
#include "support/catch.hpp"

using koordinates::ClientValidationError;
using koordinates::RawJson;
using koordinates::detail::JsonDocument;
using koordinates::detail::JsonWriter;

namespace {

std::string written(double value) {
  JsonWriter writer;
  writer.number(value);
  return writer.take();
}

std::string written(const std::string& value) {
  JsonWriter writer;
  writer.string(value);
  return writer.take();
}

}  // namespace

TEST_CASE("commas, colons and brackets are set", "[json]") {
  JsonWriter writer;
  writer.begin_object();
  writer.key("empty");
  writer.begin_object();
  writer.end_object();
  writer.key("list");
  writer.begin_array();
  writer.integer(1);
  writer.begin_array();
  writer.end_array();
  writer.begin_object();
  writer.key("a");
  writer.null();
  writer.key("b\"");
  writer.boolean(true);
  writer.end_object();
  writer.boolean(false);
  writer.raw(RawJson::parse(" [1, 2.50] "));
  writer.raw_text("{\"x\": 1}");
  writer.end_array();
  writer.key("text");
  writer.string("x");
  writer.end_object();
  const std::string expected =
      R"({"empty":{},"list":[1,[],{"a":null,"b\"":true},false,[1, 2.50],{"x": 1}],"text":"x"})";
  CHECK(writer.text() == expected);
  CHECK(writer.take() == expected);
}

TEST_CASE("a piece of JSON that was moved from is written as null", "[json]") {
  RawJson value = RawJson::parse("[1, 2, 3, 4, 5, 6, 7, 8, 9]");
  const RawJson taken = std::move(value);
  JsonWriter writer;
  writer.raw(value);  // NOLINT(bugprone-use-after-move)
  CHECK_NOTHROW(JsonDocument(writer.text()));
}

TEST_CASE("integers are written whole", "[json]") {
  JsonWriter writer;
  writer.begin_array();
  for (const std::int64_t value : {std::int64_t{0}, std::int64_t{-1}, INT64_MAX, INT64_MIN}) writer.integer(value);
  writer.end_array();
  CHECK(writer.text() == "[0,-1,9223372036854775807,-9223372036854775808]");
}

TEST_CASE("floating numbers are written so that they read back the same", "[json]") {
  CHECK(written(0.1) == "0.1");
  CHECK(written(1.0) == "1.0");
  CHECK(written(-2.0) == "-2.0");
  CHECK(written(1234567.0) == "1234567.0");
  CHECK(written(0.0) == "0.0");
  CHECK(written(2.5e-7) == "2.5e-07");

  std::mt19937_64 random(20150611);
  for (int i = 0; i < 20000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    const std::string text = written(value);
    INFO(text);
    REQUIRE(JsonDocument(text).root().number() == value);
  }
}

TEST_CASE("numbers that JSON does not have are refused, and nothing is written", "[json]") {
  JsonWriter writer;
  writer.begin_array();
  writer.integer(1);
  for (const double value : {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
                             std::numeric_limits<double>::quiet_NaN()}) {
    CHECK_THROWS_AS(writer.number(value), ClientValidationError);
  }
  writer.end_array();
  CHECK(writer.text() == "[1]");
}

TEST_CASE("strings are escaped where they must be", "[json]") {
  CHECK(written(std::string()) == R"("")");
  CHECK(written(std::string("plain /text/")) == R"("plain /text/")");
  CHECK(written(std::string("\"\\\b\f\n\r\t")) == R"("\"\\\b\f\n\r\t")");
  CHECK(written(std::string("a\0b\x1F", 4)) == R"("a\u0000b\u001f")");
  CHECK(written(std::string("\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80")) == "\"\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"");

  std::mt19937 random(1);
  const std::vector<std::string> pieces{
      "a", "\"", "\\", "\n", std::string("\0", 1), "\x7F", "\xC3\xA9", "\xF0\x9F\x98\x80"};
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (std::size_t n = random() % 20; n > 0; --n) text += pieces[random() % pieces.size()];
    REQUIRE(JsonDocument(written(text)).root().string() == text);
  }
}

TEST_CASE("strings and keys that are not UTF-8 are refused, and nothing is written", "[json]") {
  JsonWriter writer;
  writer.begin_object();
  for (const char* text : {"\xFF", "a\x80", "\xC3", "\xE2\x82", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xC0\x80"}) {
    CHECK_THROWS_AS(writer.key(text), ClientValidationError);
  }
  writer.key("a");
  CHECK_THROWS_WITH(writer.string("secret\xC3"),
                    "a string of 7 bytes is not valid UTF-8, which JSON must be: it is the value of \"a\"");
  writer.string("b");
  writer.end_object();
  CHECK(writer.text() == R"({"a":"b"})");
}
