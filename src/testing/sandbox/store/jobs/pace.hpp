// SPDX-License-Identifier: BSD-3-Clause
// Work that takes its time, and when it is over.
#pragma once

#include <koordinates/testing/sandbox.hpp>

#include "testing/encoding/timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// `polls`: how often somebody looked. Work that is ended by hand is never over by itself.
bool work_is_over(const SandboxWork& pace, Millis started, int polls);

// From 0 to 0.99: it is not over.
double work_progress(const SandboxWork& pace, Millis started, int polls);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
