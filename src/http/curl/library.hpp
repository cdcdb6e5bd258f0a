// SPDX-License-Identifier: BSD-3-Clause
// libcurl as a whole: initialised once a process, and what this build of it can do.
#pragma once

namespace koordinates {
inline namespace v0 {
namespace detail {

struct CurlLibrary {
  bool has_ca_bundle = false;  // trusts one file of certificates, not only a hashed folder
  bool has_http2 = false;
};

// Initialises libcurl on the first call; it is never undone, because others in the process may use it too. Throws
// TransportError for a libcurl that is older than 7.84 or not thread-safe.
const CurlLibrary& curl_library();

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
