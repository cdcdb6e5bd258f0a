// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/sources/datasources.hpp"

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
#include "testing/sandbox/areas/sources/file_kinds.hpp"
#include "testing/sandbox/areas/sources/views.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/jobs/sources.hpp"
#include "testing/sandbox/store/metadata.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/box.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::vector<FilterSpec>& filters() {
  static const std::vector<FilterSpec> specs = {{"data_type"}, {"q"}};
  return specs;
}

Json field(const std::string& type, const std::string& name) { return {{"type", type}, {"name", name}}; }

// "roads/main-roads.shp" -> "main roads"
std::string title_of(const std::string& path) {
  std::string name = without_extension(path.substr(path.rfind('/') + 1));
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  return name;
}

// What is made up of a datasource of that kind, numbers out of `number`.
void fill_in(Datasource& datasource, const FileKind& kind, std::uint32_t number) {
  datasource.data_type = kind.data_type;
  datasource.format = kind.format;
  datasource.geometry_type = kind.geometry_type;
  datasource.updated_at = now();
  datasource.version = number;
  if (datasource.spatial()) datasource.crs = "EPSG:4326";
  if (kind.data_type == "raster" || kind.data_type == "grid") datasource.num_bands = kind.data_type == "grid" ? 1 : 3;
  if (kind.data_type != "vector" && kind.data_type != "table") return;
  if (kind.data_type == "vector") datasource.fields.push_back(field("geometry", "GEOMETRY"));
  datasource.fields.push_back(field("integer", "id"));
  datasource.fields.push_back(field("string", "name"));
  datasource.num_features = 1 + number % 5000;
}

// Of a CSV file that was kept, the columns and rows are known.
void read_csv(Datasource& datasource, const SourceFile& file) {
  const std::vector<std::string> lines = split(file.content, '\n');
  datasource.fields = Json::array();
  for (const std::string& name : split(trim(lines[0]), ',')) datasource.fields.push_back(field("string", trim(name)));
  datasource.num_features =
      std::count_if(lines.begin() + 1, lines.end(), [](const std::string& line) { return !trim(line).empty(); });
}

bool has_file(const Source& source, const std::string& path) {
  return std::any_of(source.files.begin(), source.files.end(),
                     [&path](const SourceFile& file) { return lower(file.path) == lower(path); });
}

// A file with the same name, and ".xml" in place of or behind its extension, is its metadata.
std::string metadata_beside(const Source& source, const std::string& path) {
  for (const SourceFile& file : source.files) {
    const bool beside =
        lower(file.path) == lower(path + ".xml") || lower(file.path) == lower(without_extension(path) + ".xml");
    if (beside && file.whole()) return file.content;
  }
  return {};
}

std::vector<Datasource> find_in_files(const Source& source) {
  std::vector<Datasource> found;
  for (const SourceFile& file : source.files) {
    const FileKind kind = kind_of_file(file.path);
    if (kind.data_type.empty()) continue;
    // Part of a shapefile.
    if (ends_with(lower(file.path), ".dbf") && has_file(source, without_extension(file.path) + ".shp")) continue;
    Datasource datasource;
    datasource.title = title_of(file.path);
    datasource.upload_path = file.path;
    // An archive is named by what is in it.
    if (kind.format == "application/x-zipped-shp") datasource.upload_path = without_extension(file.path) + ".shp";
    fill_in(datasource, kind, file.crc32);
    if (kind.format == "text/csv" && file.whole()) read_csv(datasource, file);
    datasource.metadata = metadata_beside(source, file.path);
    found.push_back(std::move(datasource));
  }
  return found;
}

std::vector<std::pair<std::string, std::string>> made_up(const Source& source) {
  if (source.type == "arcgis") return {{"Parcels", "a.gpkg"}, {"Roads", "b.shp"}, {"Hillshade", "c.tif"}};
  if (source.type == "wfs") return {{"Parcels", "a.gpkg"}, {"Roads", "b.shp"}};
  if (source.type == "postgres") return {{"public.parcels", "a.gpkg"}, {"public.owners", "b.csv"}};
  if (source.type == "cifs") return {{"Orthophotos", "a.tif"}, {"Contours", "b.shp"}};
  if (source.type == "url") {
    const std::string url = text_of(member(source.content, "url_remote"));
    return {{title_of(url), "a.shp"}};
  }
  return {};
}

Json number_or_null(const std::optional<std::int64_t>& number) { return number ? Json(*number) : Json(); }

Json summary(const Source& source, const Datasource& datasource, const Call& call) {
  Json json = {{"id", datasource.id},
               {"url", call.link(path_of(source, datasource))},
               {"title", datasource.title},
               {"data_type", datasource.data_type},
               {"format", datasource.format},
               {"geometry_type", datasource.geometry_type},
               {"updated_at", timestamp(datasource.updated_at)}};
  if (!datasource.upload_path.empty()) json["upload_path"] = datasource.upload_path;
  return json;
}

Json detail(const Store& store, const Source& source, const Datasource& datasource, const Call& call) {
  Json json = summary(source, datasource, call);
  json["crs"] = datasource.crs;
  json["fields"] = datasource.fields;
  json["num_dims"] = datasource.spatial() ? 2 : 0;
  json["num_features"] = number_or_null(datasource.num_features);
  json["num_bands"] = number_or_null(datasource.num_bands);
  json["extent"] = datasource.spatial() ? polygon_json(layer_bounds) : Json();
  json["source"] = call.link(path_of(source));
  json["metadata"] = metadata_json(store.metadata(), path_of(source, datasource), call);
  return json;
}

bool fits(const Datasource& datasource, const FilterTerm& term) {
  return std::any_of(term.values.begin(), term.values.end(), [&](const std::string& value) {
    return term.name == "q" ? lower(datasource.title).find(lower(value)) != std::string::npos
                            : datasource.data_type == value;
  });
}

HttpReply list(Store& store, const Call& call) {
  const Source& source = source_of(store, call);
  const std::vector<FilterTerm> terms = filter_terms(call, filters());
  std::vector<const Datasource*> shown;
  for (const Datasource& datasource : source.datasources) {
    const bool wanted = std::all_of(terms.begin(), terms.end(),
                                    [&datasource](const FilterTerm& term) { return fits(datasource, term); });
    if (wanted) shown.push_back(&datasource);
  }
  const SortOrder order = sort_order(call, {"id", "name"});
  if (order.key == "name") {
    std::stable_sort(shown.begin(), shown.end(),
                     [](const Datasource* a, const Datasource* b) { return lower(a->title) < lower(b->title); });
  }
  if (order.minus) std::reverse(shown.begin(), shown.end());
  return short_list_reply(call, static_cast<std::int64_t>(shown.size()), [&](std::int64_t i) {
    const Datasource& datasource = *shown[static_cast<std::size_t>(i)];
    return call.expands("list") ? detail(store, source, datasource, call) : summary(source, datasource, call);
  });
}

HttpReply show(Store& store, const Call& call) {
  const Source& source = source_of(store, call);
  return json_reply(200, detail(store, source, datasource_of(source, call), call));
}

}  // namespace

std::vector<Datasource> find_datasources(const Source& source) {
  if (source.type == "upload") return find_in_files(source);
  std::vector<Datasource> found;
  for (const auto& [title, like] : made_up(source)) {
    Datasource datasource;
    datasource.title = title;
    fill_in(datasource, kind_of_file(like), static_cast<std::uint32_t>(100 + found.size()));
    found.push_back(std::move(datasource));
  }
  return found;
}

const Datasource& datasource_of(const Source& source, const Call& call) {
  const std::int64_t id = call.id("datasource");
  const auto found = std::find_if(source.datasources.begin(), source.datasources.end(),
                                  [id](const Datasource& datasource) { return datasource.id == id; });
  if (found == source.datasources.end()) throw detail_error(404, "There is no such datasource.");
  return *found;
}

std::string path_of(const Source& source, const Datasource& datasource) {
  return path_of(source) + "datasources/" + std::to_string(datasource.id) + "/";
}

void add_datasource_views(Router& router, Store& store) {
  const std::vector<std::string> read = {"sources:read"};
  View all{"sources/{id:id}/datasources/",
           "Datasource List",
           {{"GET", Access::token_holder, read, [&store](const Call& call) { return list(store, call); }}}};
  all.filters = filters();
  all.list = true;
  all.expansions = {"list"};
  router.add(std::move(all));
  router.add(View{"sources/{id:id}/datasources/{datasource:id}/",
                  "Datasource Detail",
                  {{"GET", Access::token_holder, read, [&store](const Call& call) { return show(store, call); }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
