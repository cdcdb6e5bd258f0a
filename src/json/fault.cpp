// SPDX-License-Identifier: BSD-3-Clause
// Finds and words what is wrong with a text that the JSON library refused.
#include "json/fault.hpp"

#include <algorithm>
#include <cstring>

#include "text/utf8.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_control(char c) noexcept { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

// The length of the UTF-8 sequence at `at`; 0 where it is ill-formed or cut short.
std::size_t utf8_length(std::string_view text, std::size_t at) noexcept { return decode_utf8(text, at).length; }

// The four hexadecimal digits at `at`, or -1.
int hex4(std::string_view text, std::size_t at) noexcept {
  int value = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char c = i < text.size() ? text[i] : '\0';
    int digit = -1;
    if (is_digit(c)) digit = c - '0';
    if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    if (c >= 'A' && c <= 'F') digit = c - 'A' + 10;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

// What is wrong with the escape at `at`, which is moved on past it; an empty predicate when nothing is.
JsonFault check_escape(std::string_view text, std::size_t& at) {
  const char letter = at + 1 < text.size() ? text[at + 1] : '\0';
  if (letter != 'u') {
    const bool known = letter != '\0' && std::strchr("\"\\/bfnrt", letter) != nullptr;
    if (!known) return {"is not JSON: bad escape in a string", at};
    at += 2;
    return {};
  }
  const int unit = hex4(text, at + 2);
  if (unit < 0) return {"is not JSON: bad escape in a string", at};
  const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
  const bool high = unit >= 0xD800 && unit <= 0xDBFF;
  const int next = high && text.substr(at + 6, 2) == "\\u" ? hex4(text, at + 8) : -1;
  if (low || (high && (next < 0xDC00 || next > 0xDFFF))) {
    return {"is not JSON: half a surrogate pair in a string", at};
  }
  at += high ? 12 : 6;
  return {};
}

// The same for the string at `begin`, read up to `last`.
JsonFault find_string_fault(std::string_view text, std::size_t begin, std::size_t last) {
  for (std::size_t at = begin + 1; at <= last && text[at] != '"';) {
    if (text[at] == '\\') {
      JsonFault fault = check_escape(text, at);
      if (!fault.predicate.empty()) return fault;
      continue;
    }
    if (static_cast<unsigned char>(text[at]) < 0x20) return {"is not JSON: control character in a string", at};
    const std::size_t length = utf8_length(text, at);
    if (length == 0) return {"is not valid UTF-8", at};
    at += length;
  }
  return {};
}

}  // namespace

JsonFault find_fault(std::string_view text, std::size_t begin, std::size_t last) {
  if (utf8_length(text, begin) == 0) return {"is not valid UTF-8", begin};
  std::size_t at = last;
  const std::string_view token = text.substr(begin, last - begin + 1);
  if (token[0] == '"') {
    JsonFault fault = find_string_fault(text, begin, last);
    if (!fault.predicate.empty()) return fault;
    at = begin;
  } else if (is_digit(token.back()) || token == "true" || token == "false" || token == "null") {
    at = begin;  // good in itself, but not here
  }
  if (utf8_length(text, at) == 0) return {"is not valid UTF-8", at};
  const char c = text[at];
  if (static_cast<unsigned char>(c) < 0x80 && !is_control(c)) {
    return {std::string("is not JSON: unexpected '") + c + '\'', at};
  }
  constexpr const char* digits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return {std::string("is not JSON: unexpected byte 0x") + digits[byte / 16U] + digits[byte % 16U], at};
}

std::string excerpt_around(std::string_view text, std::size_t at) {
  constexpr std::size_t reach = 30;
  std::size_t i = at > reach ? at - reach : 0;
  const std::size_t end = std::min(text.size(), at + reach);
  for (int n = 0; n < 3 && i < at && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80U; ++n) {
    ++i;  // not within a character
  }
  std::string out;
  while (i < end) {
    const std::size_t length = utf8_length(text, i);
    const bool c1_control = length == 2 && text[i] == '\xC2' && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (i + length > end) break;
    if (length == 1 && (text[i] == '\n' || text[i] == '\r' || text[i] == '\t')) {
      out += ' ';
    } else if (length == 0 || c1_control || is_control(text[i])) {
      out += '?';
    } else {
      out.append(text.substr(i, length));
    }
    i += std::max<std::size_t>(length, 1);
  }
  return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
