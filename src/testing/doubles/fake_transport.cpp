// SPDX-License-Identifier: BSD-3-Clause
// The transport without a network.
#include <koordinates/testing/fake_transport.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <utility>

#include <koordinates/error.hpp>

namespace koordinates {
inline namespace v0 {
namespace testing {

namespace {

class TextBody final : public ResponseBody {
 public:
  explicit TextBody(std::string text) : text_(std::move(text)) {}
  std::size_t read(char* buffer, std::size_t capacity) override {
    const std::size_t size = std::min(capacity, text_.size() - position_);
    std::memcpy(buffer, text_.data() + position_, size);
    position_ += size;
    return size;
  }

 private:
  std::string text_;
  std::size_t position_ = 0;
};

std::string read_all(RequestBody* body) {
  std::string text;
  std::array<char, 4096> chunk{};
  while (body != nullptr) {
    const std::size_t got = body->read(chunk.data(), chunk.size());
    if (got == 0) break;
    text.append(chunk.data(), got);
  }
  return text;
}

}  // namespace

Expectation& Expectation::with_header(std::string name, std::string value) {
  needed_headers_.emplace_back(std::move(name), std::move(value));
  return *this;
}
Expectation& Expectation::without_header(std::string name) {
  forbidden_headers_.push_back(std::move(name));
  return *this;
}
Expectation& Expectation::with_body(std::string body) {
  needed_body_ = std::move(body);
  checks_body_ = true;
  return *this;
}
Expectation& Expectation::status(int code) {
  status_ = code;
  return *this;
}
Expectation& Expectation::header(std::string name, std::string value) {
  headers_.add(std::move(name), std::move(value));
  return *this;
}
Expectation& Expectation::body(std::string text) {
  body_ = std::move(text);
  return *this;
}
Expectation& Expectation::json(std::string text) {
  headers_.set("Content-Type", "application/json");
  return body(std::move(text));
}
Expectation& Expectation::then_do(std::function<void()> action) {
  action_ = std::move(action);
  return *this;
}

FakeTransport::FakeTransport(std::shared_ptr<Clock> clock) : clock_(std::move(clock)) {}

FakeTransport::~FakeTransport() {
  // While an exception is on its way the test has failed already, and what it says must be heard.
  if (failed_ || next_ == expected_.size() || std::uncaught_exceptions() > 0) return;
  std::fprintf(stderr, "FakeTransport: %s\n", left_over().c_str());
  std::abort();
}

Expectation& FakeTransport::expect(std::string method, std::string url) {
  const std::lock_guard<std::mutex> lock(mutex_);
  expected_.push_back(std::make_unique<Expectation>());
  expected_.back()->method_ = std::move(method);
  expected_.back()->url_ = std::move(url);
  return *expected_.back();
}

std::vector<SentRequest> FakeTransport::sent() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return sent_;
}

std::string FakeTransport::left_over() const {
  std::string text = "these requests were expected and never came:";
  for (std::size_t i = next_; i < expected_.size(); ++i) text += " " + expected_[i]->method_ + " " + expected_[i]->url_;
  return text;
}

void FakeTransport::verify() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (next_ == expected_.size()) return;
  failed_ = true;
  throw UnexpectedRequest(left_over());
}

Response FakeTransport::send(const Request& request, const ExchangeOptions& options) {
  if (options.cancel.cancelled()) throw Cancelled("the call was cancelled");
  SentRequest sent{request.method, request.url.to_string(), request.headers, read_all(request.body.get())};
  const Expectation* expected = nullptr;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    sent_.push_back(sent);
    const auto refuse = [&](const std::string& why) {
      failed_ = true;
      throw UnexpectedRequest(sent.method + " " + sent.url + ": " + why);
    };
    if (next_ == expected_.size()) refuse("no request was expected");
    expected = expected_[next_].get();
    if (expected->method_ != sent.method || expected->url_ != sent.url) {
      refuse("expected was " + expected->method_ + " " + expected->url_);
    }
    for (const auto& [name, value] : expected->needed_headers_) {
      if (sent.headers.get(name) != value) refuse("the header " + name + " is not \"" + value + "\"");
    }
    for (const std::string& name : expected->forbidden_headers_) {
      if (sent.headers.contains(name)) refuse("the header " + name + " must not be sent");
    }
    if (expected->checks_body_ && expected->needed_body_ != sent.body) refuse("the body is " + sent.body);
    ++next_;
  }
  if (expected->action_) expected->action_();
  if (options.cancel.cancelled()) throw Cancelled("the call was cancelled");
  if (clock_ != nullptr && options.deadline && clock_->now() >= *options.deadline) {
    throw DeadlineExceeded("the deadline passed before the answer came");
  }
  if (expected->failure_) std::rethrow_exception(expected->failure_);
  Response response;
  response.status = expected->status_;
  response.headers = expected->headers_;
  response.body = std::make_unique<TextBody>(expected->body_);
  return response;
}

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
