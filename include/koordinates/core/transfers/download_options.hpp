// SPDX-License-Identifier: BSD-3-Clause
// `DownloadOptions`: how a download is carried out.
#pragma once

#include <cstddef>

#include <koordinates/core/transfers/progress.hpp>

namespace koordinates {
inline namespace v0 {

/// How a download is carried out. An aggregate; every member has its default here.
struct DownloadOptions {
  bool overwrite =
      false;  ///< replace a file that stands there, once the new one is whole, and keep its permissions (POSIX)
  bool durable = true;  ///< return only when the file and its name are on the disk, power cut or not
  /// The number of bytes that are written, and reported to `progress`, at a time; the last piece may be smaller. 0 is
  /// refused.
  std::size_t chunk_size = std::size_t{1} << 20;
  ProgressFunction progress;  ///< is called at least once
};

}  // namespace v0
}  // namespace koordinates
