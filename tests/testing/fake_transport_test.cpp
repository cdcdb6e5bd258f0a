// SPDX-License-Identifier: BSD-3-Clause
// The fake transport checks what was sent, and is not satisfied with less than was expected.
#include <memory>
#include <stdexcept>
#include <string>

#include <koordinates/error.hpp>
#include <koordinates/testing/fake_clock.hpp>
#include <koordinates/testing/fake_transport.hpp>

#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates;
using koordinates::testing::FakeTransport;
using koordinates::testing::UnexpectedRequest;

namespace {

Request request(const std::string& method = "GET", const std::string& url = "https://site.example/a/") {
  return Request(Url::parse(url), method);
}

std::string read(Response& response) {
  std::string text;
  char buffer[3];
  while (const std::size_t got = response.body->read(buffer, sizeof buffer)) text.append(buffer, got);
  return text;
}

}  // namespace

TEST_CASE("expectations are answered in order", "[fake]") {
  FakeTransport fake;
  fake.expect("GET", "https://site.example/a/").status(201).header("X-A", "1").body("first");
  fake.expect("GET", "https://site.example/a/").json("{}");
  Response first = fake.send(request(), {});
  CHECK(first.status == 201);
  CHECK(first.headers.get("x-a") == "1");
  CHECK(read(first) == "first");
  Response second = fake.send(request(), {});
  CHECK(second.headers.get("Content-Type") == "application/json");
  CHECK(read(second) == "{}");
  CHECK(fake.sent().size() == 2);
  fake.verify();
}

TEST_CASE("another request than the one expected is refused", "[fake]") {
  FakeTransport fake;
  CHECK_THROWS_WITH(fake.send(request(), {}), ContainsSubstring("no request was expected"));
  fake.expect("GET", "https://site.example/b/");
  CHECK_THROWS_WITH(fake.send(request(), {}), ContainsSubstring("expected was GET https://site.example/b/"));
  CHECK_THROWS_AS(fake.send(request("PUT", "https://site.example/b/"), {}), UnexpectedRequest);
}

TEST_CASE("headers and bodies are checked where they are named", "[fake]") {
  FakeTransport fake;
  fake.expect("GET", "https://site.example/a/").with_header("X-A", "1").without_header("X-B").with_body("text");
  Request wanting = request();
  CHECK_THROWS_WITH(fake.send(wanting, {}), ContainsSubstring("X-A"));
  wanting.headers.set("X-A", "1").set("X-B", "2");
  CHECK_THROWS_WITH(fake.send(wanting, {}), ContainsSubstring("X-B must not be sent"));
  wanting.headers.remove("X-B");
  CHECK_THROWS_WITH(fake.send(wanting, {}), ContainsSubstring("the body is"));
  wanting.body = make_body("text");
  CHECK(fake.send(wanting, {}).status == 200);
  CHECK(fake.sent().back().body == "text");
}

TEST_CASE("an expectation that is left over is an error", "[fake]") {
  FakeTransport fake;
  fake.expect("GET", "https://site.example/never/");
  CHECK_THROWS_WITH(fake.verify(), ContainsSubstring("never came: GET https://site.example/never/"));
}

TEST_CASE("what is left over does not hide an exception on its way", "[fake]") {
  const auto failing = [] {
    FakeTransport fake;
    fake.expect("GET", "https://site.example/never/");
    throw std::runtime_error("the test failed");
  };
  CHECK_THROWS_WITH(failing(), "the test failed");
}

TEST_CASE("a call can run out of time, or be cancelled, before it is answered", "[fake]") {
  const auto clock = std::make_shared<koordinates::testing::FakeClock>();
  FakeTransport fake(clock);
  ExchangeOptions options;
  options.deadline = clock->now() + std::chrono::seconds(5);
  fake.expect("GET", "https://site.example/a/").then_do([&] { clock->advance(std::chrono::seconds(4)); });
  CHECK(fake.send(request(), options).status == 200);
  fake.expect("GET", "https://site.example/a/").then_do([&] { clock->advance(std::chrono::seconds(1)); });
  CHECK_THROWS_AS(fake.send(request(), options), DeadlineExceeded);
  CancelSource stop;
  ExchangeOptions cancellable;
  cancellable.cancel = stop.token();
  fake.expect("GET", "https://site.example/a/").then_do([&] { stop.cancel(); });
  CHECK_THROWS_AS(fake.send(request(), cancellable), Cancelled);
  fake.verify();
}

TEST_CASE("an expectation can fail, and do something first", "[fake]") {
  FakeTransport fake;
  bool done = false;
  fake.expect("GET", "https://site.example/a/")
      .then_do([&] { done = true; })
      .fails_with(TransportError(TransportFailure::reset, "cut"));
  CHECK_THROWS_AS(fake.send(request(), {}), TransportError);
  CHECK(done);
  CancelSource stop;
  stop.cancel();
  ExchangeOptions options;
  options.cancel = stop.token();
  CHECK_THROWS_AS(fake.send(request(), options), Cancelled);
  fake.verify();
}

TEST_CASE("the fake clock moves only when it is told to", "[fake]") {
  testing::FakeClock clock;
  const auto begin = clock.now();
  CHECK(clock.now() == begin);
  clock.advance(std::chrono::seconds(90));
  CHECK(clock.now() - begin == std::chrono::seconds(90));
}
