// SPDX-License-Identifier: BSD-3-Clause
// The calls of versions of layers and tables. The others stand in the templates of versioned.hpp and layers.hpp.
#include <koordinates/layers.hpp>

#include <koordinates/error.hpp>

#include "core/bound.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

Layer LayerVersion::get_layer(const Expansions& expand, const CallOptions& options) const {
  Session& session = *session_of(*this, "version");
  return fetch<Layer>(session, resolve_link(session, url.value()), expand, options);
}

Table LayerVersion::get_table(const Expansions& expand, const CallOptions& options) const {
  Session& session = *session_of(*this, "version");
  return fetch<Table>(session, resolve_link(session, url.value()), expand, options);
}

void LayerVersion::refresh(const CallOptions& options) {
  const std::int64_t own_id = id.value();
  const Layer layer = get_layer({}, options);  // tables answer in the same shape
  LayerVersion fresh = layer.version.value();
  if (fresh.id != own_id) throw DecodeError("the service answered with another version than was asked for");
  *this = std::move(fresh);
}

}  // namespace v0
}  // namespace koordinates
