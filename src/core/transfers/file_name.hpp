// SPDX-License-Identifier: BSD-3-Clause
// Names and paths of files: those that the service gives, made harmless, and those that the caller gives, checked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

constexpr std::size_t max_file_name_bytes = 255;  // what file systems take

// A name from the service as one that every system takes and that stays in its folder: the last part of a path, without
// control characters, reserved ones ("<>:\"|?*", each becomes "_") and bytes that are no UTF-8, without dots and blanks at
// its ends, not one of those that Windows keeps for devices, and not one that a partial download has. At most 255 bytes:
// what is longer is cut before its extension. `fallback`, which is taken as it is, where nothing is left.
[[nodiscard]] std::string safe_file_name(std::string_view name, std::string_view fallback);

// A title, which is no path, as one name: its slashes become "_".
[[nodiscard]] std::string name_of_title(std::string title);

// The name under which a file is written until it is whole: "<name>.part", cut and made distinct where that is too long.
[[nodiscard]] std::string part_name(std::string_view name);

// Throws ClientValidationError for a path that is empty or has a NUL in it, of which the system would see the
// beginning, and on Windows for one that is not UTF-8. `what` is "file" or "folder".
void require_path(const std::string& path, const char* what);

// A path in UTF-8, whichever type the language has for that.
template <class Path>
[[nodiscard]] std::string utf8_of(const Path& path) {
  const auto text = path.u8string();
  return std::string(text.begin(), text.end());
}

// A path for an error message.
[[nodiscard]] std::string quoted_path(std::string_view path);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
