// SPDX-License-Identifier: BSD-3-Clause
// `ClientOptions`: how a client behaves.
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

/// How a client behaves. An aggregate; every member has its default here.
struct ClientOptions {
  std::chrono::milliseconds connect_timeout{10000};  ///< for name resolution, connection and TLS together; 0: no limit
  std::chrono::milliseconds stall_timeout{60000};  ///< the longest time without a byte in either direction; 0: no limit
  /// The limit for one request with its redirects; 0: no limit.
  ///
  /// A call that sends several requests, such as create(), and a Query apply it to each request. A deadline in
  /// CallOptions limits them together.
  std::chrono::milliseconds total_timeout{0};
  std::string api_version = "v1";  ///< or "v1.x"
  std::string user_agent;          ///< sent in front of the SDK's own
  std::string proxy;               ///< see CurlTransportOptions
  std::string ca_file;
  HttpVersion http_version = HttpVersion::http1_1;
  /// Other origins, such as "https://cdn.example.com", that the token may be sent to if the service links to them.
  std::vector<std::string> trusted_origins;

  std::uint64_t max_json_bytes = 64 * 1024 * 1024;  ///< of one response, decompressed
  std::size_t max_header_bytes = 64 * 1024;         ///< of one response
  int max_json_depth = 512;                         ///< levels of nesting
  int max_redirects = 5;                            ///< of one request

  std::shared_ptr<Observer> observer;    ///< notified of every request; may be shared
  std::shared_ptr<Transport> transport;  ///< replaces libcurl; proxy, ca_file and http_version are then unused
  std::shared_ptr<Clock> clock;          ///< replaces the machine's clock, except in the libcurl transport
};

}  // namespace v0
}  // namespace koordinates
