// SPDX-License-Identifier: BSD-3-Clause
// A downloaded file: written under another name, put in its place when it is whole.
#include <cerrno>
#include <filesystem>
#include <system_error>

#include <koordinates/error.hpp>

#include "core/transfers/file_name.hpp"
#include "core/transfers/part_file.hpp"
#include "core/transfers/sink.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

bool is_disk_full(const std::error_code& error) {
  if (error == std::errc::no_space_on_device) return true;
#ifdef _WIN32
  return false;
#else
  return error == std::error_code(EDQUOT, std::generic_category());
#endif
}

[[noreturn]] void throw_failure(const std::string& what, const std::string& path, const std::error_code& error) {
  throw DownloadError((is_disk_full(error) ? "the disk is full: cannot " : "cannot ") + what + " " + quoted_path(path) +
                      ": " + error.message());
}

class FileSink final : public Sink {
 public:
  FileSink(const std::string& folder, const std::string& name, const SinkSettings& settings)
      : name_(name), overwrite_(settings.overwrite), durable_(settings.durable) {
    const std::filesystem::path place = std::filesystem::u8path(folder);
    path_ = utf8_of(place / std::filesystem::u8path(name));
    part_path_ = utf8_of(place / std::filesystem::u8path(part_name(name)));
    open_folder(folder.empty() ? "." : folder);
    require_free();  // before a part is created, for the better message
    create();
    if (overwrite_) file_.take_permissions_of(name_);
    require_free();  // another download may have ended meanwhile
  }

  void write(std::string_view bytes) override {
    if (const std::error_code error = file_.write(bytes.data(), bytes.size()))
      throw_failure("write to", part_path_, error);
  }

  std::string finish() override {
    if (durable_) {
      if (const std::error_code error = file_.flush()) throw_failure("flush to the disk", part_path_, error);
    }
    const std::error_code error = file_.put_in_place(name_, overwrite_);
    if (error == std::errc::file_exists && !overwrite_) {
      throw DownloadError(quoted_path(path_) +
                          " was created by another program during the download; it was left unchanged");
    }
    if (error) throw_failure("rename " + quoted_path(part_path_) + " to", path_, error);
    if (durable_) {
      if (const std::error_code unsure = file_.flush_folder())
        throw_failure("make durable, although it was written completely,", path_, unsure);
    }
    return path_;
  }

 private:
  void open_folder(const std::string& folder) {
    const std::error_code error = file_.open_folder(folder);
    if (error == std::errc::no_such_file_or_directory) {
      throw DownloadError("there is no folder " + quoted_path(folder) + " to download to");
    }
    if (error) throw_failure("open the folder", folder, error);
  }

  void require_free() {
    std::error_code error;
    const PartFile::Standing standing = file_.standing(name_, error);
    if (error) throw_failure("write to", path_, error);
    if (standing == PartFile::Standing::folder) throw DownloadError(quoted_path(path_) + " is a folder");
    if (standing == PartFile::Standing::something_else) {
      throw DownloadError(quoted_path(path_) + " is not a regular file; pass a stream to write to it");
    }
    if (standing == PartFile::Standing::file && !overwrite_) {
      throw DownloadError(quoted_path(path_) + " already exists; set DownloadOptions::overwrite to replace it");
    }
  }

  void create() {
    const std::error_code error = file_.create(part_name(name_));
    if (error == std::errc::device_or_resource_busy) {
      throw DownloadError("another download to " + quoted_path(path_) + " is under way: " + quoted_path(part_path_) +
                          " is being written");
    }
    if (error == std::errc::file_exists) {
      throw DownloadError(quoted_path(part_path_) + " exists and is not a regular file; remove it");
    }
    if (error) throw_failure("create", part_path_, error);
  }

  const std::string name_;
  const bool overwrite_, durable_;
  std::string path_, part_path_;
  PartFile file_;
};

}  // namespace

std::unique_ptr<Sink> open_file_sink(const std::string& folder, const std::string& name, const SinkSettings& settings) {
  return std::make_unique<FileSink>(folder, name, settings);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
