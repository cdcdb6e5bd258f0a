// SPDX-License-Identifier: BSD-3-Clause
// Which characters XML lets stand where.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "text/ascii.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

inline bool is_blank(char c) noexcept { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
inline bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool is_ascii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }
inline bool begins_name(char c) noexcept { return is_letter(c) || c == '_' || c == ':' || !is_ascii(c); }
inline bool is_in_name(char c) noexcept { return begins_name(c) || is_digit(c) || c == '-' || c == '.'; }

inline bool equals_ignoring_case(std::string_view text, std::string_view lower) noexcept {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) { return to_lower(a) == b; });
}

// The characters that XML 1.0 lets stand in a document.
inline bool is_xml_character(std::uint32_t c) noexcept {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
