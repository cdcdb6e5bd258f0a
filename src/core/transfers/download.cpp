// SPDX-License-Identifier: BSD-3-Clause
// Carrying out a download.
#include "core/transfers/download.hpp"

#include <koordinates/error.hpp>

#include "core/transfers/file_name.hpp"
#include "core/transfers/sink.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

std::string download_to(Session& session, const ApiRequest& call, const Output& output, const DownloadOptions& options,
                        const std::string& suggested_name, const CallOptions& call_options, std::uint64_t max_bytes) {
  if (options.chunk_size == 0) throw ClientValidationError("DownloadOptions::chunk_size must be at least 1");
  session.require_trusted(call.url, "the link leads to");  // before a file is created for it

  SinkSettings settings;
  settings.overwrite = options.overwrite;
  settings.durable = options.durable;
  settings.suggested_name = safe_file_name(suggested_name, "download");
  const std::unique_ptr<Sink> sink = open_sink(output, settings);

  Receiver receiver;
  receiver.chunk_bytes = options.chunk_size;
  receiver.max_bytes = max_bytes;
  receiver.take = [&](std::string_view piece, std::uint64_t done, std::optional<std::uint64_t> total) {
    sink->write(piece);
    if (options.progress) options.progress(done, total);
  };
  static_cast<void>(session.receive(call, call_options, receiver));
  return sink->finish();
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
