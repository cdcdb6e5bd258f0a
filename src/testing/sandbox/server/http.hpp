// SPDX-License-Identifier: BSD-3-Clause
// The sandbox's transport: connections, threads, TLS and HTTP/1.1. It knows nothing of the API behind it.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "testing/sandbox/http/message.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct HttpServerOptions {
  std::string host;
  std::uint16_t port = 0;
  std::string tls_certificate_file;  // both or none
  std::string tls_key_file;
};

// Serves from construction to stop(). One thread a connection: a connection that stands idle costs a sleeping thread
// and delays nobody. The handler is called on those threads, at the same time on many.
class HttpServer {
 public:
  using Handler = std::function<HttpAnswer(const HttpRequest&)>;

  // Throws std::runtime_error when the address cannot be had or the certificate not be read.
  HttpServer(const HttpServerOptions& options, Handler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::size_t connections() const;

  // Closes everything at once and joins all threads.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
