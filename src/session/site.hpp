// SPDX-License-Identifier: BSD-3-Clause
// What a client is made from, checked: the site's address, the token, the API version.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <koordinates/http/url.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// A host name, host and port, or base URL, as an address whose path is "/". Throws ClientValidationError: for user info, a
// path, blanks, plain http to anything but loopback.
[[nodiscard]] Url parse_site(std::string_view host);

// An origin that may be sent the token: a base URL as above.
[[nodiscard]] Url parse_trusted_origin(std::string_view origin);

// The token, or the environment's. Throws ClientValidationError where there is none and where it holds blanks, control or
// non-ASCII characters; never shows it.
[[nodiscard]] std::string find_token(std::string_view given);

// Throws ClientValidationError for an empty token and one with a character that no token has; never shows it.
void check_token(const std::string& token, const std::string& what);

// Throws InvalidAPIVersion for anything but "v1" and "v1.x".
void check_api_version(std::string_view version);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
