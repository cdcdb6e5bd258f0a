// SPDX-License-Identifier: BSD-3-Clause
// The calls of layers and their versions.
#include <koordinates/layers.hpp>

#include "core/bound.hpp"
#include "core/query_plan.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

namespace {

Url version_url(const Session& session, std::int64_t layer_id, std::string_view urltype) {
  return session.endpoint_url("LAYER_VERSION", "GET", urltype, {{"layer_id", id_text(layer_id, "layer id")}});
}

Url version_url(const Session& session, std::int64_t layer_id, std::int64_t version_id) {
  return session.endpoint_url(
      "LAYER_VERSION", "GET", "single",
      {{"layer_id", id_text(layer_id, "layer id")}, {"version_id", id_text(version_id, "version id")}});
}

Query<LayerVersion> query_versions(const std::shared_ptr<Session>& session, std::int64_t layer_id) {
  const Url url = version_url(*session, layer_id, "multi");
  return QueryAccess::make<LayerVersion>(
      QueryAccess::base(std::make_shared<QueryPlan>(session, LayerVersion::model_info(), url)));
}

// Links to versions differ in the API version that they go through, so their ids are what counts.
bool same_version(const Field<std::string>& a, const Field<std::string>& b) {
  return a && b && last_number(*a) != 0 && last_number(*a) == last_number(*b);
}

}  // namespace

Layer LayerVersion::get_layer(const Expansions& expand, const CallOptions& options) const {
  Session& session = *session_of(*this, "version");
  return fetch<Layer>(session, resolve_link(session, url.value()), expand, options);
}

void LayerVersion::refresh(const CallOptions& options) {
  const std::int64_t own_id = id.value();
  const Layer layer = get_layer({}, options);
  LayerVersion fresh = layer.version.value();
  if (fresh.id != own_id) throw DecodeError("the service answered with another version than was asked for");
  *this = std::move(fresh);
}

bool Layer::is_published_version() const {
  static_cast<void>(this_version.value());  // says what to do where the object does not know its version
  return same_version(this_version, published_version);
}

bool Layer::is_draft_version() const {
  static_cast<void>(this_version.value());
  return same_version(this_version, latest_version) && !same_version(latest_version, published_version);
}

Query<LayerVersion> Layer::list_versions() const { return query_versions(session_of(*this, "layer"), id.value()); }

Layer Layer::get_version(std::int64_t version_id, const Expansions& expand, const CallOptions& options) const {
  return LayerManager(session_of(*this, "layer")).get_version(id.value(), version_id, expand, options);
}

Layer Layer::get_draft_version(const Expansions& expand, const CallOptions& options) const {
  return LayerManager(session_of(*this, "layer")).get_draft(id.value(), expand, options);
}

Layer Layer::get_published_version(const Expansions& expand, const CallOptions& options) const {
  return LayerManager(session_of(*this, "layer")).get_published(id.value(), expand, options);
}

void Layer::refresh(const CallOptions& options) {
  Session& session = *session_of(*this, "layer");
  // `url` is that of the layer, which answers with the published version: a draft is read by its own address.
  const bool knows_version = version && version->url;
  const std::string& address = knows_version ? *version->url : url.value();
  *this = fetch<Layer>(session, resolve_link(session, address), {}, options);
}

Query<Layer> LayerManager::list_drafts() const {
  const Url url = session()->endpoint_url("LAYER", "GET", "multidraft");
  return QueryAccess::make<Layer>(QueryAccess::base(std::make_shared<QueryPlan>(session(), Layer::model_info(), url)));
}

Query<LayerVersion> LayerManager::list_versions(std::int64_t layer_id) const {
  return query_versions(session(), layer_id);
}

Layer LayerManager::get_version(std::int64_t layer_id, std::int64_t version_id, const Expansions& expand,
                                const CallOptions& options) const {
  return fetch<Layer>(*session(), version_url(*session(), layer_id, version_id), expand, options);
}

Layer LayerManager::get_draft(std::int64_t layer_id, const Expansions& expand, const CallOptions& options) const {
  return fetch<Layer>(*session(), version_url(*session(), layer_id, "draft"), expand, options);
}

Layer LayerManager::get_published(std::int64_t layer_id, const Expansions& expand, const CallOptions& options) const {
  return fetch<Layer>(*session(), version_url(*session(), layer_id, "published"), expand, options);
}

}  // namespace v0
}  // namespace koordinates
