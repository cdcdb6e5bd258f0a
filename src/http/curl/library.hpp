// SPDX-License-Identifier: BSD-3-Clause
// libcurl as a whole: initialised once a process, and what this build of it can do.
#pragma once

#include <curl/curl.h>

#include <koordinates/http/curl_transport.hpp>
#include <koordinates/http/url.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

struct CurlLibrary {
  bool has_ca_bundle = false;  // trusts one file of certificates, not only a hashed folder
  bool has_tls = false;
  bool has_http2 = false;
};

// What a libcurl that says this of itself can do. Throws TransportError if it is older than 7.84 or not thread-safe.
CurlLibrary examine(const curl_version_info_data& info);

// Throws TransportError if the options, or the address, ask for what the library cannot do.
void check_can(const CurlLibrary& library, const CurlTransportOptions& options, const Url& url);

// Initialises libcurl on the first call; it is never undone, because others in the process may use it too. Throws what
// examine() throws, and TransportError where libcurl cannot be initialised.
const CurlLibrary& curl_library();

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
