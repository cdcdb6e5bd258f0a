// SPDX-License-Identifier: BSD-3-Clause
// Keys that are made, changed and removed through the sandbox's API.
#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxToken;

namespace {

json grant() {
  return {{"grant_type", "password"},
          {"username", "editor@sandbox.invalid"},
          {"password", "sandbox-password"},
          {"name", "for a script"},
          {"scope", "layers:read tokens:read tokens:write"}};
}

Answer post_form(Client& client, const std::string& bearer, const std::string& body) {
  const auto result = client.http().Post("/services/api/v1.x/tokens/", {{"Authorization", bearer}}, body,
                                         "application/x-www-form-urlencoded");
  return result ? Answer{result->status, result->headers, result->body} : Answer{};
}

}  // namespace

TEST_CASE("a key is made with a password, and works at once", "[sandbox][tokens]") {
  const Sandbox sandbox;
  Client nobody(sandbox, "");
  const Answer created = nobody.post("tokens/", grant());
  REQUIRE(created.status == 201);
  const std::string key = created.data().at("key");
  CHECK(key.size() == 32);
  CHECK(key.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(created.data().at("scope") == "layers:read tokens:read tokens:write");
  CHECK(created.data().at("expires_at").is_null());
  CHECK(created.data().at("referrers").is_null());
  CHECK(created.header("Location").empty());
  const std::string url = created.data().at("url");

  Client client(sandbox, key);
  CHECK(client.get("users/me/").data().at("id") == 2);
  CHECK(client.post("layers/", new_layer("x")).status == 403);
  const Answer shown = client.get(url);
  CHECK(shown.status == 200);
  CHECK_FALSE(shown.data().contains("key"));
  CHECK_THAT(shown.body, !ContainsSubstring(key));
  CHECK(shown.data().at("key_hint") == key.substr(0, 6) + "...");
  const json list = client.get("tokens/").data();
  REQUIRE(list.size() == 1);
  CHECK(list.at(0).size() == 4);
  CHECK(list.at(0).at("name") == "for a script");
  // Others' keys are nobody's business.
  CHECK(Client(sandbox).get(url).status == 404);
  CHECK(Client(sandbox).get("tokens/").data().size() == 1);

  const Answer edited = client.put(url, {{"name", "renamed"}, {"scope", "layers:read layers:write tokens:write"}});
  CHECK(edited.status == 200);
  CHECK(edited.data().at("name") == "renamed");
  CHECK(client.post("layers/", new_layer("x")).status == 201);
  CHECK(client.get(url).status == 403);
  CHECK(client.put(url, {{"scope", "everything"}}).data().contains("scope"));
  CHECK(client.put(url, {{"expires_at", "soon"}}).data().contains("expires_at"));
  CHECK(client.remove(url).status == 204);
  CHECK(client.get("users/me/").status == 401);
}

TEST_CASE("a key is made with a bearer token and a form", "[sandbox][tokens]") {
  const Sandbox sandbox;
  Client client(sandbox, "");
  const Answer created =
      post_form(client, "Bearer sandbox-bearer", "scope=layers%3Aread+catalog&name=From+a+plugin&site=*");
  REQUIRE(created.status == 201);
  CHECK(created.data().at("name") == "From a plugin");
  CHECK(created.data().at("scope") == "layers:read catalog");
  CHECK(Client(sandbox, created.data().at("key")).get("users/me/").data().at("id") == 1);
  CHECK(post_form(client, "Bearer other", "scope=catalog").status == 401);
  CHECK(post_form(client, "Bearer sandbox-bearer", "scope=no").status == 400);
  // A bearer token is good for nothing else.
  const auto read = client.http().Get("/services/api/v1/tokens/", {{"Authorization", "Bearer sandbox-bearer"}});
  REQUIRE(read);
  CHECK(read->status == 401);
}

TEST_CASE("who cannot prove who they are gets no key", "[sandbox][tokens]") {
  SandboxOptions options;
  options.strict = true;
  const Sandbox sandbox(options);
  Client client(sandbox, "");
  json body = grant();
  body["password"] = "guess";
  CHECK(client.post("tokens/", body).status == 401);
  body = grant();
  body["username"] = "";
  CHECK(client.post("tokens/", body).status == 401);
  body = grant();
  body.erase("grant_type");
  CHECK(client.post("tokens/", body).data().contains("grant_type"));
  body = grant();
  body["colour"] = 1;
  CHECK(client.post("tokens/", body).data().contains("colour"));
  CHECK(client.post("tokens/", grant()).status == 201);
  CHECK(client.get("tokens/").status == 401);
  CHECK(Client(sandbox).put("tokens/9001/", {{"key", "mine"}}).data().contains("key"));
}

TEST_CASE("a key may expire, or be for some sites only", "[sandbox][tokens]") {
  Sandbox sandbox;
  Client client(sandbox);
  CHECK(client.put("tokens/9001/", {{"referrers", {"maps.example", "*.city.example"}}}).data().at("referrers") ==
        json({"maps.example", "*.city.example"}));
  CHECK(client.get("users/me/").status == 403);
  CHECK(client.get("users/me/", {{"Referer", "https://maps.example/page"}}).status == 200);
  CHECK(client.get("users/me/", {{"Referer", "https://www.city.example:8443/"}}).status == 200);
  CHECK(client.get("users/me/", {{"Referer", "https://city.example/"}}).status == 403);
  CHECK(client.get("users/me/", {{"Referer", "https://other.example/"}}).status == 403);
  CHECK(client.get("users/me/", {{"Referer", "http://localhost:3000/"}}).status == 200);
  CHECK(client.get("users/me/", {{"Referer", "http://[::1]/"}}).status == 200);
  sandbox.add_token(SandboxToken{"late"});
  Client late(sandbox, "late");
  CHECK(late.put("tokens/9002/", {{"referrers", "https://x.example/"}}).data().contains("referrers"));
  CHECK(late.put("tokens/9002/", {{"expires_at", "2099-01-01T00:00:00Z"}}).status == 200);
  CHECK(late.get("tokens/9002/").data().at("expires_at") == "2099-01-01T00:00:00.000Z");
  CHECK(late.put("tokens/9002/", {{"expires_at", "2020-01-01T00:00:00Z"}}).status == 200);
  CHECK(late.get("users/me/").status == 401);
}
