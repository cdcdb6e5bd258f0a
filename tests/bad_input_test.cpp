// SPDX-License-Identifier: BSD-3-Clause
// What goes wrong, over real sockets: each mistake and each broken answer has a message that says what to do.
#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/koordinates.hpp>
#include <koordinates/testing/sandbox.hpp>

#include "support/catch.hpp"
#include "support/compressed.hpp"
#include "support/environment.hpp"
#include "support/logged.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Fault;
using koordinates::testing::Sandbox;
using koordinates_test::gzip;
using koordinates_test::logged;
using koordinates_test::ScopedVariable;
using namespace koordinates;

namespace {

constexpr const char* list_path = "/services/api/v1/layers/";

// An answer of the sandbox's own making to the next request.
Fault answer(int status, std::string body, std::vector<std::pair<std::string, std::string>> headers = {}) {
  Fault fault;
  fault.status = status;
  fault.body = std::move(body);
  fault.headers = std::move(headers);
  fault.times = -1;
  return fault;
}

Fault json(std::string body) { return answer(200, std::move(body), {{"Content-Type", "application/json"}}); }

struct Site {
  Sandbox sandbox;
  Client client{sandbox.url(), sandbox.token(), logged()};

  // The error that listing gives while the sandbox answers so.
  template <class E>
  E error_of_list(Fault fault) {
    sandbox.clear_faults();
    sandbox.inject(std::move(fault));
    const auto result = attempt([&] {
      for (const Layer& layer : client.layers().list().take(1000)) static_cast<void>(layer);
    });
    REQUIRE_FALSE(result);
    try {
      result.value();
    } catch (const E& error) {
      return error;
    } catch (const Error& error) {
      FAIL("another error: " << error.what());
    }
    throw std::logic_error("unreachable");
  }
};

}  // namespace

TEST_CASE("an unknown host", "[bad_input]") {
  const auto result = attempt([] { return Client("no-such-host.invalid", "lost-token", logged()).layers().get(1); });
  const auto error = result.error_as<TransportError>();
  REQUIRE(error);
  CHECK(error->failure() == TransportFailure::dns);
  CHECK_THAT(error->what(), ContainsSubstring("no-such-host.invalid") && ContainsSubstring("resolve"));
}

TEST_CASE("a host where nothing listens", "[bad_input]") {
  std::string url;
  {
    const Sandbox gone;
    url = gone.url();
  }
  const auto result = attempt([&] { return Client(url, "lost-token", logged()).layers().get(1); });
  const auto error = result.error_as<TransportError>();
  REQUIRE(error);
  CHECK(error->failure() == TransportFailure::connect);
  CHECK_THAT(error->what(), ContainsSubstring("127.0.0.1"));
}

TEST_CASE("a wrong token", "[bad_input]") {
  const Sandbox sandbox;
  const auto result = attempt([&] { return Client(sandbox.url(), "wrong-token", logged()).layers().list().count(); });
  REQUIRE(result.error_as<AuthenticationError>());
  CHECK_THAT(result.error().what(), ContainsSubstring("401") && ContainsSubstring("not valid on this site") &&
                                        !ContainsSubstring("wrong-token"));
}

TEST_CASE("mistakes that are found before anything is sent", "[bad_input]") {
  const Site site;
  const auto layers = site.client.layers();
  CHECK_THROWS_WITH(layers.filter("knid", "vector"),
                    ContainsSubstring("no filter \"knid\"") && ContainsSubstring("kind"));
  CHECK_THROWS_WITH(layers.order_by("date"), ContainsSubstring("cannot be sorted by \"date\""));
  CHECK_THROWS_WITH(layers.get(0), ContainsSubstring("positive number, not 0"));
  CHECK_THROWS_WITH(layers.get(-7), ContainsSubstring("not -7"));
  CHECK_THROWS_WITH(layers.get_version(3, 0), ContainsSubstring("version id must be a positive number"));
  CHECK_THROWS_AS(layers.get_draft(-1), ClientValidationError);
  CHECK_THROWS_AS(layers.list_versions(0), ClientValidationError);
  Layer unbound;
  CHECK_THROWS_AS(unbound.refresh(), NotBound);
  CHECK(site.sandbox.requests().empty());
}

TEST_CASE("an id that is not there", "[bad_input]") {
  const Site site;
  const auto result = attempt([&] { return site.client.layers().get(987654); });
  REQUIRE(result.error_as<NotFound>());
  CHECK_THAT(result.error().what(), ContainsSubstring("404") && ContainsSubstring("/layers/987654/"));
}

TEST_CASE("a web page where JSON should be", "[bad_input]") {
  Site site;
  const auto error = site.error_of_list<DecodeError>(
      answer(200, "<!DOCTYPE html><html><body>Welcome</body></html>", {{"Content-Type", "text/html"}}));
  CHECK_THAT(error.what(), ContainsSubstring("a web page, not JSON") && ContainsSubstring("status 200") &&
                               ContainsSubstring("text/html") && ContainsSubstring("Koordinates site"));
}

TEST_CASE("JSON that is cut short", "[bad_input]") {
  Site site;
  const auto error = site.error_of_list<DecodeError>(json(R"([{"id":1,"title":"Ro)"));
  CHECK_THAT(error.what(), ContainsSubstring("ends in the middle"));
  CHECK(error.pointer() == "/0/title");

  Fault truncated = json(R"([{"id":1}])");
  truncated.declared_length = 5000;
  const auto broken = site.error_of_list<TransportError>(truncated);
  CHECK(broken.failure() == TransportFailure::reset);
  CHECK_THAT(broken.what(), ContainsSubstring("before the response was whole"));
}

TEST_CASE("text that is not UTF-8", "[bad_input]") {
  Site site;
  const auto error = site.error_of_list<DecodeError>(json("[{\"id\":1,\"title\":\"caf\xe9\"}]"));
  CHECK_THAT(error.what(), ContainsSubstring("UTF-8"));
}

TEST_CASE("a gzip bomb", "[bad_input]") {
  Site site;
  const std::string bomb = gzip(std::string(1 << 20, '0'), 200);
  CHECK(bomb.size() < (1 << 20));
  const auto error = site.error_of_list<DecodeError>(
      answer(200, bomb, {{"Content-Type", "application/json"}, {"Content-Encoding", "gzip"}}));
  CHECK_THAT(error.what(), ContainsSubstring("larger than") && ContainsSubstring("64 MiB"));
}

TEST_CASE("JSON 100,000 levels deep", "[bad_input]") {
  Site site;
  const auto error = site.error_of_list<DecodeError>(json(std::string(100000, '[') + std::string(100000, ']')));
  CHECK_THAT(error.what(), ContainsSubstring("512 levels"));
}

TEST_CASE("pages in a circle", "[bad_input]") {
  Site site;
  const std::string here = site.sandbox.url() + list_path;
  const auto error = site.error_of_list<RedirectError>(
      answer(200, R"([{"id":1}])",
             {{"Content-Type", "application/json"}, {"Link", "<" + here + "?page=2>; rel=\"page-next\""}}));
  CHECK_THAT(error.what(), ContainsSubstring("form a circle") && ContainsSubstring("page=2"));
}

TEST_CASE("a redirect and a link to another host", "[bad_input]") {
  Site site;
  const Sandbox other;
  const auto redirected = site.error_of_list<RedirectError>(answer(302, "", {{"Location", other.url() + list_path}}));
  CHECK_THAT(redirected.what(), ContainsSubstring(site.sandbox.url()) && ContainsSubstring(other.url()) &&
                                    ContainsSubstring("trusted_origins"));
  const auto linked = site.error_of_list<RedirectError>(answer(
      200, R"([{"id":1}])",
      {{"Content-Type", "application/json"}, {"Link", "<" + other.url() + list_path + "?page=2>; rel=\"page-next\""}}));
  CHECK_THAT(linked.what(), ContainsSubstring(other.url()) && ContainsSubstring("trusted_origins"));
  CHECK(other.requests().empty());
}

TEST_CASE("a model whose address leads elsewhere", "[bad_input]") {
  Site site;
  const Sandbox other;
  site.sandbox.inject(json(R"({"id":1,"url":")" + other.url() + R"(/services/api/v1/layers/1/"})"));
  Layer layer = site.client.layers().get(1);
  CHECK_THROWS_WITH(layer.refresh(), ContainsSubstring(other.url()) && ContainsSubstring("trusted_origins"));
  CHECK(other.requests().empty());
}

TEST_CASE("a proxy in the environment is not used for loopback", "[bad_input]") {
  const ScopedVariable upper("HTTP_PROXY", "http://127.0.0.1:1");
  const ScopedVariable lower("http_proxy", "http://127.0.0.1:1");
  const ScopedVariable all("all_proxy", "http://127.0.0.1:1");
  const ScopedVariable none("no_proxy", nullptr);
  const Site site;
  CHECK(site.client.layers().list().count() > 0);
}

namespace {

struct Thrower : Observer {
  void on_response(const ResponseEvent&) override { throw std::domain_error("stop here"); }
};

}  // namespace

TEST_CASE("a callback that throws", "[bad_input]") {
  const Sandbox sandbox;
  ClientOptions options;
  options.observer = std::make_shared<Thrower>();
  const Client client(sandbox.url(), sandbox.token(), options);
  CHECK_THROWS_WITH(client.layers().list().count(), "stop here");
  CHECK_THROWS_AS(client.layers().list().count(), std::domain_error);
}

TEST_CASE("a server that goes silent", "[bad_input]") {
  Sandbox sandbox;
  Fault slow;
  slow.delay = std::chrono::seconds(20);
  slow.times = -1;
  sandbox.inject(slow);
  ClientOptions options;
  options.stall_timeout = std::chrono::milliseconds(200);
  const Client client(sandbox.url(), sandbox.token(), logged(options));
  const auto stalled = attempt([&] { return client.layers().get(1); });
  REQUIRE(stalled.error_as<TransportError>());
  CHECK(stalled.error_as<TransportError>()->failure() == TransportFailure::timeout);

  const auto late =
      attempt([&] { return client.layers().get(1, {}, CallOptions().timeout(std::chrono::milliseconds(50))); });
  CHECK(late.error_as<DeadlineExceeded>());
}

TEST_CASE("too many header bytes", "[bad_input]") {
  Site site;
  const auto error = site.error_of_list<DecodeError>(
      answer(200, "[]", {{"Content-Type", "application/json"}, {"X-Flood", std::string(100000, 'x')}}));
  CHECK_THAT(error.what(), ContainsSubstring("header"));
}
