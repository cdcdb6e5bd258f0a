// SPDX-License-Identifier: BSD-3-Clause
// Tokens: listed, made in both ways, edited and deleted, over real sockets.
#include <sstream>
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

TEST_CASE("a token decodes and loses nothing, and its scopes are a list", "[tokens]") {
  const Token token = Token::from_json(fixture("token.json"));
  CHECK(RawJson::parse(token.to_json()) == RawJson::parse(fixture("token.json")));
  CHECK(token.scopes() == std::vector<std::string>{"query", "layers:read", "sets:read"});
  Token other;
  CHECK(other.scopes().empty());
  other.set_scopes({"layers:read", "sets:read"});
  CHECK(other.scope == "layers:read sets:read");
  CHECK_THROWS_AS(other.set_scopes({"layers:read sets:read"}), ClientValidationError);
  CHECK_THROWS_AS(other.set_scopes({""}), ClientValidationError);
  CHECK(other.scope == "layers:read sets:read");
}

TEST_CASE("PY-55 a token is made by a password, used, edited and deleted", "[tokens]") {
  const SandboxSite site;
  Token wanted;
  wanted.name = "pipeline";
  wanted.set_scopes({"layers:read", "tokens:read"});
  const Client nobody = Client::anonymous(site.sandbox.url());
  const Token made = nobody.tokens().create(wanted, PasswordGrant{"owner@sandbox.invalid", "sandbox-password"});
  CHECK(site.sandbox.requests().back().header("Authorization").empty());
  CHECK_FALSE(made.key->empty());
  CHECK_THAT(made.to_json(), !ContainsSubstring(*made.key));
  CHECK(site.make("v1", *made.key).layers().get(1001).id == 1001);
  CHECK_THROWS_AS(site.make("v1", *made.key).layers().create_draft(1001), InvalidTokenScope);

  Token token = site.client.tokens().get(*made.id);
  CHECK(token.key.is_absent());
  CHECK(token.scopes() == wanted.scopes());
  CHECK_FALSE(token.save());
  token.name = "nightly pipeline";
  token.set_scopes({"layers:read", "layers:write"});
  token.expires_at = Timestamp::parse("2099-01-01T00:00:00Z");
  CHECK(token.save());
  token.refresh();
  CHECK(token.name == "nightly pipeline");
  CHECK(site.make("v1", *made.key).layers().create_draft(1001).id == 1001);
  bool listed = false;
  for (const Token& entry : site.client.tokens().list()) listed = listed || entry == token;
  CHECK(listed);
  token.remove();
  CHECK_THROWS_AS(site.make("v1", *made.key).layers().get(1001), AuthenticationError);
  CHECK_THROWS_AS(site.client.tokens().get(*made.id), NotFound);
}

TEST_CASE("a token is made by a bearer", "[tokens]") {
  const SandboxSite site;
  Token wanted;
  wanted.name = "desktop & co";
  wanted.set_scopes({"layers:read"});
  const Token made = site.client.tokens().create(wanted, BearerGrant{"sandbox-bearer"});
  CHECK(site.sandbox.requests().back().header("Authorization") == "Bearer sandbox-bearer");
  CHECK(site.bodies("POST").back() == "scope=layers%3Aread&name=desktop%20%26%20co&site=%2A");
  CHECK(site.make("v1", *made.key).layers().get(1001).id == 1001);
}

TEST_CASE("a grant is kept out of logs and errors", "[tokens]") {
  const SandboxSite site;
  std::ostringstream log;
  const Client client = site.make("v1");
  client.activate_logging(log, LogLevel::bodies);
  static_cast<void>(client.tokens().create(Token(), PasswordGrant{"owner@sandbox.invalid", "sandbox-password"}));
  Token wanted;
  wanted.set_scopes({"layers:read"});
  static_cast<void>(client.tokens().create(wanted, BearerGrant{"sandbox-bearer"}));
  CHECK_THAT(log.str(), !ContainsSubstring("sandbox-password") && !ContainsSubstring("sandbox-bearer"));
  CHECK_THROWS_AS(client.tokens().create(Token(), PasswordGrant{"owner@sandbox.invalid", "wrong-password"}),
                  ServerError);

  const FakeSite echo;
  echo.transport->expect("POST", FakeSite::url("tokens/")).status(400).json(R"({"detail":"not pass-phrase-7"})");
  CHECK_THROWS_WITH(echo.client().tokens().create(Token(), PasswordGrant{"a@b.example", "pass-phrase-7"}),
                    ContainsSubstring("not ***"));
  echo.transport->verify();
}

TEST_CASE("an answer that is no token is shown nowhere, for it may hold a key", "[tokens]") {
  const FakeSite site;
  for (const char* answer : {R"(["key-of-someone"])", R"({"key":"key-of-someone)", "key-of-someone"}) {
    CAPTURE(answer);
    site.transport->expect("POST", FakeSite::url("tokens/")).status(201).json(answer);
    const auto result = attempt([&] {
      return site.client().tokens().create(Token(), PasswordGrant{"a@b.example", "pass-phrase-7"});
    });
    REQUIRE(result.error_as<DecodeError>());
    CHECK_THAT(result.error().what(), ContainsSubstring("the response is no token; it is not shown here") &&
                                          ContainsSubstring("POST https://site.example") &&
                                          !ContainsSubstring("key-of-someone"));
    CHECK(result.error_as<DecodeError>()->excerpt().empty());
  }
  site.transport->verify();
}

TEST_CASE("a bearer's token may do without scopes and a name", "[tokens]") {
  const FakeSite site;
  site.transport->expect("POST", FakeSite::url("tokens/")).with_body("site=%2A").status(201).json(R"({"id":5})");
  CHECK(site.client().tokens().create(Token(), BearerGrant{"sandbox-bearer"}).id == 5);
  site.transport->verify();
}

TEST_CASE("a grant that is incomplete is not sent", "[tokens]") {
  const SandboxSite site;
  const TokenManager tokens = site.client.tokens();
  CHECK_THROWS_AS(tokens.create(Token(), PasswordGrant{"", "x"}), ClientValidationError);
  CHECK_THROWS_AS(tokens.create(Token(), PasswordGrant{"a@b.example", ""}), ClientValidationError);
  CHECK_THROWS_AS(tokens.create(Token(), BearerGrant{""}), ClientValidationError);
  CHECK_THROWS_AS(tokens.create(Token(), BearerGrant{"a\r\nb"}), ClientValidationError);
  CHECK_THROWS_AS(tokens.create(Token(), BearerGrant{"abcdef", ""}), ClientValidationError);
  CHECK(site.sandbox.requests().empty());
}
