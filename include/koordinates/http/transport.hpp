// SPDX-License-Identifier: BSD-3-Clause
// `Transport`: the interface between the SDK and the network. Implement it to send requests another way.
#pragma once

#include <koordinates/http/message.hpp>

namespace koordinates {
inline namespace v0 {

/// Sends requests.
///
/// send() may be called on several threads at once. Bodies of responses may be read on any thread and may outlive the
/// transport.
class KOORDINATES_EXPORT Transport {
 public:
  virtual ~Transport();

  /// Sends one request and returns when the status and all headers have arrived, whatever the status is.
  ///
  /// A transport does not follow redirects, does not send a request twice, and adds no credentials. Throws
  /// TransportError, Cancelled, DeadlineExceeded, DecodeError if a limit is exceeded, ClientValidationError if the
  /// request is not valid HTTP, and whatever the request's body throws.
  [[nodiscard]] virtual Response send(const Request& request, const ExchangeOptions& options) = 0;
};

}  // namespace v0
}  // namespace koordinates
