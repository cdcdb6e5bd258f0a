// SPDX-License-Identifier: BSD-3-Clause
// libcurl's callbacks.
#include "http/curl/flow.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "http/curl/sockets.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

// Past this much unread, a body that is not decompressed waits in the network.
constexpr std::size_t enough_unread = 256 * 1024;

constexpr std::size_t stop_writing = 0;  // from a write callback: end the transfer

}  // namespace

Flow::Flow(const Request& request, const ExchangeOptions& exchange)
    : head(exchange.max_header_bytes), options(exchange), body_(request.body) {
  if (body_) body_size_ = body_->size();
}

void Flow::connect_callbacks(CURL* easy) {
  set_option(easy, CURLOPT_ERRORBUFFER, error_text.data());
  set_option(easy, CURLOPT_HEADERFUNCTION, &Flow::on_header);
  set_option(easy, CURLOPT_HEADERDATA, this);
  set_option(easy, CURLOPT_WRITEFUNCTION, &Flow::on_body);
  set_option(easy, CURLOPT_WRITEDATA, this);
  set_option(easy, CURLOPT_READFUNCTION, &Flow::on_upload);
  set_option(easy, CURLOPT_READDATA, this);
  set_option(easy, CURLOPT_RESOLVER_START_FUNCTION, &Flow::on_resolve);
  set_option(easy, CURLOPT_RESOLVER_START_DATA, this);
  set_option(easy, CURLOPT_OPENSOCKETFUNCTION, &Flow::on_socket);
  set_option(easy, CURLOPT_OPENSOCKETDATA, this);
  set_option(easy, CURLOPT_PREREQFUNCTION, &Flow::on_request);
  set_option(easy, CURLOPT_PREREQDATA, this);
}

void Flow::abandon() noexcept {
  abandoned_ = true;
  body_.reset();
}

// One perform may hand over far more than anybody wants: whoever gave up is asked here too, not only between performs.
bool Flow::given_up() const noexcept {
  return abandoned_ || options.cancel.cancelled() ||
         (options.deadline && ExchangeOptions::clock::now() >= *options.deadline);
}

template <class Action>
bool Flow::guarded(Action action) noexcept {
  try {
    action();
    return true;
  } catch (const AnswerRefused& bad) {
    refused = bad;
  } catch (...) {
    thrown = std::current_exception();
  }
  return false;
}

std::size_t Flow::on_header(char* line, std::size_t size, std::size_t count, void* self) noexcept {
  auto& flow = *static_cast<Flow*>(self);
  flow.answer_begun = true;
  ++flow.calls;
  if (flow.given_up()) return stop_writing;
  const bool good = flow.guarded([&] { flow.head.take_line({line, size * count}); });
  return good ? size * count : stop_writing;
}

std::size_t Flow::on_body(char* bytes, std::size_t size, std::size_t count, void* self) noexcept {
  auto& flow = *static_cast<Flow*>(self);
  ++flow.calls;
  if (flow.given_up()) return stop_writing;
  // Never with decompression on: libcurl would keep what it decompresses further in memory, past every limit.
  if (!flow.options.accept_compressed && flow.received.kept() >= enough_unread) {
    flow.paused = true;
    return CURL_WRITEFUNC_PAUSE;
  }
  const bool good = flow.guarded([&] { flow.take_body(bytes, size * count); });
  return good ? size * count : stop_writing;
}

void Flow::take_body(const char* bytes, std::size_t count) {
  const std::uint64_t limit = options.max_body_bytes;
  if (limit > 0 && count > limit - received_bytes_)
    throw AnswerRefused{true, "the response is larger than " + size_text(limit) +
                                  (options.accept_compressed ? " after decompression" : "") +
                                  " (ExchangeOptions::max_body_bytes)"};
  received_bytes_ += count;
  received.append(bytes, count);
}

std::size_t Flow::on_upload(char* buffer, std::size_t size, std::size_t count, void* self) noexcept {
  auto& flow = *static_cast<Flow*>(self);
  ++flow.calls;
  if (flow.given_up()) return CURL_READFUNC_ABORT;
  std::size_t filled = 0;
  const bool good = flow.guarded([&] { filled = flow.fill(buffer, size * count); });
  return good ? filled : CURL_READFUNC_ABORT;
}

std::size_t Flow::fill(char* buffer, std::size_t capacity) {
  if (!body_) return 0;
  if (body_size_ && *body_size_ - sent_ < capacity) capacity = static_cast<std::size_t>(*body_size_ - sent_);
  if (capacity == 0) return 0;
  const std::size_t count = body_->read(buffer, capacity);
  if (count > capacity) throw std::length_error("RequestBody::read() returned more than its capacity");
  sent_ += count;
  if (count == 0 && body_size_)
    throw ClientValidationError("the request's body ended after " + std::to_string(sent_) + " of " +
                                std::to_string(*body_size_) + " bytes");
  return count;
}

int Flow::on_resolve(void*, void*, void* self) noexcept {
  auto& flow = *static_cast<Flow*>(self);
  if (flow.connected) flow.refused_again = true;
  if (flow.given_up() || flow.refused_again) return 1;
  flow.resolving = true;
  return 0;
}

curl_socket_t Flow::on_socket(void* self, curlsocktype, curl_sockaddr* address) noexcept {
  auto& flow = *static_cast<Flow*>(self);
  flow.resolving = false;
  if (flow.connected) flow.refused_again = true;
  if (flow.given_up() || flow.refused_again) return CURL_SOCKET_BAD;
  return open_socket(*address);
}

// Called when a connection is there and the request is about to go out. A second time means that libcurl found its kept
// connection dead and would send the request again. Whether that is safe is not for libcurl to say.
int Flow::on_request(void* self, char*, char*, int, int) noexcept {
  auto& flow = *static_cast<Flow*>(self);
  flow.resolving = false;
  if (flow.connected) flow.refused_again = true;
  flow.connected = true;
  return flow.given_up() || flow.refused_again ? CURL_PREREQFUNC_ABORT : CURL_PREREQFUNC_OK;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
