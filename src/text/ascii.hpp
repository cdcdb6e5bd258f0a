// SPDX-License-Identifier: BSD-3-Clause
// Text of protocols and formats, whose letters and blanks are those of ASCII whatever the locale is.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

inline char to_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_lower);
  return lower;
}

inline bool starts_with(std::string_view text, std::string_view beginning) noexcept {
  return text.substr(0, beginning.size()) == beginning;
}

// Without the spaces and tabs around it.
inline std::string_view trimmed(std::string_view text) noexcept {
  constexpr std::string_view blanks = " \t";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
