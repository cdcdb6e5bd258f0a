// SPDX-License-Identifier: BSD-3-Clause
// Documents to send.
#include <koordinates/core/transfers/input.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <istream>
#include <utility>

#include <koordinates/error.hpp>
#include <koordinates/http/message.hpp>

#include "core/transfers/file_name.hpp"
#include "core/transfers/input_bodies.hpp"

namespace koordinates {
inline namespace v0 {

namespace {

std::string read_all(std::istream& stream, std::size_t limit, const std::string& what) {
  std::string bytes;
  std::array<char, 16384> chunk{};
  while (stream) {
    stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    bytes.append(chunk.data(), static_cast<std::size_t>(stream.gcount()));
    if (bytes.size() > limit) throw ClientValidationError(what + " is larger than " + std::to_string(limit) + " bytes");
  }
  if (stream.bad()) throw ClientValidationError(what + " cannot be read");
  return bytes;
}

}  // namespace

// A stream and where it stood: nowhere, where it cannot seek.
struct Input::Stream {
  std::istream& stream;
  std::streampos start;
  bool was_read = false;

  // Made ready to be read from its start.
  std::istream& begin() {
    if (start >= 0) {
      stream.clear();
      if (stream.rdbuf()->pubseekpos(start, std::ios::in) != start) {
        throw ClientValidationError("the stream to send cannot seek back to its starting position");
      }
    } else if (was_read) {
      throw ClientValidationError("the stream to send was already read, and cannot seek back");
    }
    was_read = true;
    return stream;
  }
};

Input::Input(std::istream& stream)
    : stream_(std::make_shared<Stream>(Stream{stream, stream && stream.rdbuf() != nullptr
                                                          ? stream.rdbuf()->pubseekoff(0, std::ios::cur, std::ios::in)
                                                          : std::streampos(-1)})) {}

Input Input::file(std::string path) {
  detail::require_path(path, "file");
  Input input;
  input.path_ = std::move(path);
  return input;
}

Input Input::text(std::string bytes) {
  Input input;
  input.bytes_ = std::make_shared<const std::string>(std::move(bytes));
  return input;
}

std::string Input::file_name() const {
  return path_.empty() ? std::string() : detail::utf8_of(std::filesystem::u8path(path_).filename());
}

std::string Input::read(std::size_t limit) const {
  if (stream_ != nullptr) return read_all(stream_->begin(), limit, "the stream");
  if (bytes_ != nullptr) {
    if (bytes_->size() > limit)
      throw ClientValidationError("the text is larger than " + std::to_string(limit) + " bytes");
    return *bytes_;
  }
  std::ifstream stream = detail::open_to_send(path_);
  return read_all(stream, limit, "the file " + detail::quoted_path(path_));
}

std::shared_ptr<RequestBody> Input::open() const {
  if (stream_ != nullptr) return detail::make_stream_body(stream_->begin());
  if (bytes_ != nullptr) return make_body(bytes_);
  return detail::make_file_body(path_);
}

}  // namespace v0
}  // namespace koordinates
