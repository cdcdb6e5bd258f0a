// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/sources/scans.hpp"

#include <algorithm>
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
#include "testing/sandbox/areas/metadata/formats.hpp"
#include "testing/sandbox/areas/sources/datasources.hpp"
#include "testing/sandbox/areas/sources/views.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/jobs/datasource.hpp"
#include "testing/sandbox/store/jobs/pace.hpp"
#include "testing/sandbox/store/jobs/sources.hpp"
#include "testing/sandbox/store/metadata.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::vector<FilterSpec>& filters() {
  static const std::vector<FilterSpec> specs = {
      {"status"}, {"started_at", FilterKind::date}, {"completed_at", FilterKind::date}};
  return specs;
}

const std::vector<std::string> sort_keys = {"id", "started_at", "completed_at"};

// In the quotation marks of a book, which are not ASCII: logs are UTF-8, and clients have to read them as that.
std::string in_quotes(const std::string& text) { return "\xE2\x80\x9C" + text + "\xE2\x80\x9D"; }

// A line of the log, in UTF-8. What breaks lines in a title must not break them here.
void log_line(Scan& scan, const std::string& text) {
  std::string stamp = timestamp(now()).substr(0, 19);
  stamp[10] = ' ';
  std::string line = text;
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  scan.log += stamp + ": " + line + "\n";
}

// Takes what is there now in place of what was there before.
void take_over(Store& store, Source& source, Scan& scan, std::vector<Datasource> found) {
  const bool again = source.last_scanned_at.has_value();
  std::vector<Datasource> before = std::exchange(source.datasources, {});
  for (Datasource& datasource : found) {
    log_line(scan, "Scanning " + in_quotes(datasource.title) + " as " + datasource.format);
    const auto known = std::find_if(before.begin(), before.end(),
                                    [&datasource](const Datasource& old) { return old.same_as(datasource); });
    if (known == before.end()) {
      datasource.id = store.sources().next_datasource_id++;
      ++scan.added;
      log_line(scan, "  New data source created");
    } else {
      datasource.id = known->id;
      // Of what is far away, the first is always found changed: something has to be.
      const bool first_remote = again && source.type != "upload" && source.datasources.empty();
      const bool changed = datasource.version != known->version || first_remote;
      if (!changed) datasource.updated_at = known->updated_at;
      scan.updated += changed ? 1 : 0;
      log_line(scan, changed ? "  Data source has changed" : "  Data source is unchanged");
      before.erase(known);
    }
    if (const auto format = metadata_format(datasource.metadata))
      store.metadata().put(path_of(source, datasource), MetadataDocument{*format, datasource.metadata});
    source.datasources.push_back(std::move(datasource));
  }
  scan.deleted = static_cast<int>(before.size());
}

void end_scan(Store& store, Source& source, Scan& scan) {
  scan.completed_at = now();
  if (store.sources().scans_to_fail > 0) {
    --store.sources().scans_to_fail;
    scan.status = "failed";
    log_line(scan, "Error: " + in_quotes(source.title()) + " cannot be read");
    return;
  }
  take_over(store, source, scan, find_datasources(source));
  scan.status = "completed";
  scan.progress = 1;
  source.last_scanned_at = scan.completed_at;
  log_line(scan, "Updating " + std::to_string(scan.added + scan.updated) + " new or changed data sources");
  log_line(scan, "Finished!");
}

// A scan and whose it is.
struct Found {
  Source* source = nullptr;
  Scan* scan = nullptr;
};

std::string path_of(const Found& found) {
  return path_of(*found.source) + "scans/" + std::to_string(found.scan->id) + "/";
}

Json scan_json(const Found& found, const Call& call, bool detail) {
  const Scan& scan = *found.scan;
  Json json = {{"id", scan.id},
               {"url", call.link(path_of(found))},
               {"status", scan.status},
               {"started_at", timestamp(scan.started_at)},
               {"completed_at", scan.completed_at ? Json(timestamp(*scan.completed_at)) : Json()},
               {"change_counts", {{"deleted", scan.deleted}, {"updated", scan.updated}, {"added", scan.added}}},
               {"log", call.link(path_of(found)) + "log/"},
               {"source", call.link(path_of(*found.source))}};
  if (detail) json["progress"] = scan.progress;
  return json;
}

bool fits(const Scan& scan, const FilterTerm& term) {
  if (term.name == "status") return contains(term.values, scan.status);
  if (term.name == "started_at") return date_test(term)(scan.started_at);
  return scan.completed_at && date_test(term)(*scan.completed_at);
}

bool before(const Scan& a, const Scan& b, const std::string& key) {
  if (key == "completed_at" && a.completed_at != b.completed_at)
    return a.completed_at.value_or(b.started_at + 1) < b.completed_at.value_or(a.started_at + 1);
  return a.id < b.id;
}

// Without an order the newest come first. That dates are inverted here as elsewhere is an assumption.
void sort(const Call& call, std::vector<Found>& scans) {
  const SortOrder order = sort_order(call, sort_keys);
  std::stable_sort(scans.begin(), scans.end(),
                   [&order](const Found& a, const Found& b) { return before(*a.scan, *b.scan, order.key); });
  if ((order.key == "id") == order.minus) std::reverse(scans.begin(), scans.end());
}

HttpReply list(Store& store, const Call& call, const std::vector<Source*>& sources) {
  const std::vector<FilterTerm> terms = filter_terms(call, filters());
  std::vector<Found> shown;
  for (Source* source : sources) {
    // Whoever waits may as well look at the list.
    for (Scan& scan : source->scans) scan.polls += scan.running() ? 1 : 0;
  }
  settle_scans(store, false);
  for (Source* source : sources) {
    for (Scan& scan : source->scans) {
      const bool wanted =
          std::all_of(terms.begin(), terms.end(), [&scan](const FilterTerm& term) { return fits(scan, term); });
      if (wanted) shown.push_back({source, &scan});
    }
  }
  sort(call, shown);
  return short_list_reply(call, static_cast<std::int64_t>(shown.size()), [&](std::int64_t i) {
    return scan_json(shown[static_cast<std::size_t>(i)], call, call.expands("list"));
  });
}

HttpReply list_of_source(Store& store, const Call& call) { return list(store, call, {&source_of(store, call)}); }

HttpReply list_all(Store& store, const Call& call) {
  std::vector<Source*> sources;
  for (auto& [id, source] : store.sources().all()) sources.push_back(&source);
  return list(store, call, sources);
}

HttpReply create(Store& store, const Call& call) {
  Source& source = source_of(store, call);
  const Json body = call.body();
  if (store.options().strict && !body.empty()) throw field_error(body.begin().key(), "There is no such field.");
  Scan& scan = start_scan(store, source);
  const Found found{&source, &scan};
  HttpReply reply = json_reply(202, scan_json(found, call, true));
  reply.headers.emplace_back("Location", call.link(path_of(found)));
  return reply;
}

Found scan_of(Store& store, const Call& call) {
  Source& source = source_of(store, call);
  const std::int64_t id = call.id("scan");
  const auto found =
      std::find_if(source.scans.begin(), source.scans.end(), [id](const Scan& scan) { return scan.id == id; });
  if (found == source.scans.end()) throw detail_error(404, "There is no such scan.");
  return {&source, &*found};
}

HttpReply show(Store& store, const Call& call) {
  const Found found = scan_of(store, call);
  if (found.scan->running()) ++found.scan->polls;
  settle_scans(store, false);
  return json_reply(200, scan_json(found, call, true));
}

HttpReply cancel(Store& store, const Call& call) {
  Scan& scan = *scan_of(store, call).scan;
  if (!scan.running()) throw detail_error(409, "This scan is over: it is " + scan.status + ".");
  scan.status = "cancelled";
  scan.completed_at = now();
  log_line(scan, "Cancelled");
  return HttpReply{204, {}, ""};
}

HttpReply log(Store& store, const Call& call) {
  // UTF-8 without saying so, as the service does it.
  return HttpReply{200, {{"Content-Type", "text/plain"}}, scan_of(store, call).scan->log};
}

}  // namespace

Scan& start_scan(Store& store, Source& source) {
  if (!source.is_scanned()) throw detail_error(400, "A source of type \"" + source.type + "\" is never scanned.");
  // What the service answers here is not known.
  if (!source.scans.empty() && source.scans.back().running()) throw detail_error(409, "A scan is running already.");
  Scan scan;
  scan.id = store.sources().next_scan_id++;
  scan.started_at = now();
  log_line(scan, "Looking for possible datasources in " + in_quotes(source.title()));
  source.scans.push_back(std::move(scan));
  return source.scans.back();
}

int settle_scans(Store& store, bool all) {
  int ended = 0;
  for (auto& [id, source] : store.sources().all()) {
    if (source.scans.empty() || !source.scans.back().running()) continue;
    Scan& scan = source.scans.back();
    if (all || work_is_over(store.options().scans, scan.started_at, scan.polls)) {
      end_scan(store, source, scan);
      ++ended;
    } else {
      scan.progress = work_progress(store.options().scans, scan.started_at, scan.polls);
    }
  }
  return ended;
}

void add_scan_views(Router& router, Store& store) {
  const std::vector<std::string> read = {"sources:read"};
  const std::vector<std::string> write = {"sources:write"};
  const auto list_view = [&](const std::string& path, std::vector<Endpoint> endpoints) {
    View view{path, "Scan List", std::move(endpoints)};
    view.filters = filters();
    view.list = true;
    view.expansions = {"list"};
    router.add(std::move(view));
  };
  list_view("sources/scans/",
            {{"GET", Access::token_holder, read, [&store](const Call& call) { return list_all(store, call); }}});
  list_view("sources/{id:id}/scans/",
            {{"GET", Access::token_holder, read, [&store](const Call& call) { return list_of_source(store, call); }},
             {"POST", Access::token_holder, write, [&store](const Call& call) { return create(store, call); }}});
  router.add(
      View{"sources/{id:id}/scans/{scan:id}/",
           "Scan Detail",
           {{"GET", Access::token_holder, read, [&store](const Call& call) { return show(store, call); }},
            {"DELETE", Access::token_holder, write, [&store](const Call& call) { return cancel(store, call); }}}});
  router.add(View{"sources/{id:id}/scans/{scan:id}/log/",
                  "Scan Log",
                  {{"GET", Access::token_holder, read, [&store](const Call& call) { return log(store, call); }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
