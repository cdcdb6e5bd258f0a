// SPDX-License-Identifier: BSD-3-Clause
// Drives one request and its answer.
#include "http/curl/exchange.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "http/curl/request_setup.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::chrono::milliseconds longest_wait{60000};

template <class Value>
Value info(CURL* easy, CURLINFO which) {
  Value value{};
  curl_easy_getinfo(easy, which, &value);
  return value;
}

}  // namespace

Exchange::Exchange(std::shared_ptr<HandlePool> pool, const CurlTransportOptions& settings, const Request& request,
                   const ExchangeOptions& options)
    : pool_(std::move(pool)),
      ca_file_(settings.ca_file),
      method_(request.method),
      url_(request.url),
      flow_(std::make_shared<Flow>(request, options)) {
  check_stop();
  if (failure_) return;
  pair_ = pool_->take(url_.origin());
  set_up(pair_->easy(), *flow_, request, settings);
  pair_->attach();
  waker_.emplace(pair_->multi());
  registration_.emplace(options.cancel, *waker_);
}

Exchange::~Exchange() { release(); }

void Exchange::await_head() {
  drive([this] { return flow_->head.complete(); });
  if (!flow_->head.complete()) std::rethrow_exception(failure_);
}

std::size_t Exchange::read(char* buffer, std::size_t capacity) {
  if (capacity == 0) return 0;
  if (pair_) check_stop();
  if (!given_up_)
    if (const std::size_t count = flow_->received.take(buffer, capacity)) return count;
  if (pair_) {
    flow_->received.lend_sink(buffer, capacity);
    drive([this] { return flow_->received.filled() > 0; });
    if (const std::size_t count = flow_->received.take_back_sink()) return count;
  }
  if (failure_) std::rethrow_exception(failure_);
  return 0;
}

template <class Enough>
void Exchange::drive(Enough enough) {
  last_byte_ = clock::now();
  if (pair_) check_stop();
  if (pair_ && flow_->paused) unpause();
  while (pair_ && !enough()) {
    perform();
    if (!pair_ || enough()) return;
    check_stop();
    check_clocks();
    if (pair_) wait_for_network();
  }
}

void Exchange::unpause() {
  flow_->paused = false;
  CURLcode code = CURLE_OK;
  {
    const SigpipeGuard guard;
    code = curl_easy_pause(pair_->easy(), CURLPAUSE_CONT);
  }
  if (code != CURLE_OK) finish(code);
}

void Exchange::perform() {
  int running = 0;
  CURLMcode code = CURLM_OK;
  {
    const SigpipeGuard guard;
    code = curl_multi_perform(pair_->multi(), &running);
  }
  note_progress();
  if (code != CURLM_OK)
    return fail(std::make_exception_ptr(TransportError(
        TransportFailure::other, std::string("libcurl gave up: ") + curl_multi_strerror(code), context())));
  take_result();
}

void Exchange::note_progress() {
  CURL* const easy = pair_->easy();
  const curl_off_t moved = info<curl_off_t>(easy, CURLINFO_SIZE_UPLOAD_T) +
                           info<curl_off_t>(easy, CURLINFO_SIZE_DOWNLOAD_T) + info<long>(easy, CURLINFO_HEADER_SIZE) +
                           info<long>(easy, CURLINFO_REQUEST_SIZE);
  if (moved != bytes_moved_ || flow_->calls != calls_seen_) last_byte_ = clock::now();
  bytes_moved_ = moved;
  calls_seen_ = flow_->calls;
}

void Exchange::take_result() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(pair_->multi(), &left))
    if (message->msg == CURLMSG_DONE) return finish(message->data.result);
}

void Exchange::wait_for_network() {
  const auto left = std::clamp(time_left(), std::chrono::milliseconds(0), longest_wait);
  curl_multi_poll(pair_->multi(), nullptr, 0, static_cast<int>(left.count()), nullptr);
}

// How long nothing need be looked at; rounded up, so that a clock that is waited for has passed.
std::chrono::milliseconds Exchange::time_left() const {
  const ExchangeOptions& options = flow_->options;
  clock::time_point until = clock::now() + longest_wait;
  if (options.deadline) until = std::min(until, *options.deadline);
  const auto limit = flow_->connected ? options.stall_timeout : options.connect_timeout;
  const auto since = flow_->connected ? last_byte_ : started_;
  if (limit.count() > 0 && limit < longest_wait) until = std::min(until, since + limit);
  const auto left = until - clock::now();
  return std::chrono::duration_cast<std::chrono::milliseconds>(left) + std::chrono::milliseconds(1);
}

void Exchange::check_stop() {
  const ExchangeOptions& options = flow_->options;
  if (options.cancel.cancelled()) {
    given_up_ = true;
    fail(std::make_exception_ptr(Cancelled("the call was cancelled", context())));
  } else if (options.deadline && clock::now() >= *options.deadline) {
    given_up_ = true;
    fail(std::make_exception_ptr(
        DeadlineExceeded("the call's deadline, or the client's total_timeout, passed", context())));
  }
}

void Exchange::check_clocks() {
  if (!pair_) return;
  const ExchangeOptions& options = flow_->options;
  const auto now = clock::now();
  std::string message;
  if (!flow_->connected) {
    if (options.connect_timeout.count() <= 0 || now - started_ < options.connect_timeout) return;
    message = flow_->resolving ? "resolving the host name " + url_.host() + " took longer than "
                               : "connecting to " + peer() + " took longer than ";
    message += duration_text(options.connect_timeout);
  } else {
    if (options.stall_timeout.count() <= 0 || now - last_byte_ < options.stall_timeout) return;
    message = peer() + " sent nothing for " + duration_text(options.stall_timeout);
    if (is_outcome_unknown()) message += outcome_unknown_note;
  }
  fail(std::make_exception_ptr(TransportError(TransportFailure::timeout, message, context())));
}

// libcurl is done. What a callback noticed comes before what libcurl makes of it.
void Exchange::finish(CURLcode code) {
  flow_->resolving = false;
  if (flow_->thrown) return fail(flow_->thrown);
  if (flow_->refused) {
    const AnswerRefused& bad = *flow_->refused;
    if (bad.too_large) return fail(std::make_exception_ptr(DecodeError(bad.message, {}, {}, context())));
    const std::string note = is_outcome_unknown() ? outcome_unknown_note : "";
    return fail(std::make_exception_ptr(TransportError(TransportFailure::protocol, bad.message + note, context())));
  }
  if (code == CURLE_OK && flow_->head.complete()) {
    pair_->note_connection();
    return release();
  }
  check_stop();
  if (failure_) return;
  if (flow_->refused_again || code == CURLE_OK) code = CURLE_GOT_NOTHING;  // OK: closed inside the head
  fail(make_failure(code, facts()));
}

void Exchange::fail(std::exception_ptr failure) noexcept {
  failure_ = std::move(failure);
  release();
}

void Exchange::release() noexcept {
  registration_.reset();  // from here on nobody wakes the handle
  if (!pair_) return;
  if (flow_->resolving) return pool_->drain(std::move(pair_), flow_);
  // What failed has no connection that could be kept; and libcurl 8.14 still wants to rewind the body of a request that broke
  // when its handle, reset, begins the next one.
  if (failure_) return pair_.reset();
  pair_->detach();
  pool_->give_back(std::move(pair_));
}

FailureFacts Exchange::facts() const {
  CURL* const easy = pair_->easy();
  FailureFacts facts;
  facts.context = context();
  facts.host = url_.host();
  facts.peer = peer();
  facts.detail = flow_->error_text.data();
  facts.ca_file = ca_file_;
  facts.system_error = info<long>(easy, CURLINFO_OS_ERRNO);
  facts.proxy_status = info<long>(easy, CURLINFO_HTTP_CONNECTCODE);
  facts.max_header_bytes = flow_->options.max_header_bytes;
  facts.head_complete = flow_->head.complete();
  facts.answer_begun = flow_->answer_begun;
  facts.outcome_unknown = is_outcome_unknown();
  return facts;
}

bool Exchange::is_outcome_unknown() const {
  const bool changes_nothing = method_ == "GET" || method_ == "HEAD" || method_ == "OPTIONS";
  return !changes_nothing && info<long>(pair_->easy(), CURLINFO_REQUEST_SIZE) > 0;
}

ErrorContext Exchange::context() const {
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(clock::now() - started_);
  return {method_, url_.redacted(), 1, elapsed};
}

std::string Exchange::peer() const {
  const bool ipv6 = url_.host().find(':') != std::string::npos;
  return (ipv6 ? '[' + url_.host() + ']' : url_.host()) + ':' + std::to_string(url_.port());
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
