// SPDX-License-Identifier: BSD-3-Clause
#include "exports.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

#include "errors.hpp"
#include "export_formats.hpp"
#include "export_shapes.hpp"
#include "filters.hpp"
#include "paging.hpp"
#include "router.hpp"
#include "state.hpp"
#include "storage.hpp"
#include "work.hpp"

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

void end_export(State& state, Export& made) {
  const bool fails = state.exports.to_fail > 0;
  if (fails) --state.exports.to_fail;
  made.state = fails ? "error" : "complete";
  made.finished_at = now();
  if (!fails) made.progress = 1;
}

std::function<bool(const Export&)> test_of(const FilterTerm& term) {
  if (term.name == "state") return [term](const Export& made) { return contains(term.values, made.state); };
  return [test = date_test(term)](const Export& made) { return test(made.created_at); };
}

// The exports of the caller: others' are nobody's business. Newest first, unless they are asked for in another order.
HttpReply list(const State& state, const Call& call) {
  std::vector<std::function<bool(const Export&)>> tests;
  for (const FilterTerm& term : filter_terms(call, filters())) tests.push_back(test_of(term));
  std::vector<const Export*> shown;
  for (const auto& [id, made] : state.exports.all()) {
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
    return call.expands("list") ? export_json(state, made, call) : export_summary(made, call);
  });
}

void check_limit(const State& state, const Call& call) {
  const int limit = state.options.exports.running_limit;
  if (limit == 0 || state.exports.running(call.user()) < limit) return;
  // That there is such a limit is known; its status and its words are not.
  const std::string text =
      "You have " + std::to_string(limit) + " exports running already, which is as many as you may.";
  throw call.v1x ? map_error(409, {{"detail", text}}) : list_error(409, {text});
}

HttpReply create(State& state, const Call& call) {
  ExportOrder order = read_order(state, call, call.body());
  if (!order.is_valid()) return json_reply(400, validation_json(state, order, call));
  check_limit(state, call);
  Export made;
  made.user = call.user();
  made.created_at = now();
  made.order = std::move(order);
  const Export& added = state.exports.add(std::move(made));
  HttpReply reply{201, {}, ""};
  if (!state.options.exports.created_empty) reply = json_reply(201, export_json(state, added, call));
  reply.headers.emplace_back("Location", call.link("exports/" + std::to_string(added.id) + "/"));
  return reply;
}

HttpReply validate(const State& state, const Call& call) {
  return json_reply(200, validation_json(state, read_order(state, call, call.body()), call));
}

Export& export_of(State& state, const Call& call) {
  const auto found = state.exports.all().find(call.id("id"));
  if (found == state.exports.all().end() || found->second.user != call.user())
    throw detail_error(404, "There is no such export.");
  return found->second;
}

HttpReply show(State& state, const Call& call) {
  Export& made = export_of(state, call);
  if (made.state == "processing") ++made.polls;
  settle_exports(state, false);
  const bool other = made.state == "complete" && state.options.exports.complete_is_303;
  return json_reply(other ? 303 : 200, export_json(state, made, call));
}

HttpReply cancel(State& state, const Call& call) {
  Export& made = export_of(state, call);
  if (made.state != "processing") {
    const std::string text = "Can't cancel";
    throw call.v1x ? map_error(409, {{"detail", text}}) : list_error(409, {text});
  }
  made.state = "cancelled";
  made.finished_at = now();
  return json_reply(202, export_json(state, made, call));
}

HttpReply download(State& state, const Call& call) {
  Export& made = export_of(state, call);
  // What the service answers where there is nothing to download is not known.
  if (made.state == "processing") throw detail_error(409, "This export is still being made.");
  if (made.state == "gone") throw detail_error(410, "The file of this export is gone.");
  if (made.state != "complete") throw detail_error(404, "This export is " + made.state + ": it has no file.");
  made.downloaded_at = now();
  const ExportFile file = file_of(state, made);
  if (!state.options.exports.on_storage) return file_reply(file, *call.request, state.options.exports.ranges);
  HttpReply reply{302, {}, ""};
  reply.headers.emplace_back("Location", state.storage.url_of(made.id, file.filename()));
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

Export& Exports::add(Export made) {
  if (made.id == 0) made.id = next_id_;
  next_id_ = std::max(next_id_, made.id + 1);
  const std::int64_t id = made.id;
  return exports_.insert_or_assign(id, std::move(made)).first->second;
}

const Export* Exports::find(std::int64_t id) const {
  const auto found = exports_.find(id);
  return found == exports_.end() ? nullptr : &found->second;
}

int Exports::running(std::int64_t user) const {
  return static_cast<int>(std::count_if(exports_.begin(), exports_.end(), [user](const auto& entry) {
    return entry.second.user == user && entry.second.state == "processing";
  }));
}

int settle_exports(State& state, bool all) {
  const SandboxWork& pace = state.options.exports.work;
  int ended = 0;
  for (auto& [id, made] : state.exports.all()) {
    if (made.state != "processing") continue;
    if (all || work_is_over(pace, made.created_at, made.polls)) {
      end_export(state, made);
      ++ended;
    } else {
      made.progress = work_progress(pace, made.created_at, made.polls);
    }
  }
  return ended;
}

int expire_exports(State& state) {
  int gone = 0;
  for (auto& [id, made] : state.exports.all()) {
    if (made.state != "complete") continue;
    made.state = "gone";
    ++gone;
  }
  return gone;
}

ExportFile file_of(const State& state, const Export& made) {
  return ExportFile(made.order.name, state.options.exports.bytes, static_cast<std::uint64_t>(made.id));
}

void add_export_views(Router& router, State& state) {
  // No scope for reading was seen: who orders with `exports:write` also waits and downloads with it, and any key may
  // read here.
  const std::vector<std::string> write = {"exports:write"};
  View all{"exports/",
           "Export List",
           {{"GET", Access::token_holder, {}, [&state](const Call& call) { return list(state, call); }},
            {"POST", Access::token_holder, write, [&state](const Call& call) { return create(state, call); }}}};
  all.filters = filters();
  all.list = true;
  all.expansions = {"list"};
  all.describe = [](const Call&, Json& body) { describe(body); };
  router.add(std::move(all));
  router.add(
      View{"exports/validate/", "Export Validation", {{"POST", Access::token_holder, write, [&state](const Call& call) {
                                                         return validate(state, call);
                                                       }}}});
  router.add(
      View{"exports/{id:id}/",
           "Export Detail",
           {{"GET", Access::token_holder, {}, [&state](const Call& call) { return show(state, call); }},
            {"DELETE", Access::token_holder, write, [&state](const Call& call) { return cancel(state, call); }}}});
  router.add(View{"exports/{id:id}/download/",
                  "Export Download",
                  {{"GET", Access::token_holder, {}, [&state](const Call& call) { return download(state, call); }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
