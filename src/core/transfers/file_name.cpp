// SPDX-License-Identifier: BSD-3-Clause
// File names made harmless.
#include "core/transfers/file_name.hpp"

#include <algorithm>
#include <cstdint>

#include <koordinates/error.hpp>

#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::string_view part_suffix = ".part";
constexpr std::size_t max_extension_bytes = 32;  // what is longer behind a dot is no extension

// Without folders, with one character for each that cannot stay.
std::string clean(std::string_view name) {
  constexpr std::string_view reserved = "<>:\"|?*";
  const std::size_t slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string kept;
  while (!name.empty()) {
    const Utf8Char c = decode_utf8(name);
    const std::size_t length = std::max<std::size_t>(c.length, 1);
    if (c.length == 0 || (c.code_point < 0x80 && reserved.find(name.front()) != std::string_view::npos)) {
      kept += '_';
    } else if (!is_invisible(c.code_point)) {
      kept += name.substr(0, length);
    }
    name.remove_prefix(length);
  }
  return kept;
}

// Dots at the front hide a file, and ".." is no file; Windows drops dots and blanks at the end.
std::string_view trim(std::string_view name) {
  constexpr std::string_view loose = ". ";
  const std::size_t first = name.find_first_not_of(loose);
  if (first == std::string_view::npos) return {};
  return name.substr(first, name.find_last_not_of(loose) - first + 1);
}

std::string upper_case(std::string_view text) {
  std::string upper(text);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return upper;
}

// With any extension: "nul.zip" is the device too.
bool is_device(std::string_view name) {
  const std::string stem = upper_case(trim(name.substr(0, name.find('.'))));
  if (stem == "CON" || stem == "PRN" || stem == "AUX" || stem == "NUL" || stem == "CONIN$" || stem == "CONOUT$")
    return true;
  if (stem.size() < 4 || (stem.compare(0, 3, "COM") != 0 && stem.compare(0, 3, "LPT") != 0)) return false;
  const std::string_view number = std::string_view(stem).substr(3);
  return (number.size() == 1 && number[0] >= '0' && number[0] <= '9') || number == "\xC2\xB9" || number == "\xC2\xB2" ||
         number == "\xC2\xB3";  // superscripts count
}

bool ends_like_part(std::string_view name) {
  return name.size() >= part_suffix.size() &&
         upper_case(name.substr(name.size() - part_suffix.size())) == upper_case(part_suffix);
}

std::string cut(const std::string& name) {
  if (name.size() <= max_file_name_bytes) return name;
  const std::size_t dot = name.rfind('.');
  const bool has_extension = dot != std::string::npos && name.size() - dot <= max_extension_bytes;
  const std::string extension = has_extension ? name.substr(dot) : std::string();
  const std::string_view stem = std::string_view(name).substr(0, name.size() - extension.size());
  return std::string(trim(utf8_prefix(stem, max_file_name_bytes - extension.size()))) + extension;
}

// FNV-1a: not against anybody, only so that two long names do not share one partial file.
std::string hash_text(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  std::string hex;
  for (int shift = 28; shift >= 0; shift -= 4) hex += digits[(hash >> static_cast<unsigned>(shift)) & 0xFU];
  return hex;
}

}  // namespace

std::string safe_file_name(std::string_view name, std::string_view fallback) {
  std::string safe(trim(clean(name)));
  if (safe.empty()) return std::string(fallback);
  if (is_device(safe)) safe.insert(0, 1, '_');
  if (ends_like_part(safe)) safe += ".file";
  return cut(safe);
}

std::string name_of_title(std::string title) {
  std::replace_if(
      title.begin(), title.end(), [](char c) { return c == '/' || c == '\\'; }, '_');
  return title;
}

std::string part_name(std::string_view name) {
  if (name.size() + part_suffix.size() <= max_file_name_bytes) return std::string(name) + std::string(part_suffix);
  const std::string distinct = "~" + hash_text(name) + std::string(part_suffix);
  return std::string(utf8_prefix(name, max_file_name_bytes - distinct.size())) + distinct;
}

// A path is any bytes on POSIX; on Windows it becomes UTF-16.
#ifdef _WIN32
constexpr bool paths_are_text = true;
#else
constexpr bool paths_are_text = false;
#endif

void require_path(const std::string& path, const char* what) {
  if (path.empty()) throw ClientValidationError("the path of a " + std::string(what) + " is empty");
  if (path.find('\0') != std::string::npos) {
    throw ClientValidationError("the path of a " + std::string(what) + " contains a NUL: " + quoted_path(path));
  }
  if (paths_are_text && !is_utf8(path)) {
    throw ClientValidationError("the path of a " + std::string(what) + " is not UTF-8: " + quoted_path(path));
  }
}

std::string quoted_path(std::string_view path) { return quoted(path, 500); }

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
