// SPDX-License-Identifier: BSD-3-Clause
// The catalogue.
#include <koordinates/catalog.hpp>

#include <array>
#include <utility>

#include <koordinates/error.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"
#include "core/queries/discovery_reader.hpp"
#include "core/queries/query_plan.hpp"
#include "http/redaction.hpp"
#include "session/decoding.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

namespace {

struct KindRow {
  std::string_view segment;   // of the address
  std::string_view datatype;  // of the model
  EntryKind kind;
};

constexpr std::array<KindRow, 7> kinds = {{{"/layers/", "LAYER", EntryKind::layer},
                                           {"/tables/", "TABLE", EntryKind::table},
                                           {"/sets/", "SET", EntryKind::set},
                                           {"/documents/", "DOCUMENT", EntryKind::document},
                                           {"/sources/", "SOURCE", EntryKind::source},
                                           {"/datasets/", "DATASET", EntryKind::dataset},
                                           {"/repos/", "REPO", EntryKind::repository}}};

// `type` can be missing, and `kind` is one of vector, raster and so on: the address tells in any case.
const KindRow* find_kind(const std::string& url) {
  for (const KindRow& row : kinds) {
    if (url.find(row.segment) != std::string::npos) return &row;
  }
  return nullptr;
}

constexpr const char* catalog_filters[] = {"kind",
                                           "type",
                                           "public",
                                           "group",
                                           "license",
                                           "license.type",
                                           "license.jurisdiction",
                                           "license.version",
                                           "category",
                                           "geotag",
                                           "tag",
                                           "q",
                                           "created_at",
                                           "updated_at",
                                           "from",
                                           "user",
                                           "org",
                                           "is_starred",
                                           "country",
                                           "country_boost",
                                           "geotag_boost",
                                           "multiplier_boost",
                                           "data.geometry_type",
                                           "has_z",
                                           "has_pk",
                                           "is_imagery",
                                           "raster_band",
                                           "raster_resolution"};

const ListRules& latest_rules() {
  static const ListRules rules = [] {
    ListRules latest = CatalogEntry::model_info().rules;
    latest.filters.insert(latest.filters.end(), {"version.status", "version.created_at", "version.created_by"});
    return latest;
  }();
  return rules;
}

}  // namespace

const ModelInfo& CatalogEntry::model_info() {
  static const ModelInfo info = ModelBuilder<CatalogEntry>("catalogue entry", "CATALOG")
                                    .member<&CatalogEntry::id>("id", read_only)
                                    .member<&CatalogEntry::url>("url", read_only)
                                    .member<&CatalogEntry::type>("type", read_only)
                                    .member<&CatalogEntry::kind>("kind", read_only)
                                    .member<&CatalogEntry::title>("title", read_only, "name")
                                    .member<&CatalogEntry::first_published_at>("first_published_at", read_only)
                                    .member<&CatalogEntry::published_at>("published_at", read_only)
                                    .member<&CatalogEntry::created_at>("created_at", read_only)
                                    .member<&CatalogEntry::updated_at>("updated_at", read_only)
                                    .member<&CatalogEntry::url_html>("url_html", read_only)
                                    .filters({std::begin(catalog_filters), std::end(catalog_filters)})
                                    .sorts({"name", "created_at", "updated_at", "popularity"})
                                    .build();
  return info;
}

EntryKind CatalogEntry::entry_kind() const {
  const KindRow* row = find_kind(url.value_or(std::string()));
  return row != nullptr ? row->kind : EntryKind::unknown;
}

std::string CatalogEntry::id_text() const { return model_info().text_of(this, "id"); }

void CatalogEntry::convert(const ModelInfo& info, void* model) const {
  const KindRow* row = find_kind(url.value_or(std::string()));
  if (row == nullptr || row->datatype != info.datatype) {
    throw ClientValidationError("catalogue entry " + id_text() + " is not a " + info.name + ": its URL is " +
                                redact_text(url.value_or(std::string("missing"))));
  }
  const std::shared_ptr<const Origin>& origin = ResourceAccess::origin(*this);
  const JsonDocument document(to_json());
  ReadContext context;
  context.session = origin != nullptr ? origin->session : nullptr;
  context.from_list = true;
  read_model_value(info, document.root(), model, context);
  bind_resource(info, model, document.root(), context);
}

void CatalogEntry::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

Query<CatalogEntry> CatalogManager::list_latest() const {
  auto plan = std::make_shared<QueryPlan>(session(), CatalogEntry::model_info(),
                                          session()->endpoint_url("CATALOG", "GET", "latest"));
  plan->rules = &latest_rules();
  return QueryAccess::make<CatalogEntry>(QueryAccess::base(std::move(plan)));
}

CatalogEntry CatalogManager::get(std::int64_t id, const Expansions&, const CallOptions&) const {
  throw ClientValidationError("the catalogue has no URL for entry " + std::to_string(id) +
                              ": call refresh() on an entry of a list, or get() of the manager of its kind, such as "
                              "layers()");
}

std::vector<Facet> CatalogManager::facets(const Query<CatalogEntry>& query) const {
  if (session()->options().api_version != "v1.x") {
    throw ClientValidationError("facets are part of API version v1.x: set ClientOptions::api_version");
  }
  const QueryPlan& plan = QueryAccess::plan(query);
  const Url url = plan.first_url();
  QueryParams params = url.query_params();
  params.set("facets", "True");
  ApiResponse answer = session()->send(ApiRequest(url.with_query(params)), plan.options);
  std::vector<Facet> found;
  decode_answer(answer, [&](std::string body) { found = read_facets(JsonDocument(std::move(body)).root()); });
  return found;
}

}  // namespace v0
}  // namespace koordinates
