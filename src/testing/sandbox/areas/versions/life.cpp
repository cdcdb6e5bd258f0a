// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/versions/life.hpp"

#include <algorithm>
#include <utility>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/areas/versions/access.hpp"
#include "testing/sandbox/areas/versions/publish_jobs.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/jobs/imports.hpp"
#include "testing/sandbox/store/jobs/pace.hpp"
#include "testing/sandbox/store/jobs/publish_jobs.hpp"
#include "testing/sandbox/store/metadata.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

bool has_available_datasource(const Store& store, const Json& content) {
  const Json& datasources = member(member(content, "data"), "datasources");
  return std::any_of(datasources.begin(), datasources.end(), [&store](const Json& id) {
    return store.imports().unavailable_datasources.count(integer_of(id, 0)) == 0;
  });
}

bool import_fails(Store& store, const Json& content) {
  if (store.imports().to_fail > 0) {
    --store.imports().to_fail;
    return true;
  }
  const Json& datasources = member(member(content, "data"), "datasources");
  return std::any_of(datasources.begin(), datasources.end(), [&store](const Json& id) {
    return store.imports().failing_datasources.count(integer_of(id, 0)) != 0;
  });
}

void end_import(Store& store, ItemVersion& version) {
  version.status = import_fails(store, version.content) ? "error" : "ok";
  version.import_ended = now();
  version.progress = version.status == "ok" ? 1 : version.progress;
}

}  // namespace

ItemVersion* edit_version(Store& store, const ItemRef& ref) {
  Item* item = store.items(ref.type).edit(ref.id);
  return item == nullptr ? nullptr : item->version(ref.version);
}

const ItemVersion* find_version(Store& store, const ItemRef& ref) { return edit_version(store, ref); }

ItemRef create_draft(Store& store, Item& item, std::int64_t user) {
  if (item.has_draft()) throw detail_error(409, "A draft version already exists.");
  const ItemVersion* latest = item.version(item.latest);
  if (latest == nullptr) throw detail_error(409, "There is no version to copy.");
  ItemVersion draft = *latest;
  draft.id = store.next_version_id++;
  draft.created_at = now();
  draft.created_by = user;
  draft.data_import = false;
  draft.publish_job = 0;
  store.metadata().copy(path_of({item.type, item.id, latest->id}), path_of({item.type, item.id, draft.id}));
  item.versions.push_back(std::move(draft));
  item.latest = item.versions.back().id;
  return ItemRef{item.type, item.id, item.latest};
}

void start_import(Store& store, const ItemRef& ref) {
  ItemVersion& version = *edit_version(store, ref);
  if (!has_available_datasource(store, version.content)) throw detail_error(400, "No valid datasources to import");
  if (!version.data_import) {
    version.data_import = true;
    ++version.source_revision;
  }
  version.status = "importing";
  version.import_started = now();
  version.import_ended = 0;
  version.polls = 0;
  version.progress = 0;
  if (std::find(store.imports().running.begin(), store.imports().running.end(), ref) == store.imports().running.end())
    store.imports().running.push_back(ref);
}

void watch_import(Store& store, const ItemRef& ref) {
  if (std::find(store.imports().running.begin(), store.imports().running.end(), ref) == store.imports().running.end())
    return;
  ItemVersion* version = edit_version(store, ref);
  if (version != nullptr) ++version->polls;
  settle_imports(store, false);
}

int settle_imports(Store& store, bool all) {
  int ended = 0;
  std::vector<ItemRef> running;
  for (const ItemRef& ref : std::exchange(store.imports().running, {})) {
    ItemVersion* version = edit_version(store, ref);
    if (version == nullptr || version->removed || version->status != "importing") continue;
    if (all || work_is_over(store.options().imports, version->import_started, version->polls)) {
      end_import(store, *version);
      ++ended;
    } else {
      version->progress = work_progress(store.options().imports, version->import_started, version->polls);
      running.push_back(ref);
    }
  }
  store.imports().running = std::move(running);
  advance_publish_jobs(store);
  return ended;
}

void publish_version(Store& store, const ItemRef& ref) {
  Item& item = *store.items(ref.type).edit(ref.id);
  item.published = ref.version;
  item.published_at = now();
  if (!item.first_published_at) item.first_published_at = item.published_at;
}

void check_publishable(Store& store, const ItemRef& ref) {
  const Item& item = *store.items(ref.type).edit(ref.id);
  if (item.published == ref.version) throw detail_error(409, "This version is published already.");
  if (item.latest != ref.version) throw detail_error(409, "Only the latest version can be published.");
  if (item.version(ref.version)->publish_job != 0)
    throw detail_error(409, "This version is part of a publish already.");
}

std::int64_t start_publish(Store& store, const ItemRef& ref, std::int64_t user) {
  check_publishable(store, ref);
  PublishJob job;
  job.created_at = now();
  job.created_by = user;
  job.items = {ref};
  return add_publish_job(store, std::move(job)).id;
}

void drop_version(Store& store, const ItemRef& ref) {
  Item& item = *store.items(ref.type).edit(ref.id);
  ItemVersion& version = *item.version(ref.version);
  if (version.removed) throw detail_error(409, "This version was deleted already.");
  if (item.latest != ref.version || item.published == ref.version) {
    throw not_allowed("A version that is or was published cannot be deleted.", frozen_methods);
  }
  version.removed = true;
  item.latest = item.published;
  advance_publish_jobs(store);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
