// SPDX-License-Identifier: BSD-3-Clause
// The handles that a transport keeps.
#include "http/curl/pool.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace koordinates {
inline namespace v0 {
namespace detail {

HandlePool::HandlePool(std::size_t max_idle) : max_idle_(max_idle) {}

HandlePool::~HandlePool() = default;

std::unique_ptr<HandlePair> HandlePool::take(const std::string& origin) {
  reap();
  std::unique_ptr<HandlePair> pair = take_idle(origin);
  if (!pair) pair = std::make_unique<HandlePair>();
  pair->forget_dead_connection();
  pair->origin = origin;
  return pair;
}

// A pair that speaks to another host loses its connection to it: that is done only where there is no room for one more.
std::unique_ptr<HandlePair> HandlePool::take_idle(const std::string& origin) {
  using Pair = std::unique_ptr<HandlePair>;
  const std::lock_guard lock(mutex_);
  const auto pick = [&](auto fits) { return std::find_if(idle_.rbegin(), idle_.rend(), fits); };
  auto found = pick([&](const Pair& pair) { return pair->has_connection() && pair->origin == origin; });
  if (found == idle_.rend()) found = pick([](const Pair& pair) { return !pair->has_connection(); });
  if (found == idle_.rend() && idle_.size() >= max_idle_ && !idle_.empty()) found = std::prev(idle_.rend());
  if (found == idle_.rend()) return nullptr;
  Pair pair = std::move(*found);
  idle_.erase(std::next(found).base());
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
