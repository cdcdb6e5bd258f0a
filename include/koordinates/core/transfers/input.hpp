// SPDX-License-Identifier: BSD-3-Clause
// `Input`: a document or file to send, from a path, a stream or memory.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

class RequestBody;

/// The source of the bytes that a call sends: a file, a stream or memory.
///
/// A value type that is cheap to copy. An Input made from a stream only refers to it: the stream must outlive the
/// Input. Open a file stream in binary mode. A seekable stream is read, each time, from the position that it had when
/// the Input was made. A stream that cannot seek can be read once; a second read throws ClientValidationError. Not
/// synchronised.
///
///     layer.set_metadata(Input::file("roads.iso.xml"));
///     layer.set_metadata(Input::text(xml));
///     layer.set_metadata(stream);                          // read from its position to its end
class KOORDINATES_EXPORT Input {
 public:
  /// Reads from a file. The path is UTF-8. Throws ClientValidationError if the path is empty or contains a NUL.
  [[nodiscard]] static Input file(std::string path);
  /// Reads from memory.
  [[nodiscard]] static Input text(std::string bytes);
  /// Reads from a stream, which must outlive the Input.
  Input(std::istream& stream);  // NOLINT(google-explicit-constructor)

  /// The file name: the last part of the path. Empty for a stream and for memory.
  [[nodiscard]] std::string file_name() const;

  /// Reads everything into memory. Throws ClientValidationError, with the file and the reason, if the file cannot be
  /// opened or read, and if there are more than `limit` bytes.
  [[nodiscard]] std::string read(std::size_t limit) const;

  /// Opens the input as a request body, which is read in pieces and in constant memory.
  ///
  /// The size is known, and the body can be rewound, for a file, for memory and for a seekable stream. Use the body on
  /// one thread at a time. A file is open only while it is read.
  ///
  /// Throws ClientValidationError if the file does not exist, is a directory or not a regular file, or cannot be read.
  /// A later read throws UploadError if the file has changed since open(): if it is missing, has another size, or was
  /// written to. The size and the modification time are compared when the file is opened and again before its last
  /// bytes are returned. A change that alters neither, within the resolution of the file system's clock, is not
  /// detected.
  [[nodiscard]] std::shared_ptr<RequestBody> open() const;

 private:
  struct Stream;
  Input() = default;
  std::shared_ptr<Stream> stream_;
  std::string path_;
  std::shared_ptr<const std::string> bytes_;
};

}  // namespace v0
}  // namespace koordinates
