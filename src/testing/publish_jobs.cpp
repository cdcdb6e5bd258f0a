// SPDX-License-Identifier: BSD-3-Clause
#include "publish_jobs.hpp"

#include <algorithm>
#include <utility>

#include "errors.hpp"
#include "filters.hpp"
#include "item_life.hpp"
#include "paging.hpp"
#include "router.hpp"
#include "state.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::vector<FilterSpec>& filters() {
  static const std::vector<FilterSpec> specs = {{"state"}, {"reference"}};
  return specs;
}

void finish(State& state, PublishJob& job) {
  bool waiting = false;
  bool failed = false;
  for (const ItemRef& ref : job.items) {
    const ItemVersion* version = find_version(state, ref);
    // What was dropped meanwhile cannot be published any more, and its import will not end.
    const bool gone = version == nullptr || version->removed;
    if (gone || version->status == "error") failed = true;
    if (!gone && version->status == "importing") waiting = true;
  }
  if (waiting) return;
  const bool abort = failed && job.error_strategy == "abort";
  for (const ItemRef& ref : job.items) {
    ItemVersion* version = edit_version(state, ref);
    if (version == nullptr) continue;
    version->publish_job = 0;
    if (!abort && !version->removed && version->status == "ok") publish_version(state, ref);
  }
  job.state = abort ? "cancelled-due-to-error" : failed ? "errored" : "completed";
}

HttpReply list(const State& state, const Call& call) {
  const std::vector<FilterTerm> terms = filter_terms(call, filters());
  std::vector<const PublishJob*> jobs;
  for (const auto& [id, job] : state.publishing.all()) {
    const bool wanted = std::all_of(terms.begin(), terms.end(), [&job = job](const FilterTerm& term) {
      return contains(term.values, term.name == "state" ? job.state : job.reference);
    });
    if (wanted) jobs.push_back(&job);
  }
  return short_list_reply(call, static_cast<std::int64_t>(jobs.size()), [&](std::int64_t i) {
    return publish_json(state, *jobs[static_cast<std::size_t>(i)], call);
  });
}

PublishJob& job_of(State& state, const Call& call) {
  const auto found = state.publishing.all().find(call.id("id"));
  if (found == state.publishing.all().end()) throw detail_error(404, "There is no such publish.");
  return found->second;
}

HttpReply show(State& state, const Call& call) {
  // Watching a job is watching the imports that it waits for.
  const std::vector<ItemRef> items = job_of(state, call).items;
  for (const ItemRef& ref : items) watch_import(state, ref);
  return json_reply(200, publish_json(state, job_of(state, call), call));
}

HttpReply cancel(State& state, const Call& call) {
  PublishJob& job = job_of(state, call);
  if (!job.open()) throw detail_error(409, "This publish is over: it is " + job.state + ".");
  job.state = "cancelled";
  HttpReply reply;
  reply.status = 204;
  return reply;
}

}  // namespace

PublishJob& PublishJobs::add(PublishJob job) {
  job.id = next_id_++;
  const std::int64_t id = job.id;
  return jobs_.emplace(id, std::move(job)).first->second;
}

const PublishJob* PublishJobs::find(std::int64_t id) const {
  const auto found = jobs_.find(id);
  return found == jobs_.end() ? nullptr : &found->second;
}

void advance_publish_jobs(State& state) {
  for (auto& [id, job] : state.publishing.all()) {
    if (job.open()) finish(state, job);
  }
}

Json publish_json(const State& state, const PublishJob& job, const Call& call) {
  const User* user = state.accounts.user(job.created_by);
  Json json = {{"id", job.id},
               {"url", call.link("publish/" + std::to_string(job.id) + "/")},
               {"state", job.state},
               {"created_at", timestamp(job.created_at)},
               {"created_by", user == nullptr ? Json() : user_json(*user, call)},
               {"error_strategy", job.error_strategy},
               {"publish_strategy", job.publish_strategy},
               {"publish_at", nullptr},
               {"reference", job.reference},
               {"items", Json::array()}};
  for (const ItemRef& ref : job.items) json["items"].push_back(call.link(path_of(ref)));
  return json;
}

void add_publish_views(Router& router, State& state) {
  // Publishing has no scope of its own: those of the items do.
  const std::vector<std::string> scopes = {"layers:read", "layers:write"};
  View all{"publish/",
           "Publish List",
           {{"GET", Access::token_holder, scopes, [&state](const Call& call) { return list(state, call); }}}};
  all.filters = filters();
  all.list = true;
  router.add(std::move(all));
  router.add(View{"publish/{id:id}/",
                  "Publish Detail",
                  {{"GET", Access::token_holder, scopes, [&state](const Call& call) { return show(state, call); }},
                   {"DELETE", Access::token_holder, {"layers:write"}, [&state](const Call& call) {
                      return cancel(state, call);
                    }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
