// SPDX-License-Identifier: BSD-3-Clause
// Publish jobs: they wait for the imports of their items, for a time and for approval, then publish the items.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "items.hpp"
#include "timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct State;

struct PublishJob {
  std::int64_t id = 0;
  std::string state = "waiting-for-items";
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

// Enters a job for versions that may be published, in the state in which it begins: it goes on with
// advance_publish_jobs().
PublishJob& add_publish_job(State& state, PublishJob job);

// Publishes what is ready: jobs that wait for nothing any more.
void advance_publish_jobs(State& state);

// The items are free for another job from then on.
void cancel_publish_job(State& state, PublishJob& job);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
