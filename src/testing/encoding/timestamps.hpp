// SPDX-License-Identifier: BSD-3-Clause
// Points in time as the service writes and reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

using Millis = std::int64_t;  // since 1970-01-01T00:00:00Z

Millis now();

// "2015-06-11T11:14:10.018Z"
std::string timestamp(Millis time);

// ISO 8601: a date, or a date and a time with or without fraction, with 'Z', an offset or neither (then it is UTC).
std::optional<Millis> parse_timestamp(const std::string& text);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
