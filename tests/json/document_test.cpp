// SPDX-License-Identifier: BSD-3-Clause
// The JSON reader: walking, finding, places, numbers and strings.
#include "json/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/error.hpp>

#include "support/catch.hpp"

using koordinates::JsonKind;
using koordinates::detail::JsonDocument;
using koordinates::detail::JsonView;

namespace {

// Walks the whole document and writes each value as "pointer=text".
void list_values(JsonView view, std::vector<std::string>& out) {
  out.push_back(view.pointer() + "=" + std::string(view.text()));
  for (auto child = view.first_child(); child; child = child->next()) list_values(*child, out);
}

std::vector<std::string> values_of(const std::string& text) {
  const JsonDocument document(text);
  std::vector<std::string> out;
  list_values(document.root(), out);
  return out;
}

}  // namespace

TEST_CASE("a document is walked in the order of its text", "[json]") {
  const std::vector<std::string> expected{
      R"(={ "id" : 12 , "tags":[ "a" ,"b\n", [] ], "data":{"x":{}, "y":null},"ok":true,"no":false })",
      "/id=12",
      R"(/tags=[ "a" ,"b\n", [] ])",
      R"(/tags/0="a")",
      R"(/tags/1="b\n")",
      "/tags/2=[]",
      R"(/data={"x":{}, "y":null})",
      "/data/x={}",
      "/data/y=null",
      "/ok=true",
      "/no=false"};
  CHECK(values_of("\r\n\t " + expected[0].substr(1) + " \n") == expected);
}

TEST_CASE("each kind answers to its own accessor only", "[json]") {
  const JsonDocument document(R"([null, true, 7, "7", [1], {"a":1}])");
  std::vector<JsonView> views;
  for (auto child = document.root().first_child(); child; child = child->next()) views.push_back(*child);
  REQUIRE(views.size() == 6);
  CHECK(document.root().child_count() == 6);

  const std::vector<JsonKind> kinds{JsonKind::null,   JsonKind::boolean, JsonKind::number,
                                    JsonKind::string, JsonKind::array,   JsonKind::object};
  for (std::size_t i = 0; i < views.size(); ++i) {
    INFO(views[i].text());
    CHECK(views[i].kind() == kinds[i]);
    CHECK(views[i].is_null() == (i == 0));
    CHECK(views[i].boolean().has_value() == (i == 1));
    CHECK(views[i].integer().has_value() == (i == 2));
    CHECK(views[i].number().has_value() == (i == 2));
    CHECK(views[i].string().has_value() == (i == 3));
    CHECK(views[i].first_child().has_value() == (i >= 4));
    CHECK(views[i].child_count() == (i >= 4 ? 1U : 0U));
    CHECK(views[i].find("a").has_value() == (i == 5));
    CHECK(views[i].key().empty());
  }
  CHECK(views[1].boolean() == true);
  CHECK(views[3].string() == "7");
}

TEST_CASE("a lone value is a document", "[json]") {
  for (const char* text : {"null", "true", "false", "0", "-1.5e3", "\"\"", "[]", "{}"}) {
    const JsonDocument document(text);
    CHECK(document.root().text() == text);
    CHECK(document.root().pointer().empty());
    CHECK_FALSE(document.root().next());
    CHECK_FALSE(document.root().first_child());
  }
}

TEST_CASE("find gives the last member of a name, and walking gives them all", "[json]") {
  const JsonDocument document(R"({"a":1,"b":{"a":9},"a":2,"":3,"\u0061":4,"ab":5})");
  const JsonView root = document.root();
  CHECK(root.find("a")->integer() == 4);
  CHECK(root.find("")->integer() == 3);
  CHECK(root.find("ab")->integer() == 5);
  CHECK_FALSE(root.find("A"));
  CHECK_FALSE(root.find("abc"));

  std::vector<std::string> keys;
  for (auto child = root.first_child(); child; child = child->next()) keys.emplace_back(child->key());
  CHECK(keys == std::vector<std::string>{"a", "b", "a", "", "a", "ab"});
  CHECK(root.child_count() == 6);
}

TEST_CASE("strings are unescaped", "[json]") {
  const std::string zero("\0", 1);
  const std::vector<std::pair<std::string, std::string>> table{
      {R"("")", ""},
      {R"("plain")", "plain"},
      {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
      {R"("\\")", "\\"},
      {R"("\\\\\\")", R"(\\\)"},
      {R"("\\\"")", "\\\""},
      {R"("a\\b")", "a\\b"},
      {R"("\u0000")", zero},
      {R"("x\u0000y")", "x" + zero + "y"},
      {R"("\u00e9\u20AC")", "\xC3\xA9\xE2\x82\xAC"},
      {R"("\ud83d\ude00")", "\xF0\x9F\x98\x80"},
      {"\"\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80\"", "\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"},
      {"\"\x7F\"", "\x7F"},
      {R"(",:[]{} 1e999")", ",:[]{} 1e999"}};
  for (const auto& [written, meant] : table) {
    INFO(written);
    // As a value and as a key, with neighbours of which the places depend on its own.
    const JsonDocument document("[" + written + ", {" + written + " : " + written + "}, 5]");
    const JsonView first = *document.root().first_child();
    const JsonView member = *first.next()->first_child();
    CHECK(first.string() == meant);
    CHECK(first.text() == written);
    CHECK(member.key() == meant);
    CHECK(member.string() == meant);
    CHECK(member.text() == written);
    CHECK(first.next()->find(meant).has_value());
    CHECK(first.next()->next()->text() == "5");
  }
}

TEST_CASE("numbers keep their digits", "[json]") {
  struct Row {
    const char* text;
    std::optional<std::int64_t> integer;
    std::optional<double> number;
  };
  const std::string long_integer = "1" + std::string(400, '0');
  const std::vector<Row> table{{"0", 0, 0.0},
                               {"-0", 0, 0.0},
                               {"-0.0", 0, 0.0},
                               {"17", 17, 17.0},
                               {"-17", -17, -17.0},
                               {"9223372036854775807", INT64_MAX, 9223372036854775807.0},
                               {"-9223372036854775808", INT64_MIN, -9223372036854775808.0},
                               {"9223372036854775808", std::nullopt, 9223372036854775808.0},
                               {"18446744073709551615", std::nullopt, 18446744073709551615.0},
                               {"18446744073709551616", std::nullopt, 18446744073709551616.0},
                               {"-9223372036854775809", std::nullopt, -9223372036854775809.0},
                               {"1.0", 1, 1.0},
                               {"1e3", 1000, 1000.0},
                               {"1E+3", 1000, 1000.0},
                               {"25e-1", std::nullopt, 2.5},
                               {"0.10", std::nullopt, 0.1},
                               {"9007199254740992.0", 9007199254740992, 9007199254740992.0},
                               {"9007199254740993.0", 9007199254740993, 9007199254740992.0},
                               {"-9007199254740993.000", -9007199254740993, -9007199254740992.0},
                               {"9007199254740993.5", std::nullopt, 9007199254740994.0},
                               {"900719925474099.3e1", 9007199254740993, 9007199254740992.0},
                               {"9223372036854775807.0", INT64_MAX, 9223372036854775807.0},
                               {"-9223372036854775808.0", INT64_MIN, -9223372036854775808.0},
                               {"9223372036854775808.0", std::nullopt, 9223372036854775808.0},
                               {"1.00000000000000000001", std::nullopt, 1.0},
                               {"1e18", 1000000000000000000, 1e18},
                               {"1e19", std::nullopt, 1e19},
                               {"1e-400", std::nullopt, std::nullopt},
                               {"-0.0001e-400", std::nullopt, std::nullopt},
                               {"0e-400", 0, 0.0},
                               {"0.000e999", 0, 0.0},
                               {"5e-324", std::nullopt, 5e-324},
                               {"1.7976931348623157e308", std::nullopt, 1.7976931348623157e308},
                               {"1e309", std::nullopt, std::nullopt},
                               {"1e999", std::nullopt, std::nullopt},
                               {"-1E+999", std::nullopt, std::nullopt},
                               {"0.1e400", std::nullopt, std::nullopt},
                               {"1e99999999999999999999", std::nullopt, std::nullopt},
                               {long_integer.c_str(), std::nullopt, std::nullopt}};
  for (const Row& row : table) {
    INFO(row.text);
    const std::string text = row.text;
    const JsonDocument document("{\"a\": [" + text + "," + text + "\n] ,\"b\":" + text + "}");
    const JsonView array = *document.root().find("a");
    for (const JsonView& view : {*array.first_child(), *array.first_child()->next(), *document.root().find("b")}) {
      CHECK(view.kind() == JsonKind::number);
      CHECK(view.text() == text);
      CHECK(view.raw().text() == text);
      CHECK(view.integer() == row.integer);
      CHECK(view.number() == row.number);
    }
    CHECK(JsonDocument(text).root().text() == text);
  }
}

TEST_CASE("a number past the range of double leaves its neighbours as they are", "[json]") {
  const JsonDocument document(R"([0, "1e999", "\"1e999", 1e999, 1e3, {"1e999\n":-1e999}, 1.5, "\n", 0.5e-999, true])");
  std::vector<std::string> texts;
  for (auto child = document.root().first_child(); child; child = child->next()) texts.emplace_back(child->text());
  CHECK(texts == std::vector<std::string>{"0", R"("1e999")", R"("\"1e999")", "1e999", "1e3", R"({"1e999\n":-1e999})",
                                          "1.5", R"("\n")", "0.5e-999", "true"});
  JsonView view = *document.root().first_child();
  CHECK(view.integer() == 0);
  CHECK(view.next()->next()->string() == "\"1e999");
  CHECK(view.next()->next()->next()->next()->integer() == 1000);
}

TEST_CASE("pointers escape what they must", "[json]") {
  const JsonDocument document(R"({"a/b":{"m~n":[0,{"":[[1]]}]}})");
  JsonView deepest = document.root();
  while (deepest.first_child()) {
    deepest = *deepest.first_child();
    while (deepest.next()) deepest = *deepest.next();
  }
  CHECK(deepest.text() == "1");
  CHECK(deepest.pointer() == "/a~1b/m~0n/1//0/0");
}

TEST_CASE("a value is given as an owned piece of JSON", "[json]") {
  const JsonDocument document(R"({"extra": {"b" : [1.50, 1e2], "a":"\u00e9"} })");
  CHECK(document.root().find("extra")->raw().text() == R"({"b" : [1.50, 1e2], "a":"\u00e9"})");
  CHECK(document.root().raw().text() == document.root().text());
}

TEST_CASE("a byte order mark is passed over", "[json]") {
  const JsonDocument document("\xEF\xBB\xBF {\"a\":1}");
  CHECK(document.root().text() == "{\"a\":1}");
  CHECK(document.root().find("a")->text() == "1");
}

TEST_CASE("depth up to the limit is read", "[json]") {
  const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
  CHECK_NOTHROW(JsonDocument(nested(512)));
  CHECK_THROWS_AS(JsonDocument(nested(513)), koordinates::DecodeError);
  CHECK_NOTHROW(JsonDocument("[" + nested(511) + "," + nested(511) + "]"));
  CHECK_NOTHROW(JsonDocument("1", {0}));
  CHECK_THROWS_AS(JsonDocument("[]", {0}), koordinates::DecodeError);
  const JsonDocument deep(nested(100000), {200000});
  CHECK(deep.root().text().size() == 200000);
}

TEST_CASE("large flat texts take linear time", "[json]") {
  std::string text = "[";
  for (int i = 0; i < 200000; ++i) text += i % 10 == 0 ? "{\"a\":1e999}," : "{\"b\":[]},";
  text += "0]";
  const JsonDocument document(std::move(text));
  CHECK(document.root().child_count() == 200001);
  JsonView last = *document.root().first_child();
  while (last.next()) last = *last.next();
  CHECK(last.pointer() == "/200000");
}
