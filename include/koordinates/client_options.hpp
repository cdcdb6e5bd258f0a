// SPDX-License-Identifier: BSD-3-Clause
// `ClientOptions`: the timeouts, limits, transport and observer of a client.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <koordinates/export.hpp>
#include <koordinates/http/clock.hpp>
#include <koordinates/http/curl_transport.hpp>
#include <koordinates/http/observer.hpp>

namespace koordinates {
inline namespace v0 {

/// The options of a client. An aggregate; every member states its default.
struct ClientOptions {
  std::chrono::milliseconds connect_timeout{10000};  ///< Covers name resolution, connection and TLS; 0: none.
  std::chrono::milliseconds stall_timeout{60000};    ///< The longest time without a byte in either direction; 0: none.
  /// The time limit of one request and its redirects; 0: none. A Query, and a call that sends several requests, such as
  /// create(), which reads the object that it created, apply it to each request. A deadline in CallOptions limits them
  /// as a whole.
  std::chrono::milliseconds total_timeout{0};
  std::string api_version = "v1";  ///< "v1" or "v1.x".
  std::string user_agent;          ///< Sent before the SDK's own user agent.
  std::string proxy;               ///< See CurlTransportOptions::proxy.
  /// See CurlTransportOptions::ca_file.
  std::string ca_file;
  /// The HTTP version to offer over TLS.
  HttpVersion http_version = HttpVersion::http1_1;
  /// Other origins, such as "https://cdn.example.com", that may receive the token if the service links to them.
  std::vector<std::string> trusted_origins;

  std::uint64_t max_json_bytes = 64 * 1024 * 1024;  ///< The limit of one response after decompression.
  std::size_t max_header_bytes = 64 * 1024;         ///< The limit of the headers of one response.
  int max_json_depth = 512;                         ///< The limit of the nesting depth.
  int max_redirects = 5;                            ///< The limit for one request.

  std::shared_ptr<Observer> observer;    ///< Receives the events of every request; clients may share it.
  std::shared_ptr<Transport> transport;  ///< Replaces libcurl; `proxy`, `ca_file` and `http_version` are then unused.
  /// Replaces the system's clock; the libcurl transport still uses the system's.
  std::shared_ptr<Clock> clock;
};

}  // namespace v0
}  // namespace koordinates
