// SPDX-License-Identifier: BSD-3-Clause
// TCP sockets on 127.0.0.1, as little of them as the wire server needs.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace detail {

// Owns one socket. shut_down() may be called on another thread than the rest, but not during close().
class WireSocket {
 public:
  using Handle = std::intptr_t;
  static constexpr Handle none = -1;

  WireSocket() = default;
  explicit WireSocket(Handle handle) noexcept : handle_(handle) {}
  ~WireSocket() { close(); }
  WireSocket(WireSocket&& other) noexcept : handle_(other.handle_) { other.handle_ = none; }
  WireSocket& operator=(WireSocket&& other) noexcept;

  // Throw std::runtime_error where the system refuses.
  [[nodiscard]] static WireSocket listen(int backlog);
  // Begins to connect and does not wait for it.
  [[nodiscard]] static WireSocket begin_connect(std::uint16_t port);

  [[nodiscard]] bool open() const noexcept { return handle_ != none; }
  [[nodiscard]] Handle handle() const noexcept { return handle_; }
  [[nodiscard]] std::uint16_t port() const;
  // Not open when the listening socket was shut.
  [[nodiscard]] WireSocket accept() const noexcept;

  // False at the end of the connection.
  [[nodiscard]] bool send_all(std::string_view bytes) const noexcept;
  // 0 at the end of the connection.
  [[nodiscard]] std::size_t receive(char* buffer, std::size_t capacity) const noexcept;
  [[nodiscard]] bool readable_within(std::chrono::milliseconds time) const noexcept;

  void finish_sending() const noexcept;  // the peer sees the end
  void shut_down() const noexcept;       // wakes whoever waits on this socket
  void close() noexcept;
  void reset() noexcept;  // close, so that the peer sees a reset

 private:
  Handle handle_ = none;
};

// Keeps the calling thread from dying of a write to a closed connection.
void ignore_broken_pipes_on_this_thread() noexcept;

}  // namespace detail
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
