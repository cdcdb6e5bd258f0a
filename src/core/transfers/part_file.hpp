// SPDX-License-Identifier: BSD-3-Clause
// `PartFile`: a file that is written under another name than it will have; what the standard library has no calls for.
#pragma once

#include <cstddef>
#include <string>
#include <system_error>

namespace koordinates {
inline namespace v0 {
namespace detail {

// For one thread at a time. Names are those of files in the folder, which stays the same one even where the program changes
// its working directory or somebody renames it (POSIX). No call throws.
class PartFile {
 public:
  // What stands under a name.
  enum class Standing { nothing, file, folder, something_else };

  PartFile() noexcept = default;
  // Removes what was created, unless it was put in its place.
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  [[nodiscard]] std::error_code open_folder(const std::string& path);
  // `error` is set where that cannot be told: the name is too long, the folder may not be searched.
  [[nodiscard]] Standing standing(const std::string& name, std::error_code& error) const;

  // Creates the file for this object alone. One that nobody is writing is what a killed program left: it is removed first,
  // never written into, for it may have another name too. errc::device_or_resource_busy where somebody is writing it,
  // errc::file_exists where something stands there that is no file.
  [[nodiscard]] std::error_code create(const std::string& name);
  // Gives the file the permissions of another, for owner, group and others; where there is none, nothing changes. Of no effect
  // on Windows, where the folder decides.
  void take_permissions_of(const std::string& name) noexcept;
  [[nodiscard]] std::error_code write(const char* bytes, std::size_t count);
  // To the disk itself.
  [[nodiscard]] std::error_code flush();

  // Gives the file its final name, in one step. errc::file_exists where there is something under that name and `replace` is
  // false. That is checked by the system in the same step, save on file systems that know neither a rename that refuses nor
  // hard links: there somebody else's file that appears in the last instant is replaced.
  [[nodiscard]] std::error_code put_in_place(const std::string& name, bool replace);
  // After put_in_place(): the name too. Does nothing where folders cannot be flushed.
  [[nodiscard]] std::error_code flush_folder();

 private:
  void remove() noexcept;

#ifdef _WIN32
  void* file_ = nullptr;
  std::wstring folder_;
  bool created_ = false;
#else
  [[nodiscard]] bool is_still_named(int file, const std::string& name) const noexcept;

  int folder_ = -1;
  int file_ = -1;
  std::string name_;  // empty: nothing to remove
#endif
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
