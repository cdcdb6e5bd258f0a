// SPDX-License-Identifier: BSD-3-Clause
// The calls of versions of layers and tables. The others stand in the templates of versioned.hpp, item.hpp and layers.hpp.
#include <koordinates/layers.hpp>

#include "items/tables.hpp"

namespace koordinates {
inline namespace v0 {

Layer LayerVersion::get_layer(const Expansions& expand, const CallOptions& options) const {
  return detail::item_of_version<Layer>(*this, expand, options);
}

Table LayerVersion::get_table(const Expansions& expand, const CallOptions& options) const {
  return detail::item_of_version<Table>(*this, expand, options);
}

// Tables answer in the same shape.
void LayerVersion::refresh(const CallOptions& options) { detail::refresh_version<Layer>(*this, options); }

}  // namespace v0
}  // namespace koordinates
