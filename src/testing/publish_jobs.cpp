// SPDX-License-Identifier: BSD-3-Clause
#include "publish_jobs.hpp"

#include <utility>

#include "item_life.hpp"
#include "state.hpp"
#include "text.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const char* const for_items = "waiting-for-items";
const char* const for_time = "waiting-for-time";
const char* const for_approval = "waiting-for-approval";
const char* const publishing = "publishing";

struct Progress {
  bool waiting = false;
  bool failed = false;
};

// A version that was dropped meanwhile, or whose item was removed, cannot be published any more, and its import will not
// end.
bool is_gone(State& state, const ItemRef& ref) {
  const Item* item = state.items(ref.type).edit(ref.id);
  const ItemVersion* version = item == nullptr ? nullptr : item->version(ref.version);
  return version == nullptr || version->removed || item->removed;
}

Progress progress_of(State& state, const PublishJob& job) {
  Progress progress;
  for (const ItemRef& ref : job.items) {
    const bool gone = is_gone(state, ref);
    const std::string status = gone ? std::string() : find_version(state, ref)->status;
    if (gone || status == "error") progress.failed = true;
    if (status == "importing") progress.waiting = true;
  }
  return progress;
}

// What the job waits for, in the order in which the states are documented: that they follow each other like that is an
// assumption.
const char* stage_of(const PublishJob& job, bool items_wait) {
  if (items_wait) return for_items;
  if (job.publish_at && *job.publish_at > now()) return for_time;
  if (job.publish_strategy == "manual" && !job.approved) return for_approval;
  return publishing;
}

void release_items(State& state, const PublishJob& job) {
  for (const ItemRef& ref : job.items) {
    ItemVersion* version = edit_version(state, ref);
    if (version != nullptr) version->publish_job = 0;
  }
}

void advance(State& state, PublishJob& job) {
  const Progress progress = progress_of(state, job);
  const bool aborted = !progress.waiting && progress.failed && job.error_strategy == "abort";
  if (!aborted) {
    job.state = stage_of(job, progress.waiting);
    if (job.state != publishing) return;
  }
  release_items(state, job);
  for (const ItemRef& ref : job.items) {
    if (!aborted && !is_gone(state, ref) && find_version(state, ref)->status == "ok") publish_version(state, ref);
  }
  job.state = aborted ? "cancelled-due-to-error" : progress.failed ? "errored" : "completed";
}

}  // namespace

bool PublishJob::open() const { return contains({for_items, for_time, for_approval, publishing}, state); }

PublishJob& PublishJobs::add(PublishJob job) {
  job.id = next_id_++;
  const std::int64_t id = job.id;
  return jobs_.emplace(id, std::move(job)).first->second;
}

const PublishJob* PublishJobs::find(std::int64_t id) const {
  const auto found = jobs_.find(id);
  return found == jobs_.end() ? nullptr : &found->second;
}

PublishJob& add_publish_job(State& state, PublishJob job) {
  job.state = stage_of(job, progress_of(state, job).waiting);
  PublishJob& added = state.publishing.add(std::move(job));
  for (const ItemRef& ref : added.items) edit_version(state, ref)->publish_job = added.id;
  return added;
}

void advance_publish_jobs(State& state) {
  for (auto& [id, job] : state.publishing.all()) {
    if (job.open()) advance(state, job);
  }
}

void cancel_publish_job(State& state, PublishJob& job) {
  release_items(state, job);
  job.state = "cancelled";
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
