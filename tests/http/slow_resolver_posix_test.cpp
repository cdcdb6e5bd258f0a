// SPDX-License-Identifier: BSD-3-Clause
// Giving up while a name is being resolved. This program brings its own getaddrinfo, which takes its time for one name;
// libcurl finds it because the program exports its symbols.
#include <dlfcn.h>
#include <netdb.h>

#include <atomic>
#include <cstring>
#include <thread>

#include "calls.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates_test;
using koordinates::CancelSource;
using koordinates::ExchangeOptions;
using koordinates::make_curl_transport;
using koordinates::testing::WireServer;

namespace {

constexpr std::chrono::milliseconds resolving_takes = 2000ms;
std::atomic<int> begun{0}, ended{0};

constexpr std::chrono::milliseconds at_once = 100ms;

struct Given {
  Outcome outcome;
  std::chrono::duration<double, std::milli> taken;
};

Given give_up_resolving(koordinates::Transport& transport, const ExchangeOptions& options) {
  const Stopwatch watch;
  const Outcome outcome = outcome_of([&] { (void)get(transport, "http://slow.example/", options); });
  return {outcome, watch.elapsed()};
}

bool wait_until(const std::atomic<int>& counter, int value) {
  const Stopwatch watch;
  while (counter < value && watch.elapsed() < patience) std::this_thread::sleep_for(5ms);
  return counter >= value;
}

}  // namespace

extern "C" int getaddrinfo(const char* name, const char* service, const addrinfo* hints, addrinfo** result) {
  using Function = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
  static const auto real = reinterpret_cast<Function>(dlsym(RTLD_NEXT, "getaddrinfo"));
  if (name == nullptr || std::strcmp(name, "slow.example") != 0) return real(name, service, hints, result);
  ++begun;
  std::this_thread::sleep_for(resolving_takes);
  ++ended;
  return real("127.0.0.1", service, hints, result);
}

TEST_CASE("cancelled during name resolution", "[curl][cancel]") {
  const int before = begun, ended_before = ended;
  auto transport = make_curl_transport();
  CancelSource source;
  ExchangeOptions options;
  options.cancel = source.token();
  std::chrono::steady_clock::time_point pressed;
  std::thread other([&] {
    (void)wait_until(begun, before + 1);
    std::this_thread::sleep_for(50ms);
    pressed = std::chrono::steady_clock::now();
    source.cancel();
  });
  const Given given = give_up_resolving(*transport, options);
  const auto returned = std::chrono::steady_clock::now();
  other.join();
  REQUIRE(begun == before + 1);  // else the program's own getaddrinfo is not the one that libcurl calls
  const std::chrono::duration<double, std::milli> taken = returned - pressed;
  WARN("cancelled during name resolution: back after " << taken.count() << " ms");
  CHECK(given.outcome.cancelled);
  CHECK(taken < at_once);

  // The transport goes on working meanwhile, without waiting, and afterwards.
  WireServer server;
  server.script(serving("ok"));
  const Stopwatch meanwhile;
  CHECK(get(*transport, server.url()).body == "ok");
  CHECK(meanwhile.elapsed() < 1000ms);
  CHECK(ended == ended_before);
  REQUIRE(wait_until(ended, ended_before + 1));
  std::this_thread::sleep_for(50ms);
  CHECK(get(*transport, server.url()).body == "ok");
  const Stopwatch closing;
  transport.reset();
  CHECK(closing.elapsed() < 500ms);
}

TEST_CASE("the deadline and the connect timeout hold during name resolution", "[curl]") {
  const auto transport = make_curl_transport();
  ExchangeOptions deadline;
  deadline.deadline = ExchangeOptions::clock::now() + 150ms;
  const Given late = give_up_resolving(*transport, deadline);
  CHECK(late.outcome.deadline);
  CHECK(late.taken < 150ms + 2 * at_once);
  ExchangeOptions timeout;
  timeout.connect_timeout = 150ms;
  const Given slow = give_up_resolving(*transport, timeout);
  INFO(slow.outcome.what);
  CHECK(slow.outcome.failure == koordinates::TransportFailure::timeout);
  CHECK_THAT(slow.outcome.what, ContainsSubstring("resolving the host name slow.example took longer than 150 ms"));
  CHECK(slow.taken < 150ms + 2 * at_once);
}

TEST_CASE("a transport that is destroyed while a name is being resolved waits for it and no longer", "[curl]") {
  const int ended_before = ended;
  {
    const auto transport = make_curl_transport();
    ExchangeOptions options;
    options.connect_timeout = 100ms;
    CHECK(give_up_resolving(*transport, options).taken < 100ms + 2 * at_once);
  }
  CHECK(ended > ended_before);
}

TEST_CASE("a name that resolves slowly, and in time", "[curl]") {
  WireServer server;
  server.script(serving("ok"));
  const auto transport = make_curl_transport();
  CHECK(get(*transport, "http://slow.example:" + std::to_string(server.port()) + "/").body == "ok");
}
