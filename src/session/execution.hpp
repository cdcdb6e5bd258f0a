// SPDX-License-Identifier: BSD-3-Clause
// `Execution`: one call on its way, from the first request to the last byte of the answer.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "session/session.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// Lives as long as the call, on the caller's thread.
class Execution {
 public:
  Execution(Session& session, const ApiRequest& call, const CallOptions& options);

  // The answer with its body.
  [[nodiscard]] ApiResponse run();
  // The answer without it: it goes to the receiver.
  [[nodiscard]] ApiResponse receive(const Receiver& receiver);
  // The body alone, to be read.
  [[nodiscard]] std::unique_ptr<ResponseBody> open();

 private:
  template <class Action>
  auto reported(Action action);
  // Follows redirects to the first good answer.
  [[nodiscard]] Response follow();
  [[nodiscard]] bool must_follow(const Response& response) const;
  [[nodiscard]] ApiResponse response_from(Response& response) const;
  [[nodiscard]] Request make_request() const;
  [[nodiscard]] ExchangeOptions exchange_options() const;
  [[nodiscard]] Response send(const Request& request);
  [[nodiscard]] Url redirect_target(const Response& response, int hops) const;
  void require_may_leave_to(const Url& target) const;
  [[nodiscard]] std::vector<std::string> secrets() const;
  [[nodiscard]] Headers without_secrets(const Headers& headers) const;
  [[nodiscard]] std::string read_body(ResponseBody& body) const;
  [[nodiscard]] std::string read_error_body(ResponseBody& body) const;
  void require_time() const;
  void report_failure(const Error& error);
  [[nodiscard]] ErrorContext context() const;
  [[nodiscard]] std::chrono::milliseconds elapsed() const;

  Session& session_;
  const ApiRequest& call_;
  const CallOptions& options_;
  const std::vector<std::shared_ptr<Observer>> observers_;
  const Clock::time_point started_;
  std::optional<Clock::time_point> deadline_;
  Url url_;  // where the call has got to
  std::uint64_t request_id_ = 0;
  int attempts_ = 0;
  bool downloads_ = false;
  bool unlimited_ = false;  // the body is not collected
  bool abroad_ = false;     // a redirect has led to another site: the token stays home
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
