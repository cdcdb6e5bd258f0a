// SPDX-License-Identifier: BSD-3-Clause
#include "testing/encoding/checksum.hpp"

#include <algorithm>

#include <zlib.h>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::size_t at_a_time = 1U << 30U;  // zlib counts in types that may have 32 bits

}  // namespace

std::uint32_t crc32_of(const char* data, std::size_t size, std::uint32_t before) {
  uLong sum = before;
  while (size > 0) {
    const std::size_t count = std::min(size, at_a_time);
    sum = ::crc32(sum, reinterpret_cast<const Bytef*>(data), static_cast<uInt>(count));
    data += count;
    size -= count;
  }
  return static_cast<std::uint32_t>(sum);
}

std::uint32_t crc32_joined(std::uint32_t first, std::uint32_t second, std::uint64_t second_size) {
  // What comes after only moves the first sum on, and the second is added to it.
  uLong moved = first;
  while (second_size > 0) {
    const std::uint64_t count = std::min<std::uint64_t>(second_size, at_a_time);
    moved = ::crc32_combine(moved, 0, static_cast<z_off_t>(count));
    second_size -= count;
  }
  return static_cast<std::uint32_t>(moved) ^ second;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
