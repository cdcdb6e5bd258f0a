// SPDX-License-Identifier: BSD-3-Clause
// `Transport`: the interface between the SDK and the network. Implement it to send requests in another way.
#pragma once

#include <koordinates/http/message.hpp>

namespace koordinates {
inline namespace v0 {

/// Sends HTTP requests. Implementations must allow send() on several threads at once; a response body may be read on
/// any thread and may outlive the transport.
class KOORDINATES_EXPORT Transport {
 public:
  virtual ~Transport();

  /// Sends one request, and returns when the status and all headers have arrived, whatever the status.
  ///
  /// Does not follow redirects, does not retry, and adds no header that identifies the caller. Throws TransportError,
  /// Cancelled, DeadlineExceeded, DecodeError if a limit is exceeded, ClientValidationError if the request is
  /// contradictory or cannot be expressed in HTTP, and whatever the body of the request throws.
  [[nodiscard]] virtual Response send(const Request& request, const ExchangeOptions& options) = 0;
};

}  // namespace v0
}  // namespace koordinates
