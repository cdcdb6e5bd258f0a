// SPDX-License-Identifier: BSD-3-Clause
// Answers that are cut, contradict themselves, are too large or are none: each ends in the error that says so.
#include <thread>

#include "calls.hpp"
#include "support/catch.hpp"
#include "support/compressed.hpp"

#ifndef _WIN32
#include <sys/resource.h>
#endif

using Catch::Matchers::ContainsSubstring;
using namespace koordinates_test;
using koordinates::ExchangeOptions;
using koordinates::make_curl_transport;
using koordinates::TransportFailure;
using koordinates::testing::WireScript;
using koordinates::testing::WireServer;

namespace {

Outcome outcome_with(WireScript script, const ExchangeOptions& options = {}) {
  WireServer server;
  server.script(std::move(script));
  const auto transport = make_curl_transport();
  Outcome outcome = outcome_of([&] { (void)get(*transport, server.url("/x?key=hidden"), options); });
  if (!outcome.what.empty()) {
    CHECK(outcome.request_line == "GET " + server.url("/x?key=***"));
    CHECK(outcome.attempts == 1);
  }
  return outcome;
}

Outcome outcome_of_bytes(std::string bytes) { return outcome_with(answering(std::move(bytes)).close()); }

void check_failure(const Outcome& outcome, TransportFailure failure, const std::string& says) {
  INFO(outcome.what);
  CHECK(outcome.transport);
  CHECK(outcome.failure == failure);
  CHECK_THAT(outcome.what, ContainsSubstring(says));
}

ExchangeOptions decompressing(std::uint64_t limit) {
  ExchangeOptions options;
  options.accept_compressed = true;
  options.max_body_bytes = limit;
  return options;
}

std::string gzip_answer(const std::string& packed) {
  return "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + std::to_string(packed.size()) + "\r\n\r\n" +
         packed;
}

#ifndef _WIN32
long peak_memory_mib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}
#endif

}  // namespace

TEST_CASE("a connection that breaks", "[curl]") {
  const std::string broke = "the connection broke before the response was whole";
  check_failure(outcome_with(WireScript().expect_head().close()), TransportFailure::reset, broke);
  check_failure(outcome_with(WireScript().expect_head().reset()), TransportFailure::reset, broke);
  // At once, it could be before the client knows that it is connected.
  check_failure(outcome_with(WireScript().wait(50ms).reset()), TransportFailure::reset, broke);
  check_failure(outcome_of_bytes("HTTP/1.1 200 OK\r\nContent-Le"), TransportFailure::reset, broke);
  check_failure(outcome_of_bytes("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"), TransportFailure::reset, broke);
  check_failure(outcome_of_bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
                TransportFailure::reset, broke);
  check_failure(outcome_of_bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"),
                TransportFailure::reset, broke);
  check_failure(outcome_of_bytes("HTTP/1.1 100 Continue\r\n\r\n"), TransportFailure::reset, broke);
  check_failure(outcome_with(answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").wait(50ms).reset()),
                TransportFailure::reset, broke);
}

TEST_CASE("the error of a request that may have been carried out says so", "[curl]") {
  const std::string note = "the server may have carried out the request";
  ExchangeOptions options;
  options.stall_timeout = 150ms;
  const std::vector<WireScript> scripts = {WireScript().expect_head().close(), WireScript().expect_head().reset(),
                                           WireScript().expect_head().hang(),
                                           answering("HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\nabc").close(),
                                           answering("no HTTP at all\r\n\r\n").close()};
  const auto error_of = [&](const WireScript& script, const std::string& method) {
    WireServer server;
    server.script(script);
    const auto transport = make_curl_transport();
    return outcome_of([&] { (void)call(*transport, request_for(server.url("/x"), method), options); }).what;
  };
  for (const WireScript& script : scripts) {
    for (const char* method : {"POST", "PUT", "DELETE"}) {
      INFO(method);
      CHECK_THAT(error_of(script, method), ContainsSubstring(note));
    }
    const std::string read = error_of(script, "GET");
    CHECK_FALSE(read.empty());
    CHECK_THAT(read, !ContainsSubstring(note));
  }
  // Nothing was sent where there is no connection.
  const auto transport = make_curl_transport();
  const Outcome refused =
      outcome_of([&] { (void)call(*transport, request_for("http://127.0.0.1:1/", "POST"), options); });
  CHECK_FALSE(refused.what.empty());
  CHECK_THAT(refused.what, !ContainsSubstring(note));
}

TEST_CASE("what came before the break is read first", "[curl]") {
  WireServer server;
  server.script(answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").close());
  const auto transport = make_curl_transport();
  auto response = transport->send(request_for(server.url()), {});
  std::string bytes;
  char buffer[100];
  const auto read_on = [&] {
    while (const std::size_t count = response.body->read(buffer, sizeof buffer)) bytes.append(buffer, count);
  };
  CHECK(outcome_of(read_on).failure == TransportFailure::reset);
  CHECK(bytes == "abc");
  CHECK(outcome_of(read_on).failure == TransportFailure::reset);
}

TEST_CASE("what is not HTTP", "[curl]") {
  for (const std::string& bytes :
       {std::string("hello, this is no HTTP at all, only some text of a certain length\r\n\r\n"),
        std::string("SSH-2.0-OpenSSH_9.2\r\n"), std::string("HTTP/1.1 abc\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n"), std::string("HTTP/1.1 200 OK\r\nX-A : 1\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\r\n: x\r\n\r\n"), std::string("HTTP/1.1 200 OK\r\nX-A: a\0b\r\n\r\n", 29),
        std::string("HTTP/1.1 200 OK\r\nX-A: a\rb\r\n\r\n"), std::string("HTTP/1.1 200 OK\r\n folded: x\r\n\r\n"),
        std::string("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello"),
        std::string("HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\nhello"),
        std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n")}) {
    CAPTURE(bytes);
    check_failure(outcome_of_bytes(bytes), TransportFailure::protocol, "");
  }
}

TEST_CASE("two lengths that differ", "[curl]") {
  check_failure(outcome_of_bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 3\r\n\r\nhello"),
                TransportFailure::protocol, "two different lengths: Content-Length \"5\" and \"3\"");
  check_failure(outcome_of_bytes("HTTP/1.1 200 OK\r\nContent-Length: 5, 3\r\n\r\nhello"), TransportFailure::protocol,
                "two different lengths");
}

TEST_CASE("header lines past the limit", "[curl]") {
  std::string many;
  for (int i = 0; i < 3000; ++i) many += "X-" + std::to_string(i) + ": " + std::string(30, 'v') + "\r\n";
  std::string interim;
  for (int i = 0; i < 5000; ++i) interim += "HTTP/1.1 100 Continue\r\n\r\n";
  for (const std::string& flood :
       {many, "X-Long: " + std::string(70000, 'v') + "\r\n", "X-Endless: " + std::string(2000000, 'v'), interim}) {
    const Outcome outcome = outcome_of_bytes(flood == interim ? interim : "HTTP/1.1 200 OK\r\n" + flood + "\r\n");
    INFO(outcome.what);
    CHECK(outcome.decode);
    CHECK_THAT(outcome.what, ContainsSubstring("header lines are larger than 64 KiB"));
  }
  ExchangeOptions tight;
  tight.max_header_bytes = 100;
  CHECK(outcome_with(answering("HTTP/1.1 200 OK\r\nX-A: " + std::string(100, 'x') + "\r\n\r\n").close(), tight).decode);
}

TEST_CASE("a body past the limit", "[curl]") {
  ExchangeOptions options;
  options.max_body_bytes = 1000;
  const auto answer = [](std::size_t size) {
    return answering("HTTP/1.1 200 OK\r\n\r\n" + std::string(size, 'x')).close();
  };
  CHECK(outcome_with(answer(1000), options).what.empty());
  const Outcome outcome = outcome_with(answer(1001), options);
  CHECK(outcome.decode);
  CHECK_THAT(outcome.what, ContainsSubstring("larger than 1000 bytes (ExchangeOptions::max_body_bytes)"));
  const std::string mib(1U << 20U, 'x');
  const Outcome packed = outcome_with(answering(gzip_answer(gzip(mib, 3))).close(), decompressing(2 * mib.size()));
  CHECK_THAT(packed.what, ContainsSubstring("larger than 2 MiB after decompression"));
}

#ifndef _WIN32
TEST_CASE("a bomb is stopped while it goes off", "[curl]") {
  static const std::string bomb = gzip(std::string(1U << 20U, '\0'), 256);  // 256 MiB in 256 KiB
  const std::uint64_t limit = 8U << 20U;
  const long before = peak_memory_mib();
  const Stopwatch watch;
  const Outcome outcome = outcome_with(answering(gzip_answer(bomb)).close(), decompressing(limit));
  CHECK(outcome.decode);
  CHECK_THAT(outcome.what, ContainsSubstring("larger than 8 MiB after decompression"));
  CHECK(peak_memory_mib() - before < 200);  // sanitizers keep what is freed for a while
  WARN("a bomb of 256 MiB: " << watch.elapsed().count() << " ms, " << peak_memory_mib() - before << " MiB more");
}
#endif

TEST_CASE("compressed bytes that are none", "[curl]") {
  for (const std::string& bad :
       {std::string("this is no gzip"), gzip("hello").substr(0, 8) + "garbage and more garbage"}) {
    const Outcome outcome = outcome_with(answering(gzip_answer(bad)).close(), decompressing(0));
    INFO(outcome.what);
    CHECK(outcome.decode);
    CHECK_THAT(outcome.what, ContainsSubstring("cannot be decompressed"));
  }
}

TEST_CASE("a peer that goes silent", "[curl]") {
  ExchangeOptions options;
  options.stall_timeout = 150ms;
  for (const auto& script : {WireScript().hang(), answering("HTTP/1.1 200 OK\r\nConte").hang(),
                             answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").hang()}) {
    const Stopwatch watch;
    check_failure(outcome_with(script, options), TransportFailure::timeout, "sent nothing for 150 ms");
    CHECK(watch.elapsed() >= 150ms);
    CHECK(watch.elapsed() < 1500ms);
  }
}

TEST_CASE("time in which nobody reads is no stall", "[curl]") {
  WireServer server;
  server.script(answering("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab").wait(400ms).send("cd").hang());
  ExchangeOptions options;
  options.stall_timeout = 300ms;
  const auto transport = make_curl_transport();
  auto response = transport->send(request_for(server.url()), options);
  std::this_thread::sleep_for(500ms);
  CHECK(read_all(*response.body) == "abcd");
}

TEST_CASE("the deadline covers everything", "[curl]") {
  const auto in_200_ms = [] {
    ExchangeOptions options;
    options.deadline = ExchangeOptions::clock::now() + 200ms;
    return options;
  };
  for (const auto& script :
       {WireScript().hang(), answering("HTTP/1.1 200 OK\r\nConte").hang(),
        WireScript().expect_head().drip("HTTP/1.1 200 OK\r\n\r\n" + std::string(1000, 'x'), 10ms)}) {
    const Stopwatch watch;
    const Outcome outcome = outcome_with(script, in_200_ms());
    INFO(outcome.what);
    CHECK(outcome.deadline);
    CHECK(watch.elapsed() >= 200ms);
    CHECK(watch.elapsed() < 1500ms);
  }
  WireServer server;
  ExchangeOptions past;
  past.deadline = ExchangeOptions::clock::now() - 1ms;
  CHECK(outcome_of([&] { (void)get(*make_curl_transport(), server.url(), past); }).deadline);
  CHECK(server.connections() == 0);
}
