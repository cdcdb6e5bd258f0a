// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/jobs/publish_jobs.hpp"

#include <utility>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

bool PublishJob::open() const {
  return contains(
      {publish_states::for_items, publish_states::for_time, publish_states::for_approval, publish_states::publishing},
      state);
}

PublishJob& PublishJobs::add(PublishJob job) {
  job.id = next_id_++;
  const std::int64_t id = job.id;
  return jobs_.emplace(id, std::move(job)).first->second;
}

const PublishJob* PublishJobs::find(std::int64_t id) const {
  const auto found = jobs_.find(id);
  return found == jobs_.end() ? nullptr : &found->second;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
