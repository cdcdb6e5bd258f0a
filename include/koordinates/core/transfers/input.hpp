// SPDX-License-Identifier: BSD-3-Clause
// `Input`: a document to send, from a file, a stream or memory.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <string>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

class RequestBody;

/// A document to send.
///
///   layer.set_metadata(Input::file("roads.iso.xml"));
///   layer.set_metadata(Input::text(xml));
///   layer.set_metadata(stream);                          // read to its end, from its current position
///
/// A value, cheap to copy; an Input made from a stream refers to the stream. Open streams of files in binary mode. A
/// seekable stream is read each time from the position that it had when the Input was made. Any other stream is read
/// once; a second read throws ClientValidationError.
class KOORDINATES_EXPORT Input {
 public:
  /// From a file. Throws ClientValidationError if the path is empty or contains a NUL. The path is UTF-8.
  [[nodiscard]] static Input file(std::string path);
  [[nodiscard]] static Input text(std::string bytes);
  Input(std::istream& stream);  // NOLINT(google-explicit-constructor)

  /// The last component of a file's path; empty for a stream and for memory.
  [[nodiscard]] std::string file_name() const;

  /// The whole document. Throws ClientValidationError, with the file and the reason, if the file cannot be opened or
  /// read, or if there are more than `limit` bytes.
  [[nodiscard]] std::string read(std::size_t limit) const;

  /// The document as a body that is read piece by piece, in constant memory. For one thread at a time.
  ///
  /// The size is known for a file, for memory, and for a seekable stream; these can also be rewound. Throws
  /// ClientValidationError if the file is missing, is not a regular file, or cannot be read. Reading the body later
  /// throws UploadError if the file was deleted, resized or written to in the meantime. The size and the modification
  /// time are compared when the file is opened and before its last bytes are returned; a change of neither, within the
  /// resolution of the file system's clock, is not detected. A file is open only while it is read.
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
