// SPDX-License-Identifier: BSD-3-Clause
// `CallOptions`: deadline, cancellation and headers of one call. The last parameter of every call that sends.
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

/// The options of one call. A value; nothing keeps it longer than the call.
///
/// A deadline and a token cover everything that the call does: waiting for a connection, redirects, the whole body, and
/// for a Query all further pages.
class KOORDINATES_EXPORT CallOptions {
 public:
  using clock = std::chrono::steady_clock;

  /// The call ends with DeadlineExceeded when this time has passed.
  CallOptions& deadline(clock::time_point moment) noexcept;
  /// The same, counted from the moment at which the options are made, not from that at which they are used.
  CallOptions& timeout(std::chrono::milliseconds from_now) noexcept;
  /// The call ends with Cancelled when this token is cancelled.
  CallOptions& cancel(CancelToken token) noexcept;
  /// Adds a header, which replaces the SDK's own (Accept, User-Agent, Expand) and an earlier one of the same name.
  ///
  /// Throws ClientValidationError if the name or the value is invalid, and for headers that only the SDK sets:
  /// Authorization, Host, Content-Length, Content-Type, Transfer-Encoding, Connection, Accept-Encoding, Expect,
  /// Proxy-Authorization.
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
