// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/catalog/views.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/items/filters.hpp"
#include "testing/sandbox/areas/items/lists.hpp"
#include "testing/sandbox/areas/repositories/views.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/generated.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/licenses.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/repositories.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// The values that occur, for clients that narrow a search down: names with keys, and ranges of dates (v1.x).
HttpReply facets(const Store& store, const Call& call, const RowSource& rows, RowFilters filters) {
  const auto fits = row_predicate(store, call, filters);
  std::map<std::string, std::map<std::string, std::string>> names = {
      {"kind", {}}, {"category", {}}, {"license.type", {}}, {"data.geometry_type", {}}, {"group", {}}};
  std::map<std::string, std::pair<Millis, Millis>> ranges;
  const auto widen = [&ranges](const char* name, Millis time) {
    const auto range = ranges.emplace(name, std::make_pair(time, time)).first;
    range->second = {std::min(range->second.first, time), std::max(range->second.second, time)};
  };
  for (std::int64_t i = 0; i < rows.size(); ++i) {
    const ItemRow row = rows.at(i);
    if (fits && !fits(row)) continue;
    names["kind"].emplace(row.kind, row.kind);
    for (const std::string& slug : row.categories) {
      const Category* category = store.accounts().category(slug);
      names["category"].emplace(slug, category == nullptr ? slug : category->name);
    }
    if (const License* license = store.licenses().find(row.license))
      names["license.type"].emplace(license->type, license->type);
    if (const Group* group = store.accounts().group(row.group))
      names["group"].emplace(std::to_string(group->id), group->name);
    if (!row.geometry_type.empty()) names["data.geometry_type"].emplace(row.geometry_type, row.geometry_type);
    widen("created_at", row.created_at);
    widen("updated_at", row.updated_at);
  }
  Json body = Json::object();
  for (const auto& [filter, values] : names) {
    body[filter] = Json::array();
    for (const auto& [key, name] : values) body[filter].push_back({{"name", name}, {"key", key}});
  }
  for (const auto& [filter, range] : ranges)
    body[filter] = {{"min", timestamp(range.first)}, {"max", timestamp(range.second)}};
  return json_reply(200, body);
}

bool asks_for_facets(const Call& call) {
  return call.v1x && std::any_of(call.query.begin(), call.query.end(), [](const auto& parameter) {
           return parameter.first == "facets" && parse_boolean(parameter.second) == true;
         });
}

// What is neither layer, table, document nor set. Repositories and point clouds are only known to v1.x.
std::vector<ItemRow> further_rows(const Store& store, const Call& call) {
  std::vector<ItemRow> rows = store.catalogued();
  if (!call.v1x) return rows;
  for (ItemRow& row : catalogue_rows(store.repositories())) rows.push_back(std::move(row));
  return rows;
}

HttpReply list(const Store& store, const Call& call, bool latest) {
  const ItemCollection::Pick pick = latest ? latest_rows(call) : published_rows(call);
  const auto ordered = [&](SortKey key) -> std::unique_ptr<RowSource> {
    const auto merged = [key](std::unique_ptr<RowSource> a, std::unique_ptr<RowSource> b) {
      return std::make_unique<MergedRows>(key, std::move(a), std::move(b));
    };
    const auto items = [&](ItemType type) { return store.items(type).ordered(key, pick); };
    // The few with the few: what merging costs depends on the smaller side.
    auto few = merged(items(ItemType::set),
                      merged(items(ItemType::document), std::make_unique<SortedRows>(key, further_rows(store, call))));
    return merged(merged(items(ItemType::layer), items(ItemType::table)), std::move(few));
  };
  const RowFilters filters = latest ? RowFilters::catalog_latest : RowFilters::catalog;
  if (asks_for_facets(call)) return facets(store, call, *ordered(SortKey::id), filters);
  return rows_reply(store, call, filters, ordered,
                    [&](const ItemRow& row) { return shown_row(store, call, row, latest); });
}

Json choice(const std::string& value, const std::string& display_name) {
  return {{"value", value}, {"display_name", display_name}};
}

// The values that a filter can have, for clients that offer a choice.
void describe_filters(const Store& store, const Call& call, Json& body) {
  if (!call.v1x) return;
  Json filters = Json::object();
  const auto add = [&filters](const std::string& name, const std::vector<std::pair<std::string, std::string>>& values) {
    filters[name]["choices"] = Json::array();
    for (const auto& [value, display_name] : values) filters[name]["choices"].push_back(choice(value, display_name));
  };
  add("kind", {{"layer", "Layers"},
               {"table", "Tables"},
               {"set", "Sets"},
               {"document", "Documents"},
               {"repo", "Repositories"},
               {"pointcloud", "Point clouds"},
               {"vector", "Vector"},
               {"raster", "Raster"},
               {"grid", "Grid"}});
  add("data.geometry_type", {{"point", "Point"}, {"linestring", "Line"}, {"polygon", "Polygon"}});
  add("public", {{"true", "Yes"}, {"false", "No"}});
  std::vector<std::pair<std::string, std::string>> categories;
  for (const Category& category : store.accounts().categories()) categories.emplace_back(category.slug, category.name);
  add("category", categories);
  std::set<std::string> countries;
  for (const Group& group : store.accounts().groups()) {
    if (!group.country.empty()) countries.insert(group.country);
  }
  std::vector<std::pair<std::string, std::string>> country_choices;
  country_choices.reserve(countries.size());
  for (const std::string& country : countries) country_choices.emplace_back(country, country);
  add("country", country_choices);
  std::vector<std::pair<std::string, std::string>> types = {{"cc", "Creative Commons"}};
  std::set<std::string> seen;
  for (const License& license : store.licenses().all()) {
    if (seen.insert(license.type).second) types.emplace_back(license.type, license.type);
  }
  add("license.type", types);
  body["filters"] = filters;
}

View catalog_view(Store& store, bool latest) {
  // Anyone's key with either scope: the catalogue has one of its own, and clients of today ask for that of layers.
  const std::vector<std::string> scopes = {"catalog", "layers:read"};
  View view{latest ? "data/latest/" : "data/",
            latest ? "Latest Data List" : "Data List",
            {{"GET", latest ? Access::token_holder : Access::anyone, scopes,
              [&store, latest](const Call& call) { return list(store, call, latest); }}}};
  view.list = true;
  view.filters = row_filters(latest ? RowFilters::catalog_latest : RowFilters::catalog);
  view.expansions = {"list", "list.publisher", "list.styles", "list.data.source_summary"};
  view.describe = [&store](const Call& call, Json& body) { describe_filters(store, call, body); };
  return view;
}

}  // namespace

void add_catalog_views(Router& router, Store& store) {
  router.add(catalog_view(store, false));
  router.add(catalog_view(store, true));
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
