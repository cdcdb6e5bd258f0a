// SPDX-License-Identifier: BSD-3-Clause
// libcurl as a whole.
#include "http/curl/library.hpp"

#include <string>

#include <koordinates/error.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

constexpr unsigned oldest_version = 0x075400;  // 7.84.0: curl_global_init is thread-safe from here on

CurlLibrary initialise() {
  const curl_version_info_data* info = curl_version_info(CURLVERSION_NOW);
  const CurlLibrary library = examine(*info);
  const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (code != CURLE_OK)
    throw TransportError(TransportFailure::other, std::string("libcurl ") + info->version +
                                                      " cannot be initialised: " + curl_easy_strerror(code));
  return library;
}

}  // namespace

CurlLibrary examine(const curl_version_info_data& info) {
  const std::string found = std::string("libcurl ") + info.version;
  if (info.version_num < oldest_version)
    throw TransportError(TransportFailure::other, found + " is too old: 7.84 or newer is needed");
#ifdef CURL_VERSION_THREADSAFE
  const bool thread_safe = (info.features & CURL_VERSION_THREADSAFE) != 0;
#else
  const bool thread_safe = false;
#endif
  if (!thread_safe)
    throw TransportError(TransportFailure::other, found + " was built without thread-safe initialisation");
  CurlLibrary library;
  library.has_tls = (info.features & CURL_VERSION_SSL) != 0;
  library.has_ca_bundle = info.age >= CURLVERSION_SEVENTH && info.cainfo != nullptr;
  library.has_http2 = (info.features & CURL_VERSION_HTTP2) != 0;
  return library;
}

void check_can(const CurlLibrary& library, const CurlTransportOptions& options, const Url& url) {
  if (url.scheme() == "https" && !library.has_tls)
    throw TransportError(TransportFailure::tls, "this libcurl was built without TLS, which https needs");
  if (options.http_version == HttpVersion::http2 && !library.has_http2)
    throw TransportError(TransportFailure::other, "this libcurl was built without HTTP/2; http_version asks for it");
}

const CurlLibrary& curl_library() {
  static const CurlLibrary library = initialise();  // tried again where it threw
  return library;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
