// SPDX-License-Identifier: BSD-3-Clause
// The machine's clock.
#include <koordinates/http/clock.hpp>

namespace koordinates {
inline namespace v0 {

Clock::~Clock() = default;

namespace {

class SteadyClock final : public Clock {
 public:
  [[nodiscard]] time_point now() const override { return std::chrono::steady_clock::now(); }
};

}  // namespace

std::shared_ptr<Clock> steady_clock() { return std::make_shared<SteadyClock>(); }

}  // namespace v0
}  // namespace koordinates
