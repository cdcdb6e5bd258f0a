// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/jobs/export_order.hpp"

#include <algorithm>
#include <utility>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

bool ExportOrder::leaves_out(const OrderedItem& item) const {
  // Tables are nowhere, and so never outside.
  return area && item.ref.type == ItemType::layer && !area->meets(layer_bounds);
}

bool ExportOrder::is_valid() const {
  return std::none_of(items.begin(), items.end(), [this](const OrderedItem& item) { return leaves_out(item); });
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
