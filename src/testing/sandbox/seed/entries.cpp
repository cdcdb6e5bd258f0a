// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/seed/entries.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/areas/exports/orders.hpp"
#include "testing/sandbox/areas/sources/edits.hpp"
#include "testing/sandbox/store/crop_layers.hpp"
#include "testing/sandbox/store/jobs/datasource.hpp"
#include "testing/sandbox/store/jobs/exports.hpp"
#include "testing/sandbox/store/jobs/sources.hpp"
#include "testing/sandbox/store/repositories.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/box.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// The entry without what only a seed has.
Json as_posted(Json entry, const std::vector<std::string>& dropped) {
  for (const std::string& name : dropped) entry.erase(name);
  return entry;
}

SandboxRanges ranges_in(const Json& value) {
  const std::string name = value.get<std::string>();
  if (name == "strong") return SandboxRanges::strong;
  if (name == "weak") return SandboxRanges::weak;
  if (name == "none") return SandboxRanges::none;
  throw field_error("export_ranges", "Enter \"none\", \"weak\" or \"strong\".");
}

PutMode put_mode_in(const Json& value) {
  const std::string name = value.get<std::string>();
  if (name == "merge") return PutMode::merge;
  if (name == "replace") return PutMode::replace;
  throw field_error("put_mode", "Enter \"merge\" or \"replace\".");
}

template <typename Number>
Number whole(const std::string& name, const Json& value) {
  // What is negative is a very large number here.
  if (!value.is_number_integer() || value.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<Number>::max()})
    throw field_error(name, "Enter a whole number, 0 or greater.");
  return value.get<Number>();
}

std::chrono::milliseconds milliseconds(const std::string& name, const Json& value) {
  return std::chrono::milliseconds(whole<std::int32_t>(name, value));
}

Datasource datasource_in(Store& store, const Json& entry) {
  Datasource datasource;
  datasource.id = integer_of(member(entry, "id"), 0);
  if (datasource.id == 0) datasource.id = store.sources().next_datasource_id;
  store.sources().next_datasource_id = std::max(store.sources().next_datasource_id, datasource.id + 1);
  datasource.title = entry.at("title").get<std::string>();
  datasource.data_type = text_of(member(entry, "data_type"), datasource.data_type);
  datasource.format = text_of(member(entry, "format"), "application/x-zipped-shp");
  datasource.geometry_type = text_of(member(entry, "geometry_type"));
  datasource.upload_path = text_of(member(entry, "upload_path"));
  datasource.updated_at = time_in(entry, "updated_at").value_or(now());
  datasource.crs = member(entry, "crs");
  if (member(entry, "fields").is_array()) datasource.fields = entry.at("fields");
  if (!member(entry, "num_features").is_null()) datasource.num_features = entry.at("num_features").get<std::int64_t>();
  if (!member(entry, "num_bands").is_null()) datasource.num_bands = entry.at("num_bands").get<std::int64_t>();
  return datasource;
}

// What lies below the API at that path, as a client would name it.
std::string url_below_api(const std::string& path) { return "/services/api/v1/" + path; }

}  // namespace

std::optional<Millis> time_in(const Json& entry, const std::string& name) {
  const Json& value = member(entry, name);
  if (value.is_null()) return std::nullopt;
  const auto time = parse_timestamp(text_of(value));
  if (!time) throw field_error(name, "\"" + text_of(value) + "\" is no ISO 8601 time.");
  return time;
}

bool read_option(const std::string& name, const Json& value, SandboxOptions& options) {
  SandboxExports& exports = options.exports;
  const std::map<std::string, std::function<void()>> setters = {
      {"strict", [&] { options.strict = value.get<bool>(); }},
      {"anonymous_reads", [&] { options.anonymous_reads = value.get<bool>(); }},
      {"v1_name", [&] { options.v1_name = value.get<bool>(); }},
      {"put_mode", [&] { options.put_mode = put_mode_in(value); }},
      {"layers", [&] { options.layers = whole<std::int64_t>(name, value); }},
      {"tables", [&] { options.tables = whole<std::int64_t>(name, value); }},
      {"documents", [&] { options.documents = whole<std::int64_t>(name, value); }},
      {"sets", [&] { options.sets = whole<std::int64_t>(name, value); }},
      {"default_page_size", [&] { options.default_page_size = whole<std::int64_t>(name, value); }},
      {"max_page_size", [&] { options.max_page_size = whole<std::int64_t>(name, value); }},
      {"import_polls", [&] { options.imports.polls = whole<int>(name, value); }},
      {"import_ms", [&] { options.imports.duration = milliseconds(name, value); }},
      {"import_by_hand", [&] { options.imports.by_hand = value.get<bool>(); }},
      {"scan_polls", [&] { options.scans.polls = whole<int>(name, value); }},
      {"scan_ms", [&] { options.scans.duration = milliseconds(name, value); }},
      {"scan_by_hand", [&] { options.scans.by_hand = value.get<bool>(); }},
      {"export_polls", [&] { exports.work.polls = whole<int>(name, value); }},
      {"export_ms", [&] { exports.work.duration = milliseconds(name, value); }},
      {"export_by_hand", [&] { exports.work.by_hand = value.get<bool>(); }},
      {"export_bytes", [&] { exports.bytes = static_cast<std::uint64_t>(whole<std::int64_t>(name, value)); }},
      {"export_limit", [&] { exports.running_limit = whole<int>(name, value); }},
      {"export_ranges", [&] { exports.ranges = ranges_in(value); }},
      {"export_storage", [&] { exports.on_storage = value.get<bool>(); }},
      {"export_created_empty", [&] { exports.created_empty = value.get<bool>(); }},
      {"export_complete_is_303", [&] { exports.complete_is_303 = value.get<bool>(); }}};
  const auto setter = setters.find(name);
  if (setter == setters.end()) return false;
  setter->second();
  return true;
}

void seed_source(Store& store, const Json& entry) {
  const Json posted = as_posted(entry, {"id", "created_at", "last_scanned_at", "datasources"});
  Source source = created_source(store, posted, text_of(member(entry, "type")) == "upload");
  source.id = integer_of(member(entry, "id"), 0);
  source.created_at = time_in(entry, "created_at").value_or(source.created_at);
  source.last_scanned_at = time_in(entry, "last_scanned_at");
  if (source.content.at("group").is_null() && source.content.at("user").is_null()) source.content["user"] = 1;
  for (const Json& datasource : member(entry, "datasources"))
    source.datasources.push_back(datasource_in(store, datasource));
  store.sources().add(std::move(source));
}

void seed_export(Store& store, const Json& entry) {
  Json posted = as_posted(entry, {"id", "state", "created_at", "created_via", "user"});
  if (member(posted, "items").is_array()) {
    for (Json& item : posted["items"]) {
      if (item.is_string()) item = Json{{"item", item}};
      item["item"] = url_below_api(item.at("item").get<std::string>());
    }
  }
  if (member(posted, "extent").is_string()) posted["extent"] = url_below_api(posted["extent"].get<std::string>());
  Export made;
  made.order = read_order(store, Call(), posted);
  made.id = integer_of(member(entry, "id"), 0);
  made.state = text_of(member(entry, "state"), "complete");
  if (!contains({"processing", "complete", "cancelled", "error", "gone"}, made.state))
    throw field_error("state", "\"" + made.state + "\" is no state of an export.");
  made.created_at = time_in(entry, "created_at").value_or(now());
  if (made.state != "processing") made.finished_at = made.created_at;
  made.progress = made.state == "complete" || made.state == "gone" ? 1 : 0;
  made.created_via = text_of(member(entry, "created_via"), made.created_via);
  made.user = integer_of(member(entry, "user"), made.user);
  store.exports().add(std::move(made));
}

void seed_crop_layer(Store& store, const Json& entry) {
  CropLayer layer;
  layer.id = entry.at("id").get<std::int64_t>();
  layer.name = entry.at("name").get<std::string>();
  layer.source_layer = integer_of(member(entry, "source_layer"), 0);
  for (const Json& feature : member(entry, "features")) {
    std::string problem;
    if (!box_of(feature.at("geometry"), problem)) throw field_error("geometry", problem);
    layer.features.push_back(
        {feature.at("id").get<std::int64_t>(), feature.at("name").get<std::string>(), feature.at("geometry")});
  }
  store.crop_layers().put(std::move(layer));
}

void seed_repository(Store& store, const Json& entry) {
  store.repositories().put(Repository{entry.at("id").get<std::string>(), entry.at("org").get<std::string>(),
                                      entry.at("name").get<std::string>(), text_of(member(entry, "title")),
                                      text_of(member(entry, "description")), time_in(entry, "published_at")});
}

void seed_point_cloud(Store& store, const Json& entry) {
  store.repositories().put(PointCloud{entry.at("id").get<std::string>(), text_of(member(entry, "title")),
                                      text_of(member(entry, "description")), time_in(entry, "published_at")});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
