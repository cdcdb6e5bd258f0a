// SPDX-License-Identifier: BSD-3-Clause
// Giving up: the state that a button, its tokens and their listeners share.
#include <koordinates/http/cancel.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Listeners are told with the lock released, so that one may end its own registration or make another.
struct CancelState {
  struct Entry {
    const CancelRegistration* owner = nullptr;
    CancelListener* listener = nullptr;
  };

  std::atomic<bool> cancelled{false};
  std::mutex mutex;
  std::condition_variable told;
  std::vector<Entry> entries;                      // not told yet
  const CancelRegistration* being_told = nullptr;  // by the thread below
  std::thread::id teller;

  void cancel() noexcept {
    std::unique_lock lock(mutex);
    if (cancelled.exchange(true)) return;
    teller = std::this_thread::get_id();
    while (!entries.empty()) {
      const Entry entry = entries.back();
      entries.pop_back();
      being_told = entry.owner;
      lock.unlock();
      entry.listener->on_cancel();
      lock.lock();
      being_told = nullptr;
      told.notify_all();
    }
  }

  // False when it is too late: the caller tells the listener itself.
  bool add(Entry entry) {
    const std::lock_guard lock(mutex);
    if (cancelled) return false;
    entries.push_back(entry);
    return true;
  }

  void remove(const CancelRegistration* owner) noexcept {
    std::unique_lock lock(mutex);
    const auto own = [&](const Entry& entry) { return entry.owner == owner; };
    entries.erase(std::remove_if(entries.begin(), entries.end(), own), entries.end());
    if (teller == std::this_thread::get_id()) return;
    told.wait(lock, [&] { return being_told != owner; });
  }
};

}  // namespace detail

CancelListener::~CancelListener() = default;

CancelToken::CancelToken(std::shared_ptr<detail::CancelState> state) noexcept : state_(std::move(state)) {}

bool CancelToken::cancelled() const noexcept { return state_ && state_->cancelled.load(std::memory_order_acquire); }

CancelSource::CancelSource() : state_(std::make_shared<detail::CancelState>()) {}

void CancelSource::cancel() noexcept {
  const auto state = state_;  // a listener may destroy this object
  state->cancel();
}

bool CancelSource::cancelled() const noexcept { return state_->cancelled.load(std::memory_order_acquire); }

CancelToken CancelSource::token() const noexcept { return CancelToken(state_); }

CancelRegistration::CancelRegistration(const CancelToken& token, CancelListener& listener)
    : state_(token.state_), listener_(&listener) {
  if (state_ && !state_->add({this, listener_})) listener_->on_cancel();
}

CancelRegistration::~CancelRegistration() {
  if (state_) state_->remove(this);
}

}  // namespace v0
}  // namespace koordinates
