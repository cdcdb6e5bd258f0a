// SPDX-License-Identifier: BSD-3-Clause
// Reading UTF-8 one character at a time, strictly: for what looks at text from outside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

struct DecodedCharacter {
  std::uint32_t code_point = 0;
  std::size_t length = 0;  // in bytes; 0: no valid UTF-8 here
};

// The character at byte `at`. Overlong forms, halves of surrogate pairs, code points past U+10FFFF and a sequence cut short
// are no valid UTF-8; nor is the end of the text.
[[nodiscard]] DecodedCharacter decode_utf8(std::string_view text, std::size_t at = 0) noexcept;

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
