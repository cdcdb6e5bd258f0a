// SPDX-License-Identifier: BSD-3-Clause
// `TextLines`: a text on the server, line by line, read while it is walked.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

class ResponseBody;

namespace detail {
class LineReader;
}

//   for (const std::string& line : scan.get_log_lines()) std::cout << line << '\n';
//
// The request has been sent when this is made; the text comes as it is asked for, in constant memory, and whoever stops early
// reads no more of it. Lines are UTF-8, without their ends (LF or CR LF); bytes that are no UTF-8 become U+FFFD. A
// single-pass range: copies share where it stands. For one thread at a time. begin() and ++ throw TransportError where the
// text breaks off, DecodeError for a line over 1 MiB, Cancelled, DeadlineExceeded.
class KOORDINATES_EXPORT TextLines {
 public:
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = std::string;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::string*;
    using reference = const std::string&;

    iterator() = default;
    [[nodiscard]] const std::string& operator*() const noexcept { return lines_->line(); }
    [[nodiscard]] const std::string* operator->() const noexcept { return &lines_->line(); }
    iterator& operator++() {
      if (!lines_->next()) lines_ = nullptr;
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.lines_ == b.lines_; }
    friend bool operator!=(const iterator& a, const iterator& b) noexcept { return a.lines_ != b.lines_; }

   private:
    friend class TextLines;
    explicit iterator(TextLines* lines) : lines_(lines) { ++*this; }
    TextLines* lines_ = nullptr;
  };

  explicit TextLines(std::unique_ptr<ResponseBody> body);

  // Reads the first line that has not been read.
  [[nodiscard]] iterator begin() { return iterator(this); }
  [[nodiscard]] iterator end() const noexcept { return iterator(); }

 private:
  bool next();
  [[nodiscard]] const std::string& line() const noexcept;

  std::shared_ptr<detail::LineReader> reader_;
};

}  // namespace v0
}  // namespace koordinates
