// SPDX-License-Identifier: BSD-3-Clause
// UTF-8, read one character at a time, strictly: for what looks at text from outside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

struct Utf8Char {
  std::uint32_t code_point = 0;
  std::size_t length = 0;  // in bytes; 0: no valid UTF-8 here
};

// The character at byte `at`. Overlong forms, halves of surrogate pairs, code points past U+10FFFF and a sequence cut short
// are no valid UTF-8; nor is the end of the text.
[[nodiscard]] Utf8Char decode_utf8(std::string_view text, std::size_t at = 0) noexcept;

[[nodiscard]] bool is_utf8(std::string_view text) noexcept;

// The text with U+FFFD in place of each byte that is no valid UTF-8.
[[nodiscard]] std::string valid_utf8(std::string_view text);

// The longest beginning of at most `max_bytes` that does not end inside a character.
[[nodiscard]] std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) noexcept;

// Controls, and the characters that turn the direction of writing round: what is shown would not be what is there.
[[nodiscard]] bool is_invisible(std::uint32_t code_point) noexcept;

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
