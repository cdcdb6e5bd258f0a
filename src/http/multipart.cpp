// SPDX-License-Identifier: BSD-3-Clause
// Multipart bodies, put together while they are read.
#include "http/multipart.hpp"

#include <algorithm>
#include <cstring>
#include <random>
#include <utility>

#include <koordinates/error.hpp>

#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

// 128 bits.
std::string random_boundary() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device random;
  std::string boundary = "koordinates-";
  for (int word = 0; word < 4; ++word) {
    auto bits = static_cast<std::uint32_t>(random());
    for (int i = 0; i < 8; ++i, bits >>= 4U) boundary += digits[bits & 0xFU];
  }
  return boundary;
}

// As browsers do it, and servers read it: these three characters, and nothing else, not even "%".
std::string quoted_parameter(std::string_view value) {
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"') {
      quoted += "%22";
    } else if (c == '\r') {
      quoted += "%0D";
    } else if (c == '\n') {
      quoted += "%0A";
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

void check_part(const MultipartPart& part) {
  if (part.name.empty()) throw ClientValidationError("a part of an upload has no name");
  if (part.body == nullptr) throw ClientValidationError("the part " + quoted(part.name) + " of an upload has no body");
  for (const std::string* name : {&part.name, &part.file_name}) {
    if (name->find('\0') == std::string::npos) continue;
    throw ClientValidationError("a name in an upload contains a NUL: " + quoted(*name));
  }
  check_content_type(part.content_type);
}

}  // namespace

void check_content_type(std::string_view content_type) {
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
  if (!std::all_of(content_type.begin(), content_type.end(), is_plain)) {
    throw ClientValidationError(quoted(content_type) + " is not a content type, such as \"image/tiff\"");
  }
}

MultipartBody::MultipartBody(std::vector<MultipartPart> parts)
    : parts_(std::move(parts)), boundary_(random_boundary()) {
  if (parts_.empty()) throw ClientValidationError("an upload needs at least one part");
  for (const MultipartPart& part : parts_) check_part(part);
  begin(0);
}

std::string MultipartBody::content_type() const { return "multipart/form-data; boundary=" + boundary_; }

std::optional<std::uint64_t> MultipartBody::size() const {
  std::uint64_t total = head_of(parts_.size()).size();
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    const std::optional<std::uint64_t> size = parts_[i].body->size();
    if (!size) return std::nullopt;
    total += head_of(i).size() + *size;
  }
  return total;
}

std::string MultipartBody::head_of(std::size_t part) const {
  const std::string delimiter = (part == 0 ? "--" : "\r\n--") + boundary_;
  if (part == parts_.size()) return delimiter + "--\r\n";
  const MultipartPart& described = parts_[part];
  std::string head = delimiter + "\r\nContent-Disposition: form-data; name=" + quoted_parameter(described.name);
  if (!described.file_name.empty()) head += "; filename=" + quoted_parameter(described.file_name);
  if (!described.content_type.empty()) head += "\r\nContent-Type: " + described.content_type;
  return head + "\r\n\r\n";
}

// Fills what it can: a part's head alone would be a packet of its own.
std::size_t MultipartBody::read(char* buffer, std::size_t capacity) {
  std::size_t filled = 0;
  while (filled < capacity) {
    const std::size_t got = read_some(buffer + filled, capacity - filled);
    if (got == 0) break;
    filled += got;
  }
  return filled;
}

// 0 at the end of all.
std::size_t MultipartBody::read_some(char* buffer, std::size_t capacity) {
  for (;;) {
    if (head_read_ < head_.size()) {
      const std::size_t count = std::min(capacity, head_.size() - head_read_);
      std::memcpy(buffer, head_.data() + head_read_, count);
      head_read_ += count;
      return count;
    }
    if (part_ == parts_.size()) return 0;
    // To the very end, of which a body may have something to say: that the file behind it has changed.
    if (const std::size_t count = parts_[part_].body->read(buffer, capacity)) return count;
    begin(part_ + 1);
  }
}

void MultipartBody::begin(std::size_t part) {
  part_ = part;
  head_ = head_of(part);
  head_read_ = 0;
}

bool MultipartBody::rewind() {
  for (std::size_t i = 0; i < parts_.size() && i <= part_; ++i)
    if (!parts_[i].body->rewind()) return false;
  begin(0);
  return true;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
