// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/server/gzip.hpp"

#include <stdexcept>

#include <zlib.h>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

std::string gzip(const std::string& text) {
  z_stream stream{};
  const int gzip_window = 15 + 16;  // 16 asks zlib for the gzip wrapper
  if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("zlib cannot compress");
  }
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(&out[0]);
  stream.avail_out = static_cast<uInt>(out.size());
  const int outcome = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (outcome != Z_STREAM_END) throw std::runtime_error("zlib cannot compress");
  return out;
}

bool accepts_gzip(const std::string& accept_encoding) {
  for (const std::string& item : split(accept_encoding, ',')) {
    const std::vector<std::string> parts = split(item, ';');
    const std::string coding = lower(trim(parts[0]));
    if (coding != "gzip" && coding != "*") continue;
    if (parts.size() < 2) return true;
    const std::string quality = trim(parts[1]);
    return quality.find_first_of("123456789") != std::string::npos;
  }
  return false;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
