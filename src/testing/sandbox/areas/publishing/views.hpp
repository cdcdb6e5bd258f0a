// SPDX-License-Identifier: BSD-3-Clause
// The views of /publish/.
#pragma once

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/jobs/publish_jobs.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;

Json publish_json(const Store& store, const PublishJob& job, const Call& call);

// The 201 for a new job, with its Location.
HttpReply publish_reply(const Store& store, const PublishJob& job, const Call& call);

void add_publish_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
