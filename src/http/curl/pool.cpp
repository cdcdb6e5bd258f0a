// SPDX-License-Identifier: BSD-3-Clause
// The handles that a transport keeps.
#include "pool.hpp"

#include <algorithm>
#include <utility>

namespace koordinates {
inline namespace v0 {
namespace detail {

HandlePool::HandlePool(std::size_t max_idle) : max_idle_(max_idle) {}

HandlePool::~HandlePool() = default;

std::unique_ptr<HandlePair> HandlePool::take(const std::string& origin) {
  reap();
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) {
    auto pair = std::make_unique<HandlePair>();
    pair->origin = origin;
    return pair;
  }
  const auto same = [&](const std::unique_ptr<HandlePair>& pair) { return pair->origin == origin; };
  const auto found = std::find_if(idle_.rbegin(), idle_.rend(), same);
  const auto chosen = found != idle_.rend() ? std::prev(found.base()) : std::prev(idle_.end());
  std::unique_ptr<HandlePair> pair = std::move(*chosen);
  idle_.erase(chosen);
  pair->origin = origin;
  return pair;
}

void HandlePool::give_back(std::unique_ptr<HandlePair> pair) noexcept {
  std::unique_ptr<HandlePair> surplus;  // closed with the lock released
  try {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(pair));
    if (idle_.size() > max_idle_) {
      surplus = std::move(idle_.front());
      idle_.erase(idle_.begin());
    }
  } catch (...) {  // no memory: the pair is closed
  }
  surplus.reset();
  reap();
}

void HandlePool::drain(std::unique_ptr<HandlePair> pair, std::shared_ptr<Flow> flow) noexcept {
  flow->abandon();
  Draining draining{std::move(flow), std::move(pair)};
  try {
    const std::lock_guard lock(mutex_);
    draining_.push_back(std::move(draining));
  } catch (...) {  // no memory: the resolver is waited for after all
  }
}

// Performs only when the resolver has spoken: a timer of libcurl's that fired here would make it wait for the resolver.
bool HandlePool::drained(Draining& draining) noexcept {
  CURLM* const multi = draining.pair->multi();
  int ready = 0;
  if (curl_multi_poll(multi, nullptr, 0, 0, &ready) != CURLM_OK || ready == 0) return false;
  const SigpipeGuard guard;
  int running = 0;
  if (curl_multi_perform(multi, &running) != CURLM_OK) return false;
  return running == 0 || !draining.flow->resolving;
}

void HandlePool::reap() noexcept {
  std::vector<Draining> candidates;
  {
    const std::lock_guard lock(mutex_);
    if (draining_.empty()) return;
    candidates.swap(draining_);
  }
  const auto ended = std::stable_partition(candidates.begin(), candidates.end(),
                                           [](Draining& draining) { return !drained(draining); });
  for (auto each = ended; each != candidates.end(); ++each) each->pair->detach();
  try {
    const std::lock_guard lock(mutex_);
    for (auto each = ended; each != candidates.end(); ++each)
      if (idle_.size() < max_idle_) idle_.insert(idle_.begin(), std::move(each->pair));
    draining_.insert(draining_.end(), std::make_move_iterator(candidates.begin()), std::make_move_iterator(ended));
  } catch (...) {  // no memory: what is left is closed below, which may wait
  }
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
