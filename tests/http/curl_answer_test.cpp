// SPDX-License-Identifier: BSD-3-Clause
// Good answers in every framing, and the requests that led to them, through real sockets.
#include <thread>

#include "calls.hpp"
#include "support/catch.hpp"
#include "support/compressed.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates_test;
using koordinates::make_curl_transport;
using koordinates::testing::WireScript;
using koordinates::testing::WireServer;

namespace {

Answer answer_to(const std::string& bytes, const std::string& method = "GET",
                 const koordinates::ExchangeOptions& options = {}) {
  WireServer server;
  server.script(answering(bytes).close());
  return call(*make_curl_transport(), request_for(server.url("/x"), method), options);
}

}  // namespace

TEST_CASE("a request goes out as it is, with nothing added", "[curl]") {
  WireServer server;
  server.script(answering("HTTP/1.1 204 No Content\r\n\r\n"));
  auto request = request_for(server.url("/a%2fb/../c?q=%20&k=1"));
  request.headers.add("X-Second", "b; c=\"d\"").add("X-First", "a").add("X-Empty", "").add("x-first", "again");
  const Answer answer = call(*make_curl_transport(), request);
  CHECK(answer.status == 204);
  REQUIRE(server.requests().size() == 1);
  CHECK(server.requests()[0].head ==
        "GET /a%2fb/../c?q=%20&k=1 HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) +
            "\r\nX-Second: b; c=\"d\"\r\nX-First: a\r\nX-Empty:\r\nx-first: again\r\n\r\n");
}

TEST_CASE("the caller's own Accept, User-Agent and Content-Type are sent once", "[curl]") {
  WireServer server;
  server.script(serving("ok"));
  auto request = request_for(server.url(), "POST");
  request.headers.add("Accept", "application/json").add("User-Agent", "sdk/1").add("Content-Type", "text/plain");
  request.body = koordinates::make_body("hello");
  CHECK(call(*make_curl_transport(), request).body == "ok");
  const std::string head = server.requests().at(0).head;
  CHECK_THAT(head, ContainsSubstring("Accept: application/json\r\nUser-Agent: sdk/1\r\nContent-Type: text/plain\r\n"));
  CHECK_THAT(head, ContainsSubstring("Content-Length: 5\r\n"));
  CHECK_THAT(head, !ContainsSubstring("Expect"));
  CHECK(server.requests().at(0).body == "hello");
}

TEST_CASE("nothing of one request is left in the next", "[curl]") {
  WireServer server;
  server.script(serving("ok"));
  const auto transport = make_curl_transport();
  auto put = request_for(server.url("/put"), "PUT");
  put.headers.add("Authorization", "key secret");
  put.body = koordinates::make_body("body");
  koordinates::ExchangeOptions compressed;
  compressed.accept_compressed = true;
  (void)call(*transport, put, compressed);
  (void)get(*transport, server.url("/get"));
  CHECK(server.connections() == 1);
  CHECK_THAT(server.requests().at(0).head, ContainsSubstring("Accept-Encoding: gzip, deflate\r\n"));
  CHECK(server.requests().at(1).head ==
        "GET /get HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n\r\n");
}

TEST_CASE("methods", "[curl]") {
  WireServer server;
  const auto transport = make_curl_transport();
  for (const std::string method : {"GET", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"}) {
    INFO(method);
    server.next_script(answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok").close());
    CHECK(call(*transport, request_for(server.url(), method)).body == "ok");
    const std::string head = server.requests().back().head;
    CHECK(head.compare(0, method.size() + 1, method + " ") == 0);
    const bool has_length = head.find("Content-Length: 0\r\n") != std::string::npos;
    CHECK(has_length == (method == "POST" || method == "PUT" || method == "PATCH"));
  }
  for (const std::string bad : {"", "get", "TRACE", "CONNECT", "GET /x HTTP/1.1\r\nX"})
    CHECK(outcome_of([&] { (void)call(*transport, request_for(server.url(), bad)); }).invalid);
  auto head = request_for(server.url(), "HEAD");
  head.body = koordinates::make_body("x");
  CHECK(outcome_of([&] { (void)call(*transport, head); }).invalid);
  auto twice = request_for(server.url(), "POST");
  twice.headers.add("Content-Length", "5");
  CHECK(outcome_of([&] { (void)call(*transport, twice); }).invalid);
}

TEST_CASE("a DELETE may carry a body", "[curl]") {
  WireServer server;
  server.script(serving(""));
  auto request = request_for(server.url(), "DELETE");
  request.body = koordinates::make_body("[1]");
  (void)call(*make_curl_transport(), request);
  CHECK_THAT(server.requests().at(0).head,
             ContainsSubstring("DELETE / HTTP/1.1\r\n") && ContainsSubstring("Content-Length: 3"));
  CHECK(server.requests().at(0).body == "[1]");
}

TEST_CASE("bodies by length, in chunks and to the end of the connection", "[curl]") {
  CHECK(answer_to("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello").body == "hello");
  CHECK(answer_to("HTTP/1.1 200 OK\r\nContent-Length: 5\r\ncontent-length: 5\r\n\r\nhello").body == "hello");
  CHECK(answer_to("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nX-T: 1\r\n\r\n")
            .body == "hello");
  CHECK(answer_to("HTTP/1.1 200 OK\r\n\r\nhello").body == "hello");
  CHECK(answer_to("HTTP/1.0 200 OK\r\n\r\nhello").body == "hello");
  CHECK(answer_to("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").body.empty());
  CHECK(answer_to("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").body.empty());
}

TEST_CASE("answers that have no body", "[curl]") {
  CHECK(answer_to("HTTP/1.1 204 No Content\r\n\r\n").status == 204);
  CHECK(answer_to("HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\nETag: \"a\"\r\n\r\n").body.empty());
  const Answer head = answer_to("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", "HEAD");
  CHECK(head.status == 200);
  CHECK(head.headers.get("Content-Length") == "1000");
  CHECK(head.body.empty());
}

TEST_CASE("interim answers and trailers are passed over", "[curl]") {
  const Answer answer = answer_to(
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
      "HTTP/1.1 200 OK\r\nX-A: 1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Trailer: t\r\n\r\n");
  CHECK(answer.status == 200);
  CHECK(answer.body == "ok");
  CHECK(answer.headers.get("X-A") == "1");
  CHECK_FALSE(answer.headers.contains("Link"));
  CHECK_FALSE(answer.headers.contains("X-Trailer"));
}

TEST_CASE("header lines keep their order, number and folds", "[curl]") {
  const Answer answer = answer_to(
      "HTTP/1.1 200 OK\r\nLink: <a>\r\nX-Fold: one\r\n  two\r\nlink:<b>  \r\nX-Empty:\r\nContent-Length: 0\r\n\r\n");
  CHECK(answer.headers.joined("Link") == "<a>, <b>");
  CHECK(answer.headers.get("X-Fold") == "one two");
  CHECK(answer.headers.get("X-Empty") == "");
  CHECK(answer.headers.size() == 5);
}

TEST_CASE("any status is an answer, a redirect as well", "[curl]") {
  CHECK(answer_to("HTTP/1.1 500 Oh\r\nContent-Length: 3\r\n\r\nbad").body == "bad");
  const Answer moved = answer_to("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
  CHECK(moved.status == 302);
  CHECK(moved.headers.get("location") == "http://127.0.0.1:1/");
}

TEST_CASE("compression is offered and undone only where it is asked for", "[curl]") {
  const std::string packed = gzip("hello, ", 1000);
  const std::string bytes =
      "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + std::to_string(packed.size()) + "\r\n\r\n" +
      packed;
  CHECK(answer_to(bytes).body == packed);
  koordinates::ExchangeOptions options;
  options.accept_compressed = true;
  const Answer answer = answer_to(bytes, "GET", options);
  CHECK(answer.body.size() == 7000);
  CHECK(answer.body.substr(0, 14) == "hello, hello, ");
}

TEST_CASE("send() returns with the head, while the body is still to come", "[curl]") {
  WireServer server;
  server.script(answering("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab").wait(300ms).send("cd").hang());
  const auto transport = make_curl_transport();
  const Stopwatch watch;
  auto response = transport->send(request_for(server.url()), {});
  CHECK(response.status == 200);
  CHECK(watch.elapsed() < 250ms);
  char byte = 0;
  REQUIRE(response.body->read(&byte, 0) == 0);
  REQUIRE(response.body->read(&byte, 1) == 1);
  CHECK(byte == 'a');
  CHECK(read_all(*response.body) == "bcd");
  CHECK(response.body->read(&byte, 1) == 0);
  CHECK(response.body->read(&byte, 1) == 0);
}

TEST_CASE("a large download arrives whole, in constant memory where nobody reads", "[curl]") {
  const std::string block(1U << 20U, 'x');
  constexpr std::size_t blocks = 64;
  WireServer server;
  server.script(answering("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(blocks * block.size()) + "\r\n\r\n")
                    .send_times(block, blocks)
                    .hang());
  const auto transport = make_curl_transport();
  auto response = transport->send(request_for(server.url()), {});
  char first[10];
  REQUIRE(response.body->read(first, sizeof first) > 0);
  std::this_thread::sleep_for(200ms);
  CHECK(server.bytes_sent() < 32 * block.size());  // the rest waits: what fits into socket buffers has gone
  CHECK(read_all(*response.body).size() > (blocks - 1) * block.size());
}

TEST_CASE("a slow drip is no stall", "[curl]") {
  WireServer server;
  server.script(
      WireScript().expect_head().drip("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n0123456789", 10ms).hang());
  koordinates::ExchangeOptions options;
  options.stall_timeout = 400ms;
  CHECK(get(*make_curl_transport(), server.url(), options).body == "0123456789");
}
