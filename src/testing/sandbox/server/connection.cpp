// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/server/connection.hpp"

#include <algorithm>
#include <climits>

#include <openssl/err.h>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

#ifdef _WIN32
using IoSize = int;  // how many bytes a call can be asked for
const int shut_both = SD_BOTH;
const int send_flags = 0;
void close_socket(socket_t socket) { closesocket(socket); }
// A call that waits already is not woken by the end of its connection.
void wake_socket(socket_t socket) { ::CancelIoEx(reinterpret_cast<HANDLE>(socket), nullptr); }
#else
using IoSize = std::size_t;
const int shut_both = SHUT_RDWR;
#ifdef MSG_NOSIGNAL
const int send_flags = MSG_NOSIGNAL;
#else
const int send_flags = 0;
#endif
void close_socket(socket_t socket) { ::close(socket); }
void wake_socket(socket_t) {}
#endif

int clamp_to_int(std::size_t size) { return static_cast<int>(std::min<std::size_t>(size, INT_MAX)); }

}  // namespace

Connection::Connection(socket_t socket, std::uint64_t number) : socket_(socket), number_(number) {
  const int on = 1;
  // Head and body are written separately: without this the body would wait for the client's acknowledgement.
  setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, reinterpret_cast<const char*>(&on), sizeof on);
}

bool Connection::start_tls(SSL_CTX* context) {
  ERR_clear_error();
  ssl_.reset(SSL_new(context));
  if (ssl_ == nullptr || SSL_set_fd(ssl_.get(), static_cast<int>(socket_)) != 1) return false;
  return SSL_accept(ssl_.get()) == 1;
}

bool Connection::wait_for_bytes() { return begin_ < end_ || fill(); }

void Connection::interrupt() const noexcept {
  ::shutdown(socket_, shut_both);
  wake_socket(socket_);
}

void Connection::close(bool politely) {
  if (ssl_ != nullptr && politely && SSL_is_init_finished(ssl_.get()) != 0) {
    ERR_clear_error();
    SSL_shutdown(ssl_.get());
  }
  ::shutdown(socket_, shut_both);
  close_socket(socket_);
}

bool Connection::is_readable() const { return true; }

ssize_t Connection::read(char* data, std::size_t size) {
  if (begin_ == end_ && !fill()) return -1;
  const std::size_t count = std::min(size, end_ - begin_);
  std::copy_n(buffer_.data() + begin_, count, data);
  begin_ += count;
  return static_cast<ssize_t>(count);
}

bool Connection::fill() {
  std::ptrdiff_t count = 0;
  if (ssl_ != nullptr) {
    ERR_clear_error();
    count = SSL_read(ssl_.get(), buffer_.data(), static_cast<int>(buffer_.size()));
  } else {
    count = ::recv(socket_, buffer_.data(), static_cast<IoSize>(buffer_.size()), 0);
  }
  if (count <= 0) return false;
  begin_ = 0;
  end_ = static_cast<std::size_t>(count);
  return true;
}

ssize_t Connection::write(const char* data, std::size_t size) {
  if (muted_) return static_cast<ssize_t>(size);
  if (writable_) {
    const std::uint64_t allowed = std::min<std::uint64_t>(size, *writable_);
    *writable_ -= allowed;
    if (allowed < size) {
      cut_off_ = true;
      write_through(data, static_cast<std::size_t>(allowed));
      return -1;
    }
  }
  return write_through(data, size) ? static_cast<ssize_t>(size) : -1;
}

bool Connection::write_through(const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t sent = send_some(data, size);
    if (sent <= 0) return false;
    data += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

ssize_t Connection::send_some(const char* data, std::size_t size) {
  if (ssl_ != nullptr) {
    ERR_clear_error();
    return SSL_write(ssl_.get(), data, clamp_to_int(size));
  }
  return ::send(socket_, data, static_cast<IoSize>(clamp_to_int(size)), send_flags);
}

// The addresses are of no use to the sandbox, and asking for them costs two system calls a request.
void Connection::get_remote_ip_and_port(std::string& ip, int& port) const {
  ip = "0.0.0.0";
  port = 0;
}

void Connection::get_local_ip_and_port(std::string& ip, int& port) const { get_remote_ip_and_port(ip, port); }

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
