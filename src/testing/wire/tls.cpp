// SPDX-License-Identifier: BSD-3-Clause
#include "testing/wire/tls.hpp"

// The server's side of TLS, over OpenSSL.

#include <algorithm>
#include <stdexcept>

#include <openssl/ssl.h>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace detail {
namespace {

struct FreeContext {
  void operator()(SSL_CTX* context) const noexcept { SSL_CTX_free(context); }
};
struct FreeSession {
  void operator()(SSL* session) const noexcept { SSL_free(session); }
};

class Session final : public WireTlsSession {
 public:
  explicit Session(SSL* session) : ssl_(session) {
    if (!ssl_) throw std::runtime_error("the wire server gets no TLS session");
  }

  bool handshake() override { return SSL_accept(ssl_.get()) == 1; }

  bool send_all(std::string_view bytes) override {
    while (!bytes.empty()) {
      const int piece = static_cast<int>(std::min<std::size_t>(bytes.size(), 1U << 20U));
      const int sent = SSL_write(ssl_.get(), bytes.data(), piece);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  std::size_t receive(char* buffer, std::size_t capacity) override {
    const int count = SSL_read(ssl_.get(), buffer, static_cast<int>(std::min<std::size_t>(capacity, 1U << 20U)));
    return count > 0 ? static_cast<std::size_t>(count) : 0;
  }

  [[nodiscard]] bool has_pending() const override { return SSL_has_pending(ssl_.get()) == 1; }
  void finish_sending() override { SSL_shutdown(ssl_.get()); }

 private:
  std::unique_ptr<SSL, FreeSession> ssl_;
};

class Tls final : public WireTls {
 public:
  Tls(const std::string& certificate_file, const std::string& key_file) : context_(SSL_CTX_new(TLS_server_method())) {
    if (!context_) throw std::runtime_error("the wire server gets no TLS context");
    if (SSL_CTX_use_certificate_chain_file(context_.get(), certificate_file.c_str()) != 1)
      throw std::runtime_error("the wire server cannot read the certificate " + certificate_file);
    if (SSL_CTX_use_PrivateKey_file(context_.get(), key_file.c_str(), SSL_FILETYPE_PEM) != 1)
      throw std::runtime_error("the wire server cannot read the key " + key_file);
  }

  [[nodiscard]] std::unique_ptr<WireTlsSession> session(const WireSocket& socket) const override {
    auto session = SSL_new(context_.get());
    if (session != nullptr) SSL_set_fd(session, static_cast<int>(socket.handle()));
    return std::make_unique<Session>(session);
  }

 private:
  std::unique_ptr<SSL_CTX, FreeContext> context_;
};

}  // namespace

WireTlsSession::~WireTlsSession() = default;
WireTls::~WireTls() = default;

std::unique_ptr<WireTls> make_wire_tls(const std::string& certificate_file, const std::string& key_file) {
  return std::make_unique<Tls>(certificate_file, key_file);
}

}  // namespace detail
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
