// SPDX-License-Identifier: BSD-3-Clause
// In which encoding a metadata document is written, and which it says it is in.
#pragma once

#include <cstddef>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Throws ClientValidationError for a text in UTF-16 or UTF-32, with or without a byte order mark, naming which.
void refuse_wide_encoding(std::string_view text);

// How long the byte order mark of UTF-8 is that the text begins with: 3 or 0.
[[nodiscard]] std::size_t byte_order_mark_length(std::string_view text) noexcept;

// Checks the encoding that an XML declaration names, at byte `at`, against the text, which is sent and read as UTF-8. Throws
// ClientValidationError unless both readings give the same characters: UTF-8 does; so do US-ASCII, ISO 8859 and the code
// pages of Windows while every byte is ASCII.
void check_declared_encoding(std::string_view text, std::size_t at, std::string_view declared);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
