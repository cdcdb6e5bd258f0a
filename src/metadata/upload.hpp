// SPDX-License-Identifier: BSD-3-Clause
// Sending a metadata document, the same way for everything that has metadata.
#pragma once

#include <string>

#include <koordinates/core/transfers/input.hpp>
#include <koordinates/session/call_options.hpp>

#include "session/session.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// The document, read and checked. Throws ClientValidationError for what is none.
[[nodiscard]] std::string checked_metadata(const Input& xml);

// POST of a checked document, as it is, to a …/metadata/ address.
void post_checked_metadata(Session& session, const Url& address, std::string xml, const CallOptions& options);

// POST of the document, as it is, to a …/metadata/ address. Throws ClientValidationError, before anything is sent, for what is
// no metadata document.
void post_metadata_to(Session& session, const Url& address, const Input& xml, const CallOptions& options);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
