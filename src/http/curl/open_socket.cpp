// SPDX-License-Identifier: BSD-3-Clause
// Opens the socket that libcurl asks for: POSIX and Winsock.
#include "open_socket.hpp"

#ifndef _WIN32
#include <sys/socket.h>
#endif

namespace koordinates {
inline namespace v0 {
namespace detail {

curl_socket_t open_socket(const curl_sockaddr& address) noexcept {
  int type = address.socktype;
#ifdef SOCK_CLOEXEC
  type |= SOCK_CLOEXEC;
#endif
  return ::socket(address.family, type, address.protocol);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
