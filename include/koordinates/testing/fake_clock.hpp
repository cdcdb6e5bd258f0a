// SPDX-License-Identifier: BSD-3-Clause
// `FakeClock`: a clock for tests that moves only when a test moves it.
#pragma once

#include <atomic>
#include <chrono>

#include <koordinates/http/clock.hpp>

namespace koordinates {
inline namespace v0 {
namespace testing {

/// A clock that stands still until advance() is called. Thread-safe.
///
/// It starts at the system's present time, so that deadlines made from the real clock are meaningful.
/// CallOptions::timeout() always counts from the real clock: after advance(), use
/// `CallOptions().deadline(clock->now() + …)`.
///
///     auto clock = std::make_shared<koordinates::testing::FakeClock>();
///     options.clock = clock;
///     clock->advance(std::chrono::seconds(30));
class FakeClock final : public Clock {
 public:
  /// Constructs a clock that shows the system's present time.
  FakeClock() : now_(std::chrono::steady_clock::now().time_since_epoch().count()) {}

  /// Returns the time of this clock.
  [[nodiscard]] time_point now() const override { return time_point(time_point::duration(now_.load())); }
  /// Moves the clock forward.
  void advance(std::chrono::nanoseconds by) { now_ += std::chrono::duration_cast<time_point::duration>(by).count(); }

 private:
  std::atomic<time_point::rep> now_;
};

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
