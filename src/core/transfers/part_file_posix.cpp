// SPDX-License-Identifier: BSD-3-Clause
// A file that is put in its place when it is whole: POSIX.
#ifndef _WIN32
#include "core/transfers/part_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iterator>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

constexpr int tries = 16;  // against others who create and remove the same name

std::error_code last_error() noexcept { return {errno, std::generic_category()}; }

std::error_code code_of(std::errc error) noexcept { return std::make_error_code(error); }

// Closes at the end of a scope what nobody has taken.
struct Descriptor {
  int number;
  explicit Descriptor(int opened) noexcept : number(opened) {}
  ~Descriptor() {
    if (number >= 0) ::close(number);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int take() noexcept { return std::exchange(number, -1); }
};

bool is_regular(int file) noexcept {
  struct stat info {};
  return ::fstat(file, &info) == 0 && S_ISREG(info.st_mode);
}

// Tells one who writes from what is left of one who was killed. A file system without locks has no such sign.
enum class Lock { taken, busy, unknown };

Lock lock(int file) noexcept {
  int result = -1;
  do result = ::flock(file, LOCK_EX | LOCK_NB);
  while (result != 0 && errno == EINTR);
  if (result == 0) return Lock::taken;
  return errno == EWOULDBLOCK ? Lock::busy : Lock::unknown;
}

// Not every file system, nor every kernel, has it: then errno is one of those below.
int rename_if_free(int folder, const char* from, const char* to) noexcept {
#if defined(RENAME_NOREPLACE)
  return ::renameat2(folder, from, folder, to, RENAME_NOREPLACE);
#elif defined(RENAME_EXCL)
  return ::renameatx_np(folder, from, folder, to, RENAME_EXCL);
#else
  static_cast<void>(folder);
  static_cast<void>(from);
  static_cast<void>(to);
  errno = ENOSYS;
  return -1;
#endif
}

// Two of these are one number on some systems.
bool is_unsupported(int error) noexcept {
  constexpr int codes[] = {ENOSYS, EINVAL, ENOTSUP, EOPNOTSUPP, EPERM, EMLINK};
  return std::find(std::begin(codes), std::end(codes), error) != std::end(codes);
}

int sync(int file) noexcept {
#ifdef F_FULLFSYNC
  if (::fcntl(file, F_FULLFSYNC) == 0) return 0;  // fsync() alone leaves it in the drive's cache
#endif
  return ::fsync(file);
}

}  // namespace

PartFile::~PartFile() {
  remove();
  if (file_ >= 0) ::close(file_);
  if (folder_ >= 0) ::close(folder_);
}

std::error_code PartFile::open_folder(const std::string& path) {
  folder_ = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
#ifdef O_PATH
  if (folder_ < 0 && errno == EACCES) folder_ = ::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
#endif
  return folder_ < 0 ? last_error() : std::error_code();
}

PartFile::Standing PartFile::standing(const std::string& name, std::error_code& error) const {
  error.clear();
  struct stat info {};
  if (::fstatat(folder_, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) {
    if (errno != ENOENT) error = last_error();
    return Standing::nothing;
  }
  // What a link leads to counts, so that a device is not replaced by way of one; a link to nowhere is as good as a file.
  struct stat target {};
  if (S_ISLNK(info.st_mode) && ::fstatat(folder_, name.c_str(), &target, 0) != 0) return Standing::file;
  const mode_t mode = S_ISLNK(info.st_mode) ? target.st_mode : info.st_mode;
  if (S_ISREG(mode)) return Standing::file;
  return S_ISDIR(mode) ? Standing::folder : Standing::something_else;
}

std::error_code PartFile::create(const std::string& name) {
  for (int i = 0; i < tries; ++i) {
    Descriptor file(::openat(folder_, name.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    const bool is_new = file.number >= 0;
    if (!is_new) {
      if (errno != EEXIST) return last_error();
      file.number = ::openat(folder_, name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
      if (file.number < 0 && errno == ENOENT) continue;
      if (file.number < 0) return errno == ELOOP ? code_of(std::errc::file_exists) : last_error();
    }
    if (!is_regular(file.number)) return code_of(std::errc::file_exists);
    const Lock locked = lock(file.number);
    if (locked == Lock::busy || (locked == Lock::unknown && !is_new)) {
      return code_of(std::errc::device_or_resource_busy);
    }
    // Whoever held the lock before may have put this very file in its place, or removed it.
    if (!is_still_named(file.number, name)) continue;
    if (is_new) {
      file_ = file.take();
      name_ = name;
      return {};
    }
    if (::unlinkat(folder_, name.c_str(), 0) != 0 && errno != ENOENT) return last_error();
  }
  return code_of(std::errc::device_or_resource_busy);
}

bool PartFile::is_still_named(int file, const std::string& name) const noexcept {
  struct stat opened {};
  struct stat named {};
  return ::fstat(file, &opened) == 0 && ::fstatat(folder_, name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

// What these change is the file.
// NOLINTBEGIN(readability-make-member-function-const)
void PartFile::take_permissions_of(const std::string& name) noexcept {
  struct stat info {};
  if (::fstatat(folder_, name.c_str(), &info, 0) != 0 || !S_ISREG(info.st_mode)) return;
  static_cast<void>(::fchmod(file_, info.st_mode & 0777));  // not every file system has permissions
}

std::error_code PartFile::write(const char* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t written = ::write(file_, bytes, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return last_error();
    bytes += written;
    count -= static_cast<std::size_t>(written);
  }
  return {};
}

std::error_code PartFile::flush() {
  if (sync(file_) == 0 || is_unsupported(errno)) return {};
  return last_error();
}

std::error_code PartFile::flush_folder() {
  if (sync(folder_) == 0 || is_unsupported(errno) || errno == EBADF || errno == EACCES) return {};
  return last_error();
}
// NOLINTEND(readability-make-member-function-const)

std::error_code PartFile::put_in_place(const std::string& name, bool replace) {
  const char* const from = name_.c_str();
  const char* const to = name.c_str();
  if (replace) {
    if (::renameat(folder_, from, folder_, to) != 0) return last_error();
  } else if (rename_if_free(folder_, from, to) != 0) {
    if (!is_unsupported(errno)) return last_error();
    if (::linkat(folder_, from, folder_, to, 0) == 0) {
      ::unlinkat(folder_, from, 0);
    } else {
      if (!is_unsupported(errno)) return last_error();
      std::error_code error;
      if (standing(name, error) != Standing::nothing) return code_of(std::errc::file_exists);
      if (::renameat(folder_, from, folder_, to) != 0) return last_error();
    }
  }
  name_.clear();
  return {};
}

void PartFile::remove() noexcept {
  if (!name_.empty() && is_still_named(file_, name_)) ::unlinkat(folder_, name_.c_str(), 0);
  name_.clear();
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates

#endif
