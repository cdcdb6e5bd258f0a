// SPDX-License-Identifier: BSD-3-Clause
// Which builds of libcurl are refused, and for what. What they say of themselves is made up from what the real one says.
#include "calls.hpp"
#include "http/curl/library.hpp"
#include "support/catch.hpp"

using Catch::Matchers::Equals;
using namespace koordinates_test;
using koordinates::CurlTransportOptions;
using koordinates::HttpVersion;
using koordinates::TransportFailure;
using koordinates::detail::CurlLibrary;

namespace {

curl_version_info_data real_one() { return *curl_version_info(CURLVERSION_NOW); }

Outcome examining(const curl_version_info_data& info) {
  return outcome_of([&] { (void)koordinates::detail::examine(info); });
}

Outcome asking(HttpVersion version, bool has_http2) {
  CurlTransportOptions options;
  options.http_version = version;
  CurlLibrary library;
  library.has_http2 = has_http2;
  return outcome_of(
      [&] { koordinates::detail::check_can(library, options, koordinates::Url::parse("http://127.0.0.1/")); });
}

}  // namespace

TEST_CASE("a libcurl that is too old is refused", "[curl]") {
  curl_version_info_data info = real_one();
  info.version = "7.83.1";
  info.version_num = 0x075301;
  const Outcome outcome = examining(info);
  CHECK(outcome.transport);
  CHECK(outcome.failure == TransportFailure::other);
  CHECK_THAT(outcome.what, Equals("libcurl 7.83.1 is too old: 7.84 or newer is needed"));

  info.version = "7.84.0";
  info.version_num = 0x075400;
  CHECK_FALSE(examining(info).transport);
}

TEST_CASE("a libcurl that threads cannot initialise is refused", "[curl]") {
  curl_version_info_data info = real_one();
  info.version = "8.0.0";
  info.features &= ~CURL_VERSION_THREADSAFE;
  const Outcome outcome = examining(info);
  CHECK(outcome.transport);
  CHECK(outcome.failure == TransportFailure::other);
  CHECK_THAT(outcome.what, Equals("libcurl 8.0.0 was built without thread-safe initialisation"));
}

TEST_CASE("https is refused where libcurl has no TLS", "[curl][tls]") {
  const auto asking_for = [](const std::string& url, bool has_tls) {
    CurlLibrary library;
    library.has_tls = has_tls;
    return outcome_of([&] { koordinates::detail::check_can(library, {}, koordinates::Url::parse(url)); });
  };
  const Outcome outcome = asking_for("https://site.example/", false);
  CHECK(outcome.transport);
  CHECK(outcome.failure == TransportFailure::tls);
  CHECK_THAT(outcome.what, Equals("this libcurl was built without TLS, which https needs"));
  CHECK_FALSE(asking_for("https://site.example/", true).transport);
  CHECK_FALSE(asking_for("http://127.0.0.1/", false).transport);
}

TEST_CASE("HTTP/2 is refused where libcurl has none", "[curl]") {
  const Outcome outcome = asking(HttpVersion::http2, false);
  CHECK(outcome.transport);
  CHECK(outcome.failure == TransportFailure::other);
  CHECK_THAT(outcome.what, Equals("this libcurl was built without HTTP/2; http_version asks for it"));
  CHECK_FALSE(asking(HttpVersion::http2, true).transport);
  CHECK_FALSE(asking(HttpVersion::http1_1, false).transport);
}

TEST_CASE("what a libcurl has is told by its features", "[curl]") {
  curl_version_info_data info = real_one();
  info.features |= CURL_VERSION_HTTP2 | CURL_VERSION_SSL;
  CHECK(koordinates::detail::examine(info).has_http2);
  CHECK(koordinates::detail::examine(info).has_tls);
  info.features &= ~CURL_VERSION_HTTP2;
  CHECK_FALSE(koordinates::detail::examine(info).has_http2);
  info.features &= ~CURL_VERSION_SSL;
  CHECK_FALSE(koordinates::detail::examine(info).has_tls);

  info.cainfo = "/etc/ssl/certs/ca-certificates.crt";
  CHECK(koordinates::detail::examine(info).has_ca_bundle);
  info.cainfo = nullptr;  // as where a folder is trusted, or the system's own store
  CHECK_FALSE(koordinates::detail::examine(info).has_ca_bundle);
}
