// SPDX-License-Identifier: BSD-3-Clause
// An export order that was checked: items, formats and area.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/values/box.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct OrderedItem {
  ItemRef ref;
  std::string kind;  // of the item
  Value options;     // `color` and `tiles`, as they were sent
};

struct ExportOrder {
  std::string name;  // as the service makes it: "kx-fred-the-export"
  std::vector<OrderedItem> items;
  Value formats;
  std::string crs;
  Value extent;  // GeoJSON, the URL of a crop feature below the API, or null
  std::optional<Box> area;
  Value delivery;
  Value options;

  // Whether there is nothing of the item in the extent.
  [[nodiscard]] bool leaves_out(const OrderedItem& item) const;
  [[nodiscard]] bool is_valid() const;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
