// SPDX-License-Identifier: BSD-3-Clause
// How a metadata document is refused.
#include "xml/fault.hpp"

#include <algorithm>

#include <koordinates/error.hpp>

#include "text/utf8.hpp"
#include "xml/encoding.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

std::string place_of(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  std::size_t line = 1;
  std::size_t line_begin = byte_order_mark_length(text);
  for (std::size_t i = 0; i < at; ++i) {
    const bool ends_line = text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (!ends_line) continue;
    ++line;
    line_begin = i + 1;
  }
  std::size_t column = 1;
  for (std::size_t i = line_begin; i < at; ++column) i += std::max<std::size_t>(decode_utf8(text, i).length, 1);
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

void refuse_xml(const std::string& predicate) { throw ClientValidationError("the metadata document " + predicate); }

void refuse_xml(std::string_view text, std::size_t at, const std::string& predicate) {
  refuse_xml(predicate + " at " + place_of(text, at));
}

void refuse_malformed(std::string_view text, std::size_t at, const std::string& what) {
  refuse_xml(text, at, "is not well-formed XML: " + what);
}

void refuse_truncated(std::string_view text, std::size_t begin, const std::string& what) {
  refuse_xml("ends in the middle of " + what + ", which begins at " + place_of(text, begin));
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
