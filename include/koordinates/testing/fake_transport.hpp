// SPDX-License-Identifier: BSD-3-Clause
// `FakeTransport`: answers without a network, in the order in which a test expects the requests.
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

/// What was sent.
struct SentRequest {
  std::string method;
  std::string url;
  Headers headers;
  std::string body;
};

/// One request that is expected, and what it is answered with. Made by FakeTransport::expect().
class Expectation {
 public:
  /// What must be in the request, beside method and URL. A request that lacks it throws UnexpectedRequest.
  Expectation& with_header(std::string name, std::string value);
  Expectation& without_header(std::string name);
  Expectation& with_body(std::string body);

  /// The answer; 200 and an empty body unless said otherwise.
  Expectation& status(int code);
  Expectation& header(std::string name, std::string value);
  Expectation& body(std::string text);
  Expectation& json(std::string text);  ///< the body, with its Content-Type
  /// Throws this instead of answering.
  template <class E>
  Expectation& fails_with(E error) {
    failure_ = std::make_exception_ptr(std::move(error));
    return *this;
  }
  /// Called when the request comes, before it is answered: to move the transport's clock, to cancel the call's token.
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

/// A request came that is not the one that was expected next. Not a koordinates::Error, so that no code under test takes it
/// for a failure of the network.
class UnexpectedRequest : public std::logic_error {
 public:
  using std::logic_error::logic_error;
};

///   auto fake = std::make_shared<FakeTransport>();
///   fake->expect("GET", "https://site.example/services/api/v1/layers/1/").json(R"({"id": 1})");
///   options.transport = fake;
///   …
///   fake->verify();                     // throws if one was never asked for
///
/// Expectations are used once, in order. One that is left over when the transport is destroyed without verify() ends the
/// program with a message, unless an exception is on its way: a test must not pass because its code under test did nothing.
/// Thread-safe.
class FakeTransport final : public Transport {
 public:
  FakeTransport() = default;
  /// Keeps deadlines by this clock: a call whose deadline has passed when its answer is due ends with DeadlineExceeded.
  explicit FakeTransport(std::shared_ptr<Clock> clock);
  ~FakeTransport() override;

  /// The reference stays good for as long as the transport.
  Expectation& expect(std::string method, std::string url);
  /// Everything that was sent, matched or not.
  [[nodiscard]] std::vector<SentRequest> sent() const;
  /// Throws UnexpectedRequest naming what is left over.
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
