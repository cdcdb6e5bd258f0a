// SPDX-License-Identifier: BSD-3-Clause
// Builds the head of an answer from the header lines as libcurl hands them over.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <koordinates/http/headers.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Takes one line at a time. Interim answers (1xx) and trailers are passed over, but count towards the limit.
class ResponseHead {
 public:
  explicit ResponseHead(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // Throws AnswerRefused past the limit, and for a line that is no header field or contradicts another.
  void take_line(std::string_view line);

  [[nodiscard]] bool complete() const noexcept { return complete_; }
  [[nodiscard]] int status() const noexcept { return status_; }
  [[nodiscard]] Headers& headers() noexcept { return headers_; }

 private:
  void begin(std::string_view status_line);
  void add_field(std::string_view line);
  void continue_field(std::string_view line);
  void flush_field();
  void note_length(std::string_view value);
  void end();

  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  int status_ = 0;
  bool complete_ = false;
  std::string name_, value_;  // the field that the next line may still continue
  std::optional<std::string> content_length_;
  Headers headers_;
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
