// SPDX-License-Identifier: BSD-3-Clause
// `Input`: a document to send, from a file, a stream or memory.
#pragma once

#include <iosfwd>
#include <string>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

//   layer.set_metadata(Input::file("roads.iso.xml"));
//   layer.set_metadata(Input::text(xml));
//   layer.set_metadata(stream);                          // read to its end, from where it stands
//
// A value; one made from a stream refers to it.
class KOORDINATES_EXPORT Input {
 public:
  [[nodiscard]] static Input file(std::string path);  // UTF-8
  [[nodiscard]] static Input text(std::string bytes);
  Input(std::istream& stream) noexcept : stream_(&stream) {}  // NOLINT(google-explicit-constructor)

  // All of it. Throws ClientValidationError where the file cannot be opened or read, naming it and the reason, or where there
  // are more than `limit` bytes.
  [[nodiscard]] std::string read(std::size_t limit) const;

 private:
  Input() = default;
  std::istream* stream_ = nullptr;
  std::string path_;
  std::string bytes_;
};

}  // namespace v0
}  // namespace koordinates
