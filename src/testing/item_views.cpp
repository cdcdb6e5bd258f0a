// SPDX-License-Identifier: BSD-3-Clause
#include "item_views.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "errors.hpp"
#include "item_edits.hpp"
#include "item_life.hpp"
#include "item_lists.hpp"
#include "item_shapes.hpp"
#include "paging.hpp"
#include "router.hpp"
#include "state.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::vector<FilterSpec>& version_filters() {
  static const std::vector<FilterSpec> specs = {{"data.source_revision", FilterKind::integer},
                                                {"data_import", FilterKind::boolean, true}};
  return specs;
}

const char* const frozen_methods = "GET, HEAD, OPTIONS";

// The handlers of one of the two collections.
class ItemViews {
 public:
  ItemViews(State& state, ItemType type) : state_(state), type_(type) {}

  HttpReply list(const Call& call) const {
    const auto ordered = [&](SortKey key) { return state_.items(type_).ordered(key, published_rows(call)); };
    return rows_reply(state_, call, RowFilters::items, ordered,
                      [&](const ItemRow& row) { return shown_row(state_, call, row, false); });
  }

  // Items whose latest version is not published.
  HttpReply drafts(const Call& call) const {
    const ItemCollection::Pick latest = latest_rows(call);
    const ItemCollection::Pick pick = [latest](const Item& item) {
      return item.has_draft() ? latest(item) : std::nullopt;
    };
    const auto ordered = [&](SortKey key) { return state_.items(type_).ordered_held(key, pick); };
    return rows_reply(state_, call, RowFilters::items, ordered,
                      [&](const ItemRow& row) { return shown_row(state_, call, row, true); });
  }

  HttpReply create(const Call& call) const {
    Edit edit = created_content(state_, call.body());
    Json& content = edit.content;
    if (content.at("group").is_null() && content.at("user").is_null()) content["user"] = call.user();
    Item item;
    item.type = type_;
    item.id = state_.next_item_id++;
    // What a datasource holds is not known here: new layers are vector.
    item.kind = type_ == ItemType::table ? "table" : "vector";
    item.created_at = now();
    ItemVersion version;
    version.id = state_.next_version_id++;
    version.created_at = item.created_at;
    version.created_by = call.user();
    version.content = std::move(content);
    item.latest = version.id;
    item.versions.push_back(std::move(version));
    const ItemRef ref{type_, item.id, item.latest};
    state_.items(type_).add(std::move(item));
    start_import(state_, ref);
    if (edit.publish) start_publish(state_, ref, call.user());
    return version_reply(201, ref, call, true);
  }

  HttpReply detail(const Call& call) const {
    const Item& first = readable(call);
    const std::int64_t shown = first.published != 0 ? first.published : first.latest;
    watch_import(state_, {type_, first.id, shown});
    const Item item = *state_.items(type_).find(first.id);
    // Watching may just have published it.
    const ItemVersion& version = *item.version(item.published != 0 ? item.published : item.latest);
    return json_reply(200, detail_json(state_, item, version, call, false));
  }

  HttpReply remove(const Call& call) const {
    Item& item = editable(call);
    item.removed = true;
    return HttpReply{204, {}, ""};
  }

  HttpReply versions(const Call& call) const {
    const Item& item = readable(call);
    std::vector<std::function<bool(const ItemVersion&)>> tests;
    for (const FilterTerm& term : filter_terms(call, version_filters())) {
      if (term.name == "data_import") {
        tests.emplace_back(
            [test = boolean_test(term)](const ItemVersion& version) { return test(version.data_import); });
      } else {
        tests.emplace_back(
            [test = integer_test(term)](const ItemVersion& version) { return test(version.source_revision); });
      }
    }
    std::vector<const ItemVersion*> shown;
    for (const ItemVersion& version : item.versions) {
      const bool visible = !version.removed && (call.token != nullptr || version.id <= item.published);
      if (visible && std::all_of(tests.begin(), tests.end(), [&](const auto& test) { return test(version); }))
        shown.push_back(&version);
    }
    std::reverse(shown.begin(), shown.end());  // newest first
    return short_list_reply(call, static_cast<std::int64_t>(shown.size()), [&](std::int64_t i) {
      const ItemVersion& version = *shown[static_cast<std::size_t>(i)];
      return call.expands("list") ? detail_json(state_, item, version, call, true)
                                  : version_json(state_, item, version, call);
    });
  }

  HttpReply create_version(const Call& call) const {
    return version_reply(201, create_draft(state_, editable(call), call.user()), call, true);
  }

  // A draft and its import in one go.
  HttpReply update(const Call& call) const {
    Item& item = editable(call);
    const ItemRef ref = create_draft(state_, item, call.user());
    try {
      start_import(state_, ref);
    } catch (const ApiError&) {
      // No import, no draft either: the call does both or nothing.
      item.versions.pop_back();
      item.latest = item.versions.back().id;
      throw;
    }
    return version_reply(201, ref, call, true);
  }

  HttpReply redirect(const Call& call, bool draft) const {
    const Item& item = readable(call);
    const std::int64_t id = draft ? (item.has_draft() ? item.latest : 0) : item.published;
    if (id == 0) throw detail_error(404, draft ? "There is no draft version." : "There is no published version.");
    HttpReply reply = json_reply(307, Json::object());
    reply.headers.emplace_back("Location", call.link(path_of({type_, item.id, id})));
    return reply;
  }

  HttpReply version_detail(const Call& call) const {
    const Item& item = readable(call);
    const ItemRef ref{type_, item.id, known_version(item, call).id};
    if (call.token == nullptr && ref.version > item.published) throw detail_error(401, "A draft needs an API key.");
    watch_import(state_, ref);
    return version_reply(200, ref, call, false);
  }

  HttpReply edit_version_content(const Call& call) const {
    Item& item = editable(call);
    const ItemRef ref = draft_of(item, call, "edited");
    Edit edit = edited_content(state_, item.version(ref.version)->content, call.body());
    std::swap(item.version(ref.version)->content, edit.content);
    if (edit.data_changed) {
      try {
        start_import(state_, ref);
      } catch (const ApiError&) {
        std::swap(item.version(ref.version)->content, edit.content);
        throw;
      }
    }
    if (edit.publish && item.version(ref.version)->publish_job == 0) start_publish(state_, ref, call.user());
    return version_reply(200, ref, call, false);
  }

  HttpReply remove_version(const Call& call) const {
    Item& item = editable(call);
    const std::int64_t id = call.id("version");
    if (item.version(id) == nullptr) throw detail_error(404, "There is no such version.");
    drop_version(state_, {type_, item.id, id});
    return HttpReply{204, {}, ""};
  }

  HttpReply import_version(const Call& call) const {
    Item& item = editable(call);
    const ItemRef ref{type_, item.id, known_version(item, call).id};
    if (!item.has_draft() || item.latest != ref.version)
      throw detail_error(409, "A published version cannot be imported again.");
    start_import(state_, ref);
    return version_reply(202, ref, call, true);
  }

  HttpReply publish(const Call& call) const {
    Item& item = editable(call);
    const ItemRef ref{type_, item.id, known_version(item, call).id};
    if (item.latest != ref.version) throw detail_error(409, "Only the latest version can be published.");
    const std::int64_t job = start_publish(state_, ref, call.user());
    HttpReply reply = json_reply(201, publish_json(state_, *state_.publishing.find(job), call));
    reply.headers.emplace_back("Location", call.link("publish/" + std::to_string(job) + "/"));
    return reply;
  }

 private:
  // The item, made a held one so that it can be pointed at. 404 for what never was, 410 for what is no more, 401 for
  // what is not for everyone.
  Item& item_of(const Call& call) const {
    const std::int64_t id = call.id("id");
    // A generated item that is only read should not be held for ever: it is copied, and the copy is replaced by the
    // next one.
    const bool held = state_.items(type_).held().count(id) != 0;
    Item* item = nullptr;
    if (held || call.method != "GET") {
      item = state_.items(type_).edit(id);
    } else if (auto copy = state_.items(type_).find(id)) {
      reading_ = std::move(*copy);
      item = &reading_;
    }
    if (item == nullptr) throw detail_error(404, "There is no such " + type_name(type_) + ".");
    if (item->removed) throw detail_error(410, "This " + type_name(type_) + " has been removed.");
    if (item->latest == 0) throw detail_error(404, "There is no version of this " + type_name(type_) + ".");
    return *item;
  }

  const Item& readable(const Call& call) const {
    const Item& item = item_of(call);
    if (call.token == nullptr && (!item.is_public || item.published == 0))
      throw detail_error(401, "This " + type_name(type_) + " is not public: it needs an API key.");
    return item;
  }

  Item& editable(const Call& call) const { return item_of(call); }

  static const ItemVersion& known_version(const Item& item, const Call& call) {
    const ItemVersion* version = item.version(call.id("version"));
    // That a dropped version reads as 404 rather than 410 is an assumption.
    if (version == nullptr || version->removed) throw detail_error(404, "There is no such version.");
    return *version;
  }

  // 405 for any version but the draft.
  ItemRef draft_of(const Item& item, const Call& call, const std::string& done) const {
    const ItemVersion& version = known_version(item, call);
    if (!item.has_draft() || item.latest != version.id)
      throw not_allowed("A published version cannot be " + done + ".", frozen_methods);
    return ItemRef{type_, item.id, version.id};
  }

  HttpReply version_reply(int status, const ItemRef& ref, const Call& call, bool location) const {
    const std::optional<Item> item = state_.items(type_).find(ref.id);
    HttpReply reply = json_reply(status, detail_json(state_, *item, *item->version(ref.version), call, true));
    if (location) reply.headers.emplace_back("Location", call.link(path_of(ref)));
    return reply;
  }

  State& state_;
  ItemType type_;
  mutable Item reading_;  // used under the state's lock, within one call
};

using Method = HttpReply (ItemViews::*)(const Call&) const;

}  // namespace

void add_item_views(Router& router, State& state, ItemType type) {
  const auto views = std::make_shared<ItemViews>(state, type);
  const auto bound = [views](Method method) {
    return [views, method](const Call& call) { return ((*views).*method)(call); };
  };
  // One scope for reading and one for writing, for layers and tables alike.
  const auto open_read = [&](Method method) { return Endpoint{"GET", Access::anyone, {"layers:read"}, bound(method)}; };
  const auto read = [&](Method method) {
    return Endpoint{"GET", Access::token_holder, {"layers:read"}, bound(method)};
  };
  const auto write = [&](const char* name, Method method) {
    return Endpoint{name, Access::token_holder, {"layers:write"}, bound(method)};
  };
  const auto redirect = [&](bool draft) {
    return Endpoint{
        "GET", draft ? Access::token_holder : Access::anyone, {"layers:read"}, [views, draft](const Call& call) {
          return views->redirect(call, draft);
        }};
  };

  const std::string root = collection_name(type) + "/";
  const std::string label = type == ItemType::layer ? "Layer" : "Table";
  const std::vector<std::string> list_expansions = {"list", "list.publisher", "list.styles",
                                                    "list.data.source_summary"};
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
  router.add(View{item,
                  label + " Detail",
                  {open_read(&ItemViews::detail), write("DELETE", &ItemViews::remove)},
                  {},
                  {"permissions"}});
  router.add(View{versions,
                  label + " Version List",
                  {open_read(&ItemViews::versions), write("POST", &ItemViews::create_version)},
                  version_filters(),
                  {"list"},
                  true});
  router.add(View{versions + "draft/", label + " Draft Version", {redirect(true)}});
  router.add(View{versions + "published/", label + " Published Version", {redirect(false)}});
  router.add(View{versions + "import/", label + " Update", {write("POST", &ItemViews::update)}});
  router.add(View{version,
                  label + " Version Detail",
                  {open_read(&ItemViews::version_detail), write("PUT", &ItemViews::edit_version_content),
                   write("DELETE", &ItemViews::remove_version)},
                  {},
                  {"permissions"}});
  router.add(View{version + "import/", label + " Version Import", {write("POST", &ItemViews::import_version)}});
  router.add(View{version + "publish/", label + " Version Publish", {write("POST", &ItemViews::publish)}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
