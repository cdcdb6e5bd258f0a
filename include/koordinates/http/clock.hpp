// SPDX-License-Identifier: BSD-3-Clause
// `Clock`: the source of time for a client, replaceable in tests.
#pragma once

#include <chrono>
#include <memory>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// A steady clock that a client measures time with. Implementations must be thread-safe.
class KOORDINATES_EXPORT Clock {
 public:
  /// The type of a point in time.
  using time_point = std::chrono::steady_clock::time_point;

  virtual ~Clock();
  /// Returns the present time.
  [[nodiscard]] virtual time_point now() const = 0;
};

/// Returns the system's steady clock.
[[nodiscard]] KOORDINATES_EXPORT std::shared_ptr<Clock> steady_clock();

}  // namespace v0
}  // namespace koordinates
