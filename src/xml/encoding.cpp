// SPDX-License-Identifier: BSD-3-Clause
// In which encoding a metadata document is written.
#include "xml/encoding.hpp"

#include <algorithm>
#include <string>

#include "text/ascii.hpp"
#include "text/printable.hpp"
#include "xml/characters.hpp"
#include "xml/fault.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

using namespace std::string_view_literals;

struct WideEncoding {
  std::string_view beginning;  // the byte order mark, or what "<" and the character after it look like
  std::string_view name;
};

// UTF-32 before UTF-16: its mark begins with that of the other.
constexpr WideEncoding wide_encodings[] = {
    {"\xFF\xFE\0\0"sv, "UTF-32 (little-endian)"}, {"\0\0\xFE\xFF"sv, "UTF-32 (big-endian)"},
    {"<\0\0\0"sv, "UTF-32 (little-endian)"},      {"\0\0\0<"sv, "UTF-32 (big-endian)"},
    {"\xFF\xFE"sv, "UTF-16 (little-endian)"},     {"\xFE\xFF"sv, "UTF-16 (big-endian)"},
    {"<\0"sv, "UTF-16 (little-endian)"},          {"\0<"sv, "UTF-16 (big-endian)"}};

// Supersets of ASCII, by the beginnings of their names: a byte below 0x80 is the same character in each.
constexpr std::string_view ascii_supersets[] = {"us-ascii", "ascii",  "iso-8859-",   "iso_8859-",
                                                "iso8859-", "latin1", "windows-125", "cp125"};

bool is_ascii_superset(std::string_view lower_case_name) noexcept {
  return std::any_of(std::begin(ascii_supersets), std::end(ascii_supersets),
                     [&](std::string_view known) { return starts_with(lower_case_name, known); });
}

bool is_wide(std::string_view lower_case_name) noexcept {
  constexpr std::string_view wide[] = {"utf-16", "utf16", "utf-32", "utf32", "ucs-2", "ucs-4", "iso-10646-ucs"};
  return std::any_of(std::begin(wide), std::end(wide),
                     [&](std::string_view known) { return starts_with(lower_case_name, known); });
}

}  // namespace

void refuse_wide_encoding(std::string_view text) {
  for (const WideEncoding& wide : wide_encodings) {
    if (starts_with(text, wide.beginning)) {
      refuse_xml("is written in " + std::string(wide.name) + ": save it as UTF-8");
    }
  }
}

std::size_t byte_order_mark_length(std::string_view text) noexcept {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  return starts_with(text, mark) ? mark.size() : 0;
}

void check_declared_encoding(std::string_view text, std::size_t at, std::string_view declared) {
  const std::string name = lower_case(declared);
  if (name == "utf-8" || name == "utf8") return;
  const std::string declares = "declares the encoding " + quoted(declared);
  if (is_wide(name)) refuse_xml(text, at, declares + ", but is not written in it: declare UTF-8");
  if (!is_ascii_superset(name)) refuse_xml(text, at, declares + ", which is not supported: save it as UTF-8");

  const auto found = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(byte_order_mark_length(text)), text.end(),
                                  [](char c) { return !is_ascii(c); });
  if (found == text.end()) return;
  refuse_xml(text, static_cast<std::size_t>(found - text.begin()),
             declares + " and has characters outside ASCII: save it as UTF-8; the first is");
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
