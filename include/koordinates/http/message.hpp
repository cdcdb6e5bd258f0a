// SPDX-License-Identifier: BSD-3-Clause
// The messages of a Transport: `Request`, `Response`, and bodies that are pulled.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <koordinates/export.hpp>
#include <koordinates/http/cancel.hpp>
#include <koordinates/http/headers.hpp>
#include <koordinates/http/url.hpp>

namespace koordinates {
inline namespace v0 {

/// A body to send. The transport pulls its bytes as it can write them.
class KOORDINATES_EXPORT RequestBody {
 public:
  virtual ~RequestBody();
  /// The size in bytes; empty if it is unknown, in which case the transport uses chunked encoding.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const = 0;
  /// Reads up to `capacity` bytes into `buffer`; 0 means the end. An exception ends the call and reaches the caller.
  virtual std::size_t read(char* buffer, std::size_t capacity) = 0;
  /// Rewinds to the first byte; false if that is impossible.
  virtual bool rewind() = 0;
};

/// A body in memory. The second overload shares the text.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<RequestBody> make_body(std::string bytes);
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<RequestBody> make_body(std::shared_ptr<const std::string> bytes);

/// A received body. The reader pulls its bytes.
class KOORDINATES_EXPORT ResponseBody {
 public:
  /// Destroying a body that was not read to its end abandons the rest without waiting for it.
  virtual ~ResponseBody();
  /// Reads up to `capacity` decompressed bytes into `buffer`; returns 0 only at the end of a complete body. Blocks
  /// until a byte is available.
  ///
  /// Throws TransportError if the rest does not arrive, Cancelled, DeadlineExceeded, and DecodeError if the body
  /// exceeds ExchangeOptions::max_body_bytes.
  virtual std::size_t read(char* buffer, std::size_t capacity) = 0;
};

/// One HTTP request. A value.
struct Request {
  explicit Request(Url target, std::string verb = "GET") : method(std::move(verb)), url(std::move(target)) {}

  std::string method;
  Url url;
  Headers headers;
  std::shared_ptr<RequestBody> body;  ///< null: no body
};

/// How one request is carried out: everything that is not part of the message.
struct ExchangeOptions {
  using clock = std::chrono::steady_clock;

  std::optional<clock::time_point> deadline;         ///< for the whole exchange, including the body
  std::chrono::milliseconds connect_timeout{10000};  ///< for name resolution, connection and TLS together; 0: no limit
  std::chrono::milliseconds stall_timeout{60000};  ///< the longest time without a byte in either direction; 0: no limit
  CancelToken cancel;
  std::uint64_t max_body_bytes = 0;          ///< after decompression; 0: no limit
  std::size_t max_header_bytes = 64 * 1024;  ///< of all header lines together
  bool accept_compressed = false;            ///< offers gzip and deflate, and decompresses
  bool bulk = false;                         ///< a large transfer, for which HTTP/1.1 is faster: HTTP/2 is not offered
};

/// One HTTP response. `body` is never null. Move-only, for one thread at a time.
struct Response {
  int status = 0;
  Headers headers;
  std::unique_ptr<ResponseBody> body;
};

}  // namespace v0
}  // namespace koordinates
