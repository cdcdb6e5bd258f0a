// SPDX-License-Identifier: BSD-3-Clause
// Compresses, for answers that the transport has to decompress.
#pragma once

#include <stdexcept>
#include <string>

#include <zlib.h>

namespace koordinates_test {

// gzip of `piece`, `times` times over, without holding all of it.
inline std::string gzip(const std::string& piece, std::size_t times = 1) {
  constexpr int with_gzip_header = 15 + 16;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, with_gzip_header, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("no zlib");
  std::string packed;
  char buffer[65536];
  std::string input = piece;
  for (std::size_t i = 0; i < times; ++i) {
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    const int flush = i + 1 == times ? Z_FINISH : Z_NO_FLUSH;
    do {
      stream.next_out = reinterpret_cast<Bytef*>(buffer);
      stream.avail_out = sizeof buffer;
      deflate(&stream, flush);
      packed.append(buffer, sizeof buffer - stream.avail_out);
    } while (stream.avail_out == 0);
  }
  deflateEnd(&stream);
  return packed;
}

}  // namespace koordinates_test
