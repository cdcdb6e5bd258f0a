// SPDX-License-Identifier: BSD-3-Clause
// What time it is for a client: `Clock`, so that a test can decide.
#pragma once

#include <chrono>
#include <memory>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// Every member may be called on any thread.
class KOORDINATES_EXPORT Clock {
 public:
  using time_point = std::chrono::steady_clock::time_point;

  virtual ~Clock();
  [[nodiscard]] virtual time_point now() const = 0;
};

/// The machine's own steady clock.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<Clock> steady_clock();

}  // namespace v0
}  // namespace koordinates
