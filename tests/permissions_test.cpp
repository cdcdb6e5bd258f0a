// SPDX-License-Identifier: BSD-3-Clause
// Permissions: listed, given one by one or all at once, granted and revoked, over real sockets.
#include <algorithm>
#include <string>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"
#include "support/fixture.hpp"
#include "support/sandbox_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::FakeSite;
using koordinates_test::fixture;
using koordinates_test::SandboxSite;
using namespace koordinates;

namespace {

std::vector<Permission> all(const PermissionManager& permissions) {
  std::vector<Permission> found;
  for (Permission& permission : permissions.list()) found.push_back(std::move(permission));
  return found;
}

std::string level_of(const PermissionManager& permissions, const std::string& holder) {
  for (const Permission& permission : permissions.list()) {
    if (permission.id == holder) return permission.permission->str();
  }
  return "none";
}

}  // namespace

TEST_CASE("permissions decode and lose nothing", "[permissions]") {
  const RawJson list = RawJson::parse(fixture("permissions_list.json"));
  for (const RawJson& entry : list.elements()) {
    CHECK(RawJson::parse(Permission::from_json(entry.text()).to_json()) == entry);
  }
  CHECK(Permission::from_json(list.elements()[2].text()).holder() == "group.everyone");
  CHECK(Permission::for_user(7, PermissionLevel::view).holder() == "user.7");
  CHECK(Permission::for_group("everyone", PermissionLevel::view).holder() == "group.everyone");
  CHECK(Permission::for_group(108, PermissionLevel::view).holder() == "group.108");
  CHECK(Permission::for_group("https://site.example/services/api/v1/groups/9/", PermissionLevel::view).holder() ==
        "group.9");
  CHECK(Permission().holder().empty());
}

TEST_CASE("PY-43 PY-66 every kind of thing has its own permissions", "[permissions]") {
  const SandboxSite site;
  const auto path_of = [&](const PermissionManager& permissions) {
    static_cast<void>(permissions.list().count());
    return site.last_request();
  };
  CHECK(path_of(site.client.layers().get(1001).permissions()) == "GET /services/api/v1/layers/1001/permissions/");
  CHECK(path_of(site.client.tables().get(1026).permissions()) == "GET /services/api/v1/tables/1026/permissions/");
  const Set set = *site.client.sets().list().first();
  CHECK(path_of(set.permissions()) == "GET /services/api/v1/sets/" + std::to_string(*set.id) + "/permissions/");
  const Document document = *site.client.documents().list().first();
  CHECK(path_of(document.permissions()) ==
        "GET /services/api/v1/documents/" + std::to_string(*document.id) + "/permissions/");
  const Layer draft = site.client.layers().create_draft(1001);
  CHECK(path_of(draft.permissions()) == "GET /services/api/v1/layers/1001/permissions/");
}

TEST_CASE("a permission is added, read by its id, and by the number in it", "[permissions]") {
  const SandboxSite site;
  const PermissionManager permissions = site.client.layers().get(1001).permissions();
  const Permission made = permissions.create(Permission::for_group(102, PermissionLevel::download));
  CHECK(site.bodies("POST").back() == R"({"permission":"download","group":102})");
  CHECK(made.id == "group.102");
  CHECK(made.permission == PermissionLevel::download);
  CHECK((*made.group)->name == "Plains District Council");
  CHECK(permissions.get("group.102") == made);
  CHECK(permissions.get(102) == made);
  CHECK(permissions.create(Permission::for_user(2, PermissionLevel::edit)).id == "user.2");
  CHECK(permissions.create(Permission::for_group("registered-users", "view")).id == "group.registered-users");
  CHECK(site.bodies("POST").back() == R"({"permission":"view","group":"registered-users"})");
  // An address is not known to be taken: its id is sent.
  permissions.set({Permission::for_group(site.sandbox.url() + "/services/api/v1/groups/102/", "view"),
                   Permission::for_user(site.sandbox.url() + "/services/api/v1/users/2/", "view")});
  CHECK(site.bodies("PUT").back() == R"([{"permission":"view","group":102},{"permission":"view","user":2}])");
  CHECK_THROWS_AS(permissions.get("user.424242"), NotFound);
  CHECK_THROWS_AS(permissions.create(Permission::for_group("everyone", PermissionLevel::admin)), BadRequest);
}

TEST_CASE("PY-41 PY-42 all permissions are replaced by objects, those that came included", "[permissions]") {
  const SandboxSite site;
  const PermissionManager permissions = site.client.layers().get(1001).permissions();
  std::vector<Permission> wanted = all(permissions);
  CHECK(std::any_of(wanted.begin(), wanted.end(), [](const Permission& p) { return p.id == "group.everyone"; }));
  wanted.push_back(Permission::for_user(2, PermissionLevel::view));
  const std::vector<Permission> now = permissions.set(wanted);
  CHECK(now.size() == wanted.size());
  CHECK(now.front().is_bound());
  CHECK_THAT(site.bodies("PUT").back(), ContainsSubstring(R"("group":"everyone")"));
  CHECK(all(permissions).size() == now.size());

  CHECK(permissions.set({Permission::for_group("everyone", PermissionLevel::view)}).size() <= 2);
  CHECK(level_of(permissions, "user.2") == "none");
}

TEST_CASE("a group that was put in the place of a key is the one that is sent", "[permissions]") {
  const FakeSite site;
  site.expect_get("layers/1/").json(R"({"id":1})");
  const PermissionManager permissions = site.client().layers().get(1).permissions();
  site.expect_get("layers/1/permissions/").json(fixture("permissions_list.json"));
  std::vector<Permission> list = all(permissions);
  list[2].group = 55;
  site.transport->expect("PUT", FakeSite::url("layers/1/permissions/"))
      .with_body(
          R"([{"permission":"admin","user":4},{"permission":"edit","group":108},{"permission":"view","group":55}])")
      .status(201)
      .json("[]");
  CHECK(permissions.set(list).empty());
  site.transport->verify();
}

TEST_CASE("PY-41 an answer without a body is read again", "[permissions]") {
  const FakeSite site;
  site.expect_get("layers/1/").json(R"({"id":1})");
  const PermissionManager permissions = site.client().layers().get(1).permissions();
  site.transport->expect("PUT", FakeSite::url("layers/1/permissions/")).status(204);
  site.expect_get("layers/1/permissions/").json(fixture("permissions_list.json"));
  CHECK(permissions.set({}).size() == 3);
  site.transport->expect("POST", FakeSite::url("layers/1/permissions/")).status(201);
  site.expect_get("layers/1/permissions/user.4/").json(R"({"id":"user.4","permission":"view"})");
  CHECK(permissions.create(Permission::for_user(4, "view")).permission == "view");
  site.transport->verify();
}

TEST_CASE("granting and revoking leave the others alone", "[permissions]") {
  const SandboxSite site;
  const PermissionManager permissions = site.client.layers().get(1001).permissions();
  const std::size_t before = all(permissions).size();
  const std::string everyone = level_of(permissions, "group.everyone");

  CHECK(permissions.grant("user.2", PermissionLevel::view).permission == PermissionLevel::view);
  CHECK(site.bodies("PUT").empty());
  CHECK(site.bodies("POST").back() == R"({"permission":"view","user":2})");
  CHECK(level_of(permissions, "user.2") == "view");
  CHECK(site.requests_of([&] { permissions.grant("user.2", PermissionLevel::view); }) == 1);  // it has that already
  CHECK(permissions.grant("user.2", PermissionLevel::edit).permission == PermissionLevel::edit);
  CHECK(site.bodies("PUT").size() == 1);
  CHECK(all(permissions).size() == before + 1);
  CHECK(level_of(permissions, "group.everyone") == everyone);

  CHECK(permissions.revoke("user.2"));
  CHECK_FALSE(permissions.revoke("user.2"));
  CHECK(all(permissions).size() == before);
  CHECK(level_of(permissions, "group.everyone") == everyone);

  CHECK(permissions.grant("group.everyone", "find").permission == "find");
  CHECK(permissions.revoke("group.everyone"));
  CHECK(level_of(permissions, "group.everyone") == "none");
}

TEST_CASE("permissions that are not changed go back as they came", "[permissions]") {
  const FakeSite site;
  site.expect_get("layers/1/").json(R"({"id":1})");
  const PermissionManager permissions = site.client().layers().get(1).permissions();
  site.expect_get("layers/1/permissions/")
      .json(R"([{"id":"user.4","permission":"view","user":{"id":4},"expires":"2030-01-01"},)"
            R"({"id":"org.7","permission":"view","org":7},{"id":"user.5","permission":"view","user":{"id":5}}])");
  site.transport->expect("PUT", FakeSite::url("layers/1/permissions/"))
      .with_body(
          R"([{"permission":"view","user":4,"expires":"2030-01-01"},{"id":"org.7","permission":"view","org":7}])")
      .json("[]");
  CHECK(permissions.revoke("user.5"));
  CHECK_THROWS_AS(permissions.revoke("user.99999999999999999999"), ClientValidationError);
  site.transport->verify();
}

TEST_CASE("a permission that cannot be meant is not sent", "[permissions]") {
  const SandboxSite site;
  const PermissionManager permissions = site.client.layers().get(1001).permissions();
  const std::size_t sent = site.sandbox.requests().size();
  CHECK_THROWS_WITH(permissions.create(Permission()), ContainsSubstring("needs either a user or a group"));
  Permission both = Permission::for_user(1, "view");
  both.group = 2;
  CHECK_THROWS_WITH(permissions.create(both), ContainsSubstring("needs either a user or a group"));
  CHECK_THROWS_WITH(permissions.create(Permission::for_user(1, "")), ContainsSubstring("has no level"));
  CHECK_THROWS_WITH(permissions.create(Permission::for_group("Every One", "view")),
                    ContainsSubstring("is not a valid holder"));
  CHECK_THROWS_WITH(permissions.create(Permission::for_user("ana@example.com", "view")), ContainsSubstring("by id"));
  CHECK_THROWS_WITH(permissions.set({Permission::for_user(1, "view"), Permission::for_user(1, "edit")}),
                    ContainsSubstring("two permissions for user.1"));
  for (const char* nobody :
       {"", "everyone", "user.", "user.everyone", "group.", "group.a/b", "group...", "user.1/", "4"}) {
    CHECK_THROWS_AS(permissions.grant(nobody, "view"), ClientValidationError);
    CHECK_THROWS_AS(permissions.revoke(nobody), ClientValidationError);
  }
  CHECK_THROWS_AS(permissions.get("group.a/../b"), ClientValidationError);
  CHECK_THROWS_AS(permissions.get(0), ClientValidationError);
  CHECK(site.sandbox.requests().size() == sent);
  CHECK_THROWS_AS(Layer::from_json(R"({"id":1})").permissions(), NotBound);
}
