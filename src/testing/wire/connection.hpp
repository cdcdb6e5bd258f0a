// SPDX-License-Identifier: BSD-3-Clause
// One connection of the wire server: runs its script.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include <koordinates/testing/wire_server.hpp>

#include "testing/wire/socket.hpp"
#include "testing/wire/tls.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace detail {

// run() on a thread of its own; stop() from any other.
class WireConnection {
 public:
  // What a connection tells of itself. Called on the connection's thread.
  struct Notes {
    std::function<void(std::string head, std::string body)> received;
    std::function<void(std::size_t bytes)> sent;
  };

  WireConnection(WireSocket socket, const WireTls* tls, Notes notes);

  void run(const WireScript& script);
  void stop() noexcept;

 private:
  using Step = WireScript::Step;

  void follow(const WireScript& script);
  bool perform(const Step& step);
  bool send(const Step& step);
  bool drip(const Step& step);
  bool send_bytes(std::string_view bytes);
  bool expect(bool with_body);
  bool read_chunks(std::string& body);
  bool read_more();
  bool pause(std::chrono::milliseconds time);
  void hang();
  void finish();
  void reset() noexcept;
  void close() noexcept;

  WireSocket socket_;
  const WireTls* tls_;
  std::unique_ptr<WireTlsSession> session_;
  Notes notes_;
  std::string unread_;  // received, and not part of an expected request yet
  std::mutex mutex_;    // guards the end of socket_, and stopping_
  std::condition_variable changed_;
  bool stopping_ = false;
};

}  // namespace detail
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
