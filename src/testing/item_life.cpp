// SPDX-License-Identifier: BSD-3-Clause
#include "item_life.hpp"

#include <algorithm>
#include <utility>

#include "errors.hpp"
#include "item_access.hpp"
#include "state.hpp"
#include "work.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

bool has_available_datasource(const State& state, const Json& content) {
  const Json& datasources = member(member(content, "data"), "datasources");
  return std::any_of(datasources.begin(), datasources.end(),
                     [&state](const Json& id) { return state.unavailable_datasources.count(integer_of(id, 0)) == 0; });
}

bool import_fails(State& state, const Json& content) {
  if (state.imports_to_fail > 0) {
    --state.imports_to_fail;
    return true;
  }
  const Json& datasources = member(member(content, "data"), "datasources");
  return std::any_of(datasources.begin(), datasources.end(),
                     [&state](const Json& id) { return state.failing_datasources.count(integer_of(id, 0)) != 0; });
}

void end_import(State& state, ItemVersion& version) {
  version.status = import_fails(state, version.content) ? "error" : "ok";
  version.import_ended = now();
  version.progress = version.status == "ok" ? 1 : version.progress;
}

}  // namespace

ItemVersion* edit_version(State& state, const ItemRef& ref) {
  Item* item = state.items(ref.type).edit(ref.id);
  return item == nullptr ? nullptr : item->version(ref.version);
}

const ItemVersion* find_version(State& state, const ItemRef& ref) { return edit_version(state, ref); }

ItemRef create_draft(State& state, Item& item, std::int64_t user) {
  if (item.has_draft()) throw detail_error(409, "A draft version already exists.");
  const ItemVersion* latest = item.version(item.latest);
  if (latest == nullptr) throw detail_error(409, "There is no version to copy.");
  ItemVersion draft = *latest;
  draft.id = state.next_version_id++;
  draft.created_at = now();
  draft.created_by = user;
  draft.data_import = false;
  draft.publish_job = 0;
  state.metadata.copy(path_of({item.type, item.id, latest->id}), path_of({item.type, item.id, draft.id}));
  item.versions.push_back(std::move(draft));
  item.latest = item.versions.back().id;
  return ItemRef{item.type, item.id, item.latest};
}

void start_import(State& state, const ItemRef& ref) {
  ItemVersion& version = *edit_version(state, ref);
  if (!has_available_datasource(state, version.content)) throw detail_error(400, "No valid datasources to import");
  if (!version.data_import) {
    version.data_import = true;
    ++version.source_revision;
  }
  version.status = "importing";
  version.import_started = now();
  version.import_ended = 0;
  version.polls = 0;
  version.progress = 0;
  if (std::find(state.importing.begin(), state.importing.end(), ref) == state.importing.end())
    state.importing.push_back(ref);
}

void watch_import(State& state, const ItemRef& ref) {
  if (std::find(state.importing.begin(), state.importing.end(), ref) == state.importing.end()) return;
  ItemVersion* version = edit_version(state, ref);
  if (version != nullptr) ++version->polls;
  settle_imports(state, false);
}

int settle_imports(State& state, bool all) {
  int ended = 0;
  std::vector<ItemRef> running;
  for (const ItemRef& ref : std::exchange(state.importing, {})) {
    ItemVersion* version = edit_version(state, ref);
    if (version == nullptr || version->removed || version->status != "importing") continue;
    if (all || work_is_over(state.options.imports, version->import_started, version->polls)) {
      end_import(state, *version);
      ++ended;
    } else {
      version->progress = work_progress(state.options.imports, version->import_started, version->polls);
      running.push_back(ref);
    }
  }
  state.importing = std::move(running);
  advance_publish_jobs(state);
  return ended;
}

void publish_version(State& state, const ItemRef& ref) {
  Item& item = *state.items(ref.type).edit(ref.id);
  item.published = ref.version;
  item.published_at = now();
  if (!item.first_published_at) item.first_published_at = item.published_at;
}

void check_publishable(State& state, const ItemRef& ref) {
  const Item& item = *state.items(ref.type).edit(ref.id);
  if (item.published == ref.version) throw detail_error(409, "This version is published already.");
  if (item.latest != ref.version) throw detail_error(409, "Only the latest version can be published.");
  if (item.version(ref.version)->publish_job != 0)
    throw detail_error(409, "This version is part of a publish already.");
}

std::int64_t start_publish(State& state, const ItemRef& ref, std::int64_t user) {
  check_publishable(state, ref);
  PublishJob job;
  job.created_at = now();
  job.created_by = user;
  job.items = {ref};
  return add_publish_job(state, std::move(job)).id;
}

void drop_version(State& state, const ItemRef& ref) {
  Item& item = *state.items(ref.type).edit(ref.id);
  ItemVersion& version = *item.version(ref.version);
  if (version.removed) throw detail_error(409, "This version was deleted already.");
  if (item.latest != ref.version || item.published == ref.version) {
    throw not_allowed("A version that is or was published cannot be deleted.", frozen_methods);
  }
  version.removed = true;
  item.latest = item.published;
  advance_publish_jobs(state);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
