// SPDX-License-Identifier: BSD-3-Clause
// `Clock`: the time that a client uses, which a test can replace.
#pragma once

#include <chrono>
#include <memory>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// Returns the current time. Every member may be called on any thread.
class KOORDINATES_EXPORT Clock {
 public:
  using time_point = std::chrono::steady_clock::time_point;

  virtual ~Clock();
  [[nodiscard]] virtual time_point now() const = 0;
};

/// The steady clock of the machine.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<Clock> steady_clock();

}  // namespace v0
}  // namespace koordinates
