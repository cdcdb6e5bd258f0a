// SPDX-License-Identifier: BSD-3-Clause
// A cancelled call is back at once, whatever it was doing. The measured times are printed.
#include <functional>
#include <thread>

#include <koordinates/testing/certificate.hpp>

#include "calls.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace koordinates_test;
using koordinates::CancelSource;
using koordinates::ExchangeOptions;
using koordinates::make_curl_transport;
using koordinates::testing::WireMode;
using koordinates::testing::WireOptions;
using koordinates::testing::WireScript;
using koordinates::testing::WireServer;

namespace {

constexpr std::chrono::milliseconds at_once = 100ms;  // with room for sanitizers and a loaded machine

// Cancels once the server has come `so_far`; how long the call took from there.
std::chrono::duration<double, std::milli> time_to_stop(const WireServer& server, const std::function<bool()>& so_far,
                                                       const char* phase, const std::string& ca_file = {}) {
  CancelSource source;
  ExchangeOptions options;
  options.cancel = source.token();
  koordinates::CurlTransportOptions settings;
  settings.ca_file = ca_file;
  const auto transport = make_curl_transport(settings);
  std::chrono::steady_clock::time_point pressed;
  bool there = false;
  std::thread other([&] {
    there = so_far();
    std::this_thread::sleep_for(50ms);
    pressed = std::chrono::steady_clock::now();
    source.cancel();
  });
  const Outcome outcome = outcome_of([&] {
    auto response = transport->send(request_for(server.url()), options);
    char buffer[16384];
    while (response.body->read(buffer, sizeof buffer) > 0) {
    }
  });
  const auto returned = std::chrono::steady_clock::now();
  other.join();
  CHECK(there);
  CHECK(outcome.cancelled);
  const std::chrono::duration<double, std::milli> taken = returned - pressed;
  WARN("cancelled " << phase << ": back after " << taken.count() << " ms");
  return taken;
}

}  // namespace

TEST_CASE("cancelled during connect", "[curl][cancel]") {
  WireOptions options;
  options.mode = WireMode::never_accept;
  const WireServer server(options);
  CHECK(time_to_stop(
            server, [] { return true; }, "during connect") < at_once);
}

// One certificate to trust: libcurl reads the system's bundle in one go, which takes its time under a sanitizer.
TEST_CASE("cancelled during the TLS handshake", "[curl][cancel]") {
  const TemporaryFolder folder;
  const std::string ca_file = koordinates::testing::make_certificate(folder.path()).certificate_file;
  WireOptions options;
  options.mode = WireMode::silent_handshake;
  const WireServer server(options);
  const auto connected = [&] { return server.wait_for_connections(1, patience); };
  CHECK(time_to_stop(server, connected, "during the TLS handshake", ca_file) < at_once);
  CHECK(server.wait_for_ended(1, patience));
}

TEST_CASE("cancelled before and inside the head", "[curl][cancel]") {
  WireServer server;
  server.script(WireScript().expect_head().hang());
  CHECK(time_to_stop(
            server, [&] { return server.wait_for_requests(1, patience); }, "before the head") < at_once);
  server.script(WireScript().expect_head().send("HTTP/1.1 200 OK\r\nX").hang());
  CHECK(time_to_stop(
            server, [&] { return server.wait_for_requests(2, patience); }, "inside the head") < at_once);
  CHECK(server.wait_for_ended(2, patience));
}

TEST_CASE("cancelled in the body, silent or streaming", "[curl][cancel]") {
  WireServer server;
  server.script(answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").hang());
  CHECK(time_to_stop(
            server, [&] { return server.wait_for_requests(1, patience); }, "in a silent body") < at_once);
  server.script(answering("HTTP/1.1 200 OK\r\n\r\n").send_times(std::string(1U << 20U, 'x'), 100000));
  CHECK(time_to_stop(
            server, [&] { return server.wait_for_requests(2, patience); }, "in a streaming body") < at_once);
  CHECK(server.wait_for_ended(2, patience));
}

TEST_CASE("cancelled before it begins, nothing is sent", "[curl][cancel]") {
  WireServer server;
  CancelSource source;
  source.cancel();
  ExchangeOptions options;
  options.cancel = source.token();
  CHECK(outcome_of([&] { (void)get(*make_curl_transport(), server.url(), options); }).cancelled);
  CHECK(server.connections() == 0);
}

TEST_CASE("cancelled between reads: not even what has come is given", "[curl][cancel]") {
  WireServer server;
  server.script(answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabcdef").hang());
  CancelSource source;
  ExchangeOptions options;
  options.cancel = source.token();
  const auto transport = make_curl_transport();
  auto response = transport->send(request_for(server.url()), options);
  char buffer[3];
  REQUIRE(response.body->read(buffer, sizeof buffer) > 0);
  source.cancel();
  for (int i = 0; i < 2; ++i) CHECK(outcome_of([&] { (void)response.body->read(buffer, sizeof buffer); }).cancelled);
  CHECK(server.wait_for_ended(1, patience));
}

TEST_CASE("cancelling while calls end by themselves", "[curl][cancel]") {
  WireServer server;
  server.script(serving("ok"));
  const auto transport = make_curl_transport();
  for (int round = 0; round < 100; ++round) {
    CancelSource source;
    ExchangeOptions options;
    options.cancel = source.token();
    std::thread other([&] { source.cancel(); });
    const Outcome outcome = outcome_of([&] { (void)get(*transport, server.url(), options); });
    other.join();
    INFO(outcome.what);
    REQUIRE((outcome.what.empty() || outcome.cancelled));
  }
  CHECK(get(*transport, server.url()).body == "ok");
}
