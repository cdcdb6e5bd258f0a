// SPDX-License-Identifier: BSD-3-Clause
// Documents to send.
#include <koordinates/core/input.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <istream>
#include <utility>

#include <koordinates/error.hpp>
#include <koordinates/http/message.hpp>

#include "core/file_name.hpp"
#include "core/input_bodies.hpp"

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
  if (stream_ != nullptr) return read_all(*stream_, limit, "the stream");
  if (bytes_ != nullptr) {
    if (bytes_->size() > limit)
      throw ClientValidationError("the text is larger than " + std::to_string(limit) + " bytes");
    return *bytes_;
  }
  std::ifstream stream = detail::open_to_send(path_);
  return read_all(stream, limit, "the file " + detail::quoted_path(path_));
}

std::shared_ptr<RequestBody> Input::open() const {
  if (stream_ != nullptr) return detail::make_stream_body(*stream_);
  if (bytes_ != nullptr) return make_body(bytes_);
  return detail::make_file_body(path_);
}

}  // namespace v0
}  // namespace koordinates
