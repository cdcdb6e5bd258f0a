// SPDX-License-Identifier: BSD-3-Clause
// Tokens, scopes, paths and methods of the sandbox, and its smaller views.
#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxToken;

namespace {

// A body of a request that goes out as it is, with headers of one's own.
int status_with(Client& client, const std::string& target, const Headers& headers) {
  const auto result = client.http().Get(target, headers);
  return result ? result->status : 0;
}

}  // namespace

TEST_CASE("a token is taken from the header, the path or the query", "[sandbox][auth]") {
  const Sandbox sandbox;
  Client client(sandbox, "");
  const std::string path = "/services/api/v1/users/me/";
  CHECK(status_with(client, path, {{"Authorization", "key sandbox-token"}}) == 200);
  CHECK(status_with(client, path, {{"Authorization", "KEY sandbox-token"}}) == 200);
  CHECK(status_with(client, "/services;key=sandbox-token/api/v1/users/me/", {}) == 200);
  CHECK(status_with(client, path + "?key=sandbox-token", {}) == 200);
  CHECK(status_with(client, path, {}) == 401);
  for (const char* wrong : {"key other", "Bearer sandbox-token", "sandbox-token", "key", "key "}) {
    CAPTURE(wrong);
    CHECK(status_with(client, path, {{"Authorization", wrong}}) == 401);
  }
  CHECK(status_with(client, "/services;key=other/api/v1/users/me/", {}) == 401);
  CHECK_FALSE(client.get(path).detail().empty());
  const Answer list = client.get("/services;key=sandbox-token/api/v1/layers/?page_size=2&key=sandbox-token");
  CHECK_THAT(list.header("Link"), !ContainsSubstring("sandbox-token"));
  CHECK_THAT(list.body, !ContainsSubstring("sandbox-token"));
}

TEST_CASE("what is published can be read by anyone, unless the site is closed", "[sandbox][auth]") {
  SandboxOptions options;
  options.seed =
      R"({"layers": [{"id": 50, "title": "Secret", "public": false},
                     {"id": 51, "title": "Unfinished", "versions": [{"id": 900, "state": "draft"}]}]})";
  {
    const Sandbox sandbox(options);
    Client nobody(sandbox, "");
    CHECK(nobody.get("layers/").status == 200);
    CHECK(nobody.get("layers/").header("OAuth-Scopes").empty());
    CHECK(nobody.get("layers/?q=secret").body == "[]");
    CHECK(Client(sandbox).get("layers/?q=secret").data().size() == 1);
    CHECK(nobody.get("layers/1001/").status == 200);
    CHECK(nobody.get("data/").status == 200);
    CHECK(nobody.get("licenses/").status == 200);
    CHECK(nobody.get("layers/50/").status == 401);
    CHECK(nobody.get("layers/51/").status == 401);
    CHECK(nobody.get("layers/51/versions/900/").status == 401);
    CHECK(nobody.get("layers/drafts/").status == 401);
    CHECK(nobody.post("layers/", new_layer("x")).status == 401);
    CHECK(nobody.remove("layers/1001/").status == 401);
    CHECK(Client(sandbox, "wrong").get("layers/").status == 401);
  }
  options.anonymous_reads = false;
  const Sandbox closed(options);
  CHECK(Client(closed, "").get("layers/").status == 401);
  CHECK(Client(closed).get("layers/").status == 200);
}

TEST_CASE("a missing scope is a 403 that names the scopes", "[sandbox][auth]") {
  SandboxOptions options;
  options.tokens = {SandboxToken{"reader", {"layers:read"}}, SandboxToken{"other", {"tiles", "query"}, 2}};
  Sandbox sandbox(options);
  Client reader(sandbox, "reader");
  const Answer refused = reader.post("layers/", new_layer("x"));
  CHECK(refused.status == 403);
  CHECK(refused.header("Accepted-OAuth-Scopes") == "layers:write");
  CHECK(refused.header("OAuth-Scopes") == "layers:read");
  CHECK_FALSE(refused.detail().empty());
  const Answer fine = reader.get("layers/1001/");
  CHECK(fine.status == 200);
  CHECK(fine.header("Accepted-OAuth-Scopes") == "layers:read");
  CHECK(Client(sandbox, "other").get("layers/1001/").status == 403);
  CHECK(Client(sandbox, "other").get("users/me/").data().at("id") == 2);
  CHECK(sandbox.token() == "reader");

  sandbox.revoke_token("reader");
  CHECK(reader.get("layers/").status == 401);
  sandbox.add_token(SandboxToken{"late"});
  CHECK(Client(sandbox, "late").get("layers/drafts/").status == 200);
}

TEST_CASE("a missing slash is a 301 that keeps the query", "[sandbox][routes]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const Answer answer = client.get("layers?page=2&page_size=3");
  CHECK(answer.status == 301);
  CHECK(answer.header("Location") == sandbox.url() + "/services/api/v1/layers/?page=2&page_size=3");
  CHECK(client.get("layers/1001").header("Location") == sandbox.url() + "/services/api/v1/layers/1001/");
  CHECK(client.post("layers/1001/versions").status == 301);
}

TEST_CASE("unknown paths are 404, unknown methods 405", "[sandbox][routes]") {
  const Sandbox sandbox;
  Client client(sandbox);
  for (const char* path :
       {"nothing/", "nothing", "layers/abc/", "layers/99999999999999999999/", "layers/1/", "layers/1001/versions/5/",
        "/", "/services/api/v1/", "/services/api/v2/layers/", "publish/77/"}) {
    CAPTURE(path);
    const Answer answer = client.get(path);
    CHECK(answer.status == 404);
    CHECK_FALSE(answer.detail().empty());
  }
  const Answer answer = client.remove("layers/");
  CHECK(answer.status == 405);
  CHECK(answer.header("Allow") == "GET, HEAD, POST, OPTIONS");
  CHECK_FALSE(answer.detail().empty());
  CHECK(client.post("layers/1001/").status == 405);
  CHECK(client.get("layers/1001/versions/import/").status == 405);
}

TEST_CASE("HEAD is a GET without the body", "[sandbox][routes]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const Answer answer = client.head("layers/?page_size=3");
  CHECK(answer.status == 200);
  CHECK(answer.body.empty());
  CHECK(answer.header("X-Resource-Range") == "0-3/25");
  CHECK(client.get("layers/").status == 200);
}

TEST_CASE("licences are found by id, and by type and country", "[sandbox][licenses]") {
  const Sandbox sandbox;
  Client client(sandbox, "");
  const json list = client.get("licenses/?page_size=100").data();
  CHECK(list.size() > 30);
  const json license = client.get("licenses/9/").data();
  CHECK(license.at("type") == "cc-by");
  CHECK(license.at("jurisdiction") == "nz");
  CHECK(license.at("url") == sandbox.url() + "/services/api/v1/licenses/9/");
  CHECK(client.get("licenses/cc-by/nz/").data() == license);
  CHECK(client.get("licenses/cc-by-nc-sa/au/").data().at("type") == "cc-by-nc-sa");
  CHECK(client.get("licenses/cc-by/").data().at("version") == "4.0");
  CHECK(client.get("licenses/cc-by//").data() == client.get("licenses/cc-by/").data());
  CHECK_FALSE(client.get("licenses/1/").data().contains("jurisdiction"));
  const Answer text = client.get(license.at("url_fulltext").get<std::string>());
  CHECK(text.status == 200);
  CHECK_THAT(text.header("Content-Type"), ContainsSubstring("text/plain"));
  CHECK(client.get("licenses/cc-by/xx/").status == 404);
  CHECK(client.get("licenses/4711/").status == 404);
  CHECK(client.get("licenses/4711/fulltext/").status == 404);
}

TEST_CASE("users, groups and categories", "[sandbox][accounts]") {
  const Sandbox sandbox;
  Client client(sandbox);
  CHECK(client.get("users/").data().size() == 2);
  CHECK(client.get("users/1/").data().at("url") == sandbox.url() + "/services/api/v1/users/1/");
  CHECK(client.get("users/77/").status == 404);
  CHECK(client.get("/services/api/v1.x/users/me/").data().at("capabilities").at("enable_kart_clone") == true);
  CHECK(client.get("/services/api/v1.x/users/me/").data().contains("email"));
  CHECK(client.get("groups/").data().size() == 3);
  CHECK(client.get("groups/103/").data().at("country").is_null());
  CHECK(client.get("groups/103/").data().at("stats") == json({{"layers", 8}, {"tables", 1}, {"documents", 1}}));
  CHECK(client.get("users/me/").data().at("id") == 1);
  for (const char* list : {"users/", "groups/", "categories/"})
    CHECK(client.get(std::string(list) + "?sort=name&q=x").status == 200);
  CHECK(client.get("groups/77/").status == 404);
  CHECK(client.get("categories/").data().at(1).at("slug") == "environment/hydrology");
  const json nested = client.get("/services/api/v1.x/categories/").data().at(1);
  CHECK(nested.at("slug") == "hydrology");
  CHECK(nested.at("key") == "environment/hydrology");
  CHECK(nested.at("ancestors").at(0).at("name") == "Environment");
  CHECK(client.get(nested.at("url").get<std::string>()).data() == nested);
  CHECK(client.get("categories/transport/").data().at("name") == "Transport");
  CHECK(client.get("categories/nothing/of/that/").status == 404);
}

TEST_CASE("requests are recorded", "[sandbox]") {
  Sandbox sandbox;
  Client client(sandbox);
  client.get("layers/?page=1", {{"Expand", "list"}});
  client.post("layers/", new_layer("seen"));
  const auto requests = sandbox.requests();
  REQUIRE(requests.size() == 2);
  CHECK(requests[0].method == "GET");
  CHECK(requests[0].target == "/services/api/v1/layers/?page=1");
  CHECK(requests[0].header("expand") == "list");
  CHECK(requests[0].header("authorization") == "key sandbox-token");
  CHECK(json::parse(requests[1].body).at("title") == "seen");
  CHECK(requests[0].connection == requests[1].connection);
  sandbox.clear_requests();
  CHECK(sandbox.requests().empty());
  Client(sandbox).get("layers/");
  CHECK(sandbox.requests().at(0).connection != requests[0].connection);
}
