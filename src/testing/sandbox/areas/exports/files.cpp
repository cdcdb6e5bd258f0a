// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/exports/files.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "testing/encoding/checksum.hpp"
#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/errors.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::uint64_t smallest_zip = 200;
const std::uint64_t largest_zip = 0xFFFF'0000;  // its sizes have 32 bits
const std::size_t block_size = 64 * 1024;
const char* const entry_name = "data.bin";

std::string make_block(std::uint64_t seed) {
  std::string block(block_size, '\0');
  std::uint64_t value = seed * 0x9E37'79B9'7F4A'7C15U + 1;
  for (char& byte : block) {
    value ^= value << 13U;
    value ^= value >> 7U;
    value ^= value << 17U;
    byte = static_cast<char>(value >> 32U);
  }
  return block;
}

// Of the block, repeated up to that size: doubled for as long as that fits, so that its bytes need not be gone through.
std::uint32_t repeated_crc(const std::string& block, std::uint64_t size) {
  std::uint32_t all = 0;
  std::uint32_t power = crc32_of(block.data(), block.size());
  std::uint64_t power_size = block.size();
  for (std::uint64_t blocks = size / block.size(); blocks > 0; blocks /= 2) {
    if (blocks % 2 == 1) all = crc32_joined(all, power, power_size);
    power = crc32_joined(power, power, power_size);
    power_size *= 2;
  }
  return crc32_of(block.data(), static_cast<std::size_t>(size % block.size()), all);
}

void put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
}

// What a local header and the central directory both say of the entry.
std::string entry_header(std::uint32_t crc, std::uint64_t size) {
  std::string out;
  put(out, 20, 2);      // version that is needed
  put(out, 0, 2);       // flags
  put(out, 0, 2);       // stored
  put(out, 0, 2);       // midnight
  put(out, 0x2821, 2);  // 2000-01-01
  put(out, crc, 4);
  put(out, size, 4);
  put(out, size, 4);
  put(out, std::string(entry_name).size(), 2);
  put(out, 0, 2);  // no extra field
  return out;
}

std::string local_header(std::uint32_t crc, std::uint64_t size) {
  return "PK\3\4" + entry_header(crc, size) + entry_name;
}

std::string directory(std::uint32_t crc, std::uint64_t size, std::uint64_t offset) {
  std::string out = "PK\1\2";
  put(out, 20, 2);  // version that made it
  out += entry_header(crc, size);
  put(out, 0, 2);  // no comment
  put(out, 0, 2);  // disk
  put(out, 0, 2);  // attributes
  put(out, 0, 4);
  put(out, 0, 4);  // where the local header is
  out += entry_name;
  const std::uint64_t length = out.size();
  out += "PK\5\6";
  put(out, 0, 2);
  put(out, 0, 2);
  put(out, 1, 2);  // entries here and in all
  put(out, 1, 2);
  put(out, length, 4);
  put(out, offset, 4);
  put(out, 0, 2);
  return out;
}

struct ByteRange {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
};

// `Range: bytes=..` with one range; nothing where the header is to be passed over. A range that cannot be met has its
// end before its beginning.
std::optional<ByteRange> range_of(const std::string& header, std::uint64_t size) {
  if (!starts_with(header, "bytes=") || header.find(',') != std::string::npos) return std::nullopt;
  const std::size_t dash = header.find('-');
  if (dash == std::string::npos) return std::nullopt;
  const std::string begin = trim(header.substr(6, dash - 6));
  const std::string end = trim(header.substr(dash + 1));
  const auto first = parse_integer(begin);
  const auto last = parse_integer(end);
  if ((!first && !begin.empty()) || (!last && !end.empty()) || (!first && !last)) return std::nullopt;
  if (!first) {
    const std::uint64_t count = std::min(size, static_cast<std::uint64_t>(std::max<std::int64_t>(0, *last)));
    return count == 0 ? ByteRange{1, 0} : ByteRange{size - count, size - 1};
  }
  if (last && *last < *first) return std::nullopt;
  const auto from = static_cast<std::uint64_t>(*first);
  if (from >= size) return ByteRange{1, 0};
  return ByteRange{from, last ? std::min(static_cast<std::uint64_t>(*last), size - 1) : size - 1};
}

// Numbers in the form of an ETag.
std::string etag_of(const ExportFile& file, SandboxRanges ranges) {
  const std::string tag = "\"" + std::to_string(file.crc32()) + "-" + std::to_string(file.size()) + "\"";
  return ranges == SandboxRanges::weak ? "W/" + tag : tag;
}

// A range is given of the very file of which the client has the rest; only a strong validator says that it is.
bool same_file(const std::string& condition, const std::string& etag) {
  return condition.empty() || (condition == etag && !starts_with(etag, "W/"));
}

}  // namespace

ExportFile::ExportFile(const std::string& name, std::uint64_t size, std::uint64_t seed)
    : name_(name), block_(std::make_shared<const std::string>(make_block(seed))), data_size_(size) {
  if (size < smallest_zip || size > largest_zip) {
    data_crc_ = repeated_crc(*block_, data_size_);
    return;
  }
  const std::uint64_t around = local_header(0, 0).size() + directory(0, 0, 0).size();
  data_size_ = size - around;
  data_crc_ = repeated_crc(*block_, data_size_);
  head_ = local_header(data_crc_, data_size_);
  tail_ = directory(data_crc_, data_size_, head_.size() + data_size_);
}

std::uint32_t ExportFile::crc32() const {
  const std::uint32_t head = crc32_of(head_.data(), head_.size());
  return crc32_of(tail_.data(), tail_.size(), crc32_joined(head, data_crc_, data_size_));
}

void ExportFile::read(std::uint64_t offset, char* into, std::size_t count) const {
  while (count > 0) {
    const char* from = nullptr;
    std::uint64_t there = 0;
    if (offset < head_.size()) {
      from = head_.data() + offset;
      there = head_.size() - offset;
    } else if (offset - head_.size() < data_size_) {
      const std::uint64_t at = offset - head_.size();
      from = block_->data() + at % block_->size();
      there = std::min<std::uint64_t>(block_->size() - at % block_->size(), data_size_ - at);
    } else {
      from = tail_.data() + (offset - head_.size() - data_size_);
      there = tail_.size() - (offset - head_.size() - data_size_);
    }
    const auto now = static_cast<std::size_t>(std::min<std::uint64_t>(there, count));
    std::copy_n(from, now, into);
    into += now;
    offset += now;
    count -= now;
  }
}

HttpReply file_reply(const ExportFile& file, const HttpRequest& request, SandboxRanges ranges) {
  HttpReply reply{
      200,
      {{"Content-Type", "application/zip"}, {"Content-Disposition", "attachment; filename=" + file.filename()}},
      ""};
  ByteRange sent{0, file.size() - 1};
  if (file.size() == 0) {
    reply.headers.emplace_back("Content-Length", "0");
    return reply;
  }
  if (ranges != SandboxRanges::none) {
    const std::string etag = etag_of(file, ranges);
    reply.headers.emplace_back("ETag", etag);
    reply.headers.emplace_back("Accept-Ranges", "bytes");
    const auto asked = range_of(request.header("Range"), file.size());
    if (asked && same_file(request.header("If-Range"), etag)) {
      const std::string size = std::to_string(file.size());
      if (asked->last < asked->first) {
        HttpReply refused = json_reply(416, {{"detail", "There is no such range of this file."}});
        refused.headers.emplace_back("Content-Range", "bytes */" + size);
        return refused;
      }
      sent = *asked;
      reply.status = 206;
      reply.headers.emplace_back("Content-Range",
                                 "bytes " + std::to_string(sent.first) + "-" + std::to_string(sent.last) + "/" + size);
    }
  }
  auto stream = std::make_shared<StreamedBody>();
  stream->size = sent.last - sent.first + 1;
  stream->read = [file, first = sent.first](std::uint64_t offset, char* into, std::size_t count) {
    file.read(first + offset, into, count);
  };
  reply.stream = std::move(stream);
  return reply;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
