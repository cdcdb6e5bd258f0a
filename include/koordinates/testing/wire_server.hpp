// SPDX-License-Identifier: BSD-3-Clause
// `WireServer`: a test server that sends scripted bytes, pauses and connection errors that no HTTP library would
// produce.
//
//     WireServer server;
//     server.script(WireScript().expect_head().send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").reset());
//     transport->send(Request(Url::parse(server.url("/x"))), {});
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {

/// The steps that the server takes on one connection; it closes the connection after the last step. A value type; not
/// synchronised.
class WireScript {
 public:
  /// Reads up to the blank line that ends the head of a request.
  WireScript& expect_head();
  /// Reads a whole request, by its Content-Length or in chunks.
  WireScript& expect_request();
  /// Sends bytes.
  WireScript& send(std::string bytes);
  /// Sends the same bytes several times: a large body without the memory for it.
  WireScript& send_times(std::string bytes, std::size_t times);
  /// Sends bytes one at a time, with a pause after each.
  WireScript& drip(std::string bytes, std::chrono::milliseconds pause);
  /// Pauses.
  WireScript& wait(std::chrono::milliseconds pause);
  /// Waits until the client closes the connection or the server stops.
  WireScript& hang();
  /// Shuts down the sending side and continues: the client sees the end of the response.
  WireScript& finish();
  /// Closes the connection with a reset.
  WireScript& reset();
  /// Closes the connection.
  WireScript& close();
  /// Starts again at the first step, for as long as the client sends: a persistent connection.
  WireScript& repeat();

  /// One step of a script.
  struct Step {
    enum class Kind { expect_head, expect_request, send, drip, wait, hang, finish, reset, close, repeat };
    Kind kind = Kind::close;
    std::string bytes;
    std::size_t times = 1;
    std::chrono::milliseconds pause{0};
  };
  /// The steps in order.
  [[nodiscard]] const std::vector<Step>& steps() const noexcept { return steps_; }

 private:
  WireScript& then(Step step);
  std::vector<Step> steps_;
};

/// How the server handles connections.
enum class WireMode {
  /// Connections follow their scripts.
  normal,
  never_accept,  ///< The queue of connections is full: connecting gets no answer.
  /// Connections are accepted, but nothing is ever sent: a TLS handshake never completes.
  silent_handshake
};

/// Options of a WireServer. An aggregate; every member states its default.
struct WireOptions {
  /// How the server handles connections.
  WireMode mode = WireMode::normal;
  /// PEM files. If both are set, the server speaks TLS.
  std::string certificate_file, key_file;
};

/// What one expect step has read.
struct WireRequest {
  std::size_t connection = 0;  ///< Counted from 0.
  std::string head;            ///< Up to and including the blank line.
  std::string body;            ///< As received, including chunk headers.
};

/// A scripted server on a free port of 127.0.0.1. Thread-safe.
///
/// It owns its threads and listens from construction to destruction; the destructor returns promptly, whatever the
/// scripts are doing.
class WireServer {
 public:
  /// Starts listening. Throws std::runtime_error if the system refuses a socket or if a PEM file cannot be read.
  explicit WireServer(const WireOptions& options = {});
  /// Closes all connections and stops listening.
  ~WireServer();
  WireServer(const WireServer&) = delete;
  WireServer& operator=(const WireServer&) = delete;

  /// Sets the script of every future connection that has none of its own.
  void script(WireScript script);
  /// Sets the script of a single connection: the next one that has none of its own.
  void next_script(WireScript script);

  /// Returns the port.
  [[nodiscard]] std::uint16_t port() const noexcept;
  /// Returns "http://127.0.0.1:port/path"; with TLS, https and "localhost".
  [[nodiscard]] std::string url(const std::string& path = "/") const;

  /// Returns the number of connections accepted so far.
  [[nodiscard]] std::size_t connections() const;
  /// Returns the number of accepted connections that either side has closed.
  [[nodiscard]] std::size_t ended_connections() const;
  /// Returns the requests that expect steps have read.
  [[nodiscard]] std::vector<WireRequest> requests() const;
  /// Returns the number of bytes sent.
  [[nodiscard]] std::uint64_t bytes_sent() const;

  /// Waits until this many connections were accepted. Returns false if the time runs out.
  [[nodiscard]] bool wait_for_connections(std::size_t count, std::chrono::milliseconds at_most) const;
  /// Waits until this many requests were read. Returns false if the time runs out.
  [[nodiscard]] bool wait_for_requests(std::size_t count, std::chrono::milliseconds at_most) const;
  /// Waits until this many connections were closed. Returns false if the time runs out.
  [[nodiscard]] bool wait_for_ended(std::size_t count, std::chrono::milliseconds at_most) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
