// SPDX-License-Identifier: BSD-3-Clause
// Text from outside made fit for an error message.
#include "printable.hpp"

#include <algorithm>
#include <cstdint>

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

struct Decoded {
  std::uint32_t code_point = 0;
  std::size_t length = 0;  // 0: no valid UTF-8 here
};

std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

Decoded decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::size_t length = sequence_length(byte(0));
  if (length == 0 || length > text.size()) return {};
  if (length == 1) return {byte(0), 1};
  std::uint32_t code_point = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return {};
    code_point = (code_point << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (overlong || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, length};
}

bool ends_line(std::uint32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

// Controls, and the characters that turn the direction of writing round: what is shown would not be what is there.
bool invisible(std::uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

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

void append(std::string& line, std::string_view piece, const Decoded& decoded) {
  if (decoded.length == 0) {
    line += '?';
  } else if (ends_line(decoded.code_point)) {
    append_line_end(line);
  } else if (decoded.code_point == '\t') {
    line += ' ';
  } else if (!invisible(decoded.code_point)) {
    line += piece;
  }
}

}  // namespace

std::string printable(std::string_view text, std::size_t max_bytes) {
  std::string line;
  line.reserve(std::min(text.size(), max_bytes));
  std::size_t fits = 0;  // the longest beginning that leaves room for the dots
  while (!text.empty()) {
    const Decoded decoded = decode(text);
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
