// SPDX-License-Identifier: BSD-3-Clause
// Exports: what was ordered, and how far each one is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/store/jobs/export_order.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

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

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
