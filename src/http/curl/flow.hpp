// SPDX-License-Identifier: BSD-3-Clause
// The side of an exchange that libcurl's callbacks see: what comes in, what goes out, and whether to go on.
#pragma once

#include <array>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>

#include <curl/curl.h>

#include <koordinates/http/message.hpp>

#include "http/curl/body_buffer.hpp"
#include "http/curl/failure.hpp"
#include "http/curl/handles.hpp"
#include "http/curl/response_head.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// Belongs to one exchange, and to the draining list after it where libcurl could not let go at once. Touched only by the
// thread that drives the pair of handles. No exception leaves a callback: it is kept here.
class Flow {
 public:
  Flow(const Request& request, const ExchangeOptions& options);
  Flow(const Flow&) = delete;
  Flow& operator=(const Flow&) = delete;

  // Points the handle's callbacks and its error text here.
  void connect_callbacks(CURL* easy);
  // From now on nothing is received, sent or connected; the request's body is let go.
  void abandon() noexcept;

  ResponseHead head;
  BodyBuffer received;
  HeaderList request_headers;
  std::array<char, CURL_ERROR_SIZE> error_text{};

  std::uint64_t calls = 0;     // of libcurl's for or with bytes: the exchange is not stalled
  bool resolving = false;      // a name resolution may be running, which libcurl can only wait for
  bool connected = false;      // the request is going out, or has
  bool paused = false;         // until somebody reads
  bool answer_begun = false;   // a header line came
  bool refused_again = false;  // libcurl wanted to send the request a second time

  std::exception_ptr thrown;             // by the request's body
  std::optional<AnswerRefused> refused;  // the answer is bad
  ExchangeOptions options;

 private:
  static std::size_t on_header(char* line, std::size_t size, std::size_t count, void* self) noexcept;
  static std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* self) noexcept;
  static std::size_t on_upload(char* buffer, std::size_t size, std::size_t count, void* self) noexcept;
  static int on_resolve(void* resolver, void* reserved, void* self) noexcept;
  static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address) noexcept;
  static int on_request(void* self, char*, char*, int, int) noexcept;

  template <class Action>
  bool guarded(Action action) noexcept;
  void take_body(const char* bytes, std::size_t count);
  std::size_t fill(char* buffer, std::size_t capacity);
  [[nodiscard]] bool given_up() const noexcept;

  std::shared_ptr<RequestBody> body_;
  std::optional<std::uint64_t> body_size_;
  std::uint64_t sent_ = 0, received_bytes_ = 0;
  bool abandoned_ = false;
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
