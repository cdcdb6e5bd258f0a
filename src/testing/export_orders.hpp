// SPDX-License-Identifier: BSD-3-Clause
// What a client orders: the body of POST /exports/ and /exports/validate/, checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "call.hpp"
#include "errors.hpp"
#include "extents.hpp"
#include "items.hpp"
#include "json.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct State;

struct OrderedItem {
  ItemRef ref;
  std::string kind;  // of the item
  Json options;      // `color` and `tiles`, as they were sent
};

struct ExportOrder {
  std::string name;  // as the service makes it: "kx-fred-the-export"
  std::vector<OrderedItem> items;
  Json formats;
  std::string crs;
  Json extent;  // GeoJSON, the URL of a crop feature below the API, or null
  std::optional<Box> area;
  Json delivery;
  Json options;

  // Whether there is nothing of the item in the extent.
  [[nodiscard]] bool leaves_out(const OrderedItem& item) const;
  [[nodiscard]] bool is_valid() const;
};

// Throws 400 for what is missing or malformed, in the form of the API's version.
ExportOrder read_order(const State& state, const Call& call, const Json& body);

// 400: {"field": [..]} in v1, {"errors": {..}, "status_code": 400} in v1.x.
ApiError order_error(const Call& call, const FieldErrors& errors);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
