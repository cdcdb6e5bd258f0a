// SPDX-License-Identifier: BSD-3-Clause
// `Observer`: watches each request, each response head, and each failure until the body has arrived.
// `make_log_observer` writes them to a stream.
//
// A failure to decode the body is not reported. Secrets are removed before an observer sees anything.
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

/// Header values by name, in the order sent or received. A value that is not known to be harmless is "***".
using LoggedHeaders = std::vector<std::pair<std::string, std::string>>;

struct RequestEvent {
  std::uint64_t id = 0;  ///< shared by a request and its response; increases within a client
  std::string method;
  std::string url;  ///< redacted
  LoggedHeaders headers;
  std::uint64_t body_bytes = 0;
  std::string
      body;  ///< a JSON body, with "***" for each member that is not known to be harmless; empty for other bodies
};

struct ResponseEvent {
  std::uint64_t id = 0;
  std::string method;
  std::string url;
  int status = 0;
  LoggedHeaders headers;
  std::chrono::milliseconds elapsed{0};  ///< from sending to the last header
};

struct FailureEvent {
  std::uint64_t id = 0;
  std::string method;
  std::string url;
  std::string message;  ///< the message of the error
  std::chrono::milliseconds elapsed{0};
};

/// Notified of requests, responses and failures.
///
/// Called on the thread that makes the call, and concurrently if the client is used concurrently. An exception ends the
/// call and reaches the caller.
class KOORDINATES_EXPORT Observer {
 public:
  virtual ~Observer();
  virtual void on_request(const RequestEvent& event);
  virtual void on_response(const ResponseEvent& event);
  virtual void on_failure(const FailureEvent& event);
};

enum class LogLevel {
  requests,  ///< one line for each request and one for its result
  headers,   ///< also the headers
  bodies     ///< also the JSON that is sent
};

/// An observer that writes lines to a stream, which must outlive it. Lines of several threads do not mix.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<Observer> make_log_observer(std::ostream& out,
                                                                             LogLevel level = LogLevel::headers);

}  // namespace v0
}  // namespace koordinates
