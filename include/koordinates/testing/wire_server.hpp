// SPDX-License-Identifier: BSD-3-Clause
// `WireServer`: a server that follows a script, byte by byte, and so does what no HTTP library will.
//
//   WireServer server;
//   server.script(WireScript().expect_head().send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").reset());
//   transport->send(Request(Url::parse(server.url("/x"))), {});
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

/// The steps that the server takes on one connection; after the last step it closes the connection. A value.
class WireScript {
 public:
  /// Reads up to the blank line that ends the head of a request.
  WireScript& expect_head();
  /// Reads a whole request, by its Content-Length or in chunks.
  WireScript& expect_request();
  WireScript& send(std::string bytes);
  /// Sends the same bytes repeatedly: a large body without the memory for it.
  WireScript& send_times(std::string bytes, std::size_t times);
  /// Sends one byte at a time, with a pause after each.
  WireScript& drip(std::string bytes, std::chrono::milliseconds pause);
  WireScript& wait(std::chrono::milliseconds pause);
  /// Waits until the client closes the connection or the server stops.
  WireScript& hang();
  /// Closes the sending direction and continues: the client sees the end of the response.
  WireScript& finish();
  /// Closes the connection with a reset.
  WireScript& reset();
  WireScript& close();
  /// Starts again with the first step while the client keeps sending: a kept connection.
  WireScript& repeat();

  struct Step {
    enum class Kind { expect_head, expect_request, send, drip, wait, hang, finish, reset, close, repeat };
    Kind kind = Kind::close;
    std::string bytes;
    std::size_t times = 1;
    std::chrono::milliseconds pause{0};
  };
  [[nodiscard]] const std::vector<Step>& steps() const noexcept { return steps_; }

 private:
  WireScript& then(Step step);
  std::vector<Step> steps_;
};

enum class WireMode {
  normal,
  never_accept,     ///< the queue of connections is full: a client's connect() hangs
  silent_handshake  ///< connections are accepted, and nothing is sent: the TLS handshake hangs
};

struct WireOptions {
  WireMode mode = WireMode::normal;
  /// PEM files. If both are set, the server uses TLS.
  std::string certificate_file, key_file;
};

/// What one expect step has read.
struct WireRequest {
  std::size_t connection = 0;  ///< counted from 0
  std::string head;            ///< up to and including the blank line
  std::string body;            ///< as received, including chunk framing
};

/// A server that follows scripts.
///
/// It listens on a free port of 127.0.0.1 from its construction to its destruction, which is prompt whatever the
/// scripts do. Every member may be called on any thread. Throws std::runtime_error if the system refuses a socket or
/// the PEM files cannot be read.
class WireServer {
 public:
  explicit WireServer(const WireOptions& options = {});
  ~WireServer();
  WireServer(const WireServer&) = delete;
  WireServer& operator=(const WireServer&) = delete;

  /// The script for every future connection that has none of its own.
  void script(WireScript script);
  /// The script for one connection: the first that has none of its own yet.
  void next_script(WireScript script);

  [[nodiscard]] std::uint16_t port() const noexcept;
  /// "http://127.0.0.1:port/path", or https with "localhost".
  [[nodiscard]] std::string url(const std::string& path = "/") const;

  [[nodiscard]] std::size_t connections() const;        ///< the number accepted so far
  [[nodiscard]] std::size_t ended_connections() const;  ///< the number of these that are closed
  [[nodiscard]] std::vector<WireRequest> requests() const;
  [[nodiscard]] std::uint64_t bytes_sent() const;

  /// Waits for that number; false if it was not reached in time.
  [[nodiscard]] bool wait_for_connections(std::size_t count, std::chrono::milliseconds at_most) const;
  [[nodiscard]] bool wait_for_requests(std::size_t count, std::chrono::milliseconds at_most) const;
  [[nodiscard]] bool wait_for_ended(std::size_t count, std::chrono::milliseconds at_most) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
