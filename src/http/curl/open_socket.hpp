// SPDX-License-Identifier: BSD-3-Clause
// Opens the socket that libcurl asks for.
#pragma once

#include <curl/curl.h>

namespace koordinates {
inline namespace v0 {
namespace detail {

// CURL_SOCKET_BAD where the system refuses. Child processes do not inherit the socket where the system has that choice.
[[nodiscard]] curl_socket_t open_socket(const curl_sockaddr& address) noexcept;

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
