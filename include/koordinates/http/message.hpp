// SPDX-License-Identifier: BSD-3-Clause
// The messages that a Transport sends and receives: `Request`, `Response` and their streamed bodies.
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

/// The bytes of a request. The transport reads them as fast as it can send them. Not thread-safe.
class KOORDINATES_EXPORT RequestBody {
 public:
  virtual ~RequestBody();
  /// Returns the size in bytes, or nothing if it is unknown; the transport then uses chunked encoding.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const = 0;
  /// Reads up to `capacity` bytes into `buffer`, and returns their number; 0 means the end. An exception ends the call
  /// and propagates to the caller.
  virtual std::size_t read(char* buffer, std::size_t capacity) = 0;
  /// Goes back to the first byte. Returns false if that is impossible.
  virtual bool rewind() = 0;
};

/// Makes a body that owns its bytes.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<RequestBody> make_body(std::string bytes);
/// Makes a body that shares ownership of its bytes.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<RequestBody> make_body(std::shared_ptr<const std::string> bytes);

/// The bytes of a response, received on demand. Not thread-safe.
class KOORDINATES_EXPORT ResponseBody {
 public:
  /// Abandons the rest of a body that was not read to its end, without waiting for it.
  virtual ~ResponseBody();
  /// Reads up to `capacity` decompressed bytes into `buffer`, and returns their number; 0 means the end of a complete
  /// body.
  ///
  /// Blocks until at least one byte arrives. Throws TransportError if the rest of the body does not arrive, Cancelled,
  /// DeadlineExceeded, and DecodeError if the body exceeds ExchangeOptions::max_body_bytes.
  virtual std::size_t read(char* buffer, std::size_t capacity) = 0;
};

/// One HTTP request. A value type that shares ownership of its body; it holds no state of the client.
struct Request {
  /// Constructs a request without headers or body.
  explicit Request(Url target, std::string verb = "GET") : method(std::move(verb)), url(std::move(target)) {}

  /// The method, the address and the header fields.
  std::string method;
  Url url;
  Headers headers;
  std::shared_ptr<RequestBody> body;  ///< Null: the request has no body.
};

/// How to carry out one request: everything that is not part of the HTTP message. An aggregate.
struct ExchangeOptions {
  /// The clock that deadlines are measured by.
  using clock = std::chrono::steady_clock;

  std::optional<clock::time_point> deadline;         ///< For the whole exchange, up to the last byte of the body.
  std::chrono::milliseconds connect_timeout{10000};  ///< Covers name resolution, connection and TLS; 0: none.
  std::chrono::milliseconds stall_timeout{60000};    ///< The longest time without a byte in either direction; 0: none.
  /// Cancels the exchange.
  CancelToken cancel;
  std::uint64_t max_body_bytes = 0;          ///< After decompression; 0: no limit.
  std::size_t max_header_bytes = 64 * 1024;  ///< Of all header lines together.
  bool accept_compressed = false;            ///< Offers gzip and deflate, and decompresses the body.
  /// Expects a large body in either direction. HTTP/1.1 is faster for it, so HTTP/2 is not offered.
  bool bulk = false;
};

/// One HTTP response. It owns its body, and `body` is never null. Move-only; use it on one thread at a time.
struct Response {
  /// The status code and the header fields.
  int status = 0;
  Headers headers;
  std::unique_ptr<ResponseBody> body;
};

}  // namespace v0
}  // namespace koordinates
