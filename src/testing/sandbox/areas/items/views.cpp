// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/items/views.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/filters.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/items/edits.hpp"
#include "testing/sandbox/areas/items/filters.hpp"
#include "testing/sandbox/areas/items/lists.hpp"
#include "testing/sandbox/areas/publishing/views.hpp"
#include "testing/sandbox/areas/shapes/items.hpp"
#include "testing/sandbox/areas/versions/access.hpp"
#include "testing/sandbox/areas/versions/life.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/generated.hpp"
#include "testing/sandbox/store/jobs/publish_jobs.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// Of layers and tables: nothing else comes out of data with revisions.
const std::vector<FilterSpec>& version_filters() {
  static const std::vector<FilterSpec> specs = {{"data.source_revision", FilterKind::integer},
                                                {"data_import", FilterKind::boolean, true}};
  return specs;
}

using VersionTest = std::function<bool(const ItemVersion&)>;

std::vector<VersionTest> version_tests(const Call& call) {
  std::vector<VersionTest> tests;
  for (const FilterTerm& term : filter_terms(call, version_filters())) {
    if (term.name == "data_import") {
      tests.emplace_back([test = boolean_test(term)](const ItemVersion& version) { return test(version.data_import); });
    } else {
      tests.emplace_back(
          [test = integer_test(term)](const ItemVersion& version) { return test(version.source_revision); });
    }
  }
  return tests;
}

// The handlers of one collection.
class ItemViews {
 public:
  ItemViews(Store& store, ItemType type) : store_(store), type_(type) {}

  HttpReply list(const Call& call) const {
    const auto ordered = [&](SortKey key) { return store_.items(type_).ordered(key, published_rows(call)); };
    return rows_reply(store_, call, RowFilters::items, ordered,
                      [&](const ItemRow& row) { return shown_row(store_, call, row, false); });
  }

  // Items whose latest version is not published.
  HttpReply drafts(const Call& call) const {
    const ItemCollection::Pick latest = latest_rows(call);
    const ItemCollection::Pick pick = [latest](const Item& item) {
      return item.has_draft() ? latest(item) : std::nullopt;
    };
    const auto ordered = [&](SortKey key) { return store_.items(type_).ordered_held(key, pick); };
    return rows_reply(store_, call, RowFilters::items, ordered,
                      [&](const ItemRow& row) { return shown_row(store_, call, row, true); });
  }

  HttpReply create(const Call& call) const {
    Edit edit = created_content(store_, type_, call.body());
    Json& content = edit.content;
    if (content.at("group").is_null() && content.at("user").is_null()) content["user"] = call.user();
    Item item;
    item.type = type_;
    item.id = store_.next_item_id++;
    // What a datasource holds is not known here: new layers are vector.
    item.kind = type_ == ItemType::layer ? "vector" : type_name(type_);
    item.created_at = now();
    ItemVersion version;
    version.id = store_.next_version_id++;
    version.created_at = item.created_at;
    version.created_by = call.user();
    version.content = std::move(content);
    item.latest = version.id;
    item.versions.push_back(std::move(version));
    const ItemRef ref{type_, item.id, item.latest};
    store_.items(type_).add(std::move(item));
    if (is_imported(type_)) start_import(store_, ref);
    if (edit.publish) start_publish(store_, ref, call.user());
    return created_reply(ref, call);
  }

  HttpReply detail(const Call& call) const {
    const Item first = readable_item(store_, type_, call);
    watch_import(store_, {type_, first.id, first.shown()});
    // Watching may just have published it.
    const Item item = *store_.items(type_).find(first.id);
    return json_reply(200, detail_json(store_, item, *item.version(item.shown()), call, false));
  }

  HttpReply remove(const Call& call) const {
    Item& item = editable_item(store_, type_, call);
    item.removed = true;
    return HttpReply{204, {}, ""};
  }

  HttpReply versions(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    const std::vector<VersionTest> tests = version_tests(call);
    std::vector<const ItemVersion*> shown;
    for (const ItemVersion& version : item.versions) {
      const bool visible = !version.removed && (call.token != nullptr || version.id <= item.published);
      if (visible && std::all_of(tests.begin(), tests.end(), [&](const auto& test) { return test(version); }))
        shown.push_back(&version);
    }
    // Newest first, but those of sets were seen the other way round.
    if (type_ != ItemType::set) std::reverse(shown.begin(), shown.end());
    return short_list_reply(call, static_cast<std::int64_t>(shown.size()), [&](std::int64_t i) {
      const ItemVersion& version = *shown[static_cast<std::size_t>(i)];
      return call.expands("list") ? detail_json(store_, item, version, call, true)
                                  : version_json(store_, item, version, call);
    });
  }

  HttpReply create_version(const Call& call) const {
    const ItemRef ref = create_draft(store_, editable_item(store_, type_, call), call.user());
    // Sets were seen to answer without a Location.
    return version_reply(201, ref, call, type_ != ItemType::set);
  }

  // A draft and its import in one go.
  HttpReply update(const Call& call) const {
    Item& item = editable_item(store_, type_, call);
    const ItemRef ref = create_draft(store_, item, call.user());
    try {
      start_import(store_, ref);
    } catch (const ApiError&) {
      // No import, no draft either: the call does both or nothing.
      item.versions.pop_back();
      item.latest = item.versions.back().id;
      throw;
    }
    return version_reply(201, ref, call, true);
  }

  HttpReply redirect(const Call& call, bool draft) const {
    const Item item = readable_item(store_, type_, call);
    const std::int64_t id = draft ? (item.has_draft() ? item.latest : 0) : item.published;
    if (id == 0) throw detail_error(404, draft ? "There is no draft version." : "There is no published version.");
    HttpReply reply = json_reply(307, Json::object());
    reply.headers.emplace_back("Location", call.link(path_of({type_, item.id, id})));
    return reply;
  }

  HttpReply version_detail(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    const ItemRef ref{type_, item.id, readable_version(item, call).id};
    watch_import(store_, ref);
    return version_reply(200, ref, call, false);
  }

  HttpReply edit_version_content(const Call& call) const {
    Item& item = editable_item(store_, type_, call);
    const ItemRef ref{type_, item.id, draft_version(item, call, "edited").id};
    Edit edit = edited_content(store_, type_, item.version(ref.version)->content, call.body());
    std::swap(item.version(ref.version)->content, edit.content);
    if (edit.data_changed) {
      try {
        start_import(store_, ref);
      } catch (const ApiError&) {
        std::swap(item.version(ref.version)->content, edit.content);
        throw;
      }
    }
    if (edit.publish && item.version(ref.version)->publish_job == 0) start_publish(store_, ref, call.user());
    return version_reply(200, ref, call, false);
  }

  HttpReply remove_version(const Call& call) const {
    Item& item = editable_item(store_, type_, call);
    const std::int64_t id = call.id("version");
    if (item.version(id) == nullptr) throw detail_error(404, "There is no such version.");
    drop_version(store_, {type_, item.id, id});
    return HttpReply{204, {}, ""};
  }

  HttpReply import_version(const Call& call) const {
    Item& item = editable_item(store_, type_, call);
    const ItemRef ref{type_, item.id, existing_version(item, call).id};
    if (!item.has_draft() || item.latest != ref.version)
      throw detail_error(409, "A published version cannot be imported again.");
    start_import(store_, ref);
    return version_reply(202, ref, call, true);
  }

  HttpReply publish(const Call& call) const {
    Item& item = editable_item(store_, type_, call);
    const ItemRef ref{type_, item.id, existing_version(item, call).id};
    const std::int64_t job = start_publish(store_, ref, call.user());
    return publish_reply(store_, *store_.publishing().find(job), call);
  }

 private:
  HttpReply version_reply(int status, const ItemRef& ref, const Call& call, bool location) const {
    const std::optional<Item> item = store_.items(type_).find(ref.id);
    HttpReply reply = json_reply(status, detail_json(store_, *item, *item->version(ref.version), call, true));
    if (location) reply.headers.emplace_back("Location", call.link(path_of(ref)));
    return reply;
  }

  // Each kind answers in its own way: layers and tables with the version, sets with the set, documents with a line of the
  // list of versions. That a new set is a draft until it is published, like all else, is an assumption.
  HttpReply created_reply(const ItemRef& ref, const Call& call) const {
    HttpReply reply = version_reply(201, ref, call, type_ != ItemType::set);
    const Item item = *store_.items(type_).find(ref.id);
    if (type_ == ItemType::set) reply.headers.emplace_back("Location", call.link(path_of({type_, ref.id, 0})));
    if (type_ == ItemType::document) reply.body = dump(version_json(store_, item, *item.version(ref.version), call));
    return reply;
  }

  Store& store_;
  ItemType type_;
};

using Method = HttpReply (ItemViews::*)(const Call&) const;

std::vector<std::string> expansions_of_lists(ItemType type) {
  std::vector<std::string> names = {"list", "list.publisher"};
  if (is_imported(type)) names.insert(names.end(), {"list.styles", "list.data.source_summary"});
  return names;
}

std::vector<std::string> expansions_of_details(ItemType type) {
  std::vector<std::string> names = {"permissions"};
  if (type == ItemType::set) names.emplace_back("items");
  return names;
}

}  // namespace

void add_item_views(Router& router, Store& store, ItemType type) {
  const auto views = std::make_shared<ItemViews>(store, type);
  const auto bound = [views](Method method) {
    return [views, method](const Call& call) { return ((*views).*method)(call); };
  };
  const std::vector<std::string> may_read = {scope_of(type, "read")};
  const std::vector<std::string> may_write = {scope_of(type, "write")};
  const auto open_read = [&](Method method) { return Endpoint{"GET", Access::anyone, may_read, bound(method)}; };
  const auto read = [&](Method method) { return Endpoint{"GET", Access::token_holder, may_read, bound(method)}; };
  const auto write = [&](const char* name, Method method) {
    return Endpoint{name, Access::token_holder, may_write, bound(method)};
  };
  const auto redirect = [&](bool draft) {
    return Endpoint{"GET", draft ? Access::token_holder : Access::anyone, may_read,
                    [views, draft](const Call& call) { return views->redirect(call, draft); }};
  };

  const std::string root = collection_name(type) + "/";
  const std::string label = label_of(type);
  const std::vector<std::string> list_expansions = expansions_of_lists(type);
  const std::vector<std::string> expansions = expansions_of_details(type);
  const std::vector<FilterSpec>& filters = row_filters(RowFilters::items);
  const std::string item = root + "{id:id}/";
  const std::string versions = item + "versions/";
  const std::string version = versions + "{version:id}/";

  router.add(View{root,
                  label + " List",
                  {open_read(&ItemViews::list), write("POST", &ItemViews::create)},
                  filters,
                  list_expansions,
                  true});
  router.add(View{root + "drafts/", label + " Draft List", {read(&ItemViews::drafts)}, filters, list_expansions, true});
  // What PUT once did here, for sets, is long gone.
  router.add(View{
      item, label + " Detail", {open_read(&ItemViews::detail), write("DELETE", &ItemViews::remove)}, {}, expansions});
  router.add(View{versions,
                  label + " Version List",
                  {open_read(&ItemViews::versions), write("POST", &ItemViews::create_version)},
                  is_imported(type) ? version_filters() : std::vector<FilterSpec>{},
                  {"list"},
                  true});
  router.add(View{versions + "draft/", label + " Draft Version", {redirect(true)}});
  router.add(View{versions + "published/", label + " Published Version", {redirect(false)}});
  router.add(View{version,
                  label + " Version Detail",
                  {open_read(&ItemViews::version_detail), write("PUT", &ItemViews::edit_version_content),
                   write("DELETE", &ItemViews::remove_version)},
                  {},
                  expansions});
  router.add(View{version + "publish/", label + " Version Publish", {write("POST", &ItemViews::publish)}});
  if (!is_imported(type)) return;
  router.add(View{versions + "import/", label + " Update", {write("POST", &ItemViews::update)}});
  router.add(View{version + "import/", label + " Version Import", {write("POST", &ItemViews::import_version)}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
