// SPDX-License-Identifier: BSD-3-Clause
// `Output`: the destination of a download: a file, a directory, a stream or memory.
#pragma once

#include <iosfwd>
#include <string>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {
struct OutputAccess;
}

/// The destination of a download.
///
///     Output::file("roads.zip")         // into "roads.zip"; if that is a directory, into a file there
///     Output::directory("downloads")    // into a file with the name that the service suggests
///     Output::text(xml)
///     std::cout
///
/// A value type. An Output made from a stream or a string only refers to it: that object must outlive the call. Paths
/// are UTF-8.
///
/// A file appears under its final name only when it is complete. Until then it is written to "<name>.part" in the same
/// directory, which is removed if the call fails; a part file left by a program that was killed is replaced. Only one
/// download at a time can write a file: a second download to the same target throws DownloadError. An existing target
/// throws DownloadError too, unless DownloadOptions::overwrite is set; it must then be a file. A symbolic link is
/// replaced, and the file that it points to is left unchanged.
///
/// A stream receives the bytes as they arrive, so it may hold a part of them after a failure. A string receives all
/// bytes at the end, or none.
class KOORDINATES_EXPORT Output {
 public:
  /// Writes to a file or, if `path` is a directory, to a file in it.
  ///
  /// Throws ClientValidationError if the path is empty or contains a NUL. The call that downloads checks whether the
  /// path can be written, before it requests the file.
  [[nodiscard]] static Output file(std::string path);
  /// Writes to a file in a directory, under the name that the service suggests. Throws and is checked as file() is.
  [[nodiscard]] static Output directory(std::string path);
  /// Writes to a string, which must outlive the call.
  [[nodiscard]] static Output text(std::string& bytes) noexcept;
  /// Writes to a stream, which must outlive the call.
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
