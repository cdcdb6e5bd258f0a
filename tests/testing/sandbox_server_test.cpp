// SPDX-License-Identifier: BSD-3-Clause
// The sandbox as a server: speed, many connections, its end, compression and TLS.
#include <algorithm>
#include <memory>
#include <stdexcept>
#include <thread>

#include <koordinates/testing/certificate.hpp>

#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using koordinates::testing::Certificate;
using koordinates::testing::make_certificate;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;

TEST_CASE("a thousand requests over one connection take no time", "[sandbox][server]") {
  Sandbox sandbox;
  Client client(sandbox);
  const auto start = std::chrono::steady_clock::now();
  int answered = 0;
  for (int i = 0; i < 1000; ++i) answered += client.get("layers/1001/").status == 200 ? 1 : 0;
  CHECK(answered == 1000);
  CHECK(seconds_since(start) < 8.0);
  const auto requests = sandbox.requests();
  CHECK(requests.front().connection == requests.back().connection);
}

TEST_CASE("connections that stand idle delay nobody", "[sandbox][server]") {
  auto sandbox = std::make_unique<Sandbox>();
  std::vector<std::unique_ptr<Client>> idle;
  for (int i = 0; i < 64; ++i) {
    idle.push_back(std::make_unique<Client>(*sandbox));
    REQUIRE(idle.back()->get("users/me/").status == 200);
  }
  CHECK(sandbox->connections() >= 64);
  Client client(*sandbox);
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) CHECK(client.get("users/me/").status == 200);
  CHECK(seconds_since(start) < 2.0);
  for (const auto& other : idle) CHECK(other->get("users/me/").status == 200);

  const auto end = std::chrono::steady_clock::now();
  sandbox.reset();
  CHECK(seconds_since(end) < 1.0);
}

TEST_CASE("many ask at the same time", "[sandbox][server]") {
  const Sandbox sandbox;
  std::vector<int> fine(8, 0);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < fine.size(); ++t) {
    threads.emplace_back([&sandbox, &fine, t] {
      Client client(sandbox);
      for (int i = 0; i < 25; ++i) {
        const Answer created = client.post("layers/", new_layer("thread " + std::to_string(t)));
        const bool all = created.status == 201 && client.get(created.header("Location")).status == 200 &&
                         client.get("layers/drafts/").status == 200;
        fine[t] += all ? 1 : 0;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int count : fine) CHECK(count == 25);
  CHECK(Client(sandbox).get("layers/drafts/").header("X-Resource-Range") == "0-20/200");
}

TEST_CASE("after stop() nothing answers, and two cannot have one port", "[sandbox][server]") {
  Sandbox sandbox;
  SandboxOptions options;
  options.port = sandbox.port();
  CHECK_THROWS_WITH(Sandbox(options), Catch::Matchers::ContainsSubstring(std::to_string(sandbox.port())));
  Client client(sandbox);
  CHECK(client.get("layers/").status == 200);
  sandbox.stop();
  CHECK(client.get("layers/").status == 0);
  sandbox.stop();
  const Sandbox next(options);
  CHECK(next.port() == sandbox.port());
  CHECK(Client(next).get("layers/").status == 200);
}

TEST_CASE("options that make no sense are refused", "[sandbox][server]") {
  SandboxOptions options;
  SECTION("a certificate without a key") { options.tls_certificate_file = "certificate.pem"; }
  SECTION("files that are not there") { options.tls_certificate_file = options.tls_key_file = "no-such-file.pem"; }
  SECTION("a negative number of layers") { options.layers = -1; }
  SECTION("empty pages") { options.max_page_size = 0; }
  CHECK_THROWS_AS(Sandbox(options), std::runtime_error);
}

TEST_CASE("large answers are compressed for those who ask", "[sandbox][server]") {
  const Sandbox sandbox;
  Client client(sandbox);
  client.http().set_decompress(false);
  const Answer plain = client.get("layers/", {{"Accept-Encoding", "identity"}});
  CHECK(plain.header("Content-Encoding").empty());
  const Answer small = client.get("layers/drafts/", {{"Accept-Encoding", "gzip"}});
  CHECK(small.header("Content-Encoding").empty());
  const Answer packed = client.get("layers/", {{"Accept-Encoding", "br, deflate, gzip;q=0.5"}});
  CHECK(packed.header("Content-Encoding") == "gzip");
  CHECK(packed.body.size() < plain.body.size());
  CHECK(client.get("layers/", {{"Accept-Encoding", "gzip;q=0, br"}}).header("Content-Encoding").empty());
  Client unpacking(sandbox);
  CHECK(unpacking.get("layers/", {{"Accept-Encoding", "gzip"}}).body == plain.body);
}

TEST_CASE("requests are read in every form", "[sandbox][server]") {
  Sandbox sandbox;
  Client client(sandbox);
  const Headers token = {{"Authorization", "key sandbox-token"}};
  SECTION("a body in chunks") {
    const std::string body = new_layer("chunked").dump();
    const auto provider = [&body](std::size_t offset, httplib::DataSink& sink) {
      if (offset < body.size()) return sink.write(body.data() + offset, std::min<std::size_t>(5, body.size() - offset));
      sink.done();
      return true;
    };
    const auto answer = client.http().Post("/services/api/v1/layers/", token, provider, "application/json");
    REQUIRE(answer);
    CHECK(answer->status == 201);
  }
  SECTION("a DELETE without a length, and a GET with a body") {
    // By hand: no client library sends these.
    httplib::Request request;
    request.method = "DELETE";
    request.path = "/services/api/v1/layers/1005/";
    request.headers = token;
    const auto removed = client.http().send(request);
    REQUIRE(removed);
    CHECK(removed->status == 204);
    request.method = "GET";
    request.path = "/services/api/v1/layers/1006/";
    request.headers.emplace("Content-Length", "2");
    request.body = "{}";
    const auto read = client.http().send(request);
    REQUIRE(read);
    CHECK(read->status == 200);
    CHECK(client.get("layers/1006/").status == 200);
  }
}

TEST_CASE("over TLS everything is the same, links included", "[sandbox][tls]") {
  const TemporaryDirectory directory;
  const Certificate certificate = make_certificate(directory.path(), {"localhost", "127.0.0.1"});
  SandboxOptions options;
  options.tls_certificate_file = certificate.certificate_file;
  options.tls_key_file = certificate.key_file;
  auto sandbox = std::make_unique<Sandbox>(options);
  CHECK(sandbox->url() == "https://127.0.0.1:" + std::to_string(sandbox->port()));

  SECTION("a client that trusts the certificate") {
#ifdef __MINGW32__
    SKIP("the HTTP library of this test's client compares no addresses with certificates there");
#endif
    Client client(*sandbox);
    client.http().set_ca_cert_path(certificate.certificate_file.c_str());
    client.http().enable_server_certificate_verification(true);
    const Answer answer = client.get("layers/1001/");
    REQUIRE(answer.status == 200);
    CHECK(answer.data().at("url") == sandbox->url() + "/services/api/v1/layers/1001/");
    for (int i = 0; i < 50; ++i) REQUIRE(client.get("layers/").status == 200);
    koordinates::testing::Fault fault;
    fault.status = 200;
    fault.body = "[";
    fault.declared_length = 9;
    sandbox->inject(fault);
    CHECK(client.get("layers/").status == 0);
    CHECK(client.get("layers/").status == 200);
    const auto start = std::chrono::steady_clock::now();
    sandbox.reset();
    CHECK(seconds_since(start) < 1.0);
  }
  SECTION("one that does not") {
    Client client(*sandbox);
    client.http().enable_server_certificate_verification(true);
    CHECK(client.get("layers/").status == 0);
  }
  SECTION("one that speaks plain HTTP") {
    httplib::Client plain("http://127.0.0.1:" + std::to_string(sandbox->port()));
    CHECK_FALSE(plain.Get("/"));
    Client client(*sandbox);
    client.http().enable_server_certificate_verification(false);
    CHECK(client.get("layers/").status == 200);
  }
}
