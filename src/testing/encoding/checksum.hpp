// SPDX-License-Identifier: BSD-3-Clause
// CRC-32, the checksum of zip files.
#pragma once

#include <cstddef>
#include <cstdint>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// Of the bytes that `before` is the checksum of and then these.
std::uint32_t crc32_of(const char* data, std::size_t size, std::uint32_t before = 0);

// Of what has the checksum `first` and then `second_size` bytes that have `second`.
std::uint32_t crc32_joined(std::uint32_t first, std::uint32_t second, std::uint64_t second_size);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
