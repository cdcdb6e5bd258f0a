// SPDX-License-Identifier: BSD-3-Clause
// The handles that a transport keeps: idle ones for the next exchange, and those that cannot be let go yet.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "http/curl/flow.hpp"
#include "http/curl/handles.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// Shared by a transport and the bodies of its answers. Every member may be called on any thread at once.
//
// libcurl cannot drop a handle while its name is being resolved: it would wait for the resolver's thread. Such a pair
// drains: it is looked at, without waiting, whenever the pool is used, and is idle again once its resolver has ended.
class HandlePool {
 public:
  explicit HandlePool(std::size_t max_idle);
  // Waits for the resolvers that still run.
  ~HandlePool();
  HandlePool(const HandlePool&) = delete;
  HandlePool& operator=(const HandlePool&) = delete;

  // The most recently used idle pair that keeps a connection to that origin; else one without a connection, or a new one.
  [[nodiscard]] std::unique_ptr<HandlePair> take(const std::string& origin);
  void give_back(std::unique_ptr<HandlePair> pair) noexcept;
  // Takes over a pair whose name is being resolved, and what its callbacks use.
  void drain(std::unique_ptr<HandlePair> pair, std::shared_ptr<Flow> flow) noexcept;

 private:
  struct Draining {
    std::shared_ptr<Flow> flow;  // outlives the pair
    std::unique_ptr<HandlePair> pair;
  };
  [[nodiscard]] std::unique_ptr<HandlePair> take_idle(const std::string& origin);
  static bool drained(Draining& draining) noexcept;
  void reap() noexcept;

  const std::size_t max_idle_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<HandlePair>> idle_;  // the most recently used last
  std::vector<Draining> draining_;
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
