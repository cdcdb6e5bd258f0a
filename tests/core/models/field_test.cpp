// SPDX-License-Identifier: BSD-3-Clause
// Field: its three states, what may be assigned to it, and what reading one without a value says.
#include <string>
#include <type_traits>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/error.hpp>
#include <koordinates/layers.hpp>
#include <koordinates/result.hpp>

#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::Field;

TEST_CASE("a field begins absent and goes through its states", "[field]") {
  Field<std::string> title;
  CHECK(title.is_absent());
  CHECK_FALSE(title);
  title = "Roads";
  CHECK(title.has_value());
  CHECK(*title == "Roads");
  CHECK(title->size() == 5);
  title = nullptr;
  CHECK(title.is_null());
  CHECK_FALSE(title.has_value());
  CHECK(title == nullptr);
  title.reset();
  CHECK(title.is_absent());
  CHECK(title != nullptr);
}

TEST_CASE("the value of a temporary is no reference to it", "[field]") {
  using Text = Field<std::string>;
  STATIC_REQUIRE(std::is_same_v<decltype(*std::declval<Text&>()), std::string&>);
  STATIC_REQUIRE(std::is_same_v<decltype(*std::declval<const Text&>()), const std::string&>);
  STATIC_REQUIRE(std::is_same_v<decltype(*std::declval<Text>()), std::string>);
  STATIC_REQUIRE(std::is_same_v<decltype(std::declval<const Text>().value()), std::string>);
  STATIC_REQUIRE(std::is_same_v<decltype(*std::declval<koordinates::Ref<koordinates::Group>>()), koordinates::Group>);
  STATIC_REQUIRE(std::is_same_v<decltype(*std::declval<koordinates::Result<std::string>>()), std::string>);
  const auto made = [] {
    return koordinates::Layer::from_json(R"({"id":1,"tags":["a tag too long for a small string"]})");
  };
  std::size_t size = 0;
  for (const std::string& tag : *made().tags) size += tag.size();
  CHECK(size == 33);
  const Text moved = "still here";
  CHECK(*moved == "still here");
  CHECK_THROWS_AS(made().title.value(), koordinates::FieldMissing);
}

TEST_CASE("zero is a number and an empty text is a text", "[field]") {
  Field<std::int64_t> count;
  count = 0;
  CHECK(count.has_value());
  CHECK(*count == 0);
  Field<double> ratio;
  ratio = 0;
  CHECK(*ratio == 0.0);
  Field<std::string> text = "";
  CHECK(text.has_value());
  Field<bool> flag = false;
  CHECK(flag.has_value());
  CHECK_FALSE(flag.value());
}

TEST_CASE("only types that lose nothing can be assigned", "[field]") {
  STATIC_REQUIRE(std::is_assignable_v<Field<std::int64_t>&, int>);
  STATIC_REQUIRE(std::is_assignable_v<Field<std::int64_t>&, std::uint32_t>);
  STATIC_REQUIRE_FALSE(std::is_assignable_v<Field<std::int64_t>&, std::uint64_t>);
  STATIC_REQUIRE_FALSE(std::is_assignable_v<Field<std::int64_t>&, double>);
  STATIC_REQUIRE_FALSE(std::is_assignable_v<Field<std::int64_t>&, bool>);
  STATIC_REQUIRE_FALSE(std::is_assignable_v<Field<bool>&, int>);
  STATIC_REQUIRE_FALSE(std::is_assignable_v<Field<bool>&, const char*>);
  STATIC_REQUIRE(std::is_assignable_v<Field<double>&, float>);
  STATIC_REQUIRE(std::is_assignable_v<Field<double>&, int>);
  STATIC_REQUIRE_FALSE(std::is_assignable_v<Field<double>&, std::int64_t>);
  STATIC_REQUIRE(std::is_assignable_v<Field<std::string>&, const char*>);
  STATIC_REQUIRE_FALSE(std::is_assignable_v<Field<std::string>&, int>);
  STATIC_REQUIRE(std::is_assignable_v<Field<bool>&, std::nullptr_t>);
  STATIC_REQUIRE_FALSE(std::is_convertible_v<Field<bool>, bool>);
  STATIC_REQUIRE(std::is_nothrow_move_constructible_v<Field<std::string>>);
}

TEST_CASE("fields compare with fields, values and nullptr", "[field]") {
  Field<std::string> a = "x";
  Field<std::string> b = "x";
  CHECK(a == b);
  CHECK(a == "x");
  CHECK(a != "y");
  b = nullptr;
  CHECK(a != b);
  CHECK(b == nullptr);
  Field<std::string> absent;
  CHECK(absent != b);
  CHECK(absent != "");
}

TEST_CASE("value_or gives the fallback for null and absent", "[field]") {
  Field<koordinates::Crs> crs;
  CHECK(crs.value_or("unknown").id == "unknown");
  crs = nullptr;
  CHECK(crs.value_or("unknown").id == "unknown");
  crs = "EPSG:2193";
  CHECK(crs.value_or("unknown").id == "EPSG:2193");
}

TEST_CASE("PY-16 a list can be assigned in braces", "[field]") {
  koordinates::LayerData data;
  data.datasources = {12, "https://host/services/api/v1/sources/1/datasources/2/"};
  REQUIRE(data.datasources->size() == 2);
  CHECK(data.datasources->at(0).id == 12);
  CHECK(data.datasources->at(1).url == "https://host/services/api/v1/sources/1/datasources/2/");
}

TEST_CASE("reading a field without a value says what is missing and what to do", "[field]") {
  using koordinates::FieldMissing;
  using koordinates::Layer;

  Layer unset;
  CHECK_THROWS_AS(*unset.title, FieldMissing);
  CHECK_THROWS_WITH(*unset.title, ContainsSubstring("never set"));
  unset.title = nullptr;
  CHECK_THROWS_WITH(*unset.title, ContainsSubstring("is null"));

  const Layer read = Layer::from_json(R"({"id": 123, "license": null, "data": "later"})");
  CHECK_THROWS_WITH(*read.title, ContainsSubstring("layer 123 has no `title`") && ContainsSubstring("has_value()"));
  CHECK_THROWS_WITH(*read.license, ContainsSubstring("layer 123: `license` is null"));
  CHECK_THROWS_WITH(*read.data,
                    ContainsSubstring("layer 123: `data` has an unknown shape") && ContainsSubstring("extra"));
  CHECK(read.data.state() == koordinates::FieldState::unreadable);

  const Layer copy = read;
  CHECK_THROWS_WITH(*copy.title, ContainsSubstring("layer 123"));
}
