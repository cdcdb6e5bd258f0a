// SPDX-License-Identifier: BSD-3-Clause
// Publish jobs: they wait for the imports of their items, for a time and for approval, then publish the items.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "testing/sandbox/store/jobs/publish_jobs.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// Enters a job for versions that may be published, in the state in which it begins: it goes on with
// advance_publish_jobs().
PublishJob& add_publish_job(Store& store, PublishJob job);

// Publishes what is ready: jobs that wait for nothing any more.
void advance_publish_jobs(Store& store);

// The items are free for another job from then on.
void cancel_publish_job(Store& store, PublishJob& job);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
