// SPDX-License-Identifier: BSD-3-Clause
// Downloads: what a call answers, received into an Output.
#pragma once

#include <cstdint>
#include <string>

#include <koordinates/core/transfers/download_options.hpp>
#include <koordinates/core/transfers/output.hpp>
#include <koordinates/session/call_options.hpp>

#include "session/session.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// Sends the call, a GET, and writes its answer's body to the output. Gives the path of the file, empty where it is none.
//
// `suggested_name` is that of a file in a folder, as the service has it: it is made harmless first. `max_bytes` bounds the
// body where it is to be kept in memory; 0: no limit. Whether the site may be left is the call's own flag.
//
// Before anything is sent: ClientValidationError for a chunk_size of 0, DownloadError where the output cannot be written to,
// RedirectError where the call leads to another site. Afterwards also DownloadError for a full disk and an answer that is not
// whole; what progress and a stream throw; and everything that a call throws. No file is left then.
std::string download_to(Session& session, const ApiRequest& call, const Output& output, const DownloadOptions& options,
                        const std::string& suggested_name, const CallOptions& call_options,
                        std::uint64_t max_bytes = 0);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
