// SPDX-License-Identifier: BSD-3-Clause
// `Observer`: reports each request, each response head and each failure of a client; `make_log_observer` writes them to
// a stream. Events contain no secrets: these are removed before the observer is called.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// Header values by name, in the order sent or received. A value that is not known to be harmless is replaced by "***".
using LoggedHeaders = std::vector<std::pair<std::string, std::string>>;

/// A request that is about to be sent.
struct RequestEvent {
  std::uint64_t id = 0;  ///< Identifies the request in all of its events; increases within a client.
  std::string method;
  std::string url;  ///< With every secret replaced by "***".
  LoggedHeaders headers;
  /// The size of the body in bytes; 0 if it is unknown or there is no body.
  std::uint64_t body_bytes = 0;
  /// The body if it is JSON, with each member that is not known to be harmless replaced by "***". Empty for other
  /// bodies.
  std::string body;
};

/// The status and the headers of a response.
struct ResponseEvent {
  std::uint64_t id = 0;
  std::string method;
  std::string url;
  int status = 0;
  LoggedHeaders headers;
  std::chrono::milliseconds elapsed{0};  ///< From sending the request to receiving the last header.
};

/// An error that ended a call before its response body was complete. An error in decoding a complete body is not
/// reported.
struct FailureEvent {
  std::uint64_t id = 0;
  std::string method;
  std::string url;
  std::string message;  ///< The text of the error.
  /// The time since the start of the call.
  std::chrono::milliseconds elapsed{0};
};

/// Receives the events of a client. The default implementations do nothing.
///
/// Called on the thread that makes the call, so implementations must be thread-safe if several threads use the client.
/// An exception from an observer ends the call and propagates to the caller.
class KOORDINATES_EXPORT Observer {
 public:
  virtual ~Observer();
  /// Called before a request is sent.
  virtual void on_request(const RequestEvent& event);
  /// Called when the status and all headers of a response have arrived.
  virtual void on_response(const ResponseEvent& event);
  /// Called when a call fails.
  virtual void on_failure(const FailureEvent& event);
};

/// How much make_log_observer() writes.
enum class LogLevel {
  requests,  ///< One line for each request, and one for its response or failure.
  headers,   ///< Headers as well.
  bodies     ///< Headers and the JSON bodies of requests as well.
};

/// Makes an observer that writes lines to a stream, which must outlive the observer. Thread-safe: lines of different
/// threads are not mixed.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<Observer> make_log_observer(std::ostream& out,
                                                                             LogLevel level = LogLevel::headers);

}  // namespace v0
}  // namespace koordinates
