// SPDX-License-Identifier: BSD-3-Clause
// `DownloadOptions`: how a download writes its file and reports its progress.
#pragma once

#include <cstddef>

#include <koordinates/core/transfers/progress.hpp>

namespace koordinates {
inline namespace v0 {

/// Options of one download. An aggregate; every member states its default.
struct DownloadOptions {
  /// If true, replaces an existing file once the new one is complete, and keeps its permissions (POSIX).
  bool overwrite = false;
  /// If true, returns only when the file and its directory entry are flushed to disk, so that they survive a power cut.
  bool durable = true;
  /// The size of a write in bytes, and of each report to `progress`; the last piece may be smaller. 0 throws
  /// ClientValidationError.
  std::size_t chunk_size = std::size_t{1} << 20;
  ProgressFunction progress;  ///< Called at least once, on the calling thread.
};

}  // namespace v0
}  // namespace koordinates
