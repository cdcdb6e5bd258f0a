// SPDX-License-Identifier: BSD-3-Clause
// Addresses that the caller names things by: which thing of the API it is, and whether it is this site's.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "session/session.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// `item`, whole or relative to the API, as a whole address. Throws ClientValidationError where it is on another site than
// those that are trusted, or is no address of one of these datatypes; `what` says which are meant: "a layer, which looks
// like layers/12/".
[[nodiscard]] std::string address_of_kind(const Session& session, const std::string& item,
                                          std::initializer_list<std::string_view> datatypes, const char* what);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
