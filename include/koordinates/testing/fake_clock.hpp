// SPDX-License-Identifier: BSD-3-Clause
// `FakeClock`: a clock that stands still until a test moves it.
#pragma once

#include <atomic>
#include <chrono>

#include <koordinates/http/clock.hpp>

namespace koordinates {
inline namespace v0 {
namespace testing {

/// A clock that stands still until a test moves it. Thread-safe.
///
/// It starts at the machine's current time, so that deadlines from the real clock make sense. CallOptions::timeout()
/// always counts from the real clock: after moving this one, use CallOptions().deadline(clock->now() + …).
///
///   auto clock = std::make_shared<koordinates::testing::FakeClock>();
///   options.clock = clock;
///   clock->advance(std::chrono::seconds(30));
class FakeClock final : public Clock {
 public:
  FakeClock() : now_(std::chrono::steady_clock::now().time_since_epoch().count()) {}

  [[nodiscard]] time_point now() const override { return time_point(time_point::duration(now_.load())); }
  void advance(std::chrono::nanoseconds by) { now_ += std::chrono::duration_cast<time_point::duration>(by).count(); }

 private:
  std::atomic<time_point::rep> now_;
};

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
