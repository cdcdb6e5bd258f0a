// SPDX-License-Identifier: BSD-3-Clause
// What each of libcurl's result codes is told as, those included that no server of a test can bring about.
#include <cerrno>
#include <chrono>
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "calls.hpp"
#include "http/curl/failure.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;
using namespace koordinates_test;
using koordinates::TransportFailure;
using koordinates::detail::FailureFacts;

namespace {

// libcurl tells the system's own numbers.
#ifdef _WIN32
constexpr int refused_code = WSAECONNREFUSED, no_network_code = WSAENETUNREACH, no_host_code = WSAEHOSTUNREACH,
              no_answer_code = WSAETIMEDOUT;
#else
constexpr int refused_code = ECONNREFUSED, no_network_code = ENETUNREACH, no_host_code = EHOSTUNREACH,
              no_answer_code = ETIMEDOUT;
#endif

FailureFacts facts(const std::string& detail = {}) {
  FailureFacts facts;
  facts.host = "site.example";
  facts.peer = "site.example:443";
  facts.detail = detail;
  facts.max_header_bytes = 64 * 1024;
  return facts;
}

FailureFacts within_head(const std::string& detail = {}) {
  FailureFacts begun = facts(detail);
  begun.answer_begun = true;
  return begun;
}

FailureFacts with_errno(int code) {
  FailureFacts failed = facts("Failed to connect");
  failed.system_error = code;
  return failed;
}

FailureFacts behind_proxy(long status) {
  FailureFacts refused = facts("CONNECT tunnel failed");
  refused.proxy_status = status;
  return refused;
}

Outcome outcome_for(CURLcode code, const FailureFacts& known) {
  return outcome_of([&] { std::rethrow_exception(koordinates::detail::make_failure(code, known)); });
}

}  // namespace

TEST_CASE("each result code has its failure and its words", "[curl]") {
  struct Case {
    CURLcode code;
    FailureFacts known;
    TransportFailure failure;
    const char* says;
  };
  FailureFacts own_file = facts();
  own_file.ca_file = "/etc/own.pem";
  for (const Case& one : std::vector<Case>{
           {CURLE_COULDNT_RESOLVE_HOST, facts(), TransportFailure::dns, "the host name \"site.example\""},
           {CURLE_COULDNT_RESOLVE_PROXY, facts(), TransportFailure::dns, "the host name of the proxy"},
           {CURLE_OPERATION_TIMEDOUT, facts(), TransportFailure::timeout, "site.example:443 took too long"},
           {CURLE_SSL_CACERT_BADFILE, facts(), TransportFailure::tls, "from the system's certificates"},
           {CURLE_SSL_CACERT_BADFILE, own_file, TransportFailure::tls, "from \"/etc/own.pem\""},
           {CURLE_PEER_FAILED_VERIFICATION, facts("self-signed"), TransportFailure::tls, "is refused: self-signed"},
           {CURLE_SSL_CIPHER, facts("no cipher"), TransportFailure::tls,
            "cannot open a TLS connection to site.example:443"},
           {CURLE_SEND_ERROR, facts(), TransportFailure::reset, "broke before the response was whole"},
           {CURLE_HTTP2_STREAM, facts(), TransportFailure::reset, "broke before the response was whole"},
           {CURLE_RECV_ERROR, facts("Problem (2) in the chunked-encoding"), TransportFailure::protocol, "malformed"},
           {CURLE_RECV_ERROR, facts("Illegal chunk hex-length"), TransportFailure::protocol, "malformed"},
           {CURLE_UNSUPPORTED_PROTOCOL, facts("HTTP/0.9"), TransportFailure::protocol, "is not HTTP: HTTP/0.9"},
           {CURLE_WRITE_ERROR, within_head("odd"), TransportFailure::protocol, "the response is not HTTP: odd"},
           {CURLE_OUT_OF_MEMORY, facts(), TransportFailure::other, "libcurl gave up: "},
           {CURLE_INTERFACE_FAILED, facts("no such device"), TransportFailure::other, "gave up: no such device"}}) {
    CAPTURE(one.code, one.says);
    const Outcome outcome = outcome_for(one.code, one.known);
    CHECK(outcome.transport);
    CHECK(outcome.failure == one.failure);
    CHECK_THAT(outcome.what, ContainsSubstring(one.says));
  }
}

TEST_CASE("why there is no connection", "[curl]") {
  for (const auto& [code, says] : std::vector<std::pair<int, std::string>>{{refused_code, "connection refused"},
                                                                           {no_network_code, "network unreachable"},
                                                                           {no_host_code, "host unreachable"},
                                                                           {no_answer_code, "no answer"},
                                                                           {0, "Failed to connect"}}) {
    CAPTURE(code);
    const Outcome outcome = outcome_for(CURLE_COULDNT_CONNECT, with_errno(code));
    CHECK(outcome.failure == TransportFailure::connect);
    CHECK_THAT(outcome.what, EndsWith("cannot connect to site.example:443: " + says));
  }
  for (const CURLcode code : {CURLE_COULDNT_CONNECT, CURLE_PROXY, CURLE_RECV_ERROR}) {
    CAPTURE(code);
    const Outcome refused = outcome_for(code, behind_proxy(407));
    CHECK(refused.failure == TransportFailure::connect);
    CHECK_THAT(refused.what, ContainsSubstring("the proxy refuses to connect to site.example:443: HTTP 407"));
  }
  CHECK_THAT(outcome_for(CURLE_RECV_ERROR, behind_proxy(200)).what, ContainsSubstring("the connection broke"));
}

TEST_CASE("what could hold the password of a proxy is not passed on", "[curl]") {
  for (const char* detail : {"Could not resolve proxy: user:hidden", "Proxy hidden", "http://user:hidden@box/", ""}) {
    CAPTURE(detail);
    const std::string what = outcome_for(CURLE_WEIRD_SERVER_REPLY, facts(detail)).what;
    CHECK_THAT(what, !ContainsSubstring("hidden"));
    CHECK_THAT(what, ContainsSubstring(curl_easy_strerror(CURLE_WEIRD_SERVER_REPLY)));
  }
}

TEST_CASE("answers that libcurl itself finds too large or unreadable", "[curl]") {
  constexpr auto too_large = static_cast<CURLcode>(100);
  for (const CURLcode code : {CURLE_OUT_OF_MEMORY, too_large}) {
    CAPTURE(code);
    const Outcome line = outcome_for(code, within_head());
    CHECK(line.decode);
    CHECK_THAT(line.what, ContainsSubstring("header lines are larger than 64 KiB"));
    FailureFacts after = within_head();
    after.head_complete = true;
    CHECK(outcome_for(code, after).failure == TransportFailure::other);
  }
  const Outcome head = outcome_for(CURLE_RECV_ERROR, within_head("Too large response headers: 307200 > 300000"));
  CHECK(head.decode);
  CHECK_THAT(head.what, ContainsSubstring("larger than libcurl takes"));
  FailureFacts trailer = within_head("Too large response headers: 307200 > 300000");
  trailer.head_complete = true;
  CHECK(outcome_for(CURLE_RECV_ERROR, trailer).failure == TransportFailure::reset);
  CHECK(outcome_for(CURLE_BAD_CONTENT_ENCODING, facts()).decode);
}

TEST_CASE("durations and sizes are told in the largest unit that fits", "[curl]") {
  using koordinates::detail::duration_text;
  using koordinates::detail::size_text;
  CHECK(duration_text(60s) == "60 s");
  CHECK(duration_text(250ms) == "250 ms");
  CHECK(duration_text(1001ms) == "1001 ms");
  CHECK(size_text(1000) == "1000 bytes");
  CHECK(size_text(1024) == "1 KiB");
  CHECK(size_text(1025) == "1025 bytes");
  CHECK(size_text(64U << 20U) == "64 MiB");
  CHECK(size_text((1U << 20U) + 1024) == "1025 KiB");
}
