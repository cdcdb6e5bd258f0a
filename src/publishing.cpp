// SPDX-License-Identifier: BSD-3-Clause
// Publish jobs.
#include <koordinates/publishing.hpp>

#include <algorithm>
#include <utility>

#include <koordinates/catalog.hpp>
#include <koordinates/documents.hpp>
#include <koordinates/error.hpp>
#include <koordinates/layers.hpp>
#include <koordinates/sets.hpp>
#include <koordinates/versioned.hpp>

#include "core/models/api_address.hpp"
#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"
#include "http/redaction.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Publish::model_info() {
  static const ModelInfo info = ModelBuilder<Publish>("publish job", "PUBLISH")
                                    .member<&Publish::id>("id", read_only)
                                    .member<&Publish::url>("url", read_only)
                                    .member<&Publish::state>("state", read_only)
                                    .member<&Publish::created_at>("created_at", read_only)
                                    .member<&Publish::created_by>("created_by", read_only)
                                    .member<&Publish::error_strategy>("error_strategy")
                                    .member<&Publish::publish_strategy>("publish_strategy")
                                    .member<&Publish::publish_at>("publish_at")
                                    .member<&Publish::items>("items", required)
                                    .member<&Publish::reference>("reference")
                                    .filters({"state", "reference"})
                                    .any_sorts()
                                    .build();
  return info;
}

namespace {

void add_item(Publish& publish, std::string address) {
  if (!publish.items) publish.items.emplace();
  publish.items->push_back(std::move(address));
}

template <class T>
void add_draft(Publish& publish, const T& item) {
  const std::string name = std::string(T::model_info().name) + " " + std::to_string(item.id.value_or(0));
  if (!item.this_version) {
    throw ClientValidationError(name +
                                " does not contain its version, because it came from a list; get_draft_version() "
                                "returns its draft");
  }
  if (!item.is_draft_version()) {
    throw ClientValidationError(name +
                                " is not a draft, so there is nothing to publish; create_draft_version() creates one");
  }
  add_item(publish, *item.this_version);
}

std::string version_path(const char* datatype, const char* object, std::int64_t id, std::int64_t version_id) {
  return fill_in_order(find_endpoint(datatype, "GET", "single"),
                       {id_text(id, object), id_text(version_id, "version id")});
}

}  // namespace

void Publish::add_layer_item(const Layer& layer) { add_draft(*this, layer); }
void Publish::add_table_item(const Table& table) { add_draft(*this, table); }
void Publish::add_set_item(const Set& set) { add_draft(*this, set); }
void Publish::add_document_item(const Document& document) { add_draft(*this, document); }

void Publish::add_layer_version(const LayerVersion& version) { add_item(*this, version.url.value()); }
void Publish::add_table_version(const LayerVersion& version) { add_item(*this, version.url.value()); }

void Publish::add_layer_version(std::int64_t layer_id, std::int64_t version_id) {
  add_item(*this, version_path("LAYER_VERSION", "layer id", layer_id, version_id));
}

void Publish::add_table_version(std::int64_t table_id, std::int64_t version_id) {
  add_item(*this, version_path("TABLE_VERSION", "table id", table_id, version_id));
}

void Publish::add_version(std::string_view version_url) { add_item(*this, std::string(version_url)); }

std::vector<CatalogEntry> Publish::get_items(const CallOptions& options) const {
  Session& session = *session_of(*this, "publish job");
  std::vector<CatalogEntry> entries;
  for (const std::string& item : items.value()) {
    entries.push_back(fetch<CatalogEntry>(session, resolve_link(session, item), {}, options));
  }
  return entries;
}

void Publish::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

void Publish::cancel(const CallOptions& options) const {
  Session& session = *session_of(*this, "publish job");
  static_cast<void>(session.send(ApiRequest(resolve_link(session, url.value()), "DELETE"), options));
}

void Publish::approve(const CallOptions& options) const {
  Session& session = *session_of(*this, "publish job");
  ApiRequest call(session.endpoint_url("PUBLISH", "POST", "approve", {{"id", id_text(id.value(), "publish job's id")}}),
                  "POST");
  call.body = "{}";
  static_cast<void>(session.send(call, options));
}

Publish PublishManager::create(const Publish& publish, const CallOptions& options) const {
  Publish checked = publish;
  if (!publish.items || publish.items->empty()) throw ClientValidationError("a publish job needs: items");
  for (std::string& item : *checked.items) {
    item = address_of_kind(*session(), item, {"LAYER_VERSION", "TABLE_VERSION", "SET_VERSION", "DOCUMENT_VERSION"},
                           "a version of a layer, table, set or document, which looks like layers/12/versions/34/");
  }
  // One version may be named through both versions of the API.
  std::vector<std::string> sorted;
  for (const std::string& item : *checked.items) sorted.push_back(item.substr(item.find("/api/v1")));
  for (std::string& path : sorted) path.erase(0, path.find('/', 5) + 1);
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end()) {
    throw ClientValidationError("the item " + redact_text(*twice) + " is in the publish job twice");
  }
  Publish created;
  create_into(session(), Publish::model_info(), &created, &checked, options);
  return created;
}

}  // namespace v0
}  // namespace koordinates
