// SPDX-License-Identifier: BSD-3-Clause
// Filtering and sorting of layers, tables, sets, documents and the catalogue.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/filters.hpp"
#include "testing/sandbox/store/items/generated.hpp"
#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

enum class RowFilters { items, catalog, catalog_latest };

const std::vector<FilterSpec>& row_filters(RowFilters which);

// Null when the call filters by nothing. 400 for values of the wrong kind.
std::function<bool(const ItemRow&)> row_predicate(const Store& store, const Call& call, RowFilters which);

const std::vector<std::string>& row_sort_keys();

// The key and whether the order is descending. Dates and popularity are inverted: without a minus the newest and the
// most popular come first.
struct RowOrder {
  SortKey key = SortKey::id;
  bool descending = false;
};
RowOrder row_order(const Call& call);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
