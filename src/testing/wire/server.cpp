// SPDX-License-Identifier: BSD-3-Clause
// The wire server: accepts connections and gives each its script and its thread.
#include <koordinates/testing/wire_server.hpp>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

#include "testing/wire/connection.hpp"
#include "testing/wire/socket.hpp"
#include "testing/wire/tls.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {

using detail::WireConnection;
using detail::WireSocket;

WireScript& WireScript::then(Step step) {
  steps_.push_back(std::move(step));
  return *this;
}

WireScript& WireScript::expect_head() { return then({Step::Kind::expect_head, {}, 1, {}}); }
WireScript& WireScript::expect_request() { return then({Step::Kind::expect_request, {}, 1, {}}); }
WireScript& WireScript::send(std::string bytes) { return then({Step::Kind::send, std::move(bytes), 1, {}}); }
WireScript& WireScript::send_times(std::string bytes, std::size_t times) {
  return then({Step::Kind::send, std::move(bytes), times, {}});
}
WireScript& WireScript::drip(std::string bytes, std::chrono::milliseconds pause) {
  return then({Step::Kind::drip, std::move(bytes), 1, pause});
}
WireScript& WireScript::wait(std::chrono::milliseconds pause) { return then({Step::Kind::wait, {}, 1, pause}); }
WireScript& WireScript::hang() { return then({Step::Kind::hang, {}, 1, {}}); }
WireScript& WireScript::finish() { return then({Step::Kind::finish, {}, 1, {}}); }
WireScript& WireScript::reset() { return then({Step::Kind::reset, {}, 1, {}}); }
WireScript& WireScript::close() { return then({Step::Kind::close, {}, 1, {}}); }
WireScript& WireScript::repeat() { return then({Step::Kind::repeat, {}, 1, {}}); }

class WireServer::Impl {
 public:
  explicit Impl(const WireOptions& options) : mode_(options.mode) {
    if (!options.certificate_file.empty()) tls_ = detail::make_wire_tls(options.certificate_file, options.key_file);
    listener_ = WireSocket::listen(mode_ == WireMode::never_accept ? 0 : 64);
    port_ = listener_.port();
    if (mode_ == WireMode::never_accept)
      fill_queue();
    else
      acceptor_ = std::thread([this] { accept_all(); });
  }

  ~Impl() {
    {
      const std::lock_guard lock(mutex_);
      stopping_ = true;
      for (const auto& each : alive_) each->stop();
    }
    if (acceptor_.joinable()) {
      const WireSocket nudge = WireSocket::begin_connect(port_);  // shutting a listener does not wake it everywhere
      listener_.shut_down();
      acceptor_.join();
    }
    for (std::thread& thread : threads_) thread.join();
  }

  void script(WireScript script) {
    const std::lock_guard lock(mutex_);
    default_script_ = std::move(script);
  }

  void next_script(WireScript script) {
    const std::lock_guard lock(mutex_);
    next_scripts_.push_back(std::move(script));
  }

  template <class Read>
  auto read(Read read) const {
    const std::lock_guard lock(mutex_);
    return read(*this);
  }

  template <class Condition>
  bool wait(std::chrono::milliseconds at_most, Condition condition) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, at_most, [&] { return condition(*this); });
  }

  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }
  [[nodiscard]] bool secure() const noexcept { return tls_ != nullptr || mode_ == WireMode::silent_handshake; }

  std::size_t connections_ = 0, ended_ = 0;
  std::uint64_t bytes_sent_ = 0;
  std::vector<WireRequest> requests_;

 private:
  // A queue of length 0 takes one or a few; the connections beyond get no answer.
  void fill_queue() {
    constexpr int more_than_fit = 4;
    for (int i = 0; i < more_than_fit; ++i) queue_.push_back(WireSocket::begin_connect(port_));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }

  void accept_all() {
    for (;;) {
      WireSocket socket = listener_.accept();
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
      if (!socket.open()) continue;
      begin(std::move(socket));
    }
  }

  // With the lock held.
  void begin(WireSocket socket) {
    const std::size_t index = connections_++;
    WireScript script = default_script_;
    if (mode_ == WireMode::silent_handshake) {
      script = WireScript().hang();
    } else if (!next_scripts_.empty()) {
      script = std::move(next_scripts_.front());
      next_scripts_.pop_front();
    }
    auto connection = std::make_shared<WireConnection>(std::move(socket), tls_.get(), notes(index));
    alive_.push_back(connection);
    threads_.emplace_back([this, connection, script = std::move(script)] {
      connection->run(script);
      note([this] { ++ended_; });
    });
    changed_.notify_all();
  }

  WireConnection::Notes notes(std::size_t index) {
    return {[this, index](std::string head, std::string body) {
              note([&] { requests_.push_back({index, std::move(head), std::move(body)}); });
            },
            [this](std::size_t bytes) { note([&] { bytes_sent_ += bytes; }); }};
  }

  template <class Change>
  void note(Change change) {
    const std::lock_guard lock(mutex_);
    change();
    changed_.notify_all();
  }

  const WireMode mode_;
  std::unique_ptr<detail::WireTls> tls_;
  WireSocket listener_;
  std::uint16_t port_ = 0;
  std::vector<WireSocket> queue_;  // connections that nobody accepts

  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  bool stopping_ = false;
  WireScript default_script_;
  std::deque<WireScript> next_scripts_;
  std::vector<std::shared_ptr<WireConnection>> alive_;
  std::vector<std::thread> threads_;
  std::thread acceptor_;
};

WireServer::WireServer(const WireOptions& options) : impl_(std::make_unique<Impl>(options)) {}
WireServer::~WireServer() = default;

void WireServer::script(WireScript script) { impl_->script(std::move(script)); }
void WireServer::next_script(WireScript script) { impl_->next_script(std::move(script)); }

std::uint16_t WireServer::port() const noexcept { return impl_->port(); }

std::string WireServer::url(const std::string& path) const {
  return (impl_->secure() ? "https://localhost:" : "http://127.0.0.1:") + std::to_string(port()) + path;
}

std::size_t WireServer::connections() const {
  return impl_->read([](const Impl& impl) { return impl.connections_; });
}
std::size_t WireServer::ended_connections() const {
  return impl_->read([](const Impl& impl) { return impl.ended_; });
}
std::vector<WireRequest> WireServer::requests() const {
  return impl_->read([](const Impl& impl) { return impl.requests_; });
}
std::uint64_t WireServer::bytes_sent() const {
  return impl_->read([](const Impl& impl) { return impl.bytes_sent_; });
}

bool WireServer::wait_for_connections(std::size_t count, std::chrono::milliseconds at_most) const {
  return impl_->wait(at_most, [=](const Impl& impl) { return impl.connections_ >= count; });
}
bool WireServer::wait_for_requests(std::size_t count, std::chrono::milliseconds at_most) const {
  return impl_->wait(at_most, [=](const Impl& impl) { return impl.requests_.size() >= count; });
}
bool WireServer::wait_for_ended(std::size_t count, std::chrono::milliseconds at_most) const {
  return impl_->wait(at_most, [=](const Impl& impl) { return impl.ended_ >= count; });
}

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
