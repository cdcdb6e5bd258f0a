// SPDX-License-Identifier: BSD-3-Clause
// The default transport of a Client: libcurl with persistent connections.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <koordinates/http/transport.hpp>

namespace koordinates {
inline namespace v0 {

/// The HTTP version that the transport offers over TLS. Plain http always uses HTTP/1.1.
enum class HttpVersion { http1_1, http2 };

/// Options of the libcurl transport. An aggregate; every member states its default.
struct CurlTransportOptions {
  /// The proxy: "http://host:port", "socks5://…". If empty, the environment decides (http_proxy, https_proxy,
  /// no_proxy). Requests to loopback addresses never use a proxy.
  std::string proxy;
  std::string ca_file;  ///< A PEM bundle to trust instead of the system's; a UTF-8 path.
  /// The HTTP version to offer.
  HttpVersion http_version = HttpVersion::http1_1;
  std::size_t max_idle_connections = 8;  ///< The number of idle connections that are kept open.
};

/// Makes a transport that uses libcurl. Construction does no I/O and starts no thread.
///
/// The first send() initialises libcurl, once a process; it is never uninitialised. That send() throws TransportError
/// if libcurl is older than 7.84 or was built without thread-safe initialisation. An https request, and
/// HttpVersion::http2, throw TransportError if libcurl was built without support for it.
///
/// A call that is cancelled or past its deadline returns at once, even during name resolution; an operation that
/// libcurl cannot abort finishes in the background. The destructor may wait for such a name resolution, which belongs
/// to the system and usually ends within seconds.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<Transport> make_curl_transport(CurlTransportOptions options = {});

}  // namespace v0
}  // namespace koordinates
