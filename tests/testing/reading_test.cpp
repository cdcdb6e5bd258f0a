// SPDX-License-Identifier: BSD-3-Clause
// How the kit's server reads what it is sent: dates, areas, forms, parameters, slugs.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/server/multipart.hpp"
#include "testing/sandbox/store/values/box.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates::testing::sandbox_parts;

namespace {

std::string read_back(const std::string& text) {
  const std::optional<Millis> time = parse_timestamp(text);
  return time ? timestamp(*time) : "none";
}

// The parts of a body that comes byte by byte, as it may; or what is wrong with it.
std::vector<FormPart> parts_of(const std::string& type, const std::string& body, std::string& problem) {
  MultipartReader reader(type);
  for (const char byte : body) reader.feed(&byte, 1);
  std::vector<FormPart> parts = reader.finish();
  problem = reader.problem();
  return parts;
}

FormPart part_with(const std::string& disposition) {
  std::string problem;
  const std::vector<FormPart> parts = parts_of(
      "multipart/form-data; boundary=b",
      "preface\r\n--b \t\r\nX-Odd\r\nContent-Disposition: " + disposition + "\r\n\r\nbytes\r\n--b--\r\nend", problem);
  CHECK(problem.empty());
  REQUIRE(parts.size() == 1);
  CHECK(parts[0].content == "bytes");
  return parts[0];
}

std::string problem_of(const Value& geometry) {
  std::string problem;
  CHECK_FALSE(box_of(geometry, problem));
  return problem;
}

Value area(const char* type, const char* coordinates) {
  return {{"type", type}, {"coordinates", Value::parse(coordinates)}};
}

}  // namespace

TEST_CASE("dates are read with and without a time and an offset", "[sandbox][reading]") {
  for (const auto& [text, expected] :
       std::vector<std::pair<std::string, std::string>>{{"2020-02-29", "2020-02-29T00:00:00.000Z"},
                                                        {" 2020-02-29T10:20Z ", "2020-02-29T10:20:00.000Z"},
                                                        {"2020-02-29 10:20:30", "2020-02-29T10:20:30.000Z"},
                                                        {"2020-02-29t10:20:30", "none"},
                                                        {"2020-02-29T10:20:30.5z", "2020-02-29T10:20:30.500Z"},
                                                        {"2020-02-29T10:20:30.123456Z", "2020-02-29T10:20:30.123Z"},
                                                        {"2020-02-29T10:20:30+12:00", "2020-02-28T22:20:30.000Z"},
                                                        {"2020-02-29T10:20:30 12:00", "2020-02-28T22:20:30.000Z"},
                                                        {"2020-02-29T10:20:30-0130", "2020-02-29T11:50:30.000Z"},
                                                        {"1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"},
                                                        {"1900-03-01", "1900-03-01T00:00:00.000Z"},
                                                        {"0000-02-01", "0000-02-01T00:00:00.000Z"},
                                                        {"0000-01-01T00:00:00+01:00", "-001-12-31T23:00:00.000Z"}}) {
    CAPTURE(text);
    CHECK(read_back(text) == expected);
  }
}

TEST_CASE("what is no date is not read as one", "[sandbox][reading]") {
  for (const char* text : {"",
                           "202",
                           "2o20-01-01",
                           "2020/01/01",
                           "2020-",
                           "2020-1-01",
                           "2020-00-01",
                           "2020-13-01",
                           "2020-01/01",
                           "2020-01-",
                           "2020-01-00",
                           "2020-01-32",
                           "2020-01-01x",
                           "2020-01-01T",
                           "2020-01-01T25:00",
                           "2020-01-01T10",
                           "2020-01-01T10-20",
                           "2020-01-01T10:",
                           "2020-01-01T10:60",
                           "2020-01-01T10:20:",
                           "2020-01-01T10:20:61",
                           "2020-01-01T10:20:30x",
                           "2020-01-01T10:20:30Z0",
                           "2020-01-01T10:20:30.x",
                           "2020-01-01T10:20+",
                           "2020-01-01T10:20+1",
                           "2020-01-01T10:20+12",
                           "2020-01-01T10:20+12:",
                           "2020-01-01T10:20+12:00:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_timestamp(text));
  }
}

TEST_CASE("the box around an area", "[sandbox][reading]") {
  std::string problem;
  const auto box = box_of(area("MultiPolygon",
                               "[[[[170,-40,5],[175,-40,5],[175,-35,5],[170,-40,5]]],"
                               " [[[-10,-20],[10,-20],[10,60.5],[-10,-20]]]]"),
                          problem);
  REQUIRE(box);
  CHECK(problem.empty());
  CHECK(box->west == -10);
  CHECK(box->south == -40);
  CHECK(box->east == 175);
  CHECK(box->north == 60.5);
  CHECK(polygon_json(*box).at("coordinates").at(0).at(2) == Value({175.0, 60.5}));
  for (const auto& [other, meets] : std::vector<std::pair<Box, bool>>{{{0, 0, 1, 1}, true},
                                                                      {{175, 60.5, 176, 61}, true},
                                                                      {{176, 0, 177, 1}, false},
                                                                      {{-12, 0, -11, 1}, false},
                                                                      {{0, 61, 1, 62}, false},
                                                                      {{0, -42, 1, -41}, false}}) {
    CAPTURE(other.west, other.south);
    CHECK(box->meets(other) == meets);
    CHECK(other.meets(*box) == meets);
  }
}

TEST_CASE("what is no area says what is wrong with it", "[sandbox][reading]") {
  for (const auto& [geometry, reason] : std::vector<std::pair<Value, std::string>>{
           {Value("text"), "GeoJSON Polygon or MultiPolygon"},
           {area("Point", "[1,2]"), "GeoJSON Polygon or MultiPolygon"},
           {{{"type", "Polygon"}}, "a ring"},
           {area("Polygon", "[]"), "a ring"},
           {area("Polygon", "[5]"), "four positions"},
           {area("Polygon", "[[[0,0],[1,0],[0,0]]]"), "four positions"},
           {area("Polygon", "[[0,1,2,3]]"), "a longitude and a latitude"},
           {area("Polygon", "[[[0],[1],[2],[0]]]"), "a longitude and a latitude"},
           {area("Polygon", "[[[0,0,0,0],[1,0],[1,1],[0,0]]]"), "a longitude and a latitude"},
           {area("Polygon", "[[[\"0\",0],[1,0],[1,1],[0,0]]]"), "a longitude and a latitude"},
           {area("Polygon", "[[[0,null],[1,0],[1,1],[0,0]]]"), "a longitude and a latitude"},
           {area("Polygon", "[[[-181,0],[1,0],[1,1],[-181,0]]]"), "outside the world"},
           {area("Polygon", "[[[181,0],[1,0],[1,1],[181,0]]]"), "outside the world"},
           {area("Polygon", "[[[0,-91],[1,0],[1,1],[0,-91]]]"), "outside the world"},
           {area("Polygon", "[[[0,91],[1,0],[1,1],[0,91]]]"), "outside the world"},
           {area("Polygon", "[[[0,0],[1,0],[1,1],[0,1]]]"), "end where it begins"},
           {{{"type", "MultiPolygon"}}, "needs a polygon"},
           {area("MultiPolygon", "[]"), "needs a polygon"},
           {area("MultiPolygon", "[[[[0,0],[1,0],[1,1],[0,0]]],[]]"), "a ring"}}) {
    CAPTURE(geometry.dump());
    CHECK_THAT(problem_of(geometry), ContainsSubstring(reason));
  }
}

TEST_CASE("the names in a form may be quoted, plain or extended", "[sandbox][reading]") {
  struct Case {
    const char* disposition;
    const char* name;
    const char* filename;
  };
  for (const Case& one :
       std::vector<Case>{{R"(form-data; name="a"; filename="b c.txt")", "a", "b c.txt"},
                         {R"(FORM-DATA; Name = a ; filename=b.txt; size=5)", "a", "b.txt"},
                         {R"(form-data; name="a"; filename="say \"hi\" \\ \n.txt")", "a", R"(say "hi" \ \n.txt)"},
                         {R"(form-data; name="a"; filename="x;y=z")", "a", "x;y=z"},
                         {R"(form-data; name="a"; filename="no end)", "a", "no end"},
                         {R"(form-data; name="a"; filename="b\)", "a", "b\\"},
                         {R"(form-data; name="a"; filename="b"; filename*=UTF-8'en'd%C3%A9.txt)", "a", "d\xC3\xA9.txt"},
                         {R"(form-data; name="a"; filename*=plain%20name)", "a", "plain name"},
                         {R"(form-data; name="a"; =odd; filename=)", "a", ""},
                         {R"(form-data; name="a"; filename="b"; word)", "a", "b"}}) {
    CAPTURE(one.disposition);
    const FormPart part = part_with(one.disposition);
    CHECK(part.name == one.name);
    CHECK(part.filename == one.filename);
    CHECK(part.is_file);
  }
  CHECK_FALSE(part_with("form-data; name=a").is_file);
}

TEST_CASE("a form that is none says what is wrong with it", "[sandbox][reading]") {
  const std::string type = "multipart/form-data; boundary=b";
  const std::string head = "Content-Disposition: form-data; name=a\r\n\r\n";
  struct Case {
    std::string type;
    std::string body;
    const char* reason;
  };
  for (const Case& one :
       std::vector<Case>{{"multipart/form-data", "--b--", "no boundary"},
                         {"multipart/form-data; boundary=\"\"", "--b--", "no boundary"},
                         {"multipart/form-data; boundary=" + std::string(71, 'b'), "--b--", "no boundary"},
                         {type, "", "ends before its last boundary"},
                         {type, "--b\r\n" + head + "x\r\n--b", "ends before its last boundary"},
                         {type, "--bb--", "something else on its line"},
                         {type, "--b" + std::string(16 * 1024 + 1, ' '), "a boundary does not end"},
                         {type, "--b\r\nX: " + std::string(16 * 1024, 'x'), "headers of a part are too long"},
                         {type, "--b\r\n\r\nx\r\n--b--", "no Content-Disposition"},
                         {type, "--b\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--b--", "form-data"},
                         {type, "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--", "with a name"}}) {
    CAPTURE(one.type, one.body.substr(0, 60));
    std::string problem;
    CHECK(parts_of(one.type, one.body, problem).empty());
    CHECK_THAT(problem, ContainsSubstring(one.reason));
  }
  std::string many;
  for (int i = 0; i <= 10'000; ++i) many += "--b\r\n" + head + "\r\n";
  std::string problem;
  CHECK(parts_of(type, many + "--b--", problem).empty());
  CHECK_THAT(problem, ContainsSubstring("more than 10000 parts"));
}

TEST_CASE("parameters are decoded, and written so that they can be", "[sandbox][reading]") {
  CHECK(parse_query("a=1&&b&c=x+y%2b%2B&%41=%C3%a9") ==
        QueryList{{"a", "1"}, {"b", ""}, {"c", "x y++"}, {"A", "\xC3\xA9"}});
  for (const char* text : {"100%", "%4", "%g1", "%1g", "%/0", "%:0", "%@0", "%`0", "a+b"}) {
    CAPTURE(text);
    CHECK(percent_decode(text, false) == text);
  }
  const QueryList odd = {{"q[]", "a b&c=d"}, {"Az09-_.~", "\x01{}/"}};
  CHECK(build_query(odd) == "q%5B%5D=a%20b%26c%3Dd&Az09-_.~=%01%7B%7D%2F");
  CHECK(parse_query(build_query(odd)) == odd);
}

TEST_CASE("numbers, truths and slugs", "[sandbox][reading]") {
  CHECK(parse_integer("-12") == -12);
  for (const char* text : {"", "1x", "x", "1.5", " 1", "99999999999999999999"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_integer(text));
  }
  CHECK(parse_boolean("TRUE") == true);
  CHECK(parse_boolean("0") == false);
  CHECK_FALSE(parse_boolean("yes"));
  CHECK(slug_of("Roads - 2020/21 (new)!") == "roads-2020-21-new");
  CHECK(slug_of(" /-Roads- ") == "roads");
  CHECK(slug_of("[]^`{}").empty());
}
