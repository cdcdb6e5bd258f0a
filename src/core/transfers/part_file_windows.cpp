// SPDX-License-Identifier: BSD-3-Clause
// A file that is put in its place when it is whole: Windows.
#ifdef _WIN32
#include "core/transfers/part_file.hpp"

#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#ifndef NOMINMAX
#define NOMINMAX
#endif
#ifndef WIN32_LEAN_AND_MEAN
#define WIN32_LEAN_AND_MEAN
#endif
#include <windows.h>

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

constexpr int tries = 16;  // against others who create and remove the same name

constexpr std::size_t most_in_a_name = 255;  // in UTF-16

std::error_code last_error() noexcept { return {static_cast<int>(::GetLastError()), std::system_category()}; }

std::wstring wide(const std::string& utf8) { return std::filesystem::u8path(utf8).wstring(); }

std::wstring path_in(const std::wstring& folder, const std::string& name) {
  return (std::filesystem::path(folder) / std::filesystem::u8path(name)).wstring();
}

bool is_folder(const std::wstring& path) noexcept {
  const DWORD attributes = ::GetFileAttributesW(path.c_str());
  return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

}  // namespace

PartFile::~PartFile() {
  remove();
  if (file_ != nullptr) ::CloseHandle(file_);
}

std::error_code PartFile::open_folder(const std::string& path) {
  folder_ = std::filesystem::absolute(wide(path)).wstring();
  if (::GetFileAttributesW(folder_.c_str()) == INVALID_FILE_ATTRIBUTES) return last_error();
  return is_folder(folder_) ? std::error_code() : std::make_error_code(std::errc::not_a_directory);
}

PartFile::Standing PartFile::standing(const std::string& name, std::error_code& error) const {
  error.clear();
  const std::wstring path = path_in(folder_, name);
  if (wide(name).size() > most_in_a_name) {
    error = std::make_error_code(std::errc::filename_too_long);
    return Standing::nothing;
  }
  const DWORD attributes = ::GetFileAttributesW(path.c_str());
  if (attributes == INVALID_FILE_ATTRIBUTES) {
    if (::GetLastError() != ERROR_FILE_NOT_FOUND) error = last_error();
    return Standing::nothing;
  }
  if ((attributes & FILE_ATTRIBUTE_DIRECTORY) != 0) return Standing::folder;
  return (attributes & FILE_ATTRIBUTE_DEVICE) != 0 ? Standing::something_else : Standing::file;
}

// Others may read what is written, but neither write nor delete it.
std::error_code PartFile::create(const std::string& name) {
  const std::wstring path = path_in(folder_, name);
  for (int i = 0; i < tries; ++i) {
    const HANDLE opened = ::CreateFileW(path.c_str(), GENERIC_WRITE | DELETE, FILE_SHARE_READ, nullptr, CREATE_NEW,
                                        FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT, nullptr);
    if (opened != INVALID_HANDLE_VALUE) {
      file_ = opened;
      created_ = true;
      return {};
    }
    if (::GetLastError() == ERROR_SHARING_VIOLATION) return std::make_error_code(std::errc::device_or_resource_busy);
    if (::GetLastError() != ERROR_FILE_EXISTS && ::GetLastError() != ERROR_ALREADY_EXISTS) return last_error();
    if (is_folder(path)) return std::make_error_code(std::errc::file_exists);
    if (::DeleteFileW(path.c_str()) == 0 && ::GetLastError() != ERROR_FILE_NOT_FOUND) {
      if (::GetLastError() == ERROR_SHARING_VIOLATION) return std::make_error_code(std::errc::device_or_resource_busy);
      return last_error();
    }
  }
  return std::make_error_code(std::errc::device_or_resource_busy);
}

void PartFile::take_permissions_of(const std::string&) noexcept {}

std::error_code PartFile::write(const char* bytes, std::size_t count) {
  constexpr std::size_t at_most = std::size_t{1} << 30;
  while (count > 0) {
    const DWORD piece = static_cast<DWORD>(count < at_most ? count : at_most);
    DWORD written = 0;
    if (::WriteFile(file_, bytes, piece, &written, nullptr) == 0) return last_error();
    bytes += written;
    count -= written;
  }
  return {};
}

std::error_code PartFile::flush() { return ::FlushFileBuffers(file_) != 0 ? std::error_code() : last_error(); }

std::error_code PartFile::put_in_place(const std::string& name, bool replace) {
  const std::wstring path = path_in(folder_, name);
  const std::size_t name_bytes = path.size() * sizeof(wchar_t);
  std::vector<char> memory(sizeof(FILE_RENAME_INFO) + name_bytes);
  auto* const info = reinterpret_cast<FILE_RENAME_INFO*>(memory.data());
  info->ReplaceIfExists = replace ? TRUE : FALSE;
  info->RootDirectory = nullptr;
  info->FileNameLength = static_cast<DWORD>(name_bytes);
  std::memcpy(info->FileName, path.data(), name_bytes);
  if (::SetFileInformationByHandle(file_, FileRenameInfo, info, static_cast<DWORD>(memory.size())) == 0) {
    const DWORD error = ::GetLastError();
    const bool exists = error == ERROR_ALREADY_EXISTS || error == ERROR_FILE_EXISTS;
    return exists ? std::make_error_code(std::errc::file_exists)
                  : std::error_code(static_cast<int>(error), std::system_category());
  }
  created_ = false;
  ::CloseHandle(std::exchange(file_, nullptr));  // at once: nobody can replace it while it is open
  return {};
}

std::error_code PartFile::flush_folder() { return {}; }

void PartFile::remove() noexcept {
  if (!created_) return;
  FILE_DISPOSITION_INFO info{};
  info.DeleteFile = TRUE;
  ::SetFileInformationByHandle(file_, FileDispositionInfo, &info, sizeof info);
  created_ = false;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates

#endif
