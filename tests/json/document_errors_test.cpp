// SPDX-License-Identifier: BSD-3-Clause
// What the JSON reader says about texts that are not JSON.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/error.hpp>

#include "json/document.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using koordinates::DecodeError;
using koordinates::detail::JsonDocument;
using koordinates::detail::JsonLimits;

namespace {

// The error that a text gives; nothing when it is read.
std::optional<DecodeError> refusal(const std::string& text, JsonLimits limits = {}) {
  try {
    const JsonDocument document(text, limits);
    return std::nullopt;
  } catch (const DecodeError& error) {
    return error;
  }
}

const std::string sample = R"({"id": 12, "t\u00e9xt": "a\n\ud83d\ude00 )"
                           "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"
                           R"(", "list": [ -1.5e+3, true , false,null, [], {"x":{}}, 1e999 ]})";

}  // namespace

TEST_CASE("a refusal says what, where and in which member", "[json]") {
  struct Row {
    std::string text;
    std::string message;
    std::string pointer;
  };
  const std::string zero("\0", 1);
  const std::vector<Row> table{
      {"", "the response is empty", ""},
      {" \n\t ", "the response is empty", ""},
      {"<html>", "the response is not JSON: unexpected '<' at byte 0", ""},
      {"  <html>", "the response is not JSON: unexpected '<' at byte 2", ""},
      {"nul", "the response ends in the middle of a value at byte 3", ""},
      {"nulx", "the response is not JSON: unexpected 'x' at byte 3", ""},
      {"True", "the response is not JSON: unexpected 'T' at byte 0", ""},
      {"NaN", "the response is not JSON: unexpected 'N' at byte 0", ""},
      {"[1, Infinity]", "the response is not JSON: unexpected 'I' at byte 4", "/1"},
      {"\"abc", "the response ends in the middle of a string at byte 4", ""},
      {"\"abc\\", "the response ends in the middle of a string at byte 5", ""},
      {"\"abc\\u12", "the response ends in the middle of a string at byte 8", ""},
      {"\"abc\xC3", "the response ends in the middle of a string at byte 5", ""},
      {"{\"a\":[1,{\"b", "the response ends in the middle of a string at byte 11", "/a/1"},
      {"{\"a\":[1,2", "the response ends in the middle of an array at byte 9", "/a/2"},
      {"{\"a\":[1,2.", "the response ends in the middle of a number at byte 10", "/a/1"},
      {"{\"a\":-", "the response ends in the middle of a number at byte 6", "/a"},
      {"{\"a\":", "the response ends in the middle of an object at byte 5", "/a"},
      {"{\"a\"", "the response ends in the middle of an object at byte 4", "/a"},
      {"{", "the response ends in the middle of an object at byte 1", ""},
      {"{}}", "the response is not JSON: more text after the value at byte 2", ""},
      {"1 2", "the response is not JSON: more text after the value at byte 2", ""},
      {"[1]" + zero, "the response is not JSON: more text after the value at byte 3", ""},
      {"[1]" + zero + " ", "the response is not JSON: more text after the value at byte 3", ""},
      {"[1" + zero + "]", "the response is not JSON: unexpected byte 0x00 at byte 2", "/1"},
      {zero, "the response is not JSON: unexpected byte 0x00 at byte 0", ""},
      {"[1,]", "the response is not JSON: unexpected ']' at byte 3", "/1"},
      {"[1,,2]", "the response is not JSON: unexpected ',' at byte 3", "/1"},
      {"[,1]", "the response is not JSON: unexpected ',' at byte 1", "/0"},
      {"[1}", "the response is not JSON: unexpected '}' at byte 2", "/1"},
      {"[1 true]", "the response is not JSON: unexpected 't' at byte 3", "/1"},
      {"[1 \"x\"]", "the response is not JSON: unexpected '\"' at byte 3", "/1"},
      {"[01]", "the response is not JSON: unexpected '1' at byte 2", "/1"},
      {"[1-2]", "the response is not JSON: unexpected '-' at byte 2", "/1"},
      {"[1.e5]", "the response is not JSON: unexpected 'e' at byte 3", "/0"},
      {"[.5]", "the response is not JSON: unexpected '.' at byte 1", "/0"},
      {"[+5]", "the response is not JSON: unexpected '+' at byte 1", "/0"},
      {"[1e999.5]", "the response is not JSON: unexpected '.' at byte 6", "/1"},
      {"[1e999-5]", "the response is not JSON: unexpected '-' at byte 6", "/1"},
      {"[1e999,1e9999 x]", "the response is not JSON: unexpected 'x' at byte 14", "/2"},
      {"{a:1}", "the response is not JSON: unexpected 'a' at byte 1", ""},
      {"{'a':1}", "the response is not JSON: unexpected ''' at byte 1", ""},
      {"{\"a\" \"b\"}", "the response is not JSON: unexpected '\"' at byte 5", "/a"},
      {"{\"a\":1 \"b\":2}", "the response is not JSON: unexpected '\"' at byte 7", ""},
      {"{\"a\":1,}", "the response is not JSON: unexpected '}' at byte 7", ""},
      {"[1] // done", "the response is not JSON: more text after the value at byte 4", ""},
      {"[/* no */]", "the response is not JSON: unexpected '/' at byte 1", "/0"},
      {"\"a\\x\"", "the response is not JSON: bad escape in a string at byte 2", ""},
      {"\"a\\u12g4\"", "the response is not JSON: bad escape in a string at byte 2", ""},
      {"\"a\\ud800\"", "the response is not JSON: half a surrogate pair in a string at byte 2", ""},
      {"\"a\\ud800x\"", "the response is not JSON: half a surrogate pair in a string at byte 2", ""},
      {"\"a\\ud800\\n\"", "the response is not JSON: half a surrogate pair in a string at byte 2", ""},
      {"\"a\\ud800\\ud800\"", "the response is not JSON: half a surrogate pair in a string at byte 2", ""},
      {"\"\\ud83d\\ude00\\udc00\"", "the response is not JSON: half a surrogate pair in a string at byte 13", ""},
      {"{\"a\\udc00\":1}", "the response is not JSON: half a surrogate pair in a string at byte 3", ""},
      {"\"a\nb\"", "the response is not JSON: control character in a string at byte 2", ""},
      {"\"a" + zero + "b\"", "the response is not JSON: control character in a string at byte 2", ""},
      {"\xFF\xFE{", "the response is not valid UTF-8 at byte 0", ""},
      {"\xEF\xBB{}", "the response is not valid UTF-8 at byte 0", ""},
      {"{\"a\":\"b\xFF\"}", "the response is not valid UTF-8 at byte 7", "/a"},
      {"[\xC2\xA0 1]", "the response is not JSON: unexpected byte 0xc2 at byte 1", "/0"}};
  for (const Row& row : table) {
    INFO(row.text);
    const auto error = refusal(row.text);
    REQUIRE(error.has_value());
    CHECK_THAT(error->what(), StartsWith(row.message));
    CHECK(error->pointer() == row.pointer);
    CHECK(std::string(error->what()).find('\n') == std::string::npos);
  }
}

TEST_CASE("an excerpt shows the surroundings on one line", "[json]") {
  const std::string before(100, 'a');
  const auto error = refusal("[\"" + before + "\", \"\xC3\xA9\",\r\n\t?\x01\x7F\xFF\xE2\x82\xAC" + before);
  REQUIRE(error.has_value());
  CHECK(error->excerpt().size() <= 62);
  CHECK_THAT(error->excerpt(), ContainsSubstring("aaa\", \"\xC3\xA9\",   ????\xE2\x82\xAC"
                                                 "aaa"));

  // A window never begins or ends within a character.
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string text = "[\"" + std::string(shift, 'x');
    for (int i = 0; i < 40; ++i) text += "\xF0\x9F\x98\x80";
    const auto cut = refusal(text + "\" !");
    REQUIRE(cut.has_value());
    CHECK(cut->excerpt().find('?') == std::string::npos);
    CHECK_FALSE(refusal('"' + cut->excerpt().substr(0, cut->excerpt().find('"')) + '"').has_value());
  }
}

TEST_CASE("a sample cut short anywhere is refused", "[json]") {
  REQUIRE_FALSE(refusal(sample).has_value());
  for (std::size_t size = 0; size < sample.size(); ++size) {
    const auto error = refusal(sample.substr(0, size));
    INFO(size);
    REQUIRE(error.has_value());
    if (size > 0) {
      CHECK_THAT(error->what(), StartsWith("the response ends in the middle of a"));
      CHECK_THAT(error->what(), ContainsSubstring("at byte " + std::to_string(size)));
    }
  }
}

TEST_CASE("no byte changed in a sample does harm", "[json]") {
  for (std::size_t at = 0; at < sample.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string text = sample;
      text[at] = static_cast<char>(byte);
      const auto error = refusal(text);
      if (error) CHECK(error->excerpt().size() <= 62);
    }
  }
}

TEST_CASE("invalid UTF-8 is refused at every position", "[json]") {
  const std::vector<std::string> ill_formed{"\x80",
                                            "\xBF",
                                            "\xC0\x80",
                                            "\xC1\xBF",
                                            "\xC3",
                                            "\xE2\x82",
                                            "\xE0\x80\x80",
                                            "\xED\xA0\x80",
                                            "\xF0\x80\x80\x80",
                                            "\xF4\x90\x80\x80",
                                            "\xF5\x80\x80\x80",
                                            "\xFE",
                                            "\xFF",
                                            "\xF0\x9F\x98"};
  for (std::size_t at = 0; at <= sample.size(); ++at) {
    for (const std::string& bytes : ill_formed) {
      std::string text = sample;
      text.insert(at, bytes);
      INFO(at << ' ' << text);
      const auto error = refusal(text);
      REQUIRE(error.has_value());
      CHECK_THAT(error->what(), StartsWith("the response "));
    }
  }
  CHECK_THAT(refusal("[\"ab\xED\xA0\x80\"]")->what(), StartsWith("the response is not valid UTF-8 at byte 4"));
}

TEST_CASE("nesting past the limit is refused without reading on", "[json]") {
  CHECK_THAT(refusal(std::string(100000, '['))->what(),
             StartsWith("the response is nested deeper than 512 levels at byte 512"));
  std::string objects;
  for (int i = 0; i < 100000; ++i) objects += "{\"a\":";
  CHECK_THAT(refusal(objects)->what(), StartsWith("the response is nested deeper than 512 levels at byte 2560"));
  const auto error = refusal("{\"a\":[[1]]}", {2});
  REQUIRE(error.has_value());
  CHECK(error->pointer() == "/a/0");
}
