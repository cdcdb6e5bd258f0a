// SPDX-License-Identifier: BSD-3-Clause
// Lists of rows: filtered, sorted, cut into pages, and each row in the form that was asked for.
#pragma once

#include <functional>
#include <memory>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/areas/items/filters.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/generated.hpp"
#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// Which held items a list shows to the caller: those published, or the latest version of each.
ItemCollection::Pick published_rows(const Call& call);
ItemCollection::Pick latest_rows(const Call& call);

using Ordered = std::function<std::unique_ptr<RowSource>(SortKey)>;
using Shown = std::function<Json(const ItemRow&)>;

HttpReply rows_reply(const Store& store, const Call& call, RowFilters filters, const Ordered& ordered,
                     const Shown& shown);

// A row as lists show it, or its detail form where the call expands `list`. `latest`: of the latest version.
Json shown_row(const Store& store, const Call& call, const ItemRow& row, bool latest);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
