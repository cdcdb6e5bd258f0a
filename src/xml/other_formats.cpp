// SPDX-License-Identifier: BSD-3-Clause
// What people send by mistake instead of XML.
#include "xml/other_formats.hpp"

#include <algorithm>

#include "xml/characters.hpp"
#include "xml/encoding.hpp"
#include "xml/fault.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// A page of HTML may be well-formed XML too.
void refuse_other_formats(std::string_view text) {
  std::size_t at = byte_order_mark_length(text);
  const auto skip_past = [&](std::string_view end) { at = std::min(text.find(end, at), text.size()); };
  const auto starts_with = [&](std::string_view lower) {
    return equals_ignoring_case(text.substr(std::min(at, text.size()), lower.size()), lower);
  };
  for (;;) {
    while (at < text.size() && is_blank(text[at])) ++at;
    if (starts_with("<!--")) {
      skip_past("-->");
    } else if (starts_with("<?")) {
      skip_past("?>");
    } else {
      break;
    }
    at = std::min(text.find('>', at), text.size() - 1) + 1;
  }
  if (at == text.size()) return;
  if (text[at] == '{' || text[at] == '[') refuse_xml("looks like JSON, not XML");
  const std::string_view html[] = {"<!doctype html", "<html"};
  for (const std::string_view beginning : html) {
    const std::size_t after = at + beginning.size();
    if (starts_with(beginning) && (after >= text.size() || !is_in_name(text[after]))) {
      refuse_xml("is an HTML page, not metadata");
    }
  }
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
