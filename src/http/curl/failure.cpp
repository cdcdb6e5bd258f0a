// SPDX-License-Identifier: BSD-3-Clause
// libcurl's result codes as the SDK's errors.
#include "http/curl/failure.hpp"

#include <cerrno>
#include <string>
#include <utility>

#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::size_t max_detail = 300;

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

// Of a proxy libcurl shows the whole address, password and all: such words are not passed on.
std::string safe_detail(const FailureFacts& facts, CURLcode code) {
  if (contains(facts.detail, "roxy") || contains(facts.detail, "@") || facts.detail.empty())
    return curl_easy_strerror(code);
  return printable(facts.detail, max_detail);
}

std::exception_ptr transport(TransportFailure failure, const std::string& message, FailureFacts& facts) {
  const std::string note = facts.outcome_unknown ? outcome_unknown_note : "";
  return std::make_exception_ptr(TransportError(failure, message + note, std::move(facts.context)));
}

// The numbers that the system gives for a connection that failed.
#ifdef _WIN32
constexpr long refused = 10061, no_network = 10051, no_host = 10065, no_answer = 10060;  // WSAECONNREFUSED and so on
#else
constexpr long refused = ECONNREFUSED, no_network = ENETUNREACH, no_host = EHOSTUNREACH, no_answer = ETIMEDOUT;
#endif

std::string connect_reason(const FailureFacts& facts, CURLcode code) {
  switch (facts.system_error) {
    case refused:
      return "connection refused";
    case no_network:
      return "network unreachable";
    case no_host:
      return "host unreachable";
    case no_answer:
      return "no answer";
    default:
      return safe_detail(facts, code);
  }
}

// The word behind a part of libcurl's message; empty where that is not there, or where it could be a secret.
std::string word_after(const std::string& text, const char* part) {
  const std::size_t at = text.find(part);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + std::char_traits<char>::length(part);
  const std::string word = text.substr(begin, text.find_first_of(" ;", begin) - begin);
  return contains(word, "@") ? std::string() : printable(word, max_detail);
}

// The proxy that libcurl could not connect to. Its older versions name it in place of the host, newer ones "via" it.
std::string proxy_in(const FailureFacts& facts) {
  std::string via = word_after(facts.detail, " via ");
  if (!via.empty()) return via;
  const std::string host = word_after(facts.detail, "Failed to connect to ");
  const std::string port = word_after(facts.detail, " port ");
  return host.empty() || host == facts.host || port.empty() ? std::string() : host + ':' + port;
}

std::exception_ptr connect_failure(CURLcode code, FailureFacts& facts) {
  if (facts.proxy_status >= 300)
    return transport(TransportFailure::connect,
                     "the proxy refuses to connect to " + facts.peer + ": HTTP " + std::to_string(facts.proxy_status),
                     facts);
  const std::string proxy = proxy_in(facts);
  const std::string to = proxy.empty() ? facts.peer : "the proxy " + proxy + " on the way to " + facts.peer;
  return transport(TransportFailure::connect, "cannot connect to " + to + ": " + connect_reason(facts, code), facts);
}

std::exception_ptr proxy_unknown(FailureFacts& facts) {
  const std::string name = word_after(facts.detail, "proxy: ");
  return transport(TransportFailure::dns,
                   "cannot resolve the host name of the proxy" + (name.empty() ? name : ' ' + quoted(name)) +
                       ", which is set in ClientOptions::proxy or the environment",
                   facts);
}

std::exception_ptr tls_failure(CURLcode code, FailureFacts& facts) {
  if (code == CURLE_SSL_CACERT_BADFILE) {
    const std::string file = facts.ca_file.empty() ? "the system's certificates" : quoted(facts.ca_file, 300);
    return transport(TransportFailure::tls, "cannot read the trusted certificates from " + file, facts);
  }
  const std::string reason = safe_detail(facts, code);
  if (code == CURLE_PEER_FAILED_VERIFICATION) {
    const bool unknown_issuer = contains(reason, "self-signed") || contains(reason, "self signed") ||
                                contains(reason, "unable to get local issuer");
    return transport(TransportFailure::tls,
                     "the certificate of " + facts.peer + " is refused: " + reason +
                         (unknown_issuer ? "; ClientOptions::ca_file names certificates to trust" : ""),
                     facts);
  }
  if (contains(reason, "wrong version number")) {
    return transport(
        TransportFailure::tls,
        "cannot open a TLS connection to " + facts.peer + ": the server does not use TLS; is this a plain http port?",
        facts);
  }
  return transport(TransportFailure::tls, "cannot open a TLS connection to " + facts.peer + ": " + reason, facts);
}

std::exception_ptr broken(CURLcode code, FailureFacts& facts) {
  if (facts.proxy_status >= 300) return connect_failure(code, facts);
  if (contains(facts.detail, "chunked-encoding") || contains(facts.detail, "chunk hex-length"))
    return transport(TransportFailure::protocol, "the response's chunks are malformed", facts);
  if (!facts.head_complete && contains(facts.detail, "Too large response headers"))
    return std::make_exception_ptr(
        DecodeError("the response's header lines are larger than libcurl takes", {}, {}, std::move(facts.context)));
  return transport(TransportFailure::reset, "the connection broke before the response was whole", facts);
}

// One line longer than libcurl's own limit looks to it like a lack of memory, in newer versions like what it is.
bool line_too_long(CURLcode code, const FailureFacts& facts) {
  constexpr int too_large = 100;  // CURLE_TOO_LARGE, since 8.6
  return facts.answer_begun && !facts.head_complete &&
         (code == CURLE_OUT_OF_MEMORY || static_cast<int>(code) == too_large);
}

std::exception_ptr other_failure(CURLcode code, FailureFacts& facts) {
  if (line_too_long(code, facts))
    return std::make_exception_ptr(
        DecodeError("the response's header lines are larger than " + size_text(facts.max_header_bytes), {}, {},
                    std::move(facts.context)));
  if (facts.answer_begun && !facts.head_complete)
    return transport(TransportFailure::protocol, "the response is not HTTP: " + safe_detail(facts, code), facts);
  return transport(TransportFailure::other, "libcurl gave up: " + safe_detail(facts, code), facts);
}

bool is_tls(CURLcode code) {
  switch (code) {
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ENGINE_INITFAILED:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_SHUTDOWN_FAILED:
    case CURLE_USE_SSL_FAILED:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::exception_ptr make_failure(CURLcode code, FailureFacts facts) {
  if (is_tls(code)) return tls_failure(code, facts);
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return transport(TransportFailure::dns, "cannot resolve the host name " + quoted(facts.host), facts);
    case CURLE_COULDNT_RESOLVE_PROXY:
      return proxy_unknown(facts);
    case CURLE_PROXY:
    case CURLE_COULDNT_CONNECT:
      return connect_failure(code, facts);
    case CURLE_OPERATION_TIMEDOUT:
      return transport(TransportFailure::timeout, "connecting to " + facts.peer + " took too long", facts);
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_SEND_FAIL_REWIND:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
      return broken(code, facts);
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
      return transport(TransportFailure::protocol, "the response is not HTTP: " + safe_detail(facts, code), facts);
    case CURLE_BAD_CONTENT_ENCODING:
      return std::make_exception_ptr(
          DecodeError("the response cannot be decompressed", {}, {}, std::move(facts.context)));
    default:
      return other_failure(code, facts);
  }
}

std::string duration_text(std::chrono::milliseconds duration) {
  const auto count = duration.count();
  return count % 1000 == 0 ? std::to_string(count / 1000) + " s" : std::to_string(count) + " ms";
}

std::string size_text(std::uint64_t bytes) {
  constexpr std::uint64_t kib = 1024;
  if (bytes >= kib * kib && bytes % (kib * kib) == 0) return std::to_string(bytes / (kib * kib)) + " MiB";
  if (bytes >= kib && bytes % kib == 0) return std::to_string(bytes / kib) + " KiB";
  return std::to_string(bytes) + " bytes";
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
