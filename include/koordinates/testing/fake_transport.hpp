// SPDX-License-Identifier: BSD-3-Clause
// `FakeTransport`: responds without a network to the requests that a test expects.
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

/// A request that was sent.
struct SentRequest {
  std::string method;
  std::string url;
  Headers headers;
  std::string body;
};

/// One expected request and its response. Created by FakeTransport::expect().
class Expectation {
 public:
  /// What the request must contain, besides method and URL. A request without it throws UnexpectedRequest.
  Expectation& with_header(std::string name, std::string value);
  Expectation& without_header(std::string name);
  Expectation& with_body(std::string body);

  /// The response; 200 with an empty body by default.
  Expectation& status(int code);
  Expectation& header(std::string name, std::string value);
  Expectation& body(std::string text);
  Expectation& json(std::string text);  ///< sets the body and its Content-Type
  /// Throws this exception instead of responding.
  template <class E>
  Expectation& fails_with(E error) {
    failure_ = std::make_exception_ptr(std::move(error));
    return *this;
  }
  /// Called when the request arrives, before the response: to move the transport's clock, or to cancel the call.
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

/// A request arrived that is not the next expected one. Not a koordinates::Error, so that the code under test does not
/// take it for a network failure.
class UnexpectedRequest : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

/// A transport without a network, for unit tests. Thread-safe.
///
///   auto fake = std::make_shared<FakeTransport>();
///   fake->expect("GET", "https://site.example/services/api/v1/layers/1/").json(R"({"id": 1})");
///   options.transport = fake;
///   …
///   fake->verify();                     // throws if one was never requested
///
/// Expectations are used once, in order. If one is left when the transport is destroyed without verify(), the program
/// ends with a message, unless an exception is propagating: a test must not pass because its code under test did
/// nothing.
class FakeTransport final : public Transport {
 public:
  FakeTransport() = default;
  /// A transport that applies deadlines by this clock: a call whose deadline has passed when its response is due throws
  /// DeadlineExceeded.
  explicit FakeTransport(std::shared_ptr<Clock> clock);
  ~FakeTransport() override;

  /// Adds an expected request. The reference is valid as long as the transport.
  Expectation& expect(std::string method, std::string url);
  /// All requests that were sent, expected or not.
  [[nodiscard]] std::vector<SentRequest> sent() const;
  /// Throws UnexpectedRequest, with the expectations that are left, if there are any.
  void verify();

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
