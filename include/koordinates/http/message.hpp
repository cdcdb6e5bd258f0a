// SPDX-License-Identifier: BSD-3-Clause
// What a Transport takes and gives: `Request`, `Response`, and bodies that are pulled.
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

/// Bytes to send, pulled by the transport as it can write them.
class KOORDINATES_EXPORT RequestBody {
 public:
  virtual ~RequestBody();
  /// In bytes; none where it is not known, which makes the transport send it in chunks.
  [[nodiscard]] virtual std::optional<std::uint64_t> size() const = 0;
  /// Up to `capacity` bytes into `buffer`; 0 is the end. May throw: the call then ends with that exception.
  virtual std::size_t read(char* buffer, std::size_t capacity) = 0;
  /// Back to the first byte; false where that cannot be done.
  virtual bool rewind() = 0;
};

/// A body that stands in memory; the second one shares it.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<RequestBody> make_body(std::string bytes);
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<RequestBody> make_body(std::shared_ptr<const std::string> bytes);

/// Bytes received, pulled by the reader.
class KOORDINATES_EXPORT ResponseBody {
 public:
  /// Dropping a body that was not read to its end gives up the rest; it does not wait for it.
  virtual ~ResponseBody();
  /// Up to `capacity` bytes into `buffer`, decompressed; 0 only at the end of a whole body. Blocks until there is a
  /// byte. Throws TransportError where the rest does not come, Cancelled, DeadlineExceeded, and DecodeError past
  /// ExchangeOptions::max_body_bytes.
  virtual std::size_t read(char* buffer, std::size_t capacity) = 0;
};

/// One request. Values; nothing in it says how it came about.
struct Request {
  explicit Request(Url target, std::string verb = "GET") : method(std::move(verb)), url(std::move(target)) {}

  std::string method;
  Url url;
  Headers headers;
  std::shared_ptr<RequestBody> body;  ///< none: no body
};

/// How one request is to be carried out: everything that is no part of the message.
struct ExchangeOptions {
  using clock = std::chrono::steady_clock;

  std::optional<clock::time_point> deadline;         ///< for everything, the last byte of the body included
  std::chrono::milliseconds connect_timeout{10000};  ///< name resolution, connection and TLS together; 0: none
  std::chrono::milliseconds stall_timeout{60000};    ///< without a byte in either direction; 0: none
  CancelToken cancel;
  std::uint64_t max_body_bytes = 0;          ///< after decompression; 0: no limit
  std::size_t max_header_bytes = 64 * 1024;  ///< of all header lines together
  bool accept_compressed = false;            ///< offer gzip and deflate, and undo them
  bool bulk = false;  ///< a large body is to come or go, for which HTTP/1.1 is faster: HTTP/2 is not offered
};

/// One answer. `body` is never null. Move-only, for one thread at a time.
struct Response {
  int status = 0;
  Headers headers;
  std::unique_ptr<ResponseBody> body;
};

}  // namespace v0
}  // namespace koordinates
