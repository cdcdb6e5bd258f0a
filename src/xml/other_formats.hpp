// SPDX-License-Identifier: BSD-3-Clause
// What people send by mistake instead of XML.
#pragma once

#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Throws ClientValidationError, saying which, for a text that begins like JSON or a page of HTML.
void refuse_other_formats(std::string_view text);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
