// SPDX-License-Identifier: BSD-3-Clause
// The files that exports are downloaded as: of any size, made from their numbers while they are sent.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <koordinates/testing/sandbox.hpp>

#include "testing/sandbox/http/message.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// A value: name, size and bytes follow from what it is made with. A zip file with one stored entry, where a file of that
// size can be one; otherwise only the bytes that would be in the entry.
class ExportFile {
 public:
  // `seed` makes the bytes of one file differ from those of another.
  ExportFile(const std::string& name, std::uint64_t size, std::uint64_t seed);

  [[nodiscard]] std::string filename() const { return name_ + ".zip"; }
  [[nodiscard]] std::uint64_t size() const { return head_.size() + data_size_ + tail_.size(); }
  [[nodiscard]] std::uint32_t crc32() const;

  // Writes the `count` bytes from `offset` on, which there have to be.
  void read(std::uint64_t offset, char* into, std::size_t count) const;

 private:
  std::string name_;
  std::string head_;                          // of the zip file, before the entry's bytes
  std::shared_ptr<const std::string> block_;  // the entry's bytes, again and again
  std::uint64_t data_size_ = 0;
  std::uint32_t data_crc_ = 0;
  std::string tail_;
};

// The answer to a request for the file: 200, or 206 or 416 for one that asks for a range where ranges are answered.
HttpReply file_reply(const ExportFile& file, const HttpRequest& request, SandboxRanges ranges);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
