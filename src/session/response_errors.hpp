// SPDX-License-Identifier: BSD-3-Clause
// Exceptions out of answers with an error status, whatever the shape of their body.
#pragma once

#include <string>
#include <vector>

#include <koordinates/error.hpp>
#include <koordinates/http/headers.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Throws the error that belongs to the status. `body` may be cut short. Secrets that the server repeats are hidden, also where it
// wrote them in other letters of JSON.
[[noreturn]] void throw_server_error(int status, const Headers& headers, const std::string& body,
                                     const std::vector<std::string>& secrets, ErrorContext context);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
