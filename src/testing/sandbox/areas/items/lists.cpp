// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/items/lists.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/areas/shapes/documents.hpp"
#include "testing/sandbox/areas/shapes/items.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

bool is_shown(const Item& item, const Call& call) {
  return !item.removed && (is_open(item.public_access) || call.token != nullptr);
}

struct Page {
  std::vector<ItemRow> rows;
  std::int64_t total = 0;
};

Page whole_page(const RowSource& source, const PageRequest& asked, bool descending) {
  Page page;
  page.total = source.size();
  const std::int64_t end = std::min(page.total, asked.offset() + asked.size);
  for (std::int64_t i = asked.offset(); i < end; ++i)
    page.rows.push_back(source.at(descending ? page.total - 1 - i : i));
  return page;
}

// Looks at every row, keeps those of the page.
Page filtered_page(const RowSource& source, const PageRequest& asked, bool descending,
                   const std::function<bool(const ItemRow&)>& fits) {
  Page page;
  const std::int64_t size = source.size();
  for (std::int64_t i = 0; i < size; ++i) {
    ItemRow row = source.at(descending ? size - 1 - i : i);
    if (!fits(row)) continue;
    if (page.total >= asked.offset() && page.total < asked.offset() + asked.size) page.rows.push_back(std::move(row));
    ++page.total;
  }
  return page;
}

}  // namespace

ItemCollection::Pick published_rows(const Call& call) {
  return [&call](const Item& item) -> std::optional<ItemRow> {
    const ItemVersion* version = item.version(item.published);
    if (!is_shown(item, call) || version == nullptr) return std::nullopt;
    return row_of(item, *version);
  };
}

ItemCollection::Pick latest_rows(const Call& call) {
  return [&call](const Item& item) -> std::optional<ItemRow> {
    const ItemVersion* version = item.version(item.latest);
    if (!is_shown(item, call) || version == nullptr) return std::nullopt;
    return row_of(item, *version);
  };
}

HttpReply rows_reply(const Store& store, const Call& call, RowFilters filters, const Ordered& ordered,
                     const Shown& shown) {
  const PageRequest asked = page_request(call);
  const RowOrder order = row_order(call);
  const auto fits = row_predicate(store, call, filters);
  const std::unique_ptr<RowSource> source = ordered(order.key);
  const Page page =
      fits ? filtered_page(*source, asked, order.descending, fits) : whole_page(*source, asked, order.descending);
  check_page(asked, page.total);
  Json items = Json::array();
  for (const ItemRow& row : page.rows) items.push_back(shown(row));
  return list_reply(call, asked, page.total, items, row_sort_keys());
}

Json shown_row(const Store& store, const Call& call, const ItemRow& row, bool latest) {
  if (row.verbatim != nullptr) {
    Json entry = *row.verbatim;
    entry["url"] = call.link(text_of(member(entry, "url")));
    return entry;
  }
  const bool imported = is_imported(row.type);
  if (imported && !call.expands("list")) return row_json(row, call);
  const std::optional<Item> item = store.items(row.type).find(row.id);
  const ItemVersion* version = item ? item->version(latest ? item->latest : item->published) : nullptr;
  if (version == nullptr) return row_json(row, call);
  if (row.type == ItemType::document && !call.expands("list")) return document_row_json(store, *item, *version, call);
  return detail_json(store, *item, *version, call, false);  // sets are in full in any case
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
