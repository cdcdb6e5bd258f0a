// SPDX-License-Identifier: BSD-3-Clause
// Reading what is to be sent, and noticing where it is no longer what was announced.
#include "core/transfers/input_bodies.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <istream>
#include <streambuf>
#include <system_error>
#include <utility>

#include <koordinates/error.hpp>

#include "core/transfers/file_name.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

namespace fs = std::filesystem;

std::string name_of(const std::string& path) { return "the file " + quoted_path(path); }

// What tells that a file is still the same.
struct Fingerprint {
  std::uint64_t size = 0;
  fs::file_time_type changed;

  friend bool operator==(const Fingerprint& a, const Fingerprint& b) noexcept {
    return a.size == b.size && a.changed == b.changed;
  }
};

Fingerprint fingerprint(const fs::path& path, std::error_code& error) {
  Fingerprint print;
  print.size = fs::file_size(path, error);
  if (!error) print.changed = fs::last_write_time(path, error);
  return print;
}

std::string ended_after(std::uint64_t done, std::uint64_t size) {
  return " ended after " + std::to_string(done) + " of " + std::to_string(size) + " bytes while it was sent";
}

class FileBody final : public RequestBody {
 public:
  explicit FileBody(const std::string& path) : name_(name_of(path)), path_(fs::u8path(path)) {
    std::error_code error;
    const fs::file_status status = fs::status(path_, error);
    if (fs::exists(status) && !fs::is_directory(status) && !fs::is_regular_file(status)) {
      throw ClientValidationError(name_ + " is not a regular file; pass a stream that reads it");
    }
    static_cast<void>(open_to_send(path));
    print_ = fingerprint(path_, error);
    if (error) throw ClientValidationError(name_ + " cannot be read: " + error.message());
  }

  [[nodiscard]] std::optional<std::uint64_t> size() const override { return print_.size; }

  std::size_t read(char* buffer, std::size_t capacity) override {
    if (done_ > 0 && done_ == print_.size) return 0;
    if (!stream_.is_open()) open();
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(capacity, print_.size - done_));
    stream_.read(buffer, static_cast<std::streamsize>(wanted));
    const auto count = static_cast<std::size_t>(stream_.gcount());
    done_ += count;
    if (stream_.bad()) throw UploadError(name_ + " could not be read to its end");
    if (count < wanted) throw UploadError(name_ + ended_after(done_, print_.size));
    if (done_ == print_.size) {
      require_unchanged();  // before the last bytes are given
      stream_.close();
    }
    return count;
  }

  bool rewind() override {
    stream_.close();
    stream_.clear();
    done_ = 0;
    return true;
  }

 private:
  void open() {
    errno = 0;
    stream_.open(path_, std::ios::binary);
    if (!stream_) {
      throw UploadError(name_ +
                        " can no longer be opened: " + std::generic_category().message(errno != 0 ? errno : ENOENT));
    }
    require_unchanged();
  }

  void require_unchanged() const {
    std::error_code error;
    const Fingerprint now = fingerprint(path_, error);
    if (error) throw UploadError(name_ + " was deleted while it was sent: " + error.message());
    if (now.size != print_.size) {
      throw UploadError(name_ + " had " + std::to_string(print_.size) + " bytes, and has " + std::to_string(now.size) +
                        " now: it was changed while it was sent");
    }
    if (!(now == print_)) throw UploadError(name_ + " was changed while it was sent");
  }

  const std::string name_;
  const fs::path path_;
  Fingerprint print_;
  std::ifstream stream_;
  std::uint64_t done_ = 0;
};

// How many bytes there are from where the stream stands; none where it cannot seek.
std::optional<std::uint64_t> bytes_left(std::istream& stream) {
  std::streambuf* const source = stream.rdbuf();
  const std::streampos here = source->pubseekoff(0, std::ios::cur, std::ios::in);
  if (here < 0) return std::nullopt;
  const std::streampos end = source->pubseekoff(0, std::ios::end, std::ios::in);
  if (source->pubseekpos(here, std::ios::in) != here) throw ClientValidationError("the stream cannot be read");
  if (end < here) return std::nullopt;
  return static_cast<std::uint64_t>(end - here);
}

class StreamBody final : public RequestBody {
 public:
  explicit StreamBody(std::istream& stream) : stream_(stream) {
    if (!stream || stream.rdbuf() == nullptr)
      throw ClientValidationError("the stream to send has failed, or is at its end");
    size_ = bytes_left(stream);
    if (size_) start_ = stream.rdbuf()->pubseekoff(0, std::ios::cur, std::ios::in);
  }

  [[nodiscard]] std::optional<std::uint64_t> size() const override { return size_; }

  std::size_t read(char* buffer, std::size_t capacity) override {
    const std::size_t wanted =
        size_ ? static_cast<std::size_t>(std::min<std::uint64_t>(capacity, *size_ - done_)) : capacity;
    std::size_t count = 0;
    if (stream_ && wanted > 0) {
      stream_.read(buffer, static_cast<std::streamsize>(wanted));
      count = static_cast<std::size_t>(stream_.gcount());
    }
    done_ += count;
    if (stream_.bad()) throw UploadError("reading the stream failed after " + std::to_string(done_) + " bytes");
    if (size_) require_length(wanted, count);
    return count;
  }

  bool rewind() override {
    if (!size_) return done_ == 0;
    stream_.clear();
    if (stream_.rdbuf()->pubseekpos(start_, std::ios::in) != start_) return false;
    done_ = 0;
    return true;
  }

 private:
  void require_length(std::size_t wanted, std::size_t count) const {
    using Traits = std::istream::traits_type;
    if (count < wanted) throw UploadError("the stream" + ended_after(done_, *size_));
    const bool at_end = done_ == *size_;
    if (at_end && !Traits::eq_int_type(stream_.rdbuf()->sgetc(), Traits::eof())) {
      throw UploadError("the stream had " + std::to_string(*size_) + " bytes, and has more now");
    }
  }

  std::istream& stream_;
  std::optional<std::uint64_t> size_;
  std::streampos start_ = 0;
  std::uint64_t done_ = 0;
};

}  // namespace

std::ifstream open_to_send(const std::string& path) {
  const fs::path place = fs::u8path(path);
  errno = 0;
  std::ifstream stream(place, std::ios::binary);
  const int reason = errno;
  std::error_code ignored;
  if (fs::is_directory(place, ignored)) throw ClientValidationError(name_of(path) + " is a folder");
  if (!stream) {
    throw ClientValidationError(name_of(path) +
                                " cannot be opened: " + std::generic_category().message(reason != 0 ? reason : ENOENT));
  }
  return stream;
}

std::shared_ptr<RequestBody> make_file_body(const std::string& path) { return std::make_shared<FileBody>(path); }

std::shared_ptr<RequestBody> make_stream_body(std::istream& stream) { return std::make_shared<StreamBody>(stream); }

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
