// SPDX-License-Identifier: BSD-3-Clause
// The transport that every Client has unless it is given another: libcurl, with kept connections.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <koordinates/http/transport.hpp>

namespace koordinates {
inline namespace v0 {

/// Which HTTP the transport offers over TLS. Plain http is always HTTP/1.1.
enum class HttpVersion { http1_1, http2 };

struct CurlTransportOptions {
  /// "http://host:port", "socks5://…"; empty: the environment's (http_proxy, https_proxy, no_proxy). Requests to loopback
  /// never go through a proxy, wherever it is set.
  std::string proxy;
  std::string ca_file;  ///< PEM bundle to trust instead of the system's; UTF-8 path
  HttpVersion http_version = HttpVersion::http1_1;
  std::size_t max_idle_connections = 8;  ///< kept when nobody uses them
};

/// Makes one. Nothing but memory is touched: libcurl is initialised (once a process, never undone) by the first send().
/// Refuses there, with TransportError, a libcurl that is older than 7.84 or was built without thread-safe initialisation, and
/// https and HttpVersion::http2 where it was built without.
///
/// A call that is cancelled or out of time returns at once, also while a name is being resolved; what libcurl cannot drop
/// is left to end on its own. The transport's destructor may have to wait for such a name resolution, which is the
/// system's and usually ends within seconds.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<Transport> make_curl_transport(CurlTransportOptions options = {});

}  // namespace v0
}  // namespace koordinates
