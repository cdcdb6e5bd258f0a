// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/publishing/views.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/filters.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/accounts/views.hpp"
#include "testing/sandbox/areas/versions/life.hpp"
#include "testing/sandbox/areas/versions/publish_jobs.hpp"
#include "testing/sandbox/fields/reader.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::vector<FilterSpec>& filters() {
  static const std::vector<FilterSpec> specs = {{"state"}, {"reference"}};
  return specs;
}

std::string path_of(const PublishJob& job) { return "publish/" + std::to_string(job.id) + "/"; }

// A job is written by who may write each of its items.
void require_write_scopes(const Call& call, const std::vector<ItemRef>& items) {
  for (const ItemRef& ref : items) require_scope(call.token, scope_of(ref.type, "write"));
}

HttpReply list(const Store& store, const Call& call) {
  const std::vector<FilterTerm> terms = filter_terms(call, filters());
  std::vector<const PublishJob*> jobs;
  for (const auto& [id, job] : store.publishing().all()) {
    const bool wanted = std::all_of(terms.begin(), terms.end(), [&job = job](const FilterTerm& term) {
      return contains(term.values, term.name == "state" ? job.state : job.reference);
    });
    if (wanted) jobs.push_back(&job);
  }
  return short_list_reply(call, static_cast<std::int64_t>(jobs.size()), [&](std::int64_t i) {
    return publish_json(store, *jobs[static_cast<std::size_t>(i)], call);
  });
}

PublishJob& job_of(Store& store, const Call& call) {
  const auto found = store.publishing().all().find(call.id("id"));
  if (found == store.publishing().all().end()) throw detail_error(404, "There is no such publish.");
  return found->second;
}

// A version by its URL. Nothing, with a complaint, for what is none or is no more.
std::optional<ItemRef> version_of(Store& store, const Json& entry, FieldErrors& errors) {
  const std::string url = text_of(entry.is_object() ? member(entry, "url") : entry);
  const std::optional<ItemRef> ref = ref_of(url);
  const std::optional<Item> item = ref ? store.items(ref->type).find(ref->id) : std::nullopt;
  const ItemVersion* version = item && !item->removed ? item->version(ref->version) : nullptr;
  if (version == nullptr || version->removed) {
    errors.add("items", "\"" + url + "\" is not the URL of a version.");
    return std::nullopt;
  }
  return ref;
}

std::vector<ItemRef> read_items(Store& store, const Json& body, FieldErrors& errors) {
  const Json& given = member(body, "items");
  std::vector<ItemRef> items;
  if (!given.is_array() || given.empty()) {
    errors.add("items", given.is_null() || given.is_array() ? field_required : "Enter a list of the URLs of versions.");
    return items;
  }
  for (const Json& entry : given) {
    const std::optional<ItemRef> ref = version_of(store, entry, errors);
    if (!ref) continue;
    if (std::find(items.begin(), items.end(), *ref) != items.end()) errors.add("items", "A version is named twice.");
    items.push_back(*ref);
  }
  return items;
}

void read_choice(const Json& body, const char* name, const std::vector<std::string>& choices, FieldErrors& errors,
                 std::string& into) {
  const Json& value = member(body, name);
  if (value.is_null()) return;
  if (contains(choices, text_of(value))) {
    into = text_of(value);
  } else {
    errors.add(name, "Enter " + join(choices, " or ") + ".");
  }
}

void check_names(const Json& body, FieldErrors& errors) {
  const std::vector<std::string> writable = {"items", "publish_strategy", "error_strategy", "reference", "publish_at"};
  const std::vector<std::string> read_only = {"id", "url", "state", "created_at", "created_by"};
  for (const auto& [name, value] : body.items()) {
    if (contains(writable, name)) continue;
    errors.add(name, contains(read_only, name) ? "This field is read-only." : "There is no such field.");
  }
}

PublishJob read_job(Store& store, const Json& body) {
  FieldErrors errors;
  FieldReader reader(store, errors);
  PublishJob job;
  job.items = read_items(store, body, errors);
  read_choice(body, "publish_strategy", {"together", "manual"}, errors, job.publish_strategy);
  read_choice(body, "error_strategy", {"abort", "ignore"}, errors, job.error_strategy);
  if (const auto text = reader.text("reference", member(body, "reference"))) job.reference = text_of(*text);
  if (const auto time = reader.time("publish_at", member(body, "publish_at")); time && !time->is_null())
    job.publish_at = time->get<Millis>();
  if (store.options().strict) check_names(body, errors);
  errors.throw_if_any();
  return job;
}

HttpReply create(Store& store, const Call& call) {
  PublishJob job = read_job(store, call.body());
  require_write_scopes(call, job.items);
  for (const ItemRef& ref : job.items) check_publishable(store, ref);
  job.created_at = now();
  job.created_by = call.user();
  return publish_reply(store, add_publish_job(store, std::move(job)), call);
}

HttpReply show(Store& store, const Call& call) {
  // Watching a job is watching the imports that it waits for.
  const std::vector<ItemRef> items = job_of(store, call).items;
  for (const ItemRef& ref : items) watch_import(store, ref);
  return json_reply(200, publish_json(store, job_of(store, call), call));
}

HttpReply cancel(Store& store, const Call& call) {
  PublishJob& job = job_of(store, call);
  require_write_scopes(call, job.items);
  if (!job.open()) throw detail_error(409, "This publish is over: it is " + job.state + ".");
  cancel_publish_job(store, job);
  return HttpReply{204, {}, ""};
}

// The answer, and the 409 for a job that waits for no approval, are assumptions.
HttpReply approve(Store& store, const Call& call) {
  PublishJob& job = job_of(store, call);
  require_write_scopes(call, job.items);
  if (job.state != "waiting-for-approval")
    throw detail_error(409, "This publish does not wait for approval: it is " + job.state + ".");
  job.approved = true;
  job.state = "publishing";
  return json_reply(200, publish_json(store, job, call));
}

}  // namespace

Json publish_json(const Store& store, const PublishJob& job, const Call& call) {
  const User* user = store.accounts().user(job.created_by);
  Json json = {{"id", job.id},
               {"url", call.link(path_of(job))},
               {"state", job.state},
               {"created_at", timestamp(job.created_at)},
               {"created_by", user == nullptr ? Json() : user_json(*user, call)},
               {"error_strategy", job.error_strategy},
               {"publish_strategy", job.publish_strategy},
               {"publish_at", job.publish_at ? Json(timestamp(*job.publish_at)) : Json()},
               {"reference", job.reference},
               {"items", Json::array()}};
  for (const ItemRef& ref : job.items) json["items"].push_back(call.link(path_of(ref)));
  return json;
}

HttpReply publish_reply(const Store& store, const PublishJob& job, const Call& call) {
  HttpReply reply = json_reply(201, publish_json(store, job, call));
  reply.headers.emplace_back("Location", call.link(path_of(job)));
  return reply;
}

void add_publish_views(Router& router, Store& store) {
  // Publishing has no scope of its own: those of the items do.
  std::vector<std::string> read;
  std::vector<std::string> write;
  for (const ItemType type : {ItemType::layer, ItemType::document, ItemType::set}) {
    read.push_back(scope_of(type, "read"));
    write.push_back(scope_of(type, "write"));
  }
  read.insert(read.end(), write.begin(), write.end());
  using Handler = HttpReply (*)(Store&, const Call&);
  const auto endpoint = [&](const char* method, const std::vector<std::string>& scopes, Handler handler) {
    return Endpoint{method, Access::token_holder, scopes,
                    [&store, handler](const Call& call) { return handler(store, call); }};
  };
  View all{"publish/",
           "Publish List",
           {endpoint("GET", read, [](Store& s, const Call& call) { return list(s, call); }),
            endpoint("POST", write, create)}};
  all.filters = filters();
  all.list = true;
  router.add(std::move(all));
  router.add(
      View{"publish/{id:id}/", "Publish Detail", {endpoint("GET", read, show), endpoint("DELETE", write, cancel)}});
  router.add(View{"publish/{id:id}/approve/", "Publish Approval", {endpoint("POST", write, approve)}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
