// SPDX-License-Identifier: BSD-3-Clause
// Redirects: which are followed, and that the token never leaves home.
#include <string>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::FakeSite;
using namespace koordinates;

TEST_CASE("a redirect on the same site is followed with the token", "[redirect]") {
  const int status = GENERATE(301, 302, 303, 307, 308);
  const FakeSite site;
  site.expect_get("layers/3/versions/draft/")
      .status(status)
      .header("Location", "/services/api/v1/layers/3/versions/9/");
  site.expect_get("layers/3/versions/9/").with_header("Authorization", "key secret-token").json(R"({"id":3})");
  CHECK(site.client().layers().get_draft(3).id == 3);
  site.transport->verify();
}

TEST_CASE("PY-56 a redirect to another site is an error that names both", "[redirect]") {
  const std::string target = GENERATE("https://evil.example/services/api/v1/layers/3/", "https://site.example:8443/x/",
                                      "http://site.example/x/", "//evil.example/x/", "https://www.site.example/x/");
  const FakeSite site;
  site.expect_get("layers/3/").status(302).header("Location", target);
  const auto result = attempt([&] { return site.client().layers().get(3); });
  REQUIRE(result.error_as<RedirectError>());
  CHECK_THAT(result.error().what(), ContainsSubstring("from https://site.example/services/api/v1/layers/3/") &&
                                        ContainsSubstring("trusted_origins"));
  CHECK(site.transport->sent().size() == 1);
  site.transport->verify();
}

TEST_CASE("a trusted origin may be redirected to", "[redirect]") {
  FakeSite site;
  site.options.trusted_origins = {"https://api.site.example"};
  site.expect_get("layers/3/").status(302).header("Location", "https://api.site.example/v/3/");
  site.transport->expect("GET", "https://api.site.example/v/3/")
      .with_header("Authorization", "key secret-token")
      .json(R"({"id":3})");
  CHECK(site.client().layers().get(3).id == 3);
  site.transport->verify();
}

TEST_CASE("redirects in a circle end after five", "[redirect]") {
  const FakeSite site;
  for (int i = 0; i < 6; ++i) site.expect_get("layers/3/").status(301).header("Location", FakeSite::url("layers/3/"));
  CHECK_THROWS_WITH(site.client().layers().get(3), ContainsSubstring("more than 5 redirects"));
  site.transport->verify();
}

TEST_CASE("a request that changes something is not sent to another place", "[redirect]") {
  const FakeSite site;
  site.transport->expect("POST", FakeSite::url("layers")).status(301).header("Location", FakeSite::url("layers/"));
  CHECK_THROWS_WITH(site.client().request("POST", "layers", RawJson::parse("{}")),
                    ContainsSubstring("redirects this POST to https://site.example/services/api/v1/layers/"));
  site.transport->verify();
}

TEST_CASE("a redirect to nowhere is an error", "[redirect]") {
  const FakeSite site;
  const Client client = site.client();
  site.expect_get("layers/3/").status(302);
  CHECK_THROWS_WITH(client.layers().get(3), ContainsSubstring("status 302 and no Location"));
  site.expect_get("layers/3/").status(300);
  CHECK_THROWS_AS(client.layers().get(3), RedirectError);
  site.expect_get("layers/3/").status(302).header("Location", "https://user:pw@site.example/");
  const auto result = attempt([&] { return client.layers().get(3); });
  REQUIRE(result.error_as<RedirectError>());
  CHECK_THAT(result.error().what(), !ContainsSubstring("pw@"));
  site.transport->verify();
}

TEST_CASE("304, 305 and 306 are not redirects", "[redirect]") {
  const int status = GENERATE(304, 305, 306);
  const FakeSite site;
  site.expect_get("layers/3/").status(status).header("Location", "/services/api/v1/layers/4/");
  const auto result = attempt([&] { return site.client().layers().get(3); });
  REQUIRE(result.error_as<ServerError>());
  CHECK(result.error_as<ServerError>()->status() == status);
  site.transport->verify();
}

TEST_CASE("a 303 after a POST or PUT leads to the result", "[redirect]") {
  const FakeSite site;
  site.transport->expect("POST", FakeSite::url("layers/3/versions/"))
      .status(303)
      .header("Location", "/services/api/v1/layers/3/versions/9/");
  site.expect_get("layers/3/versions/9/").json(R"({"id":3,"version":{"id":9}})");
  CHECK(site.client().layers().create_draft(3).version->id == 9);

  site.transport->expect("POST", FakeSite::url("layers/3/versions/")).status(303);
  CHECK_THROWS_WITH(site.client().layers().create_draft(3), ContainsSubstring("no Location"));
  site.transport->expect("POST", FakeSite::url("layers/3/versions/"))
      .status(303)
      .header("Location", "https://evil.example/versions/9/");
  CHECK_THROWS_WITH(site.client().layers().create_draft(3), ContainsSubstring("the request was carried out"));
  site.transport->verify();
}

TEST_CASE("a link with an anchor is a link of another resource", "[redirect]") {
  const FakeSite site;
  const std::string next = "</services/api/v1/layers/?page=2>; rel=\"page-next\"";
  const std::string anchor =
      GENERATE("/services/api/v1/sets/", "https://site.example/services/api/v1/layers/?page=9", "#x y");
  site.expect_get("layers/").header("Link", next + "; anchor=\"" + anchor + "\"").json(R"([{"id":1}])");
  int count = 0;
  for (const Layer& layer : site.client().layers().list()) count += layer.id ? 1 : 0;
  CHECK(count == 1);

  site.expect_get("layers/").header("Link", next + "; anchor=\"/services/api/v1/layers/\"").json(R"([{"id":1}])");
  site.expect_get("layers/?page=2").json(R"([{"id":2}])");
  for (const Layer& layer : site.client().layers().list()) count += layer.id ? 1 : 0;
  CHECK(count == 3);
  site.transport->verify();
}
