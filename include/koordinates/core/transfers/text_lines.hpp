// SPDX-License-Identifier: BSD-3-Clause
// `TextLines`: the lines of a text on the server, received during iteration.
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

/// The lines of a text on the server, received on demand.
///
/// The request has been sent when the object is made. The text is received on demand and in constant memory; stopping
/// early receives no more of it. Lines are UTF-8 without their line end (LF or CR LF); invalid bytes become U+FFFD.
///
/// A single-pass range that owns the response body: copies and iterators share ownership of it and its position, and an
/// iterator may outlive the range. Use it on one thread at a time. begin() and ++ throw TransportError if the
/// connection breaks, DecodeError for a line of more than 1 MiB, Cancelled and DeadlineExceeded.
///
///     for (const std::string& line : scan.get_log_lines()) std::cout << line << '\n';
class KOORDINATES_EXPORT TextLines {
 public:
  /// The single-pass iterator over the lines.
  class iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = std::string;
    using difference_type = std::ptrdiff_t;
    using pointer = const std::string*;
    using reference = const std::string&;

    /// Constructs the end iterator.
    iterator() = default;
    /// The present line.
    [[nodiscard]] const std::string& operator*() const noexcept { return TextLines::line(*reader_); }
    /// The present line.
    [[nodiscard]] const std::string* operator->() const noexcept { return &TextLines::line(*reader_); }
    /// Receives the next line.
    iterator& operator++() {
      if (!next(*reader_)) reader_ = nullptr;
      return *this;
    }
    /// Receives the next line.
    void operator++(int) { ++*this; }
    /// True if both iterators are at the end, or if they read the same text.
    friend bool operator==(const iterator& a, const iterator& b) noexcept { return a.reader_ == b.reader_; }
    friend bool operator!=(const iterator& a, const iterator& b) noexcept { return a.reader_ != b.reader_; }

   private:
    friend class TextLines;
    explicit iterator(std::shared_ptr<detail::LineReader> reader) : reader_(std::move(reader)) { ++*this; }
    std::shared_ptr<detail::LineReader> reader_;
  };

  /// Takes ownership of a response body. Reads nothing.
  explicit TextLines(std::unique_ptr<ResponseBody> body);

  /// Receives the first line that has not been read yet.
  [[nodiscard]] iterator begin() const { return iterator(reader_); }
  /// The end of the text.
  [[nodiscard]] iterator end() const noexcept { return iterator(); }

 private:
  static bool next(detail::LineReader& reader);
  [[nodiscard]] static const std::string& line(const detail::LineReader& reader) noexcept;

  std::shared_ptr<detail::LineReader> reader_;
};

}  // namespace v0
}  // namespace koordinates
