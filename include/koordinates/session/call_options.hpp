// SPDX-License-Identifier: BSD-3-Clause
// `CallOptions`: what one call may take, and how it can be stopped. The last parameter of every call that sends.
//
//   client.layers().get(123, {}, CallOptions().timeout(std::chrono::seconds(5)).cancel(stop.token()));
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <koordinates/export.hpp>
#include <koordinates/http/cancel.hpp>
#include <koordinates/http/headers.hpp>

namespace koordinates {
inline namespace v0 {

/// A value; nothing keeps one longer than its call. A deadline and a token cover everything that the call does: waiting for
/// a connection, every redirect, the body's last byte, and for a Query each further page.
class KOORDINATES_EXPORT CallOptions {
 public:
  using clock = std::chrono::steady_clock;

  /// The call ends with DeadlineExceeded when this moment has passed.
  CallOptions& deadline(clock::time_point moment) noexcept;
  /// The same, counted from now: from when the options are made, not from when they are used.
  CallOptions& timeout(std::chrono::milliseconds from_now) noexcept;
  /// The call ends with Cancelled when this token is used.
  CallOptions& cancel(CancelToken token) noexcept;
  /// One more header to send; in place of the SDK's own (Accept, User-Agent, Expand), and of one with the same name before.
  /// Throws ClientValidationError for a name or value that is not legal, and for those that the SDK alone sets: Authorization,
  /// Host, Content-Length, Content-Type, Transfer-Encoding, Connection, Accept-Encoding, Expect, Proxy-Authorization.
  CallOptions& header(std::string name, std::string value);

  [[nodiscard]] const std::optional<clock::time_point>& deadline() const noexcept { return deadline_; }
  [[nodiscard]] const CancelToken& cancel() const noexcept { return cancel_; }
  [[nodiscard]] const Headers& headers() const noexcept { return headers_; }

 private:
  std::optional<clock::time_point> deadline_;
  CancelToken cancel_;
  Headers headers_;
};

}  // namespace v0
}  // namespace koordinates
