// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/sources/views.hpp"

#include <algorithm>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/filters.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/metadata/views.hpp"
#include "testing/sandbox/areas/permissions/views.hpp"
#include "testing/sandbox/areas/shapes/members.hpp"
#include "testing/sandbox/areas/sources/edits.hpp"
#include "testing/sandbox/areas/sources/parents.hpp"
#include "testing/sandbox/areas/sources/scans.hpp"
#include "testing/sandbox/areas/sources/uploads.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/metadata.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/people/permissions.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

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
  return {{"id", source.id},
          {"url", call.link(path_of(source))},
          {"url_html", html_url(source, call)},
          {"title", source.title()},
          {"type", source.type}};
}

Json detail(const Store& store, const Source& source, const Call& call) {
  const Json& content = source.content;
  Json json = summary(source, call);
  add_license(json, store, content, call);
  json["publish_to_catalog_services"] = member(content, "publish_to_catalog_services");
  json["permissions"] = call.link(path_of(source)) + "permissions/";
  if (call.expands("permissions")) {
    const Grants grants = store.permissions().find(path_of(source), source_grants(source));
    json["permissions"] = permissions_json(store.accounts(), grants, call);
  }
  add_description(json, content);
  add_labels(json, store, content, call);
  add_owner(json, store, content, call);
  json["metadata"] = metadata_json(store.metadata(), path_of(source), call);
  json["created_at"] = timestamp(source.created_at);
  json["last_scanned_at"] = source.last_scanned_at ? Json(timestamp(*source.last_scanned_at)) : Json();
  json["scan_schedule"] = member(content, "scan_schedule");
  json["options"] = member(content, "options");
  if (source.type != "upload") json["url_remote"] = member(content, "url_remote");
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

HttpReply list(const Store& store, const Call& call) {
  const std::vector<FilterTerm> terms = filter_terms(call, filters());
  std::vector<const Source*> shown;
  for (const auto& [id, source] : store.sources().all()) {
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
    return call.expands("list") ? detail(store, source, call) : summary(source, call);
  });
}

void remember_files(Store& store, const Source& source) {
  for (const SourceFile& file : source.files)
    store.sources().uploads.push_back({source.id, file.path, file.content_type, file.size, file.crc32});
}

HttpReply create(Store& store, const Call& call) {
  const bool upload = !call.request->parts.empty();
  Source source = upload ? uploaded_source(store, call) : created_source(store, call.body(), false);
  const bool owned = !source.content.at("group").is_null() || !source.content.at("user").is_null();
  if (!owned) source.content["user"] = call.user();
  Source& added = store.sources().add(std::move(source));
  remember_files(store, added);
  // Others wait for a scan to be asked for, or for their schedule, which does not run here.
  if (upload) start_scan(store, added);
  HttpReply reply = json_reply(201, detail(store, added, call));
  reply.headers.emplace_back("Location", call.link(path_of(added)));
  return reply;
}

HttpReply edit(Store& store, const Call& call) {
  Source& source = source_of(store, call);
  edit_source(store, source, call.body());
  return json_reply(200, detail(store, source, call));
}

HttpReply remove(Store& store, const Call& call) {
  store.sources().all().erase(source_of(store, call).id);
  return HttpReply{204, {}, ""};
}

}  // namespace

Source& source_of(Store& store, const Call& call) {
  Source* source = store.sources().find(call.id("id"));
  // That a removed source reads as 404 rather than 410 is an assumption.
  if (source == nullptr) throw detail_error(404, "There is no such source.");
  return *source;
}

std::string path_of(const Source& source) { return "sources/" + std::to_string(source.id) + "/"; }

std::string html_url(const Source& source, const Call& call) {
  return call.site + "/source/" + std::to_string(source.id) + "-" + slug_of(source.title()) + "/";
}

void add_source_views(Router& router, Store& store) {
  const std::vector<std::string> read = {"sources:read"};
  const std::vector<std::string> write = {"sources:write"};
  View all{"sources/",
           "Source List",
           {{"GET", Access::token_holder, read, [&store](const Call& call) { return list(store, call); }},
            {"POST", Access::token_holder, write, [&store](const Call& call) { return create(store, call); }}}};
  all.filters = filters();
  all.list = true;
  all.expansions = {"list"};
  router.add(std::move(all));
  router.add(
      View{"sources/{id:id}/",
           "Source Detail",
           {{"GET", Access::token_holder, read,
             [&store](const Call& call) { return json_reply(200, detail(store, source_of(store, call), call)); }},
            {"PUT", Access::token_holder, write, [&store](const Call& call) { return edit(store, call); }},
            {"DELETE", Access::token_holder, write, [&store](const Call& call) { return remove(store, call); }}},
           {},
           {"permissions"}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
