// SPDX-License-Identifier: BSD-3-Clause
// Tells libcurl about a request.
#include "http/curl/request_setup.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <string>
#include <string_view>

#include "http/curl/library.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

constexpr long buffer_size = 256 * 1024;
constexpr std::array<std::string_view, 7> methods = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"};

// libcurl gives each address of a host a share of this; the exchange's own clock ends the connecting, a little earlier,
// because libcurl's would wait for a name resolution.
long connect_share(std::chrono::milliseconds timeout) {
  constexpr long no_limit = 24L * 60 * 60 * 1000;
  constexpr long later = 2000;
  if (timeout.count() <= 0 || timeout.count() > no_limit) return no_limit;
  return static_cast<long>(timeout.count()) + later;
}

void append(HeaderList& list, const std::string& line) {
  curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  static_cast<void>(list.release());  // a part of the longer list now
  list.reset(longer);
}

bool is_blank(const std::string& value) { return value.find_first_not_of(" \t") == std::string::npos; }

// "Name;" is how libcurl is told of an empty value, "Name:" how it is kept from adding a header of its own.
HeaderList header_list(const Headers& headers) {
  HeaderList list;
  for (const auto& [name, value] : headers) append(list, is_blank(value) ? name + ';' : name + ": " + value);
  for (const char* own : {"Accept", "Content-Type", "Expect", "User-Agent"})
    if (!headers.contains(own)) append(list, std::string(own) + ':');
  return list;
}

void set_method_without_body(CURL* easy, const std::string& method) {
  if (method == "HEAD") return set_option(easy, CURLOPT_NOBODY, 1L);
  if (method == "POST" || method == "PUT" || method == "PATCH") {  // these say "Content-Length: 0"
    set_option(easy, CURLOPT_POST, 1L);
    set_option(easy, CURLOPT_POSTFIELDS, "");
    set_option(easy, CURLOPT_POSTFIELDSIZE, 0L);
  } else {
    set_option(easy, CURLOPT_HTTPGET, 1L);
  }
  set_option(easy, CURLOPT_CUSTOMREQUEST, method.c_str());
}

void set_method(CURL* easy, const Request& request) {
  const auto size = request.body ? request.body->size() : std::optional<std::uint64_t>(0);
  if (size && *size == 0) return set_method_without_body(easy, request.method);
  set_option(easy, CURLOPT_UPLOAD, 1L);
  set_option(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  set_option(easy, CURLOPT_INFILESIZE_LARGE, size ? static_cast<curl_off_t>(*size) : curl_off_t{-1});
}

void set_protocols(CURL* easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  set_option(easy, CURLOPT_PROTOCOLS_STR, "http,https");
#else
  set_option(easy, CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

void set_trust(CURL* easy, const CurlTransportOptions& settings) {
  set_option(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!settings.ca_file.empty()) {
    set_option(easy, CURLOPT_CAINFO, settings.ca_file.c_str());
    set_option(easy, CURLOPT_PROXY_CAINFO, settings.ca_file.c_str());
  }
  // libcurl keeps the parsed bundle only where no folder of certificates is set as well.
  if (!settings.ca_file.empty() || curl_library().has_ca_bundle) {
    set_option<char*>(easy, CURLOPT_CAPATH, nullptr);
    set_option<char*>(easy, CURLOPT_PROXY_CAPATH, nullptr);
  }
}

void set_proxy(CURL* easy, const Url& url, const CurlTransportOptions& settings) {
  set_option(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  if (url.is_loopback()) return set_option(easy, CURLOPT_PROXY, "");
  if (settings.proxy.empty()) return;  // the environment's, if there is one
  set_option(easy, CURLOPT_PROXY, settings.proxy.c_str());
  set_option(easy, CURLOPT_NOPROXY, "");
}

}  // namespace

void check_request(const Request& request) {
  if (std::find(methods.begin(), methods.end(), request.method) == methods.end())
    throw ClientValidationError(quoted(request.method, 20) + " is not an HTTP method that this transport sends");
  if (request.method == "HEAD" && request.body) throw ClientValidationError("a HEAD request must not have a body");
  for (const char* own : {"Content-Length", "Transfer-Encoding"})
    if (request.headers.contains(own))
      throw ClientValidationError(std::string("the header ") + own + " is set by the transport, from the body's size");
  const auto size = request.body ? request.body->size() : std::nullopt;
  if (size && *size > static_cast<std::uint64_t>(std::numeric_limits<curl_off_t>::max()))
    throw ClientValidationError("the request's body is too large");
}

void set_up(CURL* easy, Flow& flow, const Request& request, const CurlTransportOptions& settings) {
  set_option(easy, CURLOPT_NOSIGNAL, 1L);
  set_option(easy, CURLOPT_URL, request.url.to_string().c_str());
  set_option(easy, CURLOPT_PATH_AS_IS, 1L);
  set_protocols(easy);
  const bool http2 = settings.http_version == HttpVersion::http2 && !flow.options.bulk;
  set_option(easy, CURLOPT_HTTP_VERSION, static_cast<long>(http2 ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_1_1));
  // A handle that was let go in the middle of connecting still has its buffer and refuses another: only speed is lost.
  curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, buffer_size);
  curl_easy_setopt(easy, CURLOPT_UPLOAD_BUFFERSIZE, buffer_size);
  set_option(easy, CURLOPT_TCP_NODELAY, 1L);
  set_option(easy, CURLOPT_CONNECTTIMEOUT_MS, connect_share(flow.options.connect_timeout));
  set_method(easy, request);
  flow.request_headers = header_list(request.headers);
  set_option(easy, CURLOPT_HTTPHEADER, flow.request_headers.get());
  if (flow.options.accept_compressed) set_option(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  set_trust(easy, settings);
  set_proxy(easy, request.url, settings);
  flow.connect_callbacks(easy);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
