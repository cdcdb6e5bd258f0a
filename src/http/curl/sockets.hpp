// SPDX-License-Identifier: BSD-3-Clause
// What is done to sockets beside libcurl: opening them, and telling dead ones from kept ones.
#pragma once

#include <curl/curl.h>

namespace koordinates {
inline namespace v0 {
namespace detail {

// CURL_SOCKET_BAD where the system refuses. Child processes do not inherit the socket where the system has that choice.
[[nodiscard]] curl_socket_t open_socket(const curl_sockaddr& address) noexcept;

// Of a connection that nothing is asked of: whether the peer has closed it, or said something, be it the goodbye of TLS.
[[nodiscard]] bool peer_has_spoken(curl_socket_t socket) noexcept;

// Leaves the socket open, but at its end: nothing can be read from it or written to it.
void exhaust(curl_socket_t socket) noexcept;

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
