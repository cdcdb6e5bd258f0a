// SPDX-License-Identifier: BSD-3-Clause
// Compression of the sandbox's answers.
#pragma once

#include <string>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// `text` as a gzip file. Throws std::runtime_error when zlib cannot.
std::string gzip(const std::string& text);

// Whether an `Accept-Encoding` value allows gzip (`gzip;q=0` does not).
bool accepts_gzip(const std::string& accept_encoding);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
