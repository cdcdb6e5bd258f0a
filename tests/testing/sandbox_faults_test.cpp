// SPDX-License-Identifier: BSD-3-Clause
// Faults on demand: each kind of answer that no well-behaved server gives.
#include <thread>

#include <koordinates/testing/sandbox.hpp>

#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using koordinates::testing::Fault;
using koordinates::testing::Sandbox;

namespace {

Fault fault_of(int status, const std::string& body = "") {
  Fault fault;
  fault.status = status;
  fault.body = body;
  return fault;
}

const char* const layers_path = "/services/api/v1/layers/";

}  // namespace

TEST_CASE("a fault answers as often as it was told, and no state changes", "[sandbox][faults]") {
  Sandbox sandbox;
  Client client(sandbox);
  Fault fault = fault_of(503, "busy");
  fault.headers = {{"Retry-After", "7"}, {"X-Odd", "1"}, {"X-Odd", "2"}};
  fault.method = "POST";
  fault.path = layers_path;
  fault.skip = 1;
  fault.times = 2;
  sandbox.inject(fault);
  CHECK(client.get("layers/").status == 200);
  CHECK(client.post("layers/", new_layer("a")).status == 201);
  const Answer answer = client.post("layers/", new_layer("b"));
  CHECK(answer.status == 503);
  CHECK(answer.body == "busy");
  CHECK(answer.header("Retry-After") == "7");
  CHECK(answer.headers.count("X-Odd") == 2);
  CHECK(answer.header("Content-Type").empty());
  CHECK(client.post("layers/", new_layer("c")).status == 503);
  CHECK(client.post("layers/", new_layer("d")).status == 201);
  CHECK(client.get("layers/drafts/").data().size() == 2);
  // All of it over one connection: an answered fault does not end it.
  CHECK(sandbox.requests().front().connection == sandbox.requests().back().connection);
}

TEST_CASE("a fault matches a path, its beginning, or its query", "[sandbox][faults]") {
  Sandbox sandbox;
  Client client(sandbox);
  Fault fault = fault_of(500);
  fault.times = -1;
  fault.path = "/services/api/v1/layers/1001/";
  SECTION("beginning") {
    sandbox.inject(fault);
    CHECK(client.get("layers/1001/versions/").status == 500);
    CHECK(client.get("layers/1002/").status == 200);
    CHECK(client.get("/services;key=sandbox-token/api/v1/layers/1001/").status == 500);
    sandbox.clear_faults();
    CHECK(client.get("layers/1001/").status == 200);
  }
  SECTION("exactly") {
    fault.exact = true;
    sandbox.inject(fault);
    CHECK(client.get("layers/1001/versions/").status == 200);
    CHECK(client.get("layers/1001/").status == 500);
    CHECK(client.get("layers/1001/?page=1").status == 500);
  }
  SECTION("with the query") {
    fault.path = std::string(layers_path) + "?page=2";
    sandbox.inject(fault);
    CHECK(client.get("layers/?page=1").status == 200);
    CHECK(client.get("layers/?page=2&page_size=10").status == 500);
  }
}

TEST_CASE("a delay comes before the usual answer, and ends with the sandbox", "[sandbox][faults]") {
  auto sandbox = std::make_unique<Sandbox>();
  Client client(*sandbox);
  Fault fault;
  fault.delay = std::chrono::milliseconds(200);
  sandbox->inject(fault);
  auto start = std::chrono::steady_clock::now();
  CHECK(client.get("layers/").status == 200);
  CHECK(seconds_since(start) >= 0.2);

  fault.delay = std::chrono::hours(1);
  sandbox->inject(fault);
  int status = -1;
  std::thread waiting([&] { status = client.get("layers/").status; });
  while (sandbox->requests().size() < 2) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  start = std::chrono::steady_clock::now();
  sandbox.reset();
  CHECK(seconds_since(start) < 1.0);
  waiting.join();
  CHECK(status == 0);
}

TEST_CASE("bodies go out as they are", "[sandbox][faults]") {
  Sandbox sandbox;
  Client client(sandbox);
  client.http().set_decompress(false);
  SECTION("HTML with 200") {
    Fault fault = fault_of(200, "<html>Please log in</html>");
    fault.headers = {{"Content-Type", "text/html"}};
    sandbox.inject(fault);
    CHECK(client.get("layers/").header("Content-Type") == "text/html");
  }
  SECTION("bytes that are no UTF-8") {
    const std::string body = "[{\"title\": \"\xff\xfe\xc3\"}]";
    sandbox.inject(fault_of(200, body));
    CHECK(client.get("layers/").body == body);
  }
  SECTION("an encoding that is the test's own") {
    Fault fault = fault_of(200, std::string("\x1f\x8b\0\0bomb", 8));
    fault.headers = {{"Content-Encoding", "gzip"}};
    sandbox.inject(fault);
    const Answer answer = client.get("layers/", {{"Accept-Encoding", "gzip"}});
    CHECK(answer.header("Content-Encoding") == "gzip");
    CHECK(answer.body.size() == 8);
  }
  SECTION("a redirect to another host, and pages in a circle") {
    Fault fault = fault_of(302);
    fault.headers = {{"Location", "https://elsewhere.invalid/"}};
    sandbox.inject(fault);
    CHECK(client.get("layers/").header("Location") == "https://elsewhere.invalid/");
    fault = fault_of(200, "[]");
    fault.headers = {{"Link", "<" + sandbox.url() + layers_path + ">; rel=\"page-next\""}};
    sandbox.inject(fault);
    CHECK(links(client.get("layers/")).at("page-next") == sandbox.url() + layers_path);
  }
  SECTION("nothing with 204, and a HEAD without its body") {
    sandbox.inject(fault_of(204));
    CHECK(client.get("layers/").status == 204);
    sandbox.inject(fault_of(200, "body"));
    CHECK(client.head("layers/").header("Content-Length") == "4");
    CHECK(client.get("layers/").status == 200);
  }
}

TEST_CASE("answers are cut off, or never come", "[sandbox][faults]") {
  Sandbox sandbox;
  Client client(sandbox);
  Fault fault = fault_of(200, "[1, 2, 3]");
  SECTION("a length that is longer than the body") { fault.declared_length = 100; }
  SECTION("within the head") { fault.close_after = 10; }
  SECTION("within the body") { fault.close_after = 42; }
  SECTION("without a word") { fault.close_after = 0; }
  SECTION("garbage") { fault.raw = "this is no HTTP\r\n\r\n"; }
  sandbox.inject(fault);
  CHECK(client.get("layers/").status == 0);
  CHECK(client.get("layers/").status == 200);
}

TEST_CASE("a raw answer and a closing one are whole answers", "[sandbox][faults]") {
  Sandbox sandbox;
  Client client(sandbox);
  Fault fault;
  fault.raw = "HTTP/1.1 418 Teapot\r\nContent-Length: 3\r\nConnection: close\r\n\r\ntea";
  sandbox.inject(fault);
  CHECK(client.get("layers/").status == 418);
  fault = fault_of(200, "[]");
  fault.close = true;
  sandbox.inject(fault);
  CHECK(client.get("layers/").header("Connection") == "close");
  CHECK(client.get("layers/").status == 200);
}

TEST_CASE("a body comes slowly", "[sandbox][faults]") {
  auto sandbox = std::make_unique<Sandbox>();
  Client client(*sandbox);
  Fault fault = fault_of(200, "0123456789");
  fault.drip_bytes = 2;
  fault.drip_pause = std::chrono::milliseconds(30);
  sandbox->inject(fault);
  auto start = std::chrono::steady_clock::now();
  CHECK(client.get("layers/").body == "0123456789");
  CHECK(seconds_since(start) >= 0.1);

  fault.drip_pause = std::chrono::hours(1);
  sandbox->inject(fault);
  std::thread waiting([&] { client.get("layers/"); });
  while (sandbox->requests().size() < 2) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  start = std::chrono::steady_clock::now();
  sandbox.reset();
  CHECK(seconds_since(start) < 1.0);
  waiting.join();
}
