// SPDX-License-Identifier: BSD-3-Clause
// What the transport's tests have in common: send, read, and catch what comes of it.
#pragma once

#include <chrono>
#include <string>
#include <utility>

#include <koordinates/error.hpp>
#include <koordinates/http/curl_transport.hpp>
#include <koordinates/testing/wire_server.hpp>

namespace koordinates_test {

using namespace std::chrono_literals;

// Far more than anything here takes, under sanitizers too: a test that comes near it hangs.
constexpr std::chrono::milliseconds patience = 20s;

inline std::string read_all(koordinates::ResponseBody& body) {
  std::string bytes;
  char buffer[16384];
  while (const std::size_t count = body.read(buffer, sizeof buffer)) bytes.append(buffer, count);
  return bytes;
}

struct Answer {
  int status = 0;
  koordinates::Headers headers;
  std::string body;
};

inline koordinates::Request request_for(const std::string& url, const std::string& method = "GET") {
  return koordinates::Request(koordinates::Url::parse(url), method);
}

inline Answer call(koordinates::Transport& transport, const koordinates::Request& request,
                   const koordinates::ExchangeOptions& options = {}) {
  koordinates::Response response = transport.send(request, options);
  return {response.status, response.headers, read_all(*response.body)};
}

inline Answer get(koordinates::Transport& transport, const std::string& url,
                  const koordinates::ExchangeOptions& options = {}) {
  return call(transport, request_for(url), options);
}

// The error that the action ends with, as text and kind; empty where it ends well.
struct Outcome {
  std::string what;
  bool transport = false, decode = false, cancelled = false, deadline = false, invalid = false;
  koordinates::TransportFailure failure = koordinates::TransportFailure::other;
  std::string request_line;
  int attempts = 0;
};

inline void note(Outcome& outcome, const koordinates::Error& error) {
  outcome.what = error.what();
  outcome.request_line = error.request_line();
  outcome.attempts = error.attempts();
}

template <class Action>
Outcome outcome_of(Action action) {
  Outcome outcome;
  try {
    action();
  } catch (const koordinates::TransportError& error) {
    note(outcome, error);
    outcome.transport = true;
    outcome.failure = error.failure();
  } catch (const koordinates::Error& error) {
    note(outcome, error);
    outcome.decode = dynamic_cast<const koordinates::DecodeError*>(&error) != nullptr;
    outcome.cancelled = dynamic_cast<const koordinates::Cancelled*>(&error) != nullptr;
    outcome.deadline = dynamic_cast<const koordinates::DeadlineExceeded*>(&error) != nullptr;
    outcome.invalid = dynamic_cast<const koordinates::ClientValidationError*>(&error) != nullptr;
  }
  return outcome;
}

inline koordinates::testing::WireScript answering(std::string bytes) {
  return koordinates::testing::WireScript().expect_head().send(std::move(bytes));
}

// A whole answer with that body, over and over on one connection.
inline koordinates::testing::WireScript serving(const std::string& body) {
  return koordinates::testing::WireScript()
      .expect_request()
      .send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body)
      .repeat();
}

class Stopwatch {
 public:
  [[nodiscard]] std::chrono::duration<double, std::milli> elapsed() const {
    return std::chrono::steady_clock::now() - started_;
  }

 private:
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace koordinates_test
