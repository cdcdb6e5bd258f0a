// SPDX-License-Identifier: BSD-3-Clause
// Publish jobs: which versions each one publishes, and how far it is.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// The states of a job that is not over yet.
namespace publish_states {
const char* const for_items = "waiting-for-items";
const char* const for_time = "waiting-for-time";
const char* const for_approval = "waiting-for-approval";
const char* const publishing = "publishing";
}  // namespace publish_states

struct PublishJob {
  std::int64_t id = 0;
  std::string state = publish_states::for_items;
  Millis created_at = 0;
  std::int64_t created_by = 1;
  std::string error_strategy = "abort";
  std::string publish_strategy = "together";
  std::optional<Millis> publish_at;
  bool approved = false;
  std::string reference;
  std::vector<ItemRef> items;

  [[nodiscard]] bool open() const;
};

class PublishJobs {
 public:
  PublishJob& add(PublishJob job);
  [[nodiscard]] const std::map<std::int64_t, PublishJob>& all() const { return jobs_; }
  [[nodiscard]] std::map<std::int64_t, PublishJob>& all() { return jobs_; }
  [[nodiscard]] const PublishJob* find(std::int64_t id) const;

 private:
  std::map<std::int64_t, PublishJob> jobs_;
  std::int64_t next_id_ = 501;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
