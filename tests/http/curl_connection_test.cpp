// SPDX-License-Identifier: BSD-3-Clause
// Which connections are kept, used again and closed; where they go; what cannot be reached.
#include <atomic>
#include <thread>
#include <vector>

#include "calls.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates_test;
using koordinates::ExchangeOptions;
using koordinates::make_curl_transport;
using koordinates::TransportFailure;
using koordinates::testing::WireOptions;
using koordinates::testing::WireScript;
using koordinates::testing::WireServer;

namespace {

// A port on which nobody listens.
std::uint16_t closed_port() { return WireServer().port(); }

}  // namespace

TEST_CASE("one connection serves one call after another", "[curl]") {
  WireServer server;
  server.script(serving("ok"));
  const auto transport = make_curl_transport();
  for (int i = 0; i < 5; ++i) CHECK(get(*transport, server.url()).body == "ok");
  CHECK(server.connections() == 1);
}

TEST_CASE("two hosts in turn keep their connections", "[curl]") {
  WireServer one, two;
  one.script(serving("one"));
  two.script(serving("two"));
  const auto transport = make_curl_transport();
  for (int i = 0; i < 3; ++i) {
    CHECK(get(*transport, one.url()).body == "one");
    CHECK(get(*transport, two.url()).body == "two");
  }
  CHECK(one.connections() == 1);
  CHECK(two.connections() == 1);
}

TEST_CASE("a body that is dropped half read closes its connection", "[curl]") {
  WireServer server;
  server.next_script(
      answering("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n").send_times(std::string(100000, 'x'), 1000));
  server.script(serving("ok"));
  const auto transport = make_curl_transport();
  {
    auto response = transport->send(request_for(server.url()), {});
    char buffer[10];
    REQUIRE(response.body->read(buffer, sizeof buffer) > 0);
  }
  CHECK(server.wait_for_ended(1, patience));
  CHECK(server.bytes_sent() < 50000000);
  CHECK(get(*transport, server.url()).body == "ok");
  CHECK(server.connections() == 2);
}

TEST_CASE("a body outlives its transport", "[curl]") {
  WireServer server;
  server.script(answering("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab").wait(100ms).send("cd").hang());
  auto transport = make_curl_transport();
  auto response = transport->send(request_for(server.url()), {});
  transport.reset();
  CHECK(read_all(*response.body) == "abcd");
  response.body.reset();
  CHECK(server.wait_for_ended(1, patience));
}

TEST_CASE("no more idle connections are kept than asked for", "[curl]") {
  WireServer server;
  server.script(serving("ok"));
  koordinates::CurlTransportOptions options;
  options.max_idle_connections = 1;
  const auto transport = make_curl_transport(options);
  {
    std::vector<koordinates::Response> open;
    for (int i = 0; i < 3; ++i) open.push_back(transport->send(request_for(server.url(), "GET"), {}));
    for (auto& response : open) CHECK(read_all(*response.body) == "ok");
  }
  options.max_idle_connections = 0;
  const auto keeps_none = make_curl_transport(options);
  const std::size_t before = server.connections();
  (void)get(*keeps_none, server.url());
  (void)get(*keeps_none, server.url());
  CHECK(server.connections() == before + 2);
}

TEST_CASE("a kept connection that the server closed is replaced", "[curl]") {
  WireServer server;
  server.script(answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok").close());
  const auto transport = make_curl_transport();
  CHECK(get(*transport, server.url()).body == "ok");
  REQUIRE(server.wait_for_ended(1, patience));
  CHECK(get(*transport, server.url()).body == "ok");
  CHECK(server.connections() == 2);
}

TEST_CASE("a request on a kept connection that dies under it is not sent again", "[curl]") {
  for (const char* method : {"POST", "PUT", "DELETE", "GET"}) {
    WireServer server;
    server.next_script(answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok").expect_request().close());
    server.script(serving("again"));
    const auto transport = make_curl_transport();
    CHECK(get(*transport, server.url()).body == "ok");
    auto request = request_for(server.url(), method);
    if (*method == 'P') request.body = koordinates::make_body("once");
    const Outcome outcome = outcome_of([&] { (void)call(*transport, request); });
    INFO(method << ": " << outcome.what);
    CHECK(outcome.failure == TransportFailure::reset);
    CHECK(server.requests().size() == 2);
    CHECK(server.connections() == 1);
    CHECK(get(*transport, server.url()).body == "again");
  }
}

TEST_CASE("many threads share one transport", "[curl]") {
  WireServer server;
  server.script(serving(std::string(20000, 'p')));
  const auto transport = make_curl_transport();
  std::atomic<int> good{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 30; ++n)
        if (get(*transport, server.url()).body.size() == 20000) ++good;
    });
  for (auto& thread : threads) thread.join();
  CHECK(good == 240);
  CHECK(server.connections() <= 16);
}

TEST_CASE("an answer may be read on another thread", "[curl]") {
  WireServer server;
  server.script(serving(std::string(1000000, 'x')));
  auto response = make_curl_transport()->send(request_for(server.url()), {});
  std::size_t size = 0;
  std::thread([&] { size = read_all(*response.body).size(); }).join();
  CHECK(size == 1000000);
}

TEST_CASE("nobody there", "[curl]") {
  const std::string port = std::to_string(closed_port());
  const auto transport = make_curl_transport();
  const Outcome refused = outcome_of([&] { (void)get(*transport, "http://127.0.0.1:" + port + "/x"); });
  CHECK(refused.failure == TransportFailure::connect);
  CHECK(refused.what ==
        "cannot connect to 127.0.0.1:" + port + ": connection refused (GET http://127.0.0.1:" + port + "/x)");
  const Outcome unknown = outcome_of([&] { (void)get(*transport, "http://nosuch.invalid/"); });
  CHECK(unknown.failure == TransportFailure::dns);
  CHECK_THAT(unknown.what, ContainsSubstring("cannot resolve the host name \"nosuch.invalid\""));
}

TEST_CASE("connecting that takes too long", "[curl]") {
  WireOptions silent;
  silent.mode = koordinates::testing::WireMode::never_accept;
  const WireServer server(silent);
  ExchangeOptions options;
  options.connect_timeout = 200ms;
  const Stopwatch watch;
  const Outcome outcome = outcome_of([&] { (void)get(*make_curl_transport(), server.url(), options); });
  CHECK(outcome.failure == TransportFailure::timeout);
  CHECK_THAT(outcome.what, ContainsSubstring("connecting to 127.0.0.1:" + std::to_string(server.port()) +
                                             " took longer than 200 ms"));
  CHECK(watch.elapsed() >= 200ms);
  CHECK(watch.elapsed() < 1500ms);
}

TEST_CASE("loopback is reached without a proxy, wherever that is set", "[curl]") {
  WireServer server;
  server.script(serving("direct"));
  const std::string nowhere = "http://127.0.0.1:" + std::to_string(closed_port());
  const ScopedVariable http("http_proxy", nowhere), all("all_proxy", nowhere), none("no_proxy", "");
  CHECK(get(*make_curl_transport(), server.url()).body == "direct");
  koordinates::CurlTransportOptions options;
  options.proxy = nowhere;
  CHECK(get(*make_curl_transport(options), server.url()).body == "direct");
}

TEST_CASE("other hosts go through the proxy, of the options or of the environment", "[curl]") {
  WireServer proxy;
  proxy.script(answering("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nproxied").close());
  const std::string address = "http://127.0.0.1:" + std::to_string(proxy.port());
  {
    const ScopedVariable http("http_proxy", address), none("no_proxy", "");
    CHECK(get(*make_curl_transport(), "http://nosuch.invalid/x").body == "proxied");
  }
  const ScopedVariable ignored("no_proxy", "*"), environment("http_proxy", "http://127.0.0.1:1");
  koordinates::CurlTransportOptions options;
  options.proxy = address;
  CHECK(get(*make_curl_transport(options), "http://nosuch.invalid/y").body == "proxied");
  REQUIRE(proxy.requests().size() == 2);
  CHECK_THAT(proxy.requests()[1].head, ContainsSubstring("GET http://nosuch.invalid/y HTTP/1.1\r\n"));
}

TEST_CASE("a proxy that is not there is told by its name, not as the site", "[curl]") {
  const std::uint16_t port = closed_port();
  koordinates::CurlTransportOptions options;
  options.proxy = "http://user:hunter2@127.0.0.1:" + std::to_string(port);
  const Outcome refused = outcome_of([&] { (void)get(*make_curl_transport(options), "https://nosuch.invalid/x"); });
  CHECK_THAT(refused.what, ContainsSubstring("cannot connect to the proxy 127.0.0.1") &&
                               ContainsSubstring("on the way to nosuch.invalid:443: connection refused") &&
                               !ContainsSubstring("hunter2"));
  options.proxy = "http://proxy.invalid:3128";
  const Outcome unknown = outcome_of([&] { (void)get(*make_curl_transport(options), "https://nosuch.invalid/x"); });
  CHECK_THAT(unknown.what,
             ContainsSubstring("the proxy \"proxy.invalid\"") && ContainsSubstring("ClientOptions::proxy"));
}

TEST_CASE("a proxy that refuses, and none of its credentials in any message", "[curl]") {
  WireServer proxy;
  proxy.script(answering("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n").close());
  const std::string at_proxy = "@127.0.0.1:" + std::to_string(proxy.port());
  for (const std::string& address :
       {"http://user:hunter2" + at_proxy, "nonsense://user:hunter2" + at_proxy, std::string("http://user:hunter2@[::1"),
        std::string("http://user:hunter2@nosuch.invalid:1"), std::string("http://user:hun ter2@127.0.0.1:1"),
        std::string("http://user:hunter2@127.0.0.1:1")}) {
    koordinates::CurlTransportOptions options;
    options.proxy = address;
    const Outcome outcome = outcome_of([&] { (void)get(*make_curl_transport(options), "https://nosuch.invalid/x"); });
    INFO(outcome.what);
    CHECK(outcome.transport);
    CHECK_THAT(outcome.what, !ContainsSubstring("hunter2") && !ContainsSubstring("ter2"));
  }
  CHECK_THAT(proxy.requests().at(0).head, ContainsSubstring("CONNECT nosuch.invalid:443 HTTP/1.1\r\n"));
}
