// SPDX-License-Identifier: BSD-3-Clause
// The one small interface between the SDK and the network. Write your own to send requests another way.
#pragma once

#include <koordinates/http/message.hpp>

namespace koordinates {
inline namespace v0 {

/// Sends requests. send() may be called on several threads at once; the answers' bodies may be read on any thread and may
/// outlive the transport.
class KOORDINATES_EXPORT Transport {
 public:
  virtual ~Transport();

  /// Sends one request and returns once the status and all headers are there, whatever the status is. Redirects are not
  /// followed, nothing is sent twice, no header is added that says who asks. Throws TransportError, Cancelled,
  /// DeadlineExceeded, DecodeError (limits), ClientValidationError for a request that HTTP cannot carry or that contradicts
  /// itself, and what the request's body throws.
  [[nodiscard]] virtual Response send(const Request& request, const ExchangeOptions& options) = 0;
};

}  // namespace v0
}  // namespace koordinates
