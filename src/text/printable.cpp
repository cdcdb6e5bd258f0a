// SPDX-License-Identifier: BSD-3-Clause
// Text from outside made fit for an error message.
#include "text/printable.hpp"

#include <algorithm>
#include <cstdint>

#include "text/utf8.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

bool ends_line(std::uint32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

void trim_end(std::string& text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == ';')) text.pop_back();
}

void append_line_end(std::string& line) {
  while (!line.empty() && line.back() == ' ') line.pop_back();
  if (line.empty() || line.back() == ';') {
    if (!line.empty()) line += ' ';
    return;
  }
  line += "; ";
}

void append(std::string& line, std::string_view piece, const Utf8Char& decoded) {
  if (decoded.length == 0) {
    line += '?';
  } else if (ends_line(decoded.code_point)) {
    append_line_end(line);
  } else if (decoded.code_point == '\t') {
    line += ' ';
  } else if (!is_invisible(decoded.code_point)) {
    line += piece;
  }
}

}  // namespace

std::string printable(std::string_view text, std::size_t max_bytes) {
  std::string line;
  line.reserve(std::min(text.size(), max_bytes));
  std::size_t fits = 0;  // the longest beginning that leaves room for the dots
  while (!text.empty()) {
    const Utf8Char decoded = decode_utf8(text);
    const std::size_t step = std::max<std::size_t>(decoded.length, 1);
    append(line, text.substr(0, step), decoded);
    text.remove_prefix(step);
    if (line.size() + 3 <= max_bytes) fits = line.size();
    if (line.size() > max_bytes) {
      line.resize(std::min(fits, line.size()));
      trim_end(line);
      return line + "...";
    }
  }
  trim_end(line);
  return line;
}

std::string quoted(std::string_view text, std::size_t max_bytes) { return '"' + printable(text, max_bytes) + '"'; }

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
