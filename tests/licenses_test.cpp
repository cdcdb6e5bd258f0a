// SPDX-License-Identifier: BSD-3-Clause
// Licences: listed, read, found by their Creative Commons name.
#include <string>

#include <koordinates/koordinates.hpp>
#include <koordinates/testing/sandbox.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"
#include "support/logged.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Sandbox;
using koordinates_test::FakeSite;
using koordinates_test::logged;
using namespace koordinates;

TEST_CASE("licences are listed and read", "[licenses]") {
  koordinates::testing::SandboxOptions options;
  options.strict = true;
  const Sandbox sandbox(options);
  const Client client(sandbox.url(), sandbox.token(), logged());
  CHECK(client.licenses().list().count() > 3);
  License license = client.licenses().get(9);
  CHECK(license.type == LicenseType::cc_by);
  CHECK(license.jurisdiction == "nz");
  license.refresh();
  CHECK(license.id == 9);
  CHECK_FALSE(license.get_fulltext().empty());
  CHECK(client.licenses().get_fulltext(9) == license.get_fulltext());
  CHECK_THROWS_AS(client.licenses().get(4242), NotFound);
  CHECK_THROWS_AS(client.licenses().get(0), ClientValidationError);
  CHECK(client.get_manager<License>().get(9) == license);
}

TEST_CASE("PY-31 Creative Commons licences are found by name, without an empty segment", "[licenses]") {
  const Sandbox sandbox;
  const Client client(sandbox.url(), sandbox.token(), logged());
  CHECK(client.licenses().get_creative_commons("cc-by", "nz").jurisdiction == "nz");
  CHECK(client.licenses().get_creative_commons("cc-by").type == LicenseType::cc_by);
  for (const auto& request : sandbox.requests()) CHECK(request.target.find("//") == std::string::npos);
}

TEST_CASE("PY-32 a slug that there cannot be is refused", "[licenses]") {
  const FakeSite site;
  const auto licenses = site.client().licenses();
  for (const char* slug :
       {"", "cc", "cc-by-", "cc-by-nd-sa", "cc-by-sa-nd", "cc-by-sa-nc", "CC-BY", "cc-by/nz", "cc-byx"}) {
    INFO(slug);
    CHECK_THROWS_WITH(licenses.get_creative_commons(slug, "nz"), ContainsSubstring("not a Creative Commons licence"));
  }
  CHECK_THROWS_WITH(licenses.get_creative_commons("cc-by", "../.."), ContainsSubstring("no jurisdiction"));
  CHECK(site.transport->sent().empty());
}

TEST_CASE("the text of a licence comes through its link, else by its id", "[licenses]") {
  const FakeSite site;
  site.expect_get("licenses/3/").json(R"({"id":3,"url_fulltext":")" + FakeSite::url("texts/3/") + "\"}");
  site.expect_get("texts/3/").body("by its link");
  CHECK(site.client().licenses().get(3).get_fulltext() == "by its link");
  site.expect_get("licenses/4/").json(R"({"id":4})");
  site.expect_get("licenses/4/fulltext/").body("by its id");
  CHECK(site.client().licenses().get(4).get_fulltext() == "by its id");
  CHECK_THROWS_AS(License::from_json(R"({"id":4})").get_fulltext(), NotBound);
  site.transport->verify();
}

TEST_CASE("PY-8 filters of licences are passed through, for nobody knows which there are", "[licenses]") {
  const FakeSite site;
  site.expect_get("licenses/?type=cc-by&sort=title").json("[]");
  CHECK_FALSE(site.client().licenses().filter("type", "cc-by").order_by("title").first());
  site.transport->verify();
}
