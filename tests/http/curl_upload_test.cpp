// SPDX-License-Identifier: BSD-3-Clause
// Request bodies: streamed, of known and unknown size, and those that fail.
#include <algorithm>
#include <cstring>
#include <functional>
#include <thread>

#include "calls.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates_test;
using koordinates::ExchangeOptions;
using koordinates::make_curl_transport;
using koordinates::testing::WireScript;
using koordinates::testing::WireServer;

namespace {

// Gives `total` bytes; `before` is called with the number given so far before each read.
class StreamedBody final : public koordinates::RequestBody {
 public:
  StreamedBody(std::optional<std::uint64_t> claimed, std::uint64_t total, std::function<void(std::uint64_t)> before)
      : claimed_(claimed), total_(total), before_(std::move(before)) {}

  [[nodiscard]] std::optional<std::uint64_t> size() const override { return claimed_; }
  std::size_t read(char* buffer, std::size_t capacity) override {
    before_(given_);
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(capacity, total_ - given_));
    std::memset(buffer, 'u', count);
    given_ += count;
    return count;
  }
  bool rewind() override { return false; }

 private:
  std::optional<std::uint64_t> claimed_;
  std::uint64_t total_, given_ = 0;
  std::function<void(std::uint64_t)> before_;
};

struct Odd {};  // no std::exception

koordinates::Request upload(
    const WireServer& server, std::optional<std::uint64_t> claimed, std::uint64_t total,
    std::function<void(std::uint64_t)> before = [](std::uint64_t) {}) {
  auto request = request_for(server.url("/upload"), "POST");
  request.body = std::make_shared<StreamedBody>(claimed, total, std::move(before));
  return request;
}

}  // namespace

TEST_CASE("a body of known size is streamed with its length", "[curl]") {
  WireServer server;
  server.script(serving("stored"));
  constexpr std::uint64_t size = 3000000;
  CHECK(call(*make_curl_transport(), upload(server, size, size)).body == "stored");
  const auto request = server.requests().at(0);
  CHECK_THAT(request.head, ContainsSubstring("Content-Length: 3000000\r\n") && !ContainsSubstring("Expect") &&
                               !ContainsSubstring("Transfer-Encoding") && !ContainsSubstring("Content-Type"));
  CHECK(request.body == std::string(size, 'u'));
}

TEST_CASE("a body of unknown size goes in chunks", "[curl]") {
  WireServer server;
  server.script(serving("stored"));
  CHECK(call(*make_curl_transport(), upload(server, std::nullopt, 100000)).body == "stored");
  const auto request = server.requests().at(0);
  CHECK_THAT(request.head, ContainsSubstring("Transfer-Encoding: chunked\r\n") && !ContainsSubstring("Content-Length"));
  CHECK(std::count(request.body.begin(), request.body.end(), 'u') == 100000);
  CHECK(call(*make_curl_transport(), upload(server, std::nullopt, 0)).body == "stored");
  CHECK(server.requests().at(1).body == "0\r\n\r\n");
}

TEST_CASE("no more is sent than was claimed", "[curl]") {
  WireServer server;
  server.script(serving("stored"));
  CHECK(call(*make_curl_transport(), upload(server, 1000, 5000)).body == "stored");
  CHECK(server.requests().at(0).body.size() == 1000);
}

TEST_CASE("a body that ends early ends the call", "[curl]") {
  WireServer server;
  server.script(serving("stored"));
  const Outcome outcome = outcome_of([&] { (void)call(*make_curl_transport(), upload(server, 1000, 400)); });
  CHECK(outcome.invalid);
  CHECK_THAT(outcome.what, ContainsSubstring("ended after 400 of 1000 bytes"));
  CHECK(server.wait_for_ended(1, patience));
  CHECK(server.requests().empty());
}

TEST_CASE("what a body throws reaches the caller as it is", "[curl]") {
  WireServer server;
  server.script(serving("stored"));
  const auto transport = make_curl_transport();
  const auto throwing_after = [&](std::uint64_t limit, auto error) {
    return upload(server, 3000000, 3000000, [=](std::uint64_t given) {
      if (given >= limit) throw error;
    });
  };
  CHECK_THROWS_AS(call(*transport, throwing_after(0, Odd{})), Odd);
  CHECK_THROWS_AS(call(*transport, throwing_after(1000000, Odd{})), Odd);
  CHECK_THROWS_WITH(call(*transport, throwing_after(1, std::runtime_error("disk gone"))), "disk gone");
  using koordinates::TransportError;
  using koordinates::TransportFailure;
  CHECK_THROWS_WITH(call(*transport, throwing_after(1, TransportError(TransportFailure::other, "mine"))), "mine");
  CHECK(server.wait_for_ended(4, patience));
  CHECK(server.requests().empty());
  CHECK(call(*transport, upload(server, 10, 10)).body == "stored");
}

TEST_CASE("a body that lies about what it wrote is refused", "[curl]") {
  class Liar final : public koordinates::RequestBody {
   public:
    [[nodiscard]] std::optional<std::uint64_t> size() const override { return std::nullopt; }
    std::size_t read(char*, std::size_t capacity) override { return capacity + 1; }
    bool rewind() override { return false; }
  };
  WireServer server;
  server.script(serving("stored"));
  auto request = request_for(server.url(), "POST");
  request.body = std::make_shared<Liar>();
  CHECK_THROWS_AS(call(*make_curl_transport(), request), std::length_error);
}

TEST_CASE("an answer that comes before the body has gone", "[curl]") {
  WireServer server;
  server.script(answering("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig").hang());
  const Answer answer = call(*make_curl_transport(), upload(server, 50000000, 50000000));
  CHECK(answer.status == 413);
  CHECK(answer.body == "big");
}

TEST_CASE("a server that stops taking is a stall", "[curl]") {
  WireServer server;
  server.script(WireScript().expect_head().wait(patience));
  ExchangeOptions options;
  options.stall_timeout = 200ms;
  const Stopwatch watch;
  const Outcome outcome =
      outcome_of([&] { (void)call(*make_curl_transport(), upload(server, 1U << 30U, 1U << 30U), options); });
  INFO(outcome.what);
  CHECK(outcome.failure == koordinates::TransportFailure::timeout);
  CHECK(watch.elapsed() < 5s);
}

TEST_CASE("a body that is slow itself is no stall", "[curl]") {
  WireServer server;
  server.script(serving("stored"));
  ExchangeOptions options;
  options.stall_timeout = 150ms;
  const auto slow = [](std::uint64_t) { std::this_thread::sleep_for(250ms); };
  CHECK(call(*make_curl_transport(), upload(server, std::nullopt, 10, slow), options).body == "stored");
}
