// SPDX-License-Identifier: BSD-3-Clause
// `FakeTransport`: a transport for tests that answers without a network, in the order in which a test expects the
// requests.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/http/clock.hpp>
#include <koordinates/http/transport.hpp>

namespace koordinates {
inline namespace v0 {
namespace testing {

/// A request that the code under test sent.
struct SentRequest {
  std::string method;
  std::string url;
  Headers headers;
  std::string body;
};

/// One expected request and its response. FakeTransport::expect() makes it; the transport owns it. Not synchronised.
class Expectation {
 public:
  /// Requires a header with this value. A request that does not match throws UnexpectedRequest.
  Expectation& with_header(std::string name, std::string value);
  /// Requires that this header is missing.
  Expectation& without_header(std::string name);
  /// Requires this body.
  Expectation& with_body(std::string body);

  /// Sets the status of the response; 200 by default.
  Expectation& status(int code);
  /// Adds a header to the response.
  Expectation& header(std::string name, std::string value);
  /// Sets the body of the response; empty by default.
  Expectation& body(std::string text);
  Expectation& json(std::string text);  ///< Sets the body of the response and its Content-Type.
  /// Throws this error instead of answering.
  template <class E>
  Expectation& fails_with(E error) {
    failure_ = std::make_exception_ptr(std::move(error));
    return *this;
  }
  /// Sets an action to run when the request arrives, before it is answered: to move the transport's clock, or to cancel
  /// the call's token.
  Expectation& then_do(std::function<void()> action);

 private:
  friend class FakeTransport;
  std::string method_, url_;
  std::vector<std::pair<std::string, std::string>> needed_headers_;
  std::vector<std::string> forbidden_headers_;
  std::string needed_body_;
  bool checks_body_ = false;
  int status_ = 200;
  Headers headers_;
  std::string body_;
  std::exception_ptr failure_;
  std::function<void()> action_;
};

/// A request other than the expected one was sent. It is not a koordinates::Error, so that the code under test does not
/// take it for a network failure.
class UnexpectedRequest : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// A transport that answers from a list of expectations. Thread-safe. It owns its expectations.
///
/// Each expectation is used once, in order. If an expectation is left over when the transport is destroyed without
/// verify(), the destructor ends the program with a message, unless an exception is being thrown: a test must not pass
/// because its code under test did nothing.
///
///     auto fake = std::make_shared<FakeTransport>();
///     fake->expect("GET", "https://site.example/services/api/v1/layers/1/").json(R"({"id": 1})");
///     options.transport = fake;
///     …
///     fake->verify();                     // throws if an expected request was not sent
class FakeTransport final : public Transport {
 public:
  /// Constructs a transport that ignores deadlines.
  FakeTransport() = default;
  /// Constructs a transport that checks deadlines by this clock: a call whose deadline has passed when its response is
  /// due throws DeadlineExceeded.
  explicit FakeTransport(std::shared_ptr<Clock> clock);
  /// Ends the program if an expectation is left over: see the class.
  ~FakeTransport() override;

  /// Expects a request, after those expected before. The reference is valid for the lifetime of the transport.
  Expectation& expect(std::string method, std::string url);
  /// Returns all requests that were sent, whether they matched or not.
  [[nodiscard]] std::vector<SentRequest> sent() const;
  /// Throws UnexpectedRequest, with the names of the expected requests that were not sent, if there are any.
  void verify();

  /// Answers the next expectation. Throws UnexpectedRequest if the request does not match it.
  [[nodiscard]] Response send(const Request& request, const ExchangeOptions& options) override;

 private:
  [[nodiscard]] std::string left_over() const;

  const std::shared_ptr<Clock> clock_;
  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<Expectation>> expected_;
  std::size_t next_ = 0;
  std::vector<SentRequest> sent_;
  bool failed_ = false;
};

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
