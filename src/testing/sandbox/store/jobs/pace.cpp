// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/jobs/pace.hpp"

#include <algorithm>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

bool work_is_over(const SandboxWork& pace, Millis started, int polls) {
  if (pace.by_hand) return false;
  return polls >= pace.polls && now() - started >= pace.duration.count();
}

double work_progress(const SandboxWork& pace, Millis started, int polls) {
  double progress = 1;
  if (pace.polls > 0) progress = std::min(progress, static_cast<double>(polls) / pace.polls);
  if (pace.duration.count() > 0) {
    const auto elapsed = static_cast<double>(now() - started);
    progress = std::min(progress, elapsed / static_cast<double>(pace.duration.count()));
  }
  return std::max(0.0, std::min(progress, 0.99));
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
