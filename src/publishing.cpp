// SPDX-License-Identifier: BSD-3-Clause
// Publish jobs.
#include <koordinates/publishing.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <koordinates/catalog.hpp>
#include <koordinates/core/versioned.hpp>
#include <koordinates/documents.hpp>
#include <koordinates/error.hpp>
#include <koordinates/layers.hpp>
#include <koordinates/sets.hpp>

#include "core/bound.hpp"
#include "core/codecs.hpp"
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
                                " does not say which version it is, as entries of lists do not; get_draft_version() "
                                "gives its draft");
  }
  if (!item.is_draft_version()) {
    throw ClientValidationError(name +
                                " is not a draft, so there is nothing to publish; create_draft_version() makes one");
  }
  add_item(publish, *item.this_version);
}

std::string version_path(const char* datatype, const char* object, std::int64_t id, std::int64_t version_id) {
  return fill_in_order(find_endpoint(datatype, "GET", "single"),
                       {id_text(id, object), id_text(version_id, "version id")});
}

// The path of an address below the root of an API version; nothing where it is none of the API's.
std::optional<std::string> path_in_api(const Session& session, const Url& url) {
  for (const char* version : {"v1", "v1.x"}) {
    const std::string root = session.api_root(version).path();
    if (url.path().compare(0, root.size(), root) == 0) return url.path().substr(root.size());
  }
  return std::nullopt;
}

// The whole address of an item, checked.
std::string version_address(const Session& session, const std::string& item) {
  const std::string shown = "the item " + redact_text(item);
  const Url url = session.api_root(session.options().api_version).resolve(item);
  if (!session.is_trusted(url)) {
    throw ClientValidationError(shown + " is on another site than this client's, " + session.site().origin());
  }
  const std::optional<std::string> path = path_in_api(session, url);
  constexpr std::array<const char*, 4> kinds = {"LAYER_VERSION", "TABLE_VERSION", "SET_VERSION", "DOCUMENT_VERSION"};
  const bool is_version = path && std::any_of(kinds.begin(), kinds.end(), [&](const char* kind) {
                            return match_path(find_endpoint(kind, "GET", "single"), *path).has_value();
                          });
  if (!is_version) {
    throw ClientValidationError(shown +
                                " is no address of a version of a layer, table, set or document, which looks like "
                                "layers/12/versions/34/");
  }
  return url.to_string();
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
  static_cast<void>(session.send(Call(resolve_link(session, url.value()), "DELETE"), options));
}

void Publish::approve(const CallOptions& options) const {
  Session& session = *session_of(*this, "publish job");
  Call call(session.endpoint_url("PUBLISH", "POST", "approve", {{"id", id_text(id.value(), "publish job's id")}}),
            "POST");
  call.body = "{}";
  static_cast<void>(session.send(call, options));
}

Publish PublishManager::create(const Publish& publish, const CallOptions& options) const {
  Publish checked = publish;
  if (!publish.items || publish.items->empty()) throw ClientValidationError("a publish job needs: items");
  for (std::string& item : *checked.items) item = version_address(*session(), item);
  std::vector<std::string> sorted = *checked.items;
  std::sort(sorted.begin(), sorted.end());
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end());
  if (twice != sorted.end()) {
    throw ClientValidationError("the item " + redact_text(*twice) + " stands twice in the publish job");
  }
  Publish created;
  create_into(session(), Publish::model_info(), &created, &checked, options);
  return created;
}

}  // namespace v0
}  // namespace koordinates
