// SPDX-License-Identifier: BSD-3-Clause
// Scans: looking through a source for data, which takes its time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct Source;
struct State;

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

// 409 while another is running, 400 for a source that is never scanned.
Scan& start_scan(State& state, Source& source);

// Ends the scans whose time has come; `all`: every running one's has. Returns how many ended.
int settle_scans(State& state, bool all);

void add_scan_views(Router& router, State& state);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
