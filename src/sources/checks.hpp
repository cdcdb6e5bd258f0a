// SPDX-License-Identifier: BSD-3-Clause
// What can be told of a source before it is sent.
#pragma once

#include <koordinates/sources.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Throws ClientValidationError, which never shows credentials.
void check_source(const Source& source);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
