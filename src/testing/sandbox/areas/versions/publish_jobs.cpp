// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/versions/publish_jobs.hpp"

#include <utility>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/areas/versions/life.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

struct Progress {
  bool waiting = false;
  bool failed = false;
};

// A version that was dropped meanwhile, or whose item was removed, cannot be published any more, and its import will not
// end.
bool is_gone(Store& store, const ItemRef& ref) {
  const Item* item = store.items(ref.type).edit(ref.id);
  const ItemVersion* version = item == nullptr ? nullptr : item->version(ref.version);
  return version == nullptr || version->removed || item->removed;
}

Progress progress_of(Store& store, const PublishJob& job) {
  Progress progress;
  for (const ItemRef& ref : job.items) {
    const bool gone = is_gone(store, ref);
    const std::string status = gone ? std::string() : find_version(store, ref)->status;
    if (gone || status == "error") progress.failed = true;
    if (status == "importing") progress.waiting = true;
  }
  return progress;
}

// What the job waits for, in the order in which the states are documented: that they follow each other like that is an
// assumption.
const char* stage_of(const PublishJob& job, bool items_wait) {
  if (items_wait) return publish_states::for_items;
  if (job.publish_at && *job.publish_at > now()) return publish_states::for_time;
  if (job.publish_strategy == "manual" && !job.approved) return publish_states::for_approval;
  return publish_states::publishing;
}

void release_items(Store& store, const PublishJob& job) {
  for (const ItemRef& ref : job.items) {
    ItemVersion* version = edit_version(store, ref);
    if (version != nullptr) version->publish_job = 0;
  }
}

void advance(Store& store, PublishJob& job) {
  const Progress progress = progress_of(store, job);
  const bool aborted = !progress.waiting && progress.failed && job.error_strategy == "abort";
  if (!aborted) {
    job.state = stage_of(job, progress.waiting);
    if (job.state != publish_states::publishing) return;
  }
  release_items(store, job);
  for (const ItemRef& ref : job.items) {
    if (!aborted && !is_gone(store, ref) && find_version(store, ref)->status == "ok") publish_version(store, ref);
  }
  job.state = aborted ? "cancelled-due-to-error" : progress.failed ? "errored" : "completed";
}

}  // namespace

PublishJob& add_publish_job(Store& store, PublishJob job) {
  job.state = stage_of(job, progress_of(store, job).waiting);
  PublishJob& added = store.publishing().add(std::move(job));
  for (const ItemRef& ref : added.items) edit_version(store, ref)->publish_job = added.id;
  return added;
}

void advance_publish_jobs(Store& store) {
  for (auto& [id, job] : store.publishing().all()) {
    if (job.open()) advance(store, job);
  }
}

void cancel_publish_job(Store& store, PublishJob& job) {
  release_items(store, job);
  job.state = "cancelled";
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
