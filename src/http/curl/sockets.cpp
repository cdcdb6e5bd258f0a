// SPDX-License-Identifier: BSD-3-Clause
// What is done to sockets beside libcurl: POSIX and Winsock.
#include "http/curl/sockets.hpp"

#ifndef _WIN32
#include <sys/socket.h>

#include <cerrno>
#endif

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

#ifdef _WIN32
constexpr int shut_both = SD_BOTH;
bool nothing_there() noexcept { return WSAGetLastError() == WSAEWOULDBLOCK; }
#else
constexpr int shut_both = SHUT_RDWR;
bool nothing_there() noexcept { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }
#endif

}  // namespace

curl_socket_t open_socket(const curl_sockaddr& address) noexcept {
  int type = address.socktype;
#ifdef SOCK_CLOEXEC
  type |= SOCK_CLOEXEC;
#endif
  return ::socket(address.family, type, address.protocol);
}

// libcurl's sockets do not block.
bool peer_has_spoken(curl_socket_t socket) noexcept {
  char byte = 0;
  return ::recv(socket, &byte, 1, MSG_PEEK) >= 0 || !nothing_there();
}

void exhaust(curl_socket_t socket) noexcept {
  constexpr int enough = 64;
  char bytes[16384];
  ::shutdown(socket, shut_both);
  for (int i = 0; i<enough&& ::recv(socket, bytes, sizeof bytes, 0)> 0; ++i) {
  }
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
