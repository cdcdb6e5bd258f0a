// SPDX-License-Identifier: BSD-3-Clause
// Users, groups and categories, over real sockets.
#include <string>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/sandbox_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::SandboxSite;
using namespace koordinates;

TEST_CASE("PY-9 users and groups are listed and read", "[users]") {
  const std::string version = GENERATE("v1", "v1.x");
  const SandboxSite site({}, version);
  CHECK(site.client.users().list().count() == 2);
  User user = *site.client.users().list().first();
  CHECK(user.first_name == "Sandbox");
  user.refresh();
  CHECK(user.email.has_value() == (version == "v1.x"));
  CHECK(site.client.users().get(2).last_name == "Editor");
  CHECK(site.client.get_manager<User>().get(1) == user);
  CHECK_THROWS_AS(site.client.users().get(424242), NotFound);

  CHECK(site.client.groups().list().count() == 3);
  Group group = *site.client.groups().list().first();
  CHECK_THROWS_AS(group.stats.value(), FieldMissing);
  group.refresh();
  CHECK(group.stats->layers.value() > 0);
  CHECK(site.client.groups().get(103).country.is_null());
  CHECK(site.client.get_manager<Group>().get(101) == group);
  CHECK_THROWS_AS(User().refresh(), NotBound);
}

TEST_CASE("PY-8 lists of users and groups take any filter and order", "[users]") {
  koordinates::testing::SandboxOptions options;
  const SandboxSite site(options);
  CHECK_NOTHROW(site.client.users().filter("country", "NZ").order_by("-id"));
  CHECK_NOTHROW(site.client.groups().filter("q", "harbour").expand());
}

TEST_CASE("me() tells whose token it is, by v1.x", "[users]") {
  const SandboxSite site;
  const User me = site.client.users().me();
  CHECK(site.last_request() == "GET /services/api/v1.x/users/me/");
  CHECK(me.id == 1);
  CHECK(me.capabilities->get("enable_kart_clone")->as_bool() == true);
  CHECK_THROWS_AS(site.make("v1", "some-other-token").users().me(), AuthenticationError);
}

TEST_CASE("categories are listed, and found by their path", "[users]") {
  const SandboxSite site;
  CHECK(site.client.categories().list().count() == 6);
  CHECK(site.last_request() == "GET /services/api/v1.x/categories/");
  const Category roads = site.client.categories().get("transport/roads");
  CHECK(roads.name == "Roads");
  CHECK(roads.ancestors->front().key == "transport");
  CHECK_THROWS_WITH(site.client.categories().get("transport/rails"),
                    ContainsSubstring("no category \"transport/rails\""));
  CHECK(site.client.get_url("CATEGORY", "GET", "multi") == site.sandbox.url() + "/services/api/v1.x/categories/");

  Layer draft = site.client.layers().create_draft(1001);
  draft.categories = {roads, "imagery"};
  CHECK(draft.save());
  CHECK_THAT(site.bodies("PUT").back(), ContainsSubstring(R"("categories":["transport/roads","imagery"])"));
}
