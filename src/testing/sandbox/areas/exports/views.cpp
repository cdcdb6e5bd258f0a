// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/exports/views.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/filters.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/exports/formats.hpp"
#include "testing/sandbox/areas/exports/orders.hpp"
#include "testing/sandbox/areas/exports/shapes.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/jobs/export_order.hpp"
#include "testing/sandbox/store/jobs/pace.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/storage.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::vector<FilterSpec>& filters() {
  static const std::vector<FilterSpec> specs = {{"state"}, {"created_at", FilterKind::date}};
  return specs;
}

const std::vector<std::string> sort_keys = {"id", "name", "created_at"};

void end_export(Store& store, Export& made) {
  const bool fails = store.exports().to_fail > 0;
  if (fails) --store.exports().to_fail;
  made.state = fails ? "error" : "complete";
  made.finished_at = now();
  if (!fails) made.progress = 1;
}

std::function<bool(const Export&)> test_of(const FilterTerm& term) {
  if (term.name == "state") return [term](const Export& made) { return contains(term.values, made.state); };
  return [test = date_test(term)](const Export& made) { return test(made.created_at); };
}

// The exports of the caller: others' are nobody's business. Newest first, unless they are asked for in another order.
HttpReply list(const Store& store, const Call& call) {
  std::vector<std::function<bool(const Export&)>> tests;
  for (const FilterTerm& term : filter_terms(call, filters())) tests.push_back(test_of(term));
  std::vector<const Export*> shown;
  for (const auto& [id, made] : store.exports().all()) {
    const bool fits = std::all_of(tests.begin(), tests.end(), [&made = made](const auto& test) { return test(made); });
    if (made.user == call.user() && fits) shown.push_back(&made);
  }
  const SortOrder order = sort_order(call, sort_keys);
  if (order.key == "name") {
    std::stable_sort(shown.begin(), shown.end(),
                     [](const Export* a, const Export* b) { return a->order.name < b->order.name; });
    if (order.minus) std::reverse(shown.begin(), shown.end());
  } else if (order.key != "id" || order.minus) {
    // Dates are inverted: without a minus the newest come first. Ids are in the order of creation.
    if (order.key != "created_at" || !order.minus) std::reverse(shown.begin(), shown.end());
  }
  return short_list_reply(call, static_cast<std::int64_t>(shown.size()), [&](std::int64_t i) {
    const Export& made = *shown[static_cast<std::size_t>(i)];
    return call.expands("list") ? export_json(store, made, call) : export_summary(made, call);
  });
}

void check_limit(const Store& store, const Call& call) {
  const int limit = store.options().exports.running_limit;
  if (limit == 0 || store.exports().running(call.user()) < limit) return;
  // That there is such a limit is known; its status and its words are not.
  const std::string text =
      "You have " + std::to_string(limit) + " exports running already, which is as many as you may.";
  throw call.v1x ? map_error(409, {{"detail", text}}) : list_error(409, {text});
}

HttpReply create(Store& store, const Call& call) {
  ExportOrder order = read_order(store, call, call.body());
  if (!order.is_valid()) return json_reply(400, validation_json(store, order, call));
  check_limit(store, call);
  Export made;
  made.user = call.user();
  made.created_at = now();
  made.order = std::move(order);
  const Export& added = store.exports().add(std::move(made));
  HttpReply reply{201, {}, ""};
  if (!store.options().exports.created_empty) reply = json_reply(201, export_json(store, added, call));
  reply.headers.emplace_back("Location", call.link("exports/" + std::to_string(added.id) + "/"));
  return reply;
}

HttpReply validate(const Store& store, const Call& call) {
  return json_reply(200, validation_json(store, read_order(store, call, call.body()), call));
}

Export& export_of(Store& store, const Call& call) {
  const auto found = store.exports().all().find(call.id("id"));
  if (found == store.exports().all().end() || found->second.user != call.user())
    throw detail_error(404, "There is no such export.");
  return found->second;
}

HttpReply show(Store& store, const Call& call) {
  Export& made = export_of(store, call);
  if (made.state == "processing") ++made.polls;
  settle_exports(store, false);
  const bool other = made.state == "complete" && store.options().exports.complete_is_303;
  return json_reply(other ? 303 : 200, export_json(store, made, call));
}

HttpReply cancel(Store& store, const Call& call) {
  Export& made = export_of(store, call);
  if (made.state != "processing") {
    const std::string text = "Can't cancel";
    throw call.v1x ? map_error(409, {{"detail", text}}) : list_error(409, {text});
  }
  made.state = "cancelled";
  made.finished_at = now();
  return json_reply(202, export_json(store, made, call));
}

HttpReply download(Store& store, const Call& call) {
  Export& made = export_of(store, call);
  // What the service answers where there is nothing to download is not known.
  if (made.state == "processing") throw detail_error(409, "This export is still being made.");
  if (made.state == "gone") throw detail_error(410, "The file of this export is gone.");
  if (made.state != "complete") throw detail_error(404, "This export is " + made.state + ": it has no file.");
  made.downloaded_at = now();
  const ExportFile file = file_of(store, made);
  if (!store.options().exports.on_storage) return file_reply(file, *call.request, store.options().exports.ranges);
  HttpReply reply{302, {}, ""};
  reply.headers.emplace_back("Location", store.storage().url_of(made.id, file.filename()));
  return reply;
}

void describe(Json& body) {
  body["description"] = "List all exports or create a new export.";
  body["actions"]["POST"]["formats"] = {{"type", "nested object"},
                                        {"required", true},
                                        {"read_only", false},
                                        {"label", "Formats"},
                                        {"children", format_choices()}};
}

}  // namespace

int settle_exports(Store& store, bool all) {
  const SandboxWork& pace = store.options().exports.work;
  int ended = 0;
  for (auto& [id, made] : store.exports().all()) {
    if (made.state != "processing") continue;
    if (all || work_is_over(pace, made.created_at, made.polls)) {
      end_export(store, made);
      ++ended;
    } else {
      made.progress = work_progress(pace, made.created_at, made.polls);
    }
  }
  return ended;
}

int expire_exports(Store& store) {
  int gone = 0;
  for (auto& [id, made] : store.exports().all()) {
    if (made.state != "complete") continue;
    made.state = "gone";
    ++gone;
  }
  return gone;
}

ExportFile file_of(const Store& store, const Export& made) {
  return ExportFile(made.order.name, store.options().exports.bytes, static_cast<std::uint64_t>(made.id));
}

void add_export_views(Router& router, Store& store) {
  // No scope for reading was seen: who orders with `exports:write` also waits and downloads with it, and any key may
  // read here.
  const std::vector<std::string> write = {"exports:write"};
  View all{"exports/",
           "Export List",
           {{"GET", Access::token_holder, {}, [&store](const Call& call) { return list(store, call); }},
            {"POST", Access::token_holder, write, [&store](const Call& call) { return create(store, call); }}}};
  all.filters = filters();
  all.list = true;
  all.expansions = {"list"};
  all.describe = [](const Call&, Json& body) { describe(body); };
  router.add(std::move(all));
  router.add(
      View{"exports/validate/", "Export Validation", {{"POST", Access::token_holder, write, [&store](const Call& call) {
                                                         return validate(store, call);
                                                       }}}});
  router.add(
      View{"exports/{id:id}/",
           "Export Detail",
           {{"GET", Access::token_holder, {}, [&store](const Call& call) { return show(store, call); }},
            {"DELETE", Access::token_holder, write, [&store](const Call& call) { return cancel(store, call); }}}});
  router.add(View{"exports/{id:id}/download/",
                  "Export Download",
                  {{"GET", Access::token_holder, {}, [&store](const Call& call) { return download(store, call); }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
