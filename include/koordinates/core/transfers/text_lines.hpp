// SPDX-License-Identifier: BSD-3-Clause
// `TextLines`: a text on the server, read line by line during iteration.
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

/// A text on the server, line by line.
///
///   for (const std::string& line : scan.get_log_lines()) std::cout << line << '\n';
///
/// The request has been sent when this object exists; the text arrives during iteration, in constant memory. Whoever
/// stops early reads no more of it. Lines are UTF-8 without their line ends (LF or CR LF); invalid bytes become U+FFFD.
///
/// A single-pass range: copies share the position, and iterators may outlive the range. For one thread at a time.
/// begin() and ++ throw TransportError if the text is cut off, DecodeError if a line is longer than 1 MiB, Cancelled,
/// DeadlineExceeded.
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
