// SPDX-License-Identifier: BSD-3-Clause
// The default transport: libcurl, with kept connections.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <koordinates/http/transport.hpp>

namespace koordinates {
inline namespace v0 {

/// The HTTP version that the transport offers over TLS. Plain http always uses HTTP/1.1.
enum class HttpVersion { http1_1, http2 };

struct CurlTransportOptions {
  /// "http://host:port" or "socks5://…"; empty: the environment's http_proxy, https_proxy and no_proxy.
  ///
  /// Requests to loopback never use a proxy.
  std::string proxy;
  std::string ca_file;  ///< PEM bundle to trust instead of the system's; UTF-8 path
  HttpVersion http_version = HttpVersion::http1_1;
  std::size_t max_idle_connections = 8;  ///< kept open without use
};

/// A transport on libcurl. Construction does no I/O: the first send() initialises libcurl, once per process.
///
/// send() throws TransportError if libcurl is older than 7.84 or was built without thread-safe initialisation, or if it
/// lacks TLS or HTTP/2 and the request needs it.
///
/// A call that is cancelled or out of time returns at once, also during name resolution; work that libcurl cannot abort
/// ends on its own. The destructor may wait for such a name resolution, which the system usually ends within seconds.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<Transport> make_curl_transport(CurlTransportOptions options = {});

}  // namespace v0
}  // namespace koordinates
