// SPDX-License-Identifier: BSD-3-Clause
// Headers.
#include <koordinates/http/headers.hpp>

#include <koordinates/error.hpp>

#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::Headers;

TEST_CASE("names are compared without regard to case, order is kept", "[headers]") {
  Headers headers;
  headers.add("Link", "a").add("X-One", "1").add("link", "b");
  CHECK(headers.get("LINK") == "a");
  CHECK(headers.get_all("lInK") == std::vector<std::string>{"a", "b"});
  CHECK(headers.joined("link") == "a, b");
  CHECK(headers.joined("none").empty());
  CHECK_FALSE(headers.get("none").has_value());
  headers.set("LINK", "c");
  CHECK(headers.size() == 2);
  CHECK(headers.begin()->first == "LINK");
  CHECK(headers.get("link") == "c");
  headers.remove("x-one").set("New", "n");
  CHECK(headers.contains("new"));
  CHECK_FALSE(headers.contains("X-One"));
}

TEST_CASE("a header that would be two is refused, and its value is not shown", "[headers]") {
  Headers headers;
  for (const std::string& bad :
       {std::string("secret\r\nX: y"), std::string("secret\ny"), std::string("secret\0y", 8)}) {
    REQUIRE_THROWS_WITH(headers.add("X-A", bad), ContainsSubstring("\"X-A\"") && !ContainsSubstring("secret"));
    REQUIRE_THROWS_AS(headers.set("X-A", bad), koordinates::ClientValidationError);
  }
  for (const std::string& bad : {std::string(""), std::string("a b"), std::string("a:"), std::string("a\r\nb"),
                                 std::string("a\0b", 3), std::string("\xC4\x81")})
    REQUIRE_THROWS_AS(headers.add(bad, "v"), koordinates::ClientValidationError);
  CHECK(headers.empty());
}
