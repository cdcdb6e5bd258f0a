// SPDX-License-Identifier: BSD-3-Clause
#include "sources.hpp"

#include <algorithm>
#include <utility>

#include "errors.hpp"
#include "filters.hpp"
#include "paging.hpp"
#include "router.hpp"
#include "shape_members.hpp"
#include "source_edits.hpp"
#include "state.hpp"
#include "uploads.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// Which of these the service knows is not known.
const std::vector<FilterSpec>& filters() {
  static const std::vector<FilterSpec> specs = {{"type"}, {"kind"}, {"q"}, {"group"}, {"user"}};
  return specs;
}

const std::vector<std::string> sort_keys = {"id", "name", "created_at"};

Json summary(const Source& source, const Call& call) {
  const std::string slug = slug_of(source.title());
  return {{"id", source.id},
          {"url", call.link(path_of(source))},
          {"url_html", call.site + "/source/" + std::to_string(source.id) + "-" + slug + "/"},
          {"title", source.title()},
          {"type", source.type}};
}

Json detail(const State& state, const Source& source, const Call& call) {
  const Json& content = source.content;
  Json json = summary(source, call);
  add_license(json, state, content, call);
  add_held(json, content, {"publish_to_catalog_services"});
  json["permissions"] = call.link(path_of(source)) + "permissions/";
  add_description(json, content);
  add_labels(json, state, content, call);
  add_owner(json, state, content, call);
  json["metadata"] = nullptr;
  json["created_at"] = timestamp(source.created_at);
  json["last_scanned_at"] = date_or_null(source.last_scanned_at);
  add_held(json, content, {"scan_schedule", "options"});
  if (source.type != "upload") add_held(json, content, {"url_remote"});
  json["datasources"] = call.link(path_of(source)) + "datasources/";
  json["scans"] = call.link(path_of(source)) + "scans/";
  return json;
}

bool fits(const Source& source, const FilterTerm& term) {
  return std::any_of(term.values.begin(), term.values.end(), [&](const std::string& value) {
    if (term.name == "q") return lower(source.title()).find(lower(value)) != std::string::npos;
    if (term.name == "group" || term.name == "user") return member(source.content, term.name) == Json(id_in(value));
    return source.type == value;
  });
}

HttpReply list(const State& state, const Call& call) {
  const std::vector<FilterTerm> terms = filter_terms(call, filters());
  std::vector<const Source*> shown;
  for (const auto& [id, source] : state.sources.all()) {
    const bool wanted = std::all_of(terms.begin(), terms.end(),
                                    [&source = source](const FilterTerm& term) { return fits(source, term); });
    if (wanted) shown.push_back(&source);
  }
  const SortOrder order = sort_order(call, sort_keys);
  if (order.key == "name") {
    std::stable_sort(shown.begin(), shown.end(),
                     [](const Source* a, const Source* b) { return lower(a->title()) < lower(b->title()); });
  }
  // Dates are inverted: without a minus the newest come first. Ids are in the order of creation.
  if ((order.key == "created_at") != order.minus) std::reverse(shown.begin(), shown.end());
  return short_list_reply(call, static_cast<std::int64_t>(shown.size()), [&](std::int64_t i) {
    const Source& source = *shown[static_cast<std::size_t>(i)];
    return call.expands("list") ? detail(state, source, call) : summary(source, call);
  });
}

void remember_files(State& state, const Source& source) {
  for (const SourceFile& file : source.files)
    state.sources.uploads.push_back({source.id, file.path, file.content_type, file.size, file.crc32});
}

HttpReply create(State& state, const Call& call) {
  const bool upload = !call.request->parts.empty();
  Source source = upload ? uploaded_source(state, call) : created_source(state, call.body(), false);
  const bool owned = !source.content.at("group").is_null() || !source.content.at("user").is_null();
  if (!owned) source.content["user"] = call.user();
  Source& added = state.sources.add(std::move(source));
  remember_files(state, added);
  // Others wait for a scan to be asked for, or for their schedule, which does not run here.
  if (upload) start_scan(state, added);
  HttpReply reply = json_reply(201, detail(state, added, call));
  reply.headers.emplace_back("Location", call.link(path_of(added)));
  return reply;
}

HttpReply edit(State& state, const Call& call) {
  Source& source = source_of(state, call);
  edit_source(state, source, call.body());
  return json_reply(200, detail(state, source, call));
}

HttpReply remove(State& state, const Call& call) {
  state.sources.all().erase(source_of(state, call).id);
  return HttpReply{204, {}, ""};
}

}  // namespace

Source& Sources::add(Source source) {
  if (source.id == 0) source.id = next_id_;
  next_id_ = std::max(next_id_, source.id + 1);
  const std::int64_t id = source.id;
  return sources_.insert_or_assign(id, std::move(source)).first->second;
}

Source* Sources::find(std::int64_t id) {
  const auto found = sources_.find(id);
  return found == sources_.end() ? nullptr : &found->second;
}

Source& source_of(State& state, const Call& call) {
  Source* source = state.sources.find(call.id("id"));
  // That a removed source reads as 404 rather than 410 is an assumption.
  if (source == nullptr) throw detail_error(404, "There is no such source.");
  return *source;
}

std::string path_of(const Source& source) { return "sources/" + std::to_string(source.id) + "/"; }

void add_source_views(Router& router, State& state) {
  const std::vector<std::string> read = {"sources:read"};
  const std::vector<std::string> write = {"sources:write"};
  View all{"sources/",
           "Source List",
           {{"GET", Access::token_holder, read, [&state](const Call& call) { return list(state, call); }},
            {"POST", Access::token_holder, write, [&state](const Call& call) { return create(state, call); }}}};
  all.filters = filters();
  all.list = true;
  all.expansions = {"list"};
  router.add(std::move(all));
  router.add(
      View{"sources/{id:id}/",
           "Source Detail",
           {{"GET", Access::token_holder, read,
             [&state](const Call& call) { return json_reply(200, detail(state, source_of(state, call), call)); }},
            {"PUT", Access::token_holder, write, [&state](const Call& call) { return edit(state, call); }},
            {"DELETE", Access::token_holder, write, [&state](const Call& call) { return remove(state, call); }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
