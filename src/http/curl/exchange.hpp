// SPDX-License-Identifier: BSD-3-Clause
// One request and its answer: drives a pair of handles as far as the caller needs it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>

#include <koordinates/http/curl_transport.hpp>

#include "http/curl/flow.hpp"
#include "http/curl/pool.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// For one thread at a time. Nothing happens between calls: no byte moves unless somebody waits for one.
class Exchange {
 public:
  Exchange(std::shared_ptr<HandlePool> pool, const CurlTransportOptions& settings, const Request& request,
           const ExchangeOptions& options);
  // Gives up what has not come yet, without waiting for it.
  ~Exchange();
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  // Sends, and returns once all headers are there; throws what went wrong before that.
  void await_head();
  [[nodiscard]] ResponseHead& head() noexcept { return flow_->head; }

  // As ResponseBody::read().
  std::size_t read(char* buffer, std::size_t capacity);

 private:
  using clock = ExchangeOptions::clock;

  // Cuts a wait in libcurl short.
  class Waker final : public CancelListener {
   public:
    explicit Waker(CURLM* multi) noexcept : multi_(multi) {}
    void on_cancel() noexcept override { curl_multi_wakeup(multi_); }

   private:
    CURLM* multi_;
  };

  template <class Enough>
  void drive(Enough enough);
  void perform();
  void unpause();
  void note_progress();
  void take_result();
  void wait_for_network();
  void check_stop();
  void check_clocks();
  [[nodiscard]] std::chrono::milliseconds time_left() const;

  void finish(CURLcode code);
  void fail(std::exception_ptr failure) noexcept;
  void release() noexcept;
  [[nodiscard]] FailureFacts facts() const;
  [[nodiscard]] bool is_outcome_unknown() const;
  [[nodiscard]] ErrorContext context() const;
  [[nodiscard]] std::string peer() const;

  const std::shared_ptr<HandlePool> pool_;
  const std::string ca_file_, method_;
  const Url url_;
  const clock::time_point started_ = clock::now();
  std::shared_ptr<Flow> flow_;        // outlives the pair
  std::unique_ptr<HandlePair> pair_;  // none once the exchange is over
  std::optional<Waker> waker_;
  std::optional<CancelRegistration> registration_;
  clock::time_point last_byte_;
  curl_off_t bytes_moved_ = 0;
  std::uint64_t calls_seen_ = 0;
  std::exception_ptr failure_;  // what every later read() throws, once the bytes before it have been read
  bool given_up_ = false;       // by the caller: not even those are wanted
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
