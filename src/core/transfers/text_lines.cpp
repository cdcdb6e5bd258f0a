// SPDX-License-Identifier: BSD-3-Clause
// A text from the network cut into lines.
#include <koordinates/core/transfers/text_lines.hpp>

#include <array>
#include <string_view>
#include <utility>

#include <koordinates/error.hpp>
#include <koordinates/http/message.hpp>

#include "text/utf8.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

class LineReader {
 public:
  explicit LineReader(std::unique_ptr<ResponseBody> body) : body_(std::move(body)) {}

  // False at the end of the text; an end of line before it begins no further line.
  bool next() {
    raw_.clear();
    for (;;) {
      const std::string_view rest(chunk_.data() + position_, size_ - position_);
      const std::size_t end = rest.find('\n');
      raw_ += rest.substr(0, end);
      if (raw_.size() > max_line_bytes) {
        throw DecodeError("a line of the text is longer than " + std::to_string(max_line_bytes) + " bytes");
      }
      if (end != std::string_view::npos) {
        position_ += end + 1;
        return keep();
      }
      position_ = 0;
      size_ = 0;  // also where reading throws
      if (body_ != nullptr) size_ = body_->read(chunk_.data(), chunk_.size());
      if (size_ > 0) continue;
      body_.reset();
      return !raw_.empty() && keep();
    }
  }

  [[nodiscard]] const std::string& line() const noexcept { return line_; }

 private:
  static constexpr std::size_t max_line_bytes = std::size_t{1} << 20;

  bool keep() {
    if (!raw_.empty() && raw_.back() == '\r') raw_.pop_back();
    line_ = valid_utf8(raw_);
    return true;
  }

  std::unique_ptr<ResponseBody> body_;
  std::array<char, 8192> chunk_{};
  std::size_t position_ = 0;
  std::size_t size_ = 0;
  std::string raw_;
  std::string line_;
};

}  // namespace detail

TextLines::TextLines(std::unique_ptr<ResponseBody> body)
    : reader_(std::make_shared<detail::LineReader>(std::move(body))) {}

bool TextLines::next(detail::LineReader& reader) { return reader.next(); }

const std::string& TextLines::line(const detail::LineReader& reader) noexcept { return reader.line(); }

}  // namespace v0
}  // namespace koordinates
