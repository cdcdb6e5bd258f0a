// SPDX-License-Identifier: BSD-3-Clause
// Documents to send.
#include <koordinates/core/input.hpp>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <istream>
#include <system_error>
#include <utility>

#include <koordinates/error.hpp>

#include "printable.hpp"

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
  Input input;
  input.path_ = std::move(path);
  if (input.path_.empty()) throw ClientValidationError("the path of a file is empty");
  return input;
}

Input Input::text(std::string bytes) {
  Input input;
  input.bytes_ = std::move(bytes);
  return input;
}

std::string Input::read(std::size_t limit) const {
  if (stream_ != nullptr) return read_all(*stream_, limit, "the stream");
  if (path_.empty()) {
    if (bytes_.size() > limit)
      throw ClientValidationError("the text is larger than " + std::to_string(limit) + " bytes");
    return bytes_;
  }
  const std::string name = "the file " + detail::quoted(path_);
  errno = 0;
  const std::filesystem::path path = std::filesystem::u8path(path_);
  std::error_code ignored;
  std::ifstream stream(path, std::ios::binary);
  if (std::filesystem::is_directory(path, ignored)) throw ClientValidationError(name + " is a folder");
  if (!stream) {
    throw ClientValidationError(name +
                                " cannot be opened: " + std::generic_category().message(errno != 0 ? errno : ENOENT));
  }
  return read_all(stream, limit, name);
}

}  // namespace v0
}  // namespace koordinates
