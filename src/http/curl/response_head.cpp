// SPDX-License-Identifier: BSD-3-Clause
// Builds the head of an answer from its header lines.
#include "http/curl/response_head.hpp"

#include <algorithm>
#include <utility>

#include <koordinates/error.hpp>

#include "http/curl/failure.hpp"
#include "text/ascii.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

[[noreturn]] void throw_protocol(std::string message) { throw AnswerRefused{false, std::move(message)}; }

[[noreturn]] void throw_too_large(std::size_t max_bytes) {
  throw AnswerRefused{true, "the response's header lines are larger than " + size_text(max_bytes) +
                                " (ExchangeOptions::max_header_bytes)"};
}

}  // namespace

void ResponseHead::take_line(std::string_view line) {
  bytes_ += line.size();
  if (bytes_ > max_bytes_) throw_too_large(max_bytes_);
  if (complete_) return;  // a trailer
  if (!line.empty() && line.back() == '\n') line.remove_suffix(1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  if (line.substr(0, 5) == "HTTP/" && status_ == 0) return begin(line);
  if (line.empty()) return end();
  if (line.front() == ' ' || line.front() == '\t') return continue_field(line);
  flush_field();
  add_field(line);
}

void ResponseHead::begin(std::string_view status_line) {
  const std::size_t blank = status_line.find(' ');
  const std::string_view code =
      blank == std::string_view::npos ? std::string_view() : trimmed(status_line.substr(blank)).substr(0, 3);
  if (code.size() != 3 || !std::all_of(code.begin(), code.end(), is_digit) || code.front() == '0')
    throw_protocol("the response has no status code: " + quoted(status_line, 60));
  status_ = (code[0] - '0') * 100 + (code[1] - '0') * 10 + (code[2] - '0');
  if (status_ == 101) throw_protocol("the server switched to another protocol unasked");
}

void ResponseHead::add_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) throw_protocol("the response has a header line without a name");
  name_ = line.substr(0, colon);
  value_ = trimmed(line.substr(colon + 1));
}

void ResponseHead::continue_field(std::string_view line) {
  if (name_.empty()) throw_protocol("the response's first header line is a continuation line");
  if (!value_.empty()) value_ += ' ';
  value_ += trimmed(line);
}

void ResponseHead::flush_field() {
  if (name_.empty()) return;
  if (Headers::same_name(name_, "Content-Length")) note_length(value_);
  try {
    headers_.add(std::move(name_), std::move(value_));
  } catch (const ClientValidationError& refused) {  // not our header, the server's
    throw_protocol(std::string("the response has an invalid header line: ") + refused.what());
  }
  name_.clear();
  value_.clear();
}

// Two lengths that differ are how one answer is smuggled into another; libcurl takes the last and says nothing.
void ResponseHead::note_length(std::string_view list) {
  for (;;) {
    const std::size_t comma = list.find(',');
    std::string_view length = trimmed(list.substr(0, comma));
    if (length.empty() || !std::all_of(length.begin(), length.end(), is_digit))
      throw_protocol("the response has a Content-Length that is not a number: " + quoted(length, 40));
    while (length.size() > 1 && length.front() == '0') length.remove_prefix(1);
    if (content_length_ && *content_length_ != length)
      throw_protocol("the response has two different lengths: Content-Length " + quoted(*content_length_, 40) +
                     " and " + quoted(length, 40));
    content_length_ = std::string(length);
    if (comma == std::string_view::npos) return;
    list.remove_prefix(comma + 1);
  }
}

void ResponseHead::end() {
  flush_field();
  if (status_ == 0) throw_protocol("the response has no status line");
  if (status_ >= 200) {
    complete_ = true;
    return;
  }
  status_ = 0;
  headers_ = Headers();
  content_length_.reset();
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
