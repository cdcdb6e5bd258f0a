// SPDX-License-Identifier: BSD-3-Clause
// TLS: whom the transport trusts, what it says when it does not, and connections that break inside TLS.
#include <thread>

#include <koordinates/testing/certificate.hpp>

#include "calls.hpp"
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates_test;
using koordinates::ExchangeOptions;
using koordinates::make_curl_transport;
using koordinates::TransportFailure;
using koordinates::testing::Certificate;
using koordinates::testing::CertificateOptions;
using koordinates::testing::make_certificate;
using koordinates::testing::WireOptions;
using koordinates::testing::WireScript;
using koordinates::testing::WireServer;

namespace {

WireOptions secured(const Certificate& certificate) {
  WireOptions options;
  options.certificate_file = certificate.certificate_file;
  options.key_file = certificate.key_file;
  return options;
}

std::shared_ptr<koordinates::Transport> trusting(const std::string& ca_file) {
  koordinates::CurlTransportOptions options;
  options.ca_file = ca_file;
  return make_curl_transport(options);
}

Outcome refused_by(koordinates::Transport& transport, const WireServer& server) {
  const Outcome outcome = outcome_of([&] { (void)get(transport, server.url()); });
  INFO(outcome.what);
  CHECK(outcome.failure == TransportFailure::tls);
  CHECK(server.requests().empty());
  return outcome;
}

}  // namespace

TEST_CASE("a certificate that is trusted, on one kept connection", "[curl][tls]") {
  const TemporaryFolder folder;
  const Certificate certificate = make_certificate(folder.path());
  WireServer server(secured(certificate));
  server.script(serving(std::string(300000, 's')));
  const auto transport = trusting(certificate.certificate_file);
  for (int i = 0; i < 3; ++i) CHECK(get(*transport, server.url()).body.size() == 300000);
  CHECK(server.connections() == 1);
}

TEST_CASE("HTTP/2 is offered on request and HTTP/1.1 taken where there is no other", "[curl][tls]") {
  const TemporaryFolder folder;
  const Certificate certificate = make_certificate(folder.path());
  WireServer server(secured(certificate));
  server.script(serving("ok"));
  koordinates::CurlTransportOptions options;
  options.ca_file = certificate.certificate_file;
  options.http_version = koordinates::HttpVersion::http2;
  const auto transport = make_curl_transport(options);
  std::string body;
  const Outcome outcome = outcome_of([&] { body = get(*transport, server.url()).body; });
  // Not every libcurl has HTTP/2; then that is said, and nothing else may be.
  if (outcome.what.empty()) {
    CHECK(body == "ok");
  } else {
    CHECK_THAT(outcome.what, ContainsSubstring("without HTTP/2"));
  }
}

TEST_CASE("certificates that are not trusted", "[curl][tls]") {
  const TemporaryFolder folder;
  const Certificate unknown = make_certificate(folder.path());
  WireServer server(secured(unknown));
  server.script(serving("never"));
  const Outcome outcome = refused_by(*make_curl_transport(), server);
  CHECK_THAT(outcome.what,
             ContainsSubstring("the certificate of localhost:" + std::to_string(server.port()) + " is refused: ") &&
                 ContainsSubstring("certificate"));

  CertificateOptions expired;
  expired.valid_days = -1;
  expired.name = "expired";
  const Certificate old = make_certificate(folder.path(), {"localhost"}, expired);
  WireServer late(secured(old));
  CHECK_THAT(refused_by(*trusting(old.certificate_file), late).what, ContainsSubstring("expired"));

  CertificateOptions named;
  named.name = "named";
  const Certificate other = make_certificate(folder.path(), {"other.example"}, named);
  WireServer wrong(secured(other));
  CHECK_THAT(refused_by(*trusting(other.certificate_file), wrong).what, ContainsSubstring("localhost"));
}

TEST_CASE("a CA file that is missing or none is named", "[curl][tls]") {
  const TemporaryFolder folder;
  WireServer server(secured(make_certificate(folder.path())));
  const std::string missing = folder.file("nowhere.pem");
  CHECK_THAT(refused_by(*trusting(missing), server).what,
             ContainsSubstring("cannot read the trusted certificates from \"") && ContainsSubstring("nowhere.pem"));
}

TEST_CASE("plain HTTP where TLS is expected", "[curl][tls]") {
  WireServer server;
  server.script(WireScript().send("HTTP/1.1 400 Bad Request\r\n\r\n").hang());
  const Outcome outcome = outcome_of(
      [&] { (void)get(*make_curl_transport(), "https://127.0.0.1:" + std::to_string(server.port()) + "/"); });
  INFO(outcome.what);
  CHECK(outcome.failure == TransportFailure::tls);
  CHECK_THAT(outcome.what, ContainsSubstring("cannot open a TLS connection to 127.0.0.1:"));
}

TEST_CASE("a break inside TLS", "[curl][tls]") {
  const TemporaryFolder folder;
  const Certificate certificate = make_certificate(folder.path());
  WireServer server(secured(certificate));
  const auto transport = trusting(certificate.certificate_file);
  for (const auto& script :
       {WireScript().expect_head().reset(), answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").close(),
        answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").reset()}) {
    server.script(script);
    const Outcome outcome = outcome_of([&] { (void)get(*transport, server.url()); });
    INFO(outcome.what);
    CHECK(outcome.failure == TransportFailure::reset);
  }
}

TEST_CASE("a kept TLS connection to which the server has said goodbye is replaced, for any method", "[curl][tls]") {
  const TemporaryFolder folder;
  const Certificate certificate = make_certificate(folder.path());
  WireServer server(secured(certificate));
  server.script(
      WireScript().expect_request().send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok").wait(20ms).finish().hang());
  const auto transport = trusting(certificate.certificate_file);
  for (std::size_t i = 1; i <= 4; ++i) {
    auto request = request_for(server.url(), i % 2 == 0 ? "POST" : "GET");
    CHECK(call(*transport, request).body == "ok");
    CHECK(server.connections() == i);
    std::this_thread::sleep_for(100ms);
  }
}

TEST_CASE("the handshake counts as connecting", "[curl][tls]") {
  WireOptions silent;
  silent.mode = koordinates::testing::WireMode::silent_handshake;
  const WireServer server(silent);
  ExchangeOptions options;
  options.connect_timeout = 300ms;
  const Outcome outcome = outcome_of([&] { (void)get(*make_curl_transport(), server.url(), options); });
  CHECK(outcome.failure == TransportFailure::timeout);
  CHECK_THAT(outcome.what, ContainsSubstring("took longer than 300 ms"));
}
