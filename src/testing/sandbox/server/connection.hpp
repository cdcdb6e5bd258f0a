// SPDX-License-Identifier: BSD-3-Clause
// One accepted connection as a stream for the HTTP library: buffered reading, TLS, and writing behind the library's
// back. Include only in http_server.cpp and connection.cpp: it brings in the HTTP library, which compiles slowly.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>

#include <httplib.h>
#include <openssl/ssl.h>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct SslDeleter {
  void operator()(SSL* ssl) const noexcept { SSL_free(ssl); }
};

// What a stream is asked before it is read or written depends on the library's version. It may always: these block.
template <class Stream, class = void>
class BlockingStream : public Stream {  // up to 0.18
 public:
  bool is_writable() const override { return true; }
};
template <class Stream>
class BlockingStream<Stream, std::void_t<decltype(&Stream::wait_writable)>> : public Stream {  // from 0.20
 public:
  bool wait_readable() const override { return true; }
  bool wait_writable() const override { return true; }
  std::time_t duration() const override { return 0; }
};

// Used by one thread, interrupt() excepted. It does not own the socket until close().
class Connection final : public BlockingStream<httplib::Stream> {
 public:
  Connection(socket_t socket, std::uint64_t number);

  // The handshake of the server's side. False when the client does not want it.
  bool start_tls(SSL_CTX* context);

  // Blocks until a request begins. False when the client has closed, was idle for too long, or on interrupt().
  bool wait_for_bytes();

  // Everything blocked in this connection returns with an error. Safe on any thread until close().
  void interrupt() const noexcept;

  // `politely`: with the farewell of TLS.
  void close(bool politely);

  // From here on what the HTTP library writes is swallowed: its place was taken by write_through().
  void mute(bool on) { muted_ = on; }
  bool write_through(const char* data, std::size_t size);
  // After so many more bytes of what the HTTP library writes, writing fails.
  void limit_writing(std::optional<std::uint64_t> bytes) { writable_ = bytes; }
  // The limit was reached, and there was more to write.
  [[nodiscard]] bool cut_off() const { return cut_off_; }

  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] bool tls() const { return ssl_ != nullptr; }

  // httplib::Stream
  bool is_readable() const override;
  ssize_t read(char* data, std::size_t size) override;
  ssize_t write(const char* data, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override;
  void get_local_ip_and_port(std::string& ip, int& port) const override;
  socket_t socket() const override { return socket_; }

 private:
  bool fill();
  ssize_t send_some(const char* data, std::size_t size);

  socket_t socket_;
  std::uint64_t number_;
  std::unique_ptr<SSL, SslDeleter> ssl_;
  bool muted_ = false;
  std::optional<std::uint64_t> writable_;
  bool cut_off_ = false;
  std::array<char, 16384> buffer_{};
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
