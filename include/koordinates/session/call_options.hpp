// SPDX-License-Identifier: BSD-3-Clause
// `CallOptions`: the deadline, cancellation and extra headers of one call. It is the last parameter of every call that
// sends.
//
//     client.layers().get(123, {}, CallOptions().timeout(std::chrono::seconds(5)).cancel(stop.token()));
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <koordinates/export.hpp>
#include <koordinates/http/cancel.hpp>
#include <koordinates/http/headers.hpp>

namespace koordinates {
inline namespace v0 {

/// The deadline, cancellation token and extra headers of one call.
///
/// The deadline and the token cover everything that the call does: waiting for a connection, every redirect, the last
/// byte of the body and, for a Query, every further page. A value type: nothing keeps a reference to it after the call.
/// Not synchronised.
class KOORDINATES_EXPORT CallOptions {
 public:
  /// The clock that deadlines are measured by.
  using clock = std::chrono::steady_clock;

  /// Sets the moment after which the call ends with DeadlineExceeded.
  CallOptions& deadline(clock::time_point moment) noexcept;
  /// Sets the deadline relative to now. The time counts from when the options are made, not from when they are used.
  CallOptions& timeout(std::chrono::milliseconds from_now) noexcept;
  /// Sets the token whose cancellation ends the call with Cancelled.
  CallOptions& cancel(CancelToken token) noexcept;
  /// Adds a request header. It replaces the SDK's own header (Accept, User-Agent, Expand) and an earlier header of the
  /// same name.
  ///
  /// Throws ClientValidationError if the name or the value is not legal, and for the headers that only the SDK may set:
  /// Authorization, Host, Content-Length, Content-Type, Transfer-Encoding, Connection, Accept-Encoding, Expect and
  /// Proxy-Authorization.
  CallOptions& header(std::string name, std::string value);

  /// The deadline, or nothing if none is set.
  [[nodiscard]] const std::optional<clock::time_point>& deadline() const noexcept { return deadline_; }
  /// The cancellation token. A default token is never cancelled.
  [[nodiscard]] const CancelToken& cancel() const noexcept { return cancel_; }
  /// The extra request headers.
  [[nodiscard]] const Headers& headers() const noexcept { return headers_; }

 private:
  std::optional<clock::time_point> deadline_;
  CancelToken cancel_;
  Headers headers_;
};

}  // namespace v0
}  // namespace koordinates
