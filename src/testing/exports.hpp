// SPDX-License-Identifier: BSD-3-Clause
// Exports: ordered, made while somebody waits, downloaded, cancelled.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "export_files.hpp"
#include "export_orders.hpp"
#include "timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct State;

struct Export {
  std::int64_t id = 0;
  std::string state = "processing";  // "complete", "cancelled", "error", "gone"
  std::string created_via = "API";
  std::int64_t user = 1;
  Millis created_at = 0;
  std::optional<Millis> finished_at;
  std::optional<Millis> downloaded_at;
  int polls = 0;
  double progress = 0;
  ExportOrder order;
};

class Exports {
 public:
  Export& add(Export made);  // gives it an id unless it has one
  [[nodiscard]] const std::map<std::int64_t, Export>& all() const { return exports_; }
  [[nodiscard]] std::map<std::int64_t, Export>& all() { return exports_; }
  [[nodiscard]] const Export* find(std::int64_t id) const;
  // Of that user, running now.
  [[nodiscard]] int running(std::int64_t user) const;

  int to_fail = 0;  // so many of the next to end will fail

 private:
  std::map<std::int64_t, Export> exports_;
  std::int64_t next_id_ = 8001;
};

// Ends the exports whose time has come; `all`: every running one's has. Returns how many ended.
int settle_exports(State& state, bool all);
// Makes the complete ones gone. Returns how many.
int expire_exports(State& state);

ExportFile file_of(const State& state, const Export& made);

void add_export_views(Router& router, State& state);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
