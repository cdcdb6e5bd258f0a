// SPDX-License-Identifier: BSD-3-Clause
// Sets in the sandbox: their items and versions.
#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using koordinates::testing::PutMode;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxToken;

namespace {

json new_set(const std::string& title, const json& items) {
  return {{"title", title}, {"group", 102}, {"items", items}};
}

std::string first_url(Client& client, const std::string& list) {
  return client.get(list).data().at(0).at("url").get<std::string>();
}

}  // namespace

TEST_CASE("sets are listed in full", "[sandbox][sets]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const Answer list = client.get("sets/");
  CHECK(list.header("X-Resource-Range") == "0-3/3");
  const json set = list.data().at(0);
  CHECK(client.get(set.at("url").get<std::string>()).data() == set);
  CHECK(set.at("items").at(0) == url_of(sandbox, "layers/1001/"));
  CHECK(set.at("items").size() == 3);
  CHECK(set.at("group").at("id").is_number());
  CHECK(set.at("metadata").is_null());
  CHECK(set.at("url_html").get<std::string>().find("/set/" + std::to_string(set.at("id").get<int>()) + "-") !=
        std::string::npos);
  CHECK(set.at("permissions") == set.at("url").get<std::string>() + "permissions/");
  CHECK(set.at("this_version") == set.at("published_version"));
  CHECK(set.at("version").at("url") == set.at("this_version"));
  CHECK(set.at("version").size() == 3);
  CHECK(set.at("settings").at("lock_title_to_metadata") == false);
  CHECK_FALSE(set.contains("type"));
  CHECK_FALSE(set.contains("user_capabilities"));
  const json richer = client.get("/services/api/v1.x/sets/").data().at(0);
  CHECK(richer.at("type") == "set");
  CHECK(richer.at("categories").at(0).contains("key"));
  CHECK(richer.contains("user_capabilities"));
  CHECK(client.get("sets/?sort=name&q=base").status == 200);
}

TEST_CASE("a set is created, reordered, published, and removed", "[sandbox][sets]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string table = first_url(client, "tables/");
  const std::string document = first_url(client, "documents/");
  const std::string layer = url_of(sandbox, "layers/1004/");
  const Answer created = client.post("sets/", new_set("Flood plans", {layer, table, document}));
  REQUIRE(created.status == 201);
  const std::string set = created.header("Location");
  CHECK(created.data().at("url") == set);
  CHECK(created.data().at("items") == json::array({layer, table, document}));
  CHECK(created.data().at("published_version").is_null());
  const std::string draft = created.data().at("this_version");
  CHECK(client.get("sets/?q=flood").body == "[]");
  CHECK(client.get("sets/drafts/").data().size() == 1);
  CHECK(client.get(set).data().at("title") == "Flood plans");
  CHECK(client.get(set + "versions/draft/").status == 307);
  CHECK(client.get(set + "versions/draft/").header("Location") == draft);
  CHECK(client.get(set + "versions/published/").status == 404);

  const Answer reordered = client.put(draft, {{"items", {document, layer}}});
  REQUIRE(reordered.status == 200);
  CHECK(reordered.data().at("items") == json::array({document, layer}));
  CHECK(reordered.data().at("title") == "Flood plans");

  const Answer publish = client.post(draft + "publish/");
  REQUIRE(publish.status == 201);
  CHECK(publish.data().at("items") == json::array({draft}));
  CHECK(client.post(draft + "publish/").status == 409);
  CHECK(client.get(publish.header("Location")).data().at("state") == "completed");
  CHECK(client.get(set).data().at("published_version") == draft);
  CHECK(client.get(set + "versions/published/").header("Location") == draft);
  CHECK(client.get("sets/?q=flood").data().size() == 1);
  CHECK(client.put(draft, {{"title", "No"}}).status == 405);
  CHECK(client.put(set, {{"title", "No"}}).status == 405);
  CHECK(client.remove(draft).status == 405);

  CHECK(client.remove(set).status == 204);
  CHECK(client.get(set).status == 410);
}

TEST_CASE("versions of sets are drafted once, and listed from the first on", "[sandbox][sets]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string set = first_url(client, "sets/");
  const Answer created = client.post(set + "versions/");
  REQUIRE(created.status == 201);
  CHECK(created.header("Location").empty());
  const std::string draft = created.data().at("this_version");
  CHECK(created.data().at("items").size() == 3);
  CHECK(client.post(set + "versions/").status == 409);
  const Answer versions = client.get(set + "versions/");
  CHECK(each<std::string>(versions.data(), "url").back() == draft);
  const json entry = versions.data().at(0);
  CHECK(entry.size() == 3);
  for (const char* name : {"id", "url", "created_at"}) CHECK(entry.contains(name));
  CHECK(client.post(set + "versions/import/").status == 404);
  CHECK(client.post(draft + "import/").status == 404);
  CHECK(client.remove(draft).status == 204);
  CHECK(client.remove(draft).status == 409);
  CHECK(client.get(draft).status == 404);
}

TEST_CASE("what a set is made of is checked", "[sandbox][sets]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string set = first_url(client, "sets/");
  const Answer empty = client.post("sets/");
  CHECK(empty.status == 400);
  CHECK(empty.data().contains("title"));
  CHECK(empty.data().contains("group"));
  CHECK(client.post("sets/", {{"title", "x"}, {"user", url_of(sandbox, "users/2/")}}).data().at("user").at("id") == 2);
  CHECK(client.post("sets/", {{"title", "x"}, {"user", 99}}).status == 400);
  REQUIRE(client.remove("layers/1009/").status == 204);
  const std::vector<json> wrong = {json("all"),
                                   json(7),
                                   {7},
                                   {"layers/1001/"},
                                   {url_of(sandbox, "layers/999999/")},
                                   {url_of(sandbox, "layers/1009/")},
                                   {url_of(sandbox, "layers/1001")},
                                   {url_of(sandbox, "layers/1001/versions/10012/")},
                                   {url_of(sandbox, "groups/101/")},
                                   {sandbox.url() + "/services/api/v2/layers/1001/"},
                                   {set}};
  for (const json& items : wrong) {
    CAPTURE(items.dump());
    const Answer answer = client.post("sets/", new_set("x", items));
    CHECK(answer.status == 400);
    CHECK(answer.data().at("items").at(0).is_string());
  }
  const std::string draft = client.post(set + "versions/").data().at("this_version");
  CHECK(client.put(draft, {{"items", {url_of(sandbox, "layers/5/")}}}).status == 400);
  CHECK(client.put(draft, {{"group", nullptr}}).status == 400);
  // Another version of the API, and another name of the host, lead to the same items.
  const json elsewhere = {"https://elsewhere.invalid/services/api/v1.x/layers/1001/"};
  CHECK(client.put(draft, {{"items", elsewhere}}).data().at("items") == json::array({url_of(sandbox, "layers/1001/")}));
}

TEST_CASE("Expand gives the items of a set in full", "[sandbox][sets][expand]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string set = first_url(client, "sets/");
  const json links = client.get(set).data().at("items");
  const json items = client.get(set, {{"Expand", "items"}}).data().at("items");
  CHECK(each<std::string>(items, "url") == links.get<std::vector<std::string>>());
  CHECK(items.at(0) == client.get(links.at(0).get<std::string>()).data());
  const Answer created = client.post(set + "versions/");
  const std::string draft = created.data().at("this_version");
  CHECK(client.get(draft, {{"Expand", "items"}}).data().at("items").at(1).contains("data"));
  // What came expanded can be written back.
  CHECK(client.put(draft, {{"items", items}}).data().at("items") == links);

  REQUIRE(client.remove("layers/1002/").status == 204);
  const json after = client.get(set, {{"Expand", "items"}}).data().at("items");
  CHECK(after.at(0).is_object());
  CHECK(after.at(1) == links.at(1));
  CHECK(client.put("layers/1003/permissions/", json::array()).status == 200);
  const json seen = Client(sandbox, "").get(set, {{"Expand", "items"}}).data().at("items");
  CHECK(seen.at(0).is_object());
  CHECK(seen.at(2) == links.at(2));
}

TEST_CASE("what is read of a set can be written back whole", "[sandbox][sets]") {
  const Sandbox sandbox;
  Client client(sandbox);
  for (const std::string root : {"/services/api/v1/", "/services/api/v1.x/"}) {
    const std::string set = first_url(client, root + "sets/");
    const std::string draft = client.post(set + "versions/").data().at("this_version");
    const json whole = client.get(draft).data();
    CHECK(client.put(draft, whole).data() == whole);
    REQUIRE(client.remove(draft).status == 204);
  }
}

TEST_CASE("a PUT may reset what it does not name of a set", "[sandbox][sets]") {
  SandboxOptions options;
  options.put_mode = PutMode::replace;
  const Sandbox sandbox(options);
  Client client(sandbox);
  const std::string draft = client.post(first_url(client, "sets/") + "versions/").data().at("this_version");
  CHECK(client.put(draft, {{"tags", {"x"}}}).status == 400);
  const json saved = client.put(draft, {{"title", "Only this"}}).data();
  CHECK(saved.at("items").empty());
  CHECK(saved.contains("group"));
}

TEST_CASE("sets have scopes of their own, and strictness holds for them", "[sandbox][sets][strict]") {
  SandboxOptions options;
  options.strict = true;
  options.tokens.push_back(SandboxToken{"layers-only", {"layers:read", "layers:write"}});
  options.tokens.push_back(SandboxToken{"sets-reader", {"sets:read"}});
  const Sandbox sandbox(options);
  Client client(sandbox);
  CHECK(Client(sandbox, "layers-only").get("sets/").status == 403);
  CHECK(Client(sandbox, "layers-only").get("sets/").header("Accepted-OAuth-Scopes") == "sets:read");
  CHECK(Client(sandbox, "sets-reader").get("sets/").status == 200);
  CHECK(Client(sandbox, "sets-reader").post("sets/", new_set("x", json::array())).status == 403);
  CHECK(Client(sandbox, "").get("sets/").status == 200);
  CHECK(Client(sandbox, "").get("sets/drafts/").status == 401);
  json body = new_set("x", json::array());
  body["colour"] = "red";
  body["data"] = json::object();
  body["url"] = "x";
  const Answer refused = client.post("sets/", body);
  CHECK(refused.status == 400);
  for (const char* name : {"colour", "data", "url"}) CHECK(refused.data().contains(name));
  CHECK(client.get(first_url(client, "sets/"), {{"Expand", "items,permissions"}}).status == 200);
  CHECK(client.get("layers/1001/", {{"Expand", "items"}}).status == 400);
  CHECK(client.get("sets/?colour=red").status == 400);
}

TEST_CASE("a seed says which sets there are", "[sandbox][sets][seed]") {
  SandboxOptions options;
  options.sets = 0;
  options.seed = R"({"documents": [{"id": 61, "title": "Plan"}],
    "sets": [{"id": 71, "title": "Plans", "group": 103, "items": ["documents/61/", "layers/1001/"], "versions": [
      {"id": 711, "state": "published"}, {"id": 712, "state": "draft", "items": []}]}]})";
  const Sandbox sandbox(options);
  Client client(sandbox);
  const json set = client.get("sets/71/").data();
  CHECK(set.at("items") == json::array({url_of(sandbox, "documents/61/"), url_of(sandbox, "layers/1001/")}));
  CHECK(client.get("sets/71/versions/712/").data().at("items").empty());
  CHECK(client.get("sets/").data().size() == 1);
  options.seed = R"({"sets": [{"title": "x", "items": ["layers/5/"]}]})";
  CHECK_THROWS_WITH(Sandbox(options), Catch::Matchers::ContainsSubstring("sets[0]"));
}
