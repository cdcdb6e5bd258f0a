// SPDX-License-Identifier: BSD-3-Clause
// `Output`: where received data goes: a file, a folder, a stream or memory.
#pragma once

#include <iosfwd>
#include <string>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {
struct OutputAccess;
}

/// Where received data goes.
///
///   Output::file("roads.zip")         // if "roads.zip" is a folder: into it
///   Output::directory("downloads")    // under the name that the service gives
///   Output::text(xml)
///   std::cout
///
/// A value; an Output made from a stream or a string refers to it. Paths are UTF-8.
///
/// A file appears under its name only when it is complete. Until then it is "<name>.part" in the same folder, which is
/// removed if the call fails; a part that a killed program left is replaced. Only one download at a time may write a
/// file: a second one to the same target throws DownloadError. So does an existing target, unless
/// DownloadOptions::overwrite is set; it must then be a file, and a symbolic link is replaced, not followed.
///
/// A stream receives bytes as they arrive, so it may hold a part after a failure. A string receives everything at the
/// end, or nothing.
class KOORDINATES_EXPORT Output {
 public:
  /// Both throw ClientValidationError if the path is empty or contains a NUL. The call checks, before it requests the
  /// file, whether the path can be written.
  [[nodiscard]] static Output file(std::string path);
  [[nodiscard]] static Output directory(std::string path);
  [[nodiscard]] static Output text(std::string& bytes) noexcept;
  Output(std::ostream& stream) noexcept : stream_(&stream) {}  // NOLINT(google-explicit-constructor)

 private:
  friend struct detail::OutputAccess;
  Output() = default;
  std::ostream* stream_ = nullptr;
  std::string* text_ = nullptr;
  std::string path_;
  bool must_be_folder_ = false;
};

}  // namespace v0
}  // namespace koordinates
