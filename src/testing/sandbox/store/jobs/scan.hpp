// SPDX-License-Identifier: BSD-3-Clause
// A scan: one search of a source for data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "testing/encoding/timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct Scan {
  std::int64_t id = 0;
  std::string status = "running";  // "completed", "failed", "cancelled": only "completed" is known of the service
  Millis started_at = 0;
  std::optional<Millis> completed_at;
  int polls = 0;
  double progress = 0;
  int added = 0;
  int updated = 0;
  int deleted = 0;
  std::string log;

  [[nodiscard]] bool running() const { return status == "running"; }
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
