// SPDX-License-Identifier: BSD-3-Clause
// Permissions in the sandbox: who may do what, singly and as a list.
#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxToken;

namespace {

using Names = std::vector<std::string>;

Names names_of(const Answer& answer) { return each<std::string>(answer.data(), "id"); }

}  // namespace

TEST_CASE("permissions are listed, added, changed and taken away", "[sandbox][permissions]") {
  const Sandbox sandbox;
  Client client(sandbox);
  for (const char* list : {"layers/", "tables/", "sets/", "documents/"}) {
    CAPTURE(list);
    const std::string item = client.get(list).data().at(0).at("url");
    const std::string all = item + "permissions/";
    const Answer first = client.get(all);
    CHECK(first.status == 200);
    CHECK(names_of(first).size() == 2);
    CHECK(names_of(first).back() == "group.everyone");
    CHECK(first.data().at(1).at("permission") == "download");
    CHECK(first.data().at(1).at("group").at("name") == "Everyone");
    CHECK_FALSE(first.data().at(1).contains("user"));
    CHECK(client.get(item, {{"Expand", "permissions"}}).data().at("permissions") == first.data());

    const Answer added = client.post(all, {{"permission", "edit"}, {"user", "2"}});
    REQUIRE(added.status == 201);
    CHECK(added.header("Location") == all + "user.2/");
    CHECK(added.data().at("id") == "user.2");
    CHECK(added.data().at("user").at("id") == 2);
    CHECK_FALSE(added.data().contains("group"));
    CHECK(client.get(added.header("Location")).data() == added.data());
    CHECK(client.get(all).data().size() == 3);
    CHECK(client.post(all, {{"permission", "admin"}, {"user", url_of(sandbox, "users/2/")}}).status == 201);
    CHECK(client.get(all).data().size() == 3);
    CHECK(client.get(all + "user.2/").data().at("permission") == "admin");

    CHECK(client.put(all + "user.2/", {{"permission", "view"}}).data().at("permission") == "view");
    CHECK(client.patch(all + "user.2/", {{"permission", "find"}}).data().at("permission") == "find");
    CHECK(client.remove(all + "user.2/").status == 204);
    CHECK(client.get(all + "user.2/").status == 404);
    CHECK(client.remove(all + "user.2/").status == 404);
  }
  CHECK(client.get("layers/5/permissions/").status == 404);
}

TEST_CASE("groups are named by id, by key and by URL", "[sandbox][permissions]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string all = "layers/1001/permissions/";
  const auto added = [&](const json& group) {
    const Answer answer = client.post(all, {{"permission", "view"}, {"group", group}});
    return answer.status == 201 ? answer.data().at("id").get<std::string>() : answer.body;
  };
  CHECK(added(103) == "group.103");
  CHECK(added("103") == "group.103");
  CHECK(added(url_of(sandbox, "groups/103/")) == "group.103");
  CHECK(added({{"id", 103}, {"name", "x"}}) == "group.103");
  for (const char* key : {"everyone", "registered-users", "staff", "administrators"})
    CHECK(added(key) == std::string("group.") + key);
  CHECK(client.get(all).data().size() == 6);
  CHECK(client.get(all + "103/").data().at("id") == "group.103");
  CHECK(client.get(all + "group.staff/").data().at("group").at("name") == "Staff");
  // A role's number leads to it as well, and its address to something.
  const json role = client.get(all + "group.everyone/").data().at("group");
  CHECK(added(role) == "group.everyone");
  CHECK(client.get(all + std::to_string(role.at("id").get<int>()) + "/").data().at("id") == "group.everyone");
  CHECK(client.get(role.at("url").get<std::string>()).data().at("name") == "Everyone");
  CHECK(client.get("groups/").data().size() == 3);
  for (const char* nobody : {"group.102", "102", "group.nobody", "user.1", "everyone.1", "user.x"}) {
    CAPTURE(nobody);
    CHECK(client.get(all + nobody + "/").status == 404);
  }
}

TEST_CASE("a list takes the place of the old one", "[sandbox][permissions]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string all = "sets/" + std::to_string(ids(client.get("sets/")).front()) + "/permissions/";
  const json wanted = {{{"permission", "admin"}, {"user", 2}},
                       {{"permission", "admin"}, {"group", "administrators"}},
                       {{"permission", "view"}, {"group", "everyone"}}};
  const Answer replaced = client.put(all, wanted);
  REQUIRE(replaced.status == 200);
  CHECK(names_of(replaced) == Names{"user.2", "group.administrators", "group.everyone"});
  CHECK(client.get(all).data() == replaced.data());
  // What was read can be written back.
  CHECK(client.put(all, replaced.data()).data() == replaced.data());
  CHECK(client.get(all + "?page_size=2").header("X-Resource-Range") == "0-2/3");

  CHECK(client.put(all, {{{"permission", "view"}, {"user", 2}}, {{"permission", "edit"}, {"user", 2}}}).status == 400);
  CHECK(client.put(all, {{"permission", "view"}, {"user", 2}}).status == 400);
  const Answer wrong = client.put(all, {{{"permission", "view"}, {"user", 2}}, {{"permission", "own"}, {"user", 1}}});
  CHECK(wrong.status == 400);
  CHECK(wrong.data().contains("1.permission"));
  CHECK(client.get(all).data() == replaced.data());
  CHECK(client.put(all, json::array()).body == "[]");
  CHECK(client.get(all).body == "[]");
}

TEST_CASE("permissions that cannot be are refused", "[sandbox][permissions]") {
  SandboxOptions options;
  options.strict = true;
  options.tokens.push_back(SandboxToken{"reader", {"layers:read"}});
  const Sandbox sandbox(options);
  Client client(sandbox);
  const std::string all = "layers/1001/permissions/";
  const std::vector<std::pair<json, std::string>> wrong = {
      {{{"group", 101}}, "permission"},
      {{{"permission", "own"}, {"group", 101}}, "permission"},
      {{{"permission", 7}, {"group", 101}}, "permission"},
      {{{"permission", "edit"}, {"group", "everyone"}}, "permission"},
      {{{"permission", "admin"}, {"group", "everyone"}}, "permission"},
      {{{"permission", "view"}}, "group"},
      {{{"permission", "view"}, {"group", 101}, {"user", 1}}, "group"},
      {{{"permission", "view"}, {"group", 77}}, "group"},
      {{{"permission", "view"}, {"group", "nobody"}}, "group"},
      {{{"permission", "view"}, {"user", 77}}, "user"},
      {{{"permission", "view"}, {"user", 1}, {"colour", "red"}}, "colour"}};
  for (const auto& [body, member] : wrong) {
    CAPTURE(body.dump());
    const Answer answer = client.post(all, body);
    CHECK(answer.status == 400);
    CHECK(answer.data().at(member).at(0).is_string());
  }
  CHECK(client.put(all + "group.everyone/", {{"permission", "edit"}}).status == 400);
  CHECK(client.get(all).data().size() == 2);
  CHECK(Client(sandbox, "").get(all).status == 401);
  CHECK(Client(sandbox, "reader").get(all).status == 200);
  CHECK(Client(sandbox, "reader").post(all, {{"permission", "view"}, {"user", 2}}).status == 403);
}

TEST_CASE("what everyone may do makes an item public or not", "[sandbox][permissions]") {
  const Sandbox sandbox;
  Client client(sandbox);
  Client nobody(sandbox, "");
  const std::string richer = "/services/api/v1.x/layers/1001/";
  CHECK(client.get(richer).data().at("public_access") == "download");
  CHECK(nobody.get("layers/1001/").status == 200);
  REQUIRE(client.put("layers/1001/permissions/group.everyone/", {{"permission", "view"}}).status == 200);
  CHECK(client.get(richer).data().at("public_access") == "view");
  CHECK(nobody.get("layers/1001/").status == 200);
  REQUIRE(client.remove("layers/1001/permissions/group.everyone/").status == 204);
  CHECK(client.get(richer).data().at("public_access").is_null());
  CHECK(nobody.get("layers/1001/").status == 401);
  CHECK(nobody.get("layers/").header("X-Resource-Range") == "0-20/24");
  CHECK(ids(client.get("layers/?public=false")) == std::vector<std::int64_t>{1001});
}
