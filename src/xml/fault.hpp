// SPDX-License-Identifier: BSD-3-Clause
// How a metadata document is refused: what is wrong with it, and at which line and column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

// "line 3, column 14" of byte `at`. Lines end in LF, CR or both; a column is a character, a byte that is no UTF-8 counts as
// one, and so does a tab.
[[nodiscard]] std::string place_of(std::string_view text, std::size_t at);

// They throw ClientValidationError: "the metadata document <predicate>", the first with " at line 3, column 14".
[[noreturn]] void refuse_xml(std::string_view text, std::size_t at, const std::string& predicate);
[[noreturn]] void refuse_xml(const std::string& predicate);
// The same for what breaks a rule of XML: "the metadata document is not well-formed XML: <what> at ...".
[[noreturn]] void refuse_malformed(std::string_view text, std::size_t at, const std::string& what);
// For a text that stops too early: "the metadata document ends in the middle of <what>, which begins at ...".
[[noreturn]] void refuse_truncated(std::string_view text, std::size_t begin, const std::string& what);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
