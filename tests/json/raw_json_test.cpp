// SPDX-License-Identifier: BSD-3-Clause
// `RawJson`: what it accepts, gives back and takes for equal.
#include <koordinates/json/raw_json.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/error.hpp>

#include "support/catch.hpp"

using Catch::Matchers::StartsWith;
using koordinates::ClientValidationError;
using koordinates::JsonKind;
using koordinates::RawJson;

TEST_CASE("a piece of JSON keeps its text", "[raw_json]") {
  CHECK(RawJson().text() == "null");
  CHECK(RawJson().is_null());
  CHECK(RawJson::parse("{ \"a\" : 1.50 }").text() == "{ \"a\" : 1.50 }");
  CHECK(RawJson::parse("\xEF\xBB\xBF \n[1]\n").text() == "[1]");
  CHECK(RawJson::parse("1e999").text() == "1e999");
}

TEST_CASE("pieces are made from values", "[raw_json]") {
  CHECK(RawJson::from_string("a\"\n").text() == R"("a\"\n")");
  CHECK(RawJson::from_int(INT64_MIN).text() == "-9223372036854775808");
  CHECK(RawJson::from_double(2).text() == "2.0");
  CHECK(RawJson::from_double(0.1).text() == "0.1");
  CHECK(RawJson::from_bool(true).text() == "true");
  CHECK(RawJson::from_bool(false).text() == "false");
  CHECK_THROWS_AS(RawJson::from_string("\xFF"), ClientValidationError);
  CHECK_THROWS_AS(RawJson::from_double(std::numeric_limits<double>::infinity()), ClientValidationError);
  CHECK_THROWS_AS(RawJson::from_double(std::numeric_limits<double>::quiet_NaN()), ClientValidationError);
}

TEST_CASE("ill pieces are refused with the place", "[raw_json]") {
  const auto message = [](const std::string& text) -> std::string {
    try {
      return RawJson::parse(text).text();
    } catch (const ClientValidationError& error) {
      return error.what();
    }
  };
  CHECK_THAT(message(""), StartsWith("the JSON text is empty"));
  CHECK_THAT(message("{\"a\":x}"), StartsWith("the JSON text is not JSON: unexpected 'x' at byte 5"));
  CHECK_THAT(message("1 2"), StartsWith("the JSON text is not JSON: more text after the value at byte 2"));
  CHECK_THAT(message("\"\xFF\""), StartsWith("the JSON text is not valid UTF-8 at byte 1"));
  CHECK_THAT(message(std::string(513, '[')), StartsWith("the JSON text is nested deeper than 512 levels at byte 512"));
}

TEST_CASE("a piece answers to the accessor of its kind only", "[raw_json]") {
  const std::vector<std::pair<const char*, JsonKind>> table{
      {"null", JsonKind::null},       {"true", JsonKind::boolean},    {"false", JsonKind::boolean},
      {"-7", JsonKind::number},       {"\"x\\n\"", JsonKind::string}, {"[1,[2]]", JsonKind::array},
      {"{\"a\":1}", JsonKind::object}};
  for (const auto& [text, kind] : table) {
    INFO(text);
    const RawJson value = RawJson::parse(text);
    CHECK(value.kind() == kind);
    CHECK(value.is_null() == (kind == JsonKind::null));
    CHECK(value.as_bool().has_value() == (kind == JsonKind::boolean));
    CHECK(value.as_int().has_value() == (kind == JsonKind::number));
    CHECK(value.as_double().has_value() == (kind == JsonKind::number));
    CHECK(value.as_string().has_value() == (kind == JsonKind::string));
    CHECK(value.elements().size() == (kind == JsonKind::array ? 2U : 0U));
    CHECK(value.members().size() == (kind == JsonKind::object ? 1U : 0U));
    CHECK(value.get("a").has_value() == (kind == JsonKind::object));
  }
  CHECK(RawJson::parse("true").as_bool() == true);
  CHECK(RawJson::parse("false").as_bool() == false);
  CHECK(RawJson::parse("-7").as_int() == -7);
  CHECK(RawJson::parse("2.5").as_double() == 2.5);
  CHECK(RawJson::parse("2.0").as_int() == 2);
  CHECK_FALSE(RawJson::parse("2.5").as_int());
  CHECK_FALSE(RawJson::parse("1e999").as_double());
  CHECK(RawJson::parse("\"x\\n\"").as_string() == "x\n");
}

TEST_CASE("members and elements are given in order", "[raw_json]") {
  const RawJson object = RawJson::parse(R"({"b": [1 ,2], "a\n":"x", "b":3})");
  const auto members = object.members();
  REQUIRE(members.size() == 3);
  CHECK(members[0].first == "b");
  CHECK(members[0].second.text() == "[1 ,2]");
  CHECK(members[1].first == "a\n");
  CHECK(members[2].second.text() == "3");
  CHECK(object.get("b")->as_int() == 3);
  CHECK(object.get("a\n")->as_string() == "x");
  CHECK_FALSE(object.get("c"));
  CHECK(members[0].second.elements()[1].as_int() == 2);
}

TEST_CASE("a piece that was moved from is still safe", "[raw_json]") {
  RawJson value = RawJson::parse("{\"a\":[1,2,3,4,5,6,7,8,9,10,11]}");
  const RawJson taken = std::move(value);
  CHECK_NOTHROW(value.kind());  // NOLINT(bugprone-use-after-move)
  CHECK_NOTHROW(value.get("a"));
  CHECK_NOTHROW(value == taken);
  CHECK(taken.get("a")->elements().size() == 11);
}

TEST_CASE("pieces of the same value are equal", "[raw_json]") {
  const std::vector<std::pair<const char*, const char*>> equal{
      {"{\"a\":1,\"b\":[true,null]}", "{ \"b\" : [ true , null ],\n\"a\" : 1 }"},
      {"\"\\u00e9\\/\"", "\"\xC3\xA9/\""},
      {"{\"\\u0061\":1}", "{\"a\":1}"},
      {"{\"a\":1,\"a\":2}", "{\"a\":2}"},
      {"{\"a\":1,\"b\":0,\"a\":2}", "{\"b\":0,\"a\":2}"},
      {"1", "1.0"},
      {"1", "10e-1"},
      {"100", "1e2"},
      {"100", "1E+02"},
      {"0.001", "1e-3"},
      {"0", "-0.0e5"},
      {"0", "0e99999999999999999999"},
      {"1e999", "10e998"},
      {"123456789012345678901234567890", "1.23456789012345678901234567890e29"},
      {"[]", "[ ]"},
      {"{}", "{ }"}};
  for (const auto& [a, b] : equal) {
    INFO(a << ' ' << b);
    CHECK(RawJson::parse(a) == RawJson::parse(b));
    CHECK(RawJson::parse(b) == RawJson::parse(a));
    CHECK_FALSE(RawJson::parse(a) != RawJson::parse(b));
  }
}

TEST_CASE("pieces of different values are not equal", "[raw_json]") {
  const std::vector<std::pair<const char*, const char*>> different{{"1", "2"},
                                                                   {"1", "-1"},
                                                                   {"1", "10"},
                                                                   {"1", "\"1\""},
                                                                   {"1", "true"},
                                                                   {"0", "null"},
                                                                   {"true", "false"},
                                                                   {"1e999", "1e998"},
                                                                   {"1e999", "-1e999"},
                                                                   {"9007199254740993", "9007199254740992"},
                                                                   {"\"a\"", "\"A\""},
                                                                   {"[1,2]", "[2,1]"},
                                                                   {"[1]", "[1,1]"},
                                                                   {"[]", "{}"},
                                                                   {"{\"a\":1}", "{\"b\":1}"},
                                                                   {"{\"a\":1}", "{\"a\":1,\"b\":1}"},
                                                                   {"{\"a\":{\"b\":[1]}}", "{\"a\":{\"b\":[2]}}"}};
  for (const auto& [a, b] : different) {
    INFO(a << ' ' << b);
    CHECK(RawJson::parse(a) != RawJson::parse(b));
    CHECK(RawJson::parse(b) != RawJson::parse(a));
  }
}
