// SPDX-License-Identifier: BSD-3-Clause
// `TextLines`: a text on the server, line by line, read while it is walked.
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

class ResponseBody;

namespace detail {
class LineReader;
}

///   for (const std::string& line : scan.get_log_lines()) std::cout << line << '\n';
///
/// The request has been sent when this is made; the text comes as it is asked for, in constant memory, and whoever stops early
/// reads no more of it. Lines are UTF-8, without their ends (LF or CR LF); bytes that are no UTF-8 become U+FFFD. A
/// single-pass range: copies share where it stands, and its iterators may outlive it. For one thread at a time. begin() and ++ throw TransportError where the
/// text breaks off, DecodeError for a line over 1 MiB, Cancelled, DeadlineExceeded.
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
    [[nodiscard]] const std::string& operator*() const noexcept { return TextLines::line(*reader_); }
    [[nodiscard]] const std::string* operator->() const noexcept { return &TextLines::line(*reader_); }
    iterator& operator++() {
      if (!next(*reader_)) reader_ = nullptr;
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.reader_ == b.reader_; }
    friend bool operator!=(const iterator& a, const iterator& b) noexcept { return a.reader_ != b.reader_; }

   private:
    friend class TextLines;
    explicit iterator(std::shared_ptr<detail::LineReader> reader) : reader_(std::move(reader)) { ++*this; }
    std::shared_ptr<detail::LineReader> reader_;
  };

  explicit TextLines(std::unique_ptr<ResponseBody> body);

  /// Reads the first line that has not been read.
  [[nodiscard]] iterator begin() const { return iterator(reader_); }
  [[nodiscard]] iterator end() const noexcept { return iterator(); }

 private:
  static bool next(detail::LineReader& reader);
  [[nodiscard]] static const std::string& line(const detail::LineReader& reader) noexcept;

  std::shared_ptr<detail::LineReader> reader_;
};

}  // namespace v0
}  // namespace koordinates
