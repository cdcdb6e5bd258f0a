// SPDX-License-Identifier: BSD-3-Clause
// The views of /publish/.
#pragma once

#include "call.hpp"
#include "publish_jobs.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;

Json publish_json(const State& state, const PublishJob& job, const Call& call);

// The 201 for a new job, with its Location.
HttpReply publish_reply(const State& state, const PublishJob& job, const Call& call);

void add_publish_views(Router& router, State& state);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
