// SPDX-License-Identifier: BSD-3-Clause
// Client: how one is made, addresses, and requests of one's own.
#include <cstdlib>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/environment.hpp"
#include "support/fake_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::FakeSite;
using koordinates_test::ScopedVariable;
using namespace koordinates;

TEST_CASE("a host is a name, a name and port, or a base URL", "[client]") {
  CHECK(Client("labs.koordinates.com", "t").host() == "https://labs.koordinates.com");
  CHECK(Client("Labs.Koordinates.com:8443", "t").host() == "https://labs.koordinates.com:8443");
  CHECK(Client("https://labs.koordinates.com", "t").host() == "https://labs.koordinates.com");
  CHECK(Client("https://labs.koordinates.com:443/", "t").host() == "https://labs.koordinates.com");
  CHECK(Client("http://127.0.0.1:8080", "t").host() == "http://127.0.0.1:8080");
  CHECK(Client("http://localhost", "t").host() == "http://localhost");
  CHECK(Client("https://[::1]:9/", "t").host() == "https://[::1]:9");
}

TEST_CASE("a host that cannot be one is refused with a reason", "[client]") {
  const auto refusal = [](const std::string& host) {
    const auto result = attempt([&] { return Client(host, "t"); });
    REQUIRE(result.error_as<ClientValidationError>());
    return std::string(result.error().what());
  };
  CHECK_THAT(refusal(""), ContainsSubstring("empty"));
  CHECK_THAT(refusal("user:hunter2@labs.koordinates.com"),
             ContainsSubstring("user name") && !ContainsSubstring("hunter2"));
  CHECK_THAT(refusal("https://user:hunter2@labs.koordinates.com/"), !ContainsSubstring("hunter2"));
  CHECK_THAT(refusal("labs.koordinates.com/services/api"), ContainsSubstring("without a path"));
  CHECK_THAT(refusal("https://labs.koordinates.com/?a=b"), ContainsSubstring("without a path"));
  CHECK_THAT(refusal("labs koordinates.com"), ContainsSubstring("blank") || ContainsSubstring("space"));
  CHECK_THAT(refusal("labs.koordinates.com\r\nX: 1"), !ContainsSubstring("\n"));
  CHECK_THAT(refusal("ftp://labs.koordinates.com"), ContainsSubstring("http"));
  CHECK_THAT(refusal("http://labs.koordinates.com"), ContainsSubstring("must be https"));
  CHECK_THAT(refusal("labs.koordinates.com:99999"), ContainsSubstring("port"));
}

TEST_CASE("PY-62 the token is the one given, else the environment's, else an error", "[client]") {
  FakeSite site;
  {
    const ScopedVariable token("KOORDINATES_TOKEN", "environment-token");
    site.expect_get("layers/1/").with_header("Authorization", "key environment-token").json(R"({"id":1})");
    CHECK(Client("site.example", site.options).layers().get(1).id == 1);
    site.expect_get("layers/1/").with_header("Authorization", "key given-token").json(R"({"id":1})");
    CHECK(Client("site.example", "given-token", site.options).layers().get(1).id == 1);
    site.expect_get("layers/1/").with_header("Authorization", "key environment-token").json(R"({"id":1})");
    CHECK(Client("site.example", "", site.options).layers().get(1).id == 1);
    site.expect_get("layers/1/").without_header("Authorization").json(R"({"id":1})");
    CHECK(Client::anonymous("site.example", site.options).layers().get(1).id == 1);
  }
  for (const char* value : {"", static_cast<const char*>(nullptr)}) {
    const ScopedVariable token("KOORDINATES_TOKEN", value);
    CHECK_THROWS_AS(Client("site.example"), ClientValidationError);
    CHECK_THROWS_WITH(Client("site.example", ""),
                      ContainsSubstring("KOORDINATES_TOKEN") && ContainsSubstring("Client::anonymous()"));
  }
  site.transport->verify();
}

TEST_CASE("a token that cannot be one is refused and not shown", "[client]") {
  for (const char* token : {"abc\n", "abc def", "abc\r\nX-Evil: 1", "t\xc3\xa9st", "\x7f"}) {
    const auto result = attempt([&] { return Client("site.example", token); });
    REQUIRE(result.error_as<ClientValidationError>());
    CHECK_THAT(result.error().what(), ContainsSubstring("the token contains a blank") && !ContainsSubstring("abc"));
  }
}

TEST_CASE("options that make no sense are refused", "[client]") {
  const auto with = [](auto change) {
    ClientOptions options;
    change(options);
    return Client("site.example", "t", options);
  };
  CHECK_THROWS_AS(with([](ClientOptions& o) { o.api_version = "v2"; }), InvalidAPIVersion);
  CHECK_THROWS_AS(with([](ClientOptions& o) { o.api_version = ""; }), InvalidAPIVersion);
  CHECK_THROWS_AS(with([](ClientOptions& o) { o.total_timeout = std::chrono::seconds(-1); }), ClientValidationError);
  CHECK_THROWS_AS(with([](ClientOptions& o) { o.user_agent = "a\r\nb"; }), ClientValidationError);
  CHECK_THROWS_AS(with([](ClientOptions& o) { o.trusted_origins = {"http://cdn.example"}; }), ClientValidationError);
  CHECK_THROWS_AS(with([](ClientOptions& o) { o.max_redirects = -1; }), ClientValidationError);
  for (const char* proxy :
       {"ftp://proxy.example", "http://user:hunter2 @proxy.example", "http://proxy\r\nX: 1", "://x"}) {
    CHECK_THROWS_WITH(with([&](ClientOptions& o) { o.proxy = proxy; }),
                      ContainsSubstring("ClientOptions::proxy") && !ContainsSubstring("hunter2"));
  }
  for (const char* proxy : {"", "proxy.example:3128", "HTTP://user:pass@[::1]:3128", "socks5h://127.0.0.1:1080"}) {
    CHECK_NOTHROW(with([&](ClientOptions& o) { o.proxy = proxy; }));
  }
  CHECK_THROWS_AS(with([](ClientOptions& o) { o.max_json_depth = 0; }), ClientValidationError);
  CHECK_THROWS_AS(with([](ClientOptions& o) { o.max_json_bytes = 0; }), ClientValidationError);
}

TEST_CASE("every request says who asks and what it takes", "[client]") {
  FakeSite site;
  site.options.user_agent = "my-app/2.0";
  site.expect_get("layers/1/")
      .with_header("Accept", "application/json")
      .with_header("User-Agent", std::string("my-app/2.0 koordinates-cpp/") + version())
      .without_header("Content-Type")
      .json("{}");
  CHECK(site.client().layers().get(1).id.is_absent());
  site.transport->verify();
}

TEST_CASE("get_url gives the address of a call", "[client]") {
  const Client client = FakeSite().client();
  CHECK(client.get_url("LAYER", "GET", "single", {{"id", "123"}}) ==
        "https://site.example/services/api/v1/layers/123/");
  CHECK(client.get_url("LAYER_VERSION", "GET", "draft", {{"layer_id", "1"}}, "other.example", "v1.x") ==
        "https://other.example/services/api/v1.x/layers/1/versions/draft/");
  CHECK(client.get_url("LAYER", "GET", "multi") == "https://site.example/services/api/v1/layers/");
  CHECK_THROWS_WITH(client.get_url("LAYER", "GET", "single"), ContainsSubstring("needs a value for \"id\""));
  CHECK_THROWS_WITH(client.get_url("LAYER", "GET", "single", {{"id", "1"}, {"x", "2"}}),
                    ContainsSubstring("no parameter \"x\""));
  CHECK_THROWS_WITH(client.get_url("LAYER", "GET", "single", {{"id", "1/2"}}), ContainsSubstring("one segment"));
  CHECK_THROWS_WITH(client.get_url("LAYER", "GET", "single", {{"id", ".."}}), ContainsSubstring("one segment"));
  CHECK_THROWS_WITH(client.get_url("LAYER", "GET", "nope"),
                    ContainsSubstring("LAYER has: ") && ContainsSubstring("GET multi"));
  CHECK_THROWS_WITH(client.get_url("NOPE", "GET", "single"), ContainsSubstring("no endpoint NOPE GET single"));
  CHECK_THROWS_AS(client.get_url("LAYER", "GET", "multi", {}, {}, "v3"), InvalidAPIVersion);
}

TEST_CASE("PY-71 reverse_url is strict", "[client]") {
  const Client client = FakeSite().client();
  using Params = Client::UrlParams;
  CHECK(client.reverse_url("LAYER", "https://any.example/services/api/v1/layers/123/") == Params{{"id", "123"}});
  CHECK(client.reverse_url("LAYER_VERSION", "https://any.example/services/api/v1.x/layers/1/versions/2/") ==
        Params{{"layer_id", "1"}, {"version_id", "2"}});
  CHECK_THROWS_AS(client.reverse_url("LAYER", "https://any.example/services/api/v1/layers/1/versions/2/"),
                  ClientValidationError);
  CHECK_THROWS_AS(client.reverse_url("LAYER", "https://any.example/services/api/v1/layers/123"), ClientValidationError);
  CHECK_THROWS_AS(client.reverse_url("LAYER", "https://any.example/services/api/v1/layers//"), ClientValidationError);
  CHECK_THROWS_AS(client.reverse_url("LAYER", "https://any.example/layers/123/"), ClientValidationError);
  CHECK_THROWS_AS(client.reverse_url("LAYER", "layers/123/"), ClientValidationError);
  CHECK_THROWS_AS(client.reverse_url("LAYER", "https://any.example/services/api/v1/layers/1%2F2/"),
                  ClientValidationError);
  CHECK_THROWS_WITH(client.reverse_url("LAYER", "https://any.example/services;key=0123/api/v1/layers/1/"),
                    !ContainsSubstring("0123"));
  CHECK_THROWS_AS(client.reverse_url("LAYER", "https://any.example/services/api/v2/layers/123/"), InvalidAPIVersion);
}

TEST_CASE("PY-30 a version that is not the one asked for is refused", "[client]") {
  const Client client = FakeSite().client();
  const std::string url = "https://any.example/services/api/v1.x/layers/123/";
  CHECK(client.reverse_url("LAYER", url, "GET", "single", "v1.x").at("id") == "123");
  CHECK_THROWS_AS(client.reverse_url("LAYER", url, "GET", "single", "v1"), InvalidAPIVersion);
  CHECK_THROWS_AS(client.reverse_url("LAYER", url, "GET", "single", "v9"), InvalidAPIVersion);
}

TEST_CASE("the manager of a model", "[client]") {
  const FakeSite site;
  site.expect_get("layers/1/").json(R"({"id":1})");
  CHECK(site.client().get_manager<Layer>().get(1).id == 1);
  site.transport->verify();
}

TEST_CASE("every manager names its model", "[client]") {
  STATIC_REQUIRE(std::is_same_v<CatalogManager::model, CatalogEntry>);
  STATIC_REQUIRE(std::is_same_v<CategoryManager::model, Category>);
  STATIC_REQUIRE(std::is_same_v<CropFeatureManager::model, CropFeature>);
  STATIC_REQUIRE(std::is_same_v<CropLayerManager::model, CropLayer>);
  STATIC_REQUIRE(std::is_same_v<DocumentManager::model, Document>);
  STATIC_REQUIRE(std::is_same_v<ExportManager::model, Export>);
  STATIC_REQUIRE(std::is_same_v<GroupManager::model, Group>);
  STATIC_REQUIRE(std::is_same_v<LayerManager::model, Layer>);
  STATIC_REQUIRE(std::is_same_v<LicenseManager::model, License>);
  STATIC_REQUIRE(std::is_same_v<MetadataManager::model, Metadata>);
  STATIC_REQUIRE(std::is_same_v<PermissionManager::model, Permission>);
  STATIC_REQUIRE(std::is_same_v<PublisherManager::model, Publisher>);
  STATIC_REQUIRE(std::is_same_v<PublishManager::model, Publish>);
  STATIC_REQUIRE(std::is_same_v<SetManager::model, Set>);
  STATIC_REQUIRE(std::is_same_v<SourceManager::model, Source>);
  STATIC_REQUIRE(std::is_same_v<TableManager::model, Table>);
  STATIC_REQUIRE(std::is_same_v<TokenManager::model, Token>);
  STATIC_REQUIRE(std::is_same_v<UserManager::model, User>);
}

TEST_CASE("PY-69 request sends what has no call of its own", "[client]") {
  const FakeSite site;
  const Client client = site.client();
  site.expect_get("layers/1/redactions/").header("X-A", "1").json(R"([{"id":1}])");
  const RawAnswer answer = client.request("GET", "layers/1/redactions/");
  CHECK(answer.status == 200);
  CHECK(answer.headers.get("x-a") == "1");
  CHECK(answer.json().elements().at(0).get("id")->as_int() == 1);

  site.transport->expect("POST", "https://site.example/services/api/v1.x/layers/1/star/")
      .with_header("Content-Type", "application/json")
      .with_body("{}")
      .status(204);
  CHECK(client.request("POST", "/services/api/v1.x/layers/1/star/", RawJson::parse("{}")).json().is_null());

  site.transport->expect("DELETE", "https://site.example/x/?a=1").without_header("Content-Type").status(204);
  CHECK(client.request("DELETE", "https://site.example/x/?a=1").status == 204);

  CHECK_THROWS_AS(client.request("GET", "https://evil.example/"), RedirectError);
  CHECK_THROWS_AS(client.request("GET", ""), ClientValidationError);
  CHECK_THROWS_AS(client.request("get", "layers/"), ClientValidationError);
  CHECK_THROWS_AS(client.request("GET /x HTTP/1.1\r\n", "layers/"), ClientValidationError);
  CHECK_THROWS_AS(client.request("GET", "layers/ 1"), ClientValidationError);
  site.transport->verify();
}

TEST_CASE("managers and models outlive the client", "[client]") {
  const FakeSite site;
  site.expect_get("layers/1/").json(R"({"id":1,"url":"https://site.example/services/api/v1/layers/1/"})");
  site.expect_get("layers/1/").json(R"({"id":1,"title":"again"})");
  const auto manager = [&] { return site.client().layers(); }();
  Layer layer = manager.get(1);
  CHECK(layer.is_bound());
  layer.refresh();
  CHECK(layer.title == "again");
  site.transport->verify();
}

TEST_CASE("a header of the caller's stands in place of the SDK's own", "[client]") {
  const FakeSite site;
  site.expect_get("layers/1/").with_header("User-Agent", "other/1").with_header("Accept", "text/x").json(R"({"id":1})");
  const auto options =
      CallOptions().header("User-Agent", "first/1").header("User-Agent", "other/1").header("Accept", "text/x");
  CHECK(site.client().layers().get(1, {}, options).id == 1);
  CHECK(site.transport->sent().at(0).headers.get_all("User-Agent").size() == 1);
  site.transport->verify();
}

TEST_CASE("a call whose deadline has passed is not sent", "[client]") {
  const FakeSite site;
  const auto now = site.clock->now();
  const auto result = attempt([&] { return site.client().layers().get(1, {}, CallOptions().deadline(now)); });
  CHECK(result.error_as<DeadlineExceeded>());
  site.expect_get("layers/1/").json(R"({"id":1})");
  CHECK(site.client().layers().get(1, {}, CallOptions().deadline(now + std::chrono::seconds(1))).id == 1);
  site.transport->verify();
}

TEST_CASE("a total timeout ends a call", "[client]") {
  FakeSite site;
  site.options.total_timeout = std::chrono::seconds(5);
  site.expect_get("layers/1/").status(302).header("Location", FakeSite::url("layers/2/")).then_do([&] {
    site.clock->advance(std::chrono::seconds(6));
  });
  const auto result = attempt([&] { return site.client().layers().get(1); });
  REQUIRE(result.error_as<DeadlineExceeded>());
  CHECK(result.error().elapsed() == std::chrono::seconds(6));
  CHECK(result.error().request_line() == "GET https://site.example/services/api/v1/layers/2/");
  site.transport->verify();
}
