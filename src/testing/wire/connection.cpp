// SPDX-License-Identifier: BSD-3-Clause
#include "testing/wire/connection.hpp"

// One connection of the wire server.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <utility>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace detail {
namespace {

constexpr std::chrono::milliseconds linger{200};

// A count of bytes that is held in memory: no more than half of that can ever come.
std::size_t byte_count(const char* digits, int base) {
  constexpr unsigned long long most = std::numeric_limits<std::size_t>::max() / 2;
  return static_cast<std::size_t>(std::min(std::strtoull(digits, nullptr, base), most));
}

std::size_t content_length(const std::string& lower_head) {
  static const std::string name = "\r\ncontent-length:";
  const std::size_t at = lower_head.find(name);
  return at == std::string::npos ? 0 : byte_count(lower_head.c_str() + at + name.size(), 10);
}

}  // namespace

WireConnection::WireConnection(WireSocket socket, const WireTls* tls, Notes notes)
    : socket_(std::move(socket)), tls_(tls), notes_(std::move(notes)) {}

void WireConnection::run(const WireScript& script) {
  ignore_broken_pipes_on_this_thread();
  bool ready = true;
  if (tls_ != nullptr) {
    session_ = tls_->session(socket_);
    ready = session_->handshake();
  }
  if (ready) follow(script);
  close();
}

void WireConnection::stop() noexcept {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  socket_.shut_down();
  changed_.notify_all();
}

void WireConnection::follow(const WireScript& script) {
  const auto& steps = script.steps();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (steps[i].kind == Step::Kind::repeat) {
      if (unread_.empty() && !read_more()) return;
      i = static_cast<std::size_t>(-1);
      continue;
    }
    if (!perform(steps[i])) return;
  }
}

bool WireConnection::perform(const Step& step) {
  switch (step.kind) {
    case Step::Kind::expect_head:
      return expect(false);
    case Step::Kind::expect_request:
      return expect(true);
    case Step::Kind::send:
      return send(step);
    case Step::Kind::drip:
      return drip(step);
    case Step::Kind::wait:
      return pause(step.pause);
    case Step::Kind::hang:
      hang();
      return false;
    case Step::Kind::finish:
      finish();
      return true;
    case Step::Kind::reset:
      reset();
      return false;
    case Step::Kind::close:
    case Step::Kind::repeat:
      break;
  }
  return false;
}

bool WireConnection::send_bytes(std::string_view bytes) {
  const bool sent = session_ ? session_->send_all(bytes) : socket_.send_all(bytes);
  if (sent) notes_.sent(bytes.size());
  return sent;
}

bool WireConnection::send(const Step& step) {
  for (std::size_t i = 0; i < step.times; ++i)
    if (!send_bytes(step.bytes)) return false;
  return true;
}

bool WireConnection::drip(const Step& step) {
  for (std::size_t i = 0; i < step.bytes.size(); ++i)
    if (!send_bytes(std::string_view(step.bytes).substr(i, 1)) || !pause(step.pause)) return false;
  return true;
}

bool WireConnection::read_more() {
  std::array<char, 64 * 1024> buffer;
  const std::size_t count =
      session_ ? session_->receive(buffer.data(), buffer.size()) : socket_.receive(buffer.data(), buffer.size());
  unread_.append(buffer.data(), count);
  return count > 0;
}

bool WireConnection::expect(bool with_body) {
  std::size_t end = std::string::npos;
  while ((end = unread_.find("\r\n\r\n")) == std::string::npos)
    if (!read_more()) return false;
  std::string head = unread_.substr(0, end + 4);
  unread_.erase(0, end + 4);
  std::string body;
  if (with_body) {
    const std::string lower = sandbox_parts::lower(head);
    if (lower.find("\r\ntransfer-encoding: chunked") != std::string::npos) {
      if (!read_chunks(body)) return false;
    } else {
      const std::size_t length = content_length(lower);
      while (unread_.size() < length)
        if (!read_more()) return false;
      body = unread_.substr(0, length);
      unread_.erase(0, length);
    }
  }
  notes_.received(std::move(head), std::move(body));
  return true;
}

bool WireConnection::read_chunks(std::string& body) {
  for (;;) {
    std::size_t line_end = std::string::npos;
    while ((line_end = unread_.find("\r\n")) == std::string::npos)
      if (!read_more()) return false;
    const std::size_t size = byte_count(unread_.c_str(), 16);
    const std::size_t whole = line_end + 2 + size + 2;
    while (unread_.size() < whole)
      if (!read_more()) return false;
    body += unread_.substr(0, whole);
    unread_.erase(0, whole);
    if (size == 0) return true;
  }
}

bool WireConnection::pause(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  return !changed_.wait_for(lock, time, [this] { return stopping_; });
}

void WireConnection::hang() {
  while (read_more()) unread_.clear();
}

void WireConnection::finish() {
  if (session_) session_->finish_sending();
  socket_.finish_sending();
}

void WireConnection::reset() noexcept {
  const std::lock_guard lock(mutex_);
  if (!stopping_) socket_.reset();
}

// Says that it is over and reads on for a moment: a socket that is closed with unread bytes sends a reset, which may
// overtake what was sent before.
void WireConnection::close() noexcept {
  if (!socket_.open()) return;
  finish();
  std::array<char, 4096> buffer;
  const auto until = std::chrono::steady_clock::now() + linger;
  while (std::chrono::steady_clock::now() < until && socket_.readable_within(linger) &&
         socket_.receive(buffer.data(), buffer.size()) > 0) {
  }
  const std::lock_guard lock(mutex_);
  socket_.close();
}

}  // namespace detail
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
