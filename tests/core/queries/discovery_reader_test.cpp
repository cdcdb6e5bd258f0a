// SPDX-License-Identifier: BSD-3-Clause
// Facets and descriptions as servers may write them, the odd ones too.
#include <string>
#include <vector>

#include <koordinates/error.hpp>

#include "core/queries/discovery_reader.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates;
using koordinates::detail::JsonDocument;

namespace {

std::vector<Facet> facets_of(const std::string& json) { return detail::read_facets(JsonDocument(json).root()); }

Discovery discovery_of(const std::string& json) { return detail::read_discovery(JsonDocument(json).root()); }

}  // namespace

TEST_CASE("facets are choices or bounds", "[discovery]") {
  const std::vector<Facet> facets = facets_of(
      R"({"kind":[{"key":"vector","name":"Vector"},{"key":7},{"name":null},5],
          "created_at":{"min":"2020-01-01","max":3},"from":{"min":1},"to":{"max":2},"none":{},"odd":null})");
  REQUIRE(facets.size() == 6);
  REQUIRE(facets[0].choices.size() == 4);
  CHECK(facets[0].filter == "kind");
  CHECK(facets[0].choices[0].value == "vector");
  CHECK(facets[0].choices[0].display_name == "Vector");
  CHECK(facets[0].choices[1].value == "7");
  CHECK(facets[0].choices[1].display_name.empty());
  CHECK(facets[0].choices[2].value.empty());
  CHECK(facets[0].choices[3].value.empty());
  CHECK(facets[1].minimum.as_string() == "2020-01-01");
  CHECK(facets[1].maximum.text() == "3");
  CHECK(facets[2].minimum.text() == "1");
  CHECK(facets[2].maximum.is_null());
  CHECK(facets[3].minimum.is_null());
  CHECK(facets[3].maximum.text() == "2");
  CHECK(facets[4].choices.empty());
  CHECK(facets[5].minimum.is_null());
  CHECK(facets_of("{}").empty());
}

TEST_CASE("a description holds what there is of it", "[discovery]") {
  const Discovery whole = discovery_of(
      R"({"name":"Layer List","expansions":["list",5],
          "filters":{"kind":{"choices":[{"value":1,"display_name":"One"}]},"q":{}}})");
  CHECK(whole.name == "Layer List");
  CHECK(whole.expansions == std::vector<std::string>{"list", "5"});
  REQUIRE(whole.filters.size() == 2);
  CHECK(whole.filters[0].choices.at(0).value == "1");
  CHECK(whole.filters[0].choices.at(0).display_name == "One");
  CHECK(whole.filters[1].filter == "q");
  CHECK(whole.filters[1].choices.empty());
  const Discovery empty = discovery_of("{\"name\":null}");
  CHECK(empty.name.empty());
  CHECK(empty.expansions.empty());
  CHECK(empty.filters.empty());
  CHECK(empty.raw.text() == "{\"name\":null}");
}

TEST_CASE("what is no object holds neither", "[discovery]") {
  for (const char* json : {"[]", "null", "\"text\"", "5"}) {
    CAPTURE(json);
    CHECK_THROWS_WITH(facets_of(json), ContainsSubstring("does not hold facets: an object was expected"));
    CHECK_THROWS_WITH(discovery_of(json), ContainsSubstring("does not hold a description"));
  }
  try {
    static_cast<void>(facets_of("[" + std::string(100, ' ') + "]"));
    FAIL("it was read");
  } catch (const DecodeError& error) {
    CHECK(error.excerpt().size() == 60);
  }
}
