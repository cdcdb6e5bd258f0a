// SPDX-License-Identifier: BSD-3-Clause
// Sending a metadata document, the same way for everything that has metadata.
#pragma once

#include <koordinates/core/call_options.hpp>
#include <koordinates/core/input.hpp>

#include "session/session.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// POST of the document, as it is, to a …/metadata/ address. Throws ClientValidationError, before anything is sent, for what is
// no metadata document.
void post_metadata_to(Session& session, const Url& address, const Input& xml, const CallOptions& options);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
