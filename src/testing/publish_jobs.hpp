// SPDX-License-Identifier: BSD-3-Clause
// Publish jobs: they wait for the imports of their items, then publish them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "call.hpp"
#include "items.hpp"
#include "timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct State;

struct PublishJob {
  std::int64_t id = 0;
  std::string state = "waiting-for-items";
  Millis created_at = 0;
  std::int64_t created_by = 1;
  std::string error_strategy = "abort";
  std::string publish_strategy = "together";
  std::string reference;
  std::vector<ItemRef> items;

  [[nodiscard]] bool open() const { return state == "waiting-for-items" || state == "publishing"; }
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

// Publishes what is ready: jobs whose items' imports have all ended.
void advance_publish_jobs(State& state);

Json publish_json(const State& state, const PublishJob& job, const Call& call);

void add_publish_views(Router& router, State& state);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
