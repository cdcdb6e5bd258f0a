// SPDX-License-Identifier: BSD-3-Clause
// `Output`: where what is received goes: a file, a folder, a stream or memory.
#pragma once

#include <iosfwd>
#include <string>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {
struct OutputAccess;
}

///   Output::file("roads.zip")         // where "roads.zip" is a folder: into it
///   Output::directory("downloads")    // under the name that the service gives it
///   Output::text(xml)
///   std::cout
///
/// A value; one made from a stream or a string refers to it. Paths are UTF-8.
///
/// A file stands under its name only when all of it is there. Until then it is "<name>.part" beside it, which goes away when
/// the call fails; what stands there from a program that was killed is replaced. One download writes a file at a time: a
/// second one to the same target is refused with DownloadError. So is a target that exists, unless DownloadOptions::overwrite
/// is set, and then it must be a file: a symbolic link is replaced, what it leads to is left alone.
///
/// A stream gets its bytes as they come, so after a failure it may hold a part. A string gets them all at the end, or none.
class KOORDINATES_EXPORT Output {
 public:
  /// Both throw ClientValidationError for a path that is empty or has a NUL in it. Whether it can be written is found out by
  /// the call, before it asks for the file.
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
