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

///   layer.set_metadata(Input::file("roads.iso.xml"));
///   layer.set_metadata(Input::text(xml));
///   layer.set_metadata(stream);                          // read to its end, from where it stands
///
/// A value, cheap to copy; one made from a stream refers to it. A stream of a file is to be opened in binary mode. One that can
/// seek is read from where it stood when the Input was made, each time; one that cannot is read once, and refused with
/// ClientValidationError after that.
class KOORDINATES_EXPORT Input {
 public:
  /// Throws ClientValidationError for a path that is empty or has a NUL in it. UTF-8.
  [[nodiscard]] static Input file(std::string path);
  [[nodiscard]] static Input text(std::string bytes);
  Input(std::istream& stream);  // NOLINT(google-explicit-constructor)

  /// The last part of a file's path; empty for a stream and for memory.
  [[nodiscard]] std::string file_name() const;

  /// All of it. Throws ClientValidationError where the file cannot be opened or read, naming it and the reason, or where there
  /// are more than `limit` bytes.
  [[nodiscard]] std::string read(std::size_t limit) const;

  /// The same to be read piece by piece, in constant memory. Its size is known for a file, for memory, and for a stream that
  /// can seek; these can be rewound too. For one thread at a time.
  ///
  /// Throws ClientValidationError where there is no such file, where it is a folder or no regular file, or cannot be read. What
  /// is read later throws UploadError where the file is no longer what it was now: gone, of another size, or written to. That
  /// is looked at when the file is opened and again before its last bytes are given, by its size and time of change: a change
  /// that leaves both alone, within what the file system's clock can tell, is not seen. A file is open only while it is read.
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
