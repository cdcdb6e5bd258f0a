// SPDX-License-Identifier: BSD-3-Clause
// The server's side of TLS, over OpenSSL.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "testing/wire/socket.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace detail {

// One TLS connection over a socket, which it does not own.
class WireTlsSession {
 public:
  virtual ~WireTlsSession();
  virtual bool handshake() = 0;
  virtual bool send_all(std::string_view bytes) = 0;
  virtual std::size_t receive(char* buffer, std::size_t capacity) = 0;
  [[nodiscard]] virtual bool has_pending() const = 0;
  virtual void finish_sending() = 0;  // close_notify
};

// A certificate and its key. Sessions may be made on any thread.
class WireTls {
 public:
  virtual ~WireTls();
  [[nodiscard]] virtual std::unique_ptr<WireTlsSession> session(const WireSocket& socket) const = 0;
};

// Throws std::runtime_error when the files cannot be read.
[[nodiscard]] std::unique_ptr<WireTls> make_wire_tls(const std::string& certificate_file, const std::string& key_file);

}  // namespace detail
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
