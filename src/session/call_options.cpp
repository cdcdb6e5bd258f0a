// SPDX-License-Identifier: BSD-3-Clause
// The options of one call.
#include <koordinates/session/call_options.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <koordinates/error.hpp>

namespace koordinates {
inline namespace v0 {

namespace {

constexpr std::array<std::string_view, 9> reserved = {"Authorization",   "Host",       "Content-Length",
                                                      "Content-Type",    "Connection", "Transfer-Encoding",
                                                      "Accept-Encoding", "Expect",     "Proxy-Authorization"};

}  // namespace

CallOptions& CallOptions::deadline(clock::time_point moment) noexcept {
  deadline_ = moment;
  return *this;
}

CallOptions& CallOptions::timeout(std::chrono::milliseconds from_now) noexcept {
  const clock::time_point now = clock::now();
  // A duration "for ever" must not overflow into the past.
  const auto most = std::chrono::duration_cast<std::chrono::milliseconds>(clock::time_point::max() - now);
  const auto least = std::chrono::milliseconds(0);  // what is past is past, however long
  deadline_ = from_now < most ? now + std::max(from_now, least) : clock::time_point::max();
  return *this;
}

CallOptions& CallOptions::cancel(CancelToken token) noexcept {
  cancel_ = std::move(token);
  return *this;
}

CallOptions& CallOptions::header(std::string name, std::string value) {
  for (const std::string_view own : reserved) {
    if (Headers::same_name(name, own)) {
      throw ClientValidationError("the header " + std::string(own) + " is set by the SDK and cannot be set by a call");
    }
  }
  headers_.set(std::move(name), std::move(value));
  return *this;
}

}  // namespace v0
}  // namespace koordinates
