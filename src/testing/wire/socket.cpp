// SPDX-License-Identifier: BSD-3-Clause
#include "testing/wire/socket.hpp"

// TCP sockets on 127.0.0.1: POSIX and Winsock.

#include <algorithm>
#include <stdexcept>

#ifdef _WIN32
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): the calls of POSIX are in no other
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

#endif

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace detail {
namespace {

#ifdef _WIN32
using Native = SOCKET;
using Length = int;
using Count = int;
constexpr int shut_both = SD_BOTH, shut_sending = SD_SEND;

Native open_native() {
  static const bool started = [] {
    WSADATA data;
    return WSAStartup(MAKEWORD(2, 2), &data) == 0;
  }();
  return started ? ::WSASocketW(AF_INET, SOCK_STREAM, IPPROTO_TCP, nullptr, 0, WSA_FLAG_OVERLAPPED) : INVALID_SOCKET;
}
bool good(Native native) { return native != INVALID_SOCKET; }
void close_native(Native native) { ::closesocket(native); }
// A call that waits already is not woken by the end of its connection.
void wake_native(Native native) { ::CancelIoEx(reinterpret_cast<HANDLE>(native), nullptr); }
int poll_native(WSAPOLLFD* what, int time) { return ::WSAPoll(what, 1, time); }
using PollItem = WSAPOLLFD;
bool interrupted() { return false; }
void do_not_block(Native native) {
  u_long on = 1;
  ::ioctlsocket(native, static_cast<long>(FIONBIO), &on);
}
#else
using Native = int;
using Length = socklen_t;
using Count = std::size_t;
constexpr int shut_both = SHUT_RDWR, shut_sending = SHUT_WR;

Native open_native() {
  const Native native = ::socket(AF_INET, SOCK_STREAM, 0);
  if (native >= 0) ::fcntl(native, F_SETFD, FD_CLOEXEC);
  return native;
}
bool good(Native native) { return native >= 0; }
void close_native(Native native) { ::close(native); }
void wake_native(Native) {}
int poll_native(pollfd* what, int time) { return ::poll(what, 1, time); }
using PollItem = pollfd;
bool interrupted() { return errno == EINTR; }
void do_not_block(Native native) { ::fcntl(native, F_SETFL, ::fcntl(native, F_GETFL) | O_NONBLOCK); }
#endif

#ifdef MSG_NOSIGNAL
constexpr int send_flags = MSG_NOSIGNAL;
#else
constexpr int send_flags = 0;
#endif

Native native(WireSocket::Handle handle) { return static_cast<Native>(handle); }

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

template <class Value>
void set(Native socket, int level, int name, const Value& value) {
  ::setsockopt(socket, level, name, reinterpret_cast<const char*>(&value), static_cast<Length>(sizeof value));
}

WireSocket make() {
  const Native socket = open_native();
  if (!good(socket)) throw std::runtime_error("the wire server gets no socket");
  return WireSocket(static_cast<WireSocket::Handle>(socket));
}

}  // namespace

WireSocket& WireSocket::operator=(WireSocket&& other) noexcept {
  if (this != &other) {
    close();
    handle_ = other.handle_;
    other.handle_ = none;
  }
  return *this;
}

WireSocket WireSocket::listen(int backlog) {
  WireSocket socket = make();
  const sockaddr_in address = loopback(0);
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  if (::bind(native(socket.handle_), generic, static_cast<Length>(sizeof address)) != 0 ||
      ::listen(native(socket.handle_), backlog) != 0)
    throw std::runtime_error("the wire server cannot listen on 127.0.0.1");
  return socket;
}

WireSocket WireSocket::begin_connect(std::uint16_t port) {
  WireSocket socket = make();
  do_not_block(native(socket.handle_));
  const sockaddr_in address = loopback(port);
  (void)::connect(native(socket.handle_), reinterpret_cast<const sockaddr*>(&address),
                  static_cast<Length>(sizeof address));
  return socket;
}

std::uint16_t WireSocket::port() const {
  sockaddr_in address{};
  auto length = static_cast<Length>(sizeof address);
  if (::getsockname(native(handle_), reinterpret_cast<sockaddr*>(&address), &length) != 0)
    throw std::runtime_error("the wire server has no port");
  return ntohs(address.sin_port);
}

WireSocket WireSocket::accept() const noexcept {
  const Native accepted = ::accept(native(handle_), nullptr, nullptr);
  if (!good(accepted)) return WireSocket();
#ifndef _WIN32
  ::fcntl(accepted, F_SETFD, FD_CLOEXEC);
#endif
  set(accepted, IPPROTO_TCP, TCP_NODELAY, int{1});
#ifdef SO_NOSIGPIPE
  set(accepted, SOL_SOCKET, SO_NOSIGPIPE, int{1});
#endif
  return WireSocket(static_cast<Handle>(accepted));
}

bool WireSocket::send_all(std::string_view bytes) const noexcept {
  while (!bytes.empty()) {
    const std::size_t piece = std::min<std::size_t>(bytes.size(), 1U << 20U);
    const auto sent = ::send(native(handle_), bytes.data(), static_cast<Count>(piece), send_flags);
    if (sent < 0 && interrupted()) continue;
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

std::size_t WireSocket::receive(char* buffer, std::size_t capacity) const noexcept {
  for (;;) {
    const auto count = ::recv(native(handle_), buffer, static_cast<Count>(capacity), 0);
    if (count < 0 && interrupted()) continue;
    return count > 0 ? static_cast<std::size_t>(count) : 0;
  }
}

bool WireSocket::readable_within(std::chrono::milliseconds time) const noexcept {
  PollItem item{};
  item.fd = native(handle_);
  item.events = POLLIN;
  return poll_native(&item, static_cast<int>(time.count())) > 0;
}

void WireSocket::finish_sending() const noexcept { ::shutdown(native(handle_), shut_sending); }

void WireSocket::shut_down() const noexcept {
  if (!open()) return;
  ::shutdown(native(handle_), shut_both);
  wake_native(native(handle_));
}

void WireSocket::close() noexcept {
  if (open()) close_native(native(handle_));
  handle_ = none;
}

void WireSocket::reset() noexcept {
  if (!open()) return;
  linger at_once{};
  at_once.l_onoff = 1;
  at_once.l_linger = 0;
  set(native(handle_), SOL_SOCKET, SO_LINGER, at_once);
  close();
}

void ignore_broken_pipes_on_this_thread() noexcept {
#ifndef _WIN32
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
#endif
}

}  // namespace detail
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
