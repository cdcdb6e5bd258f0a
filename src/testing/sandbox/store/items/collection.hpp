// SPDX-License-Identifier: BSD-3-Clause
// All layers, or all tables: the generated ones and, over them, those that were created or changed.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "testing/sandbox/store/items/generated.hpp"
#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// Rows in an order, each to be had by its position.
class RowSource {
 public:
  virtual ~RowSource() = default;
  [[nodiscard]] virtual std::int64_t size() const = 0;
  [[nodiscard]] virtual ItemRow at(std::int64_t position) const = 0;
};

// Ascending order of the key, ids breaking ties.
bool row_before(SortKey key, const ItemRow& a, const ItemRow& b);

class ItemCollection {
 public:
  explicit ItemCollection(GeneratedItems generated) : generated_(generated) {}

  // A copy; nothing for an id that never was. A removed item is found, with `removed` set.
  [[nodiscard]] std::optional<Item> find(std::int64_t id) const;
  // To change it: from then on it is held. Null for an id that never was.
  Item* edit(std::int64_t id);
  Item& add(Item item);

  [[nodiscard]] const std::map<std::int64_t, Item>& held() const { return held_; }

  // Which of the held items a list shows, and in which version's words.
  using Pick = std::function<std::optional<ItemRow>(const Item&)>;
  // The published items in ascending order of the key. Valid until the collection changes.
  [[nodiscard]] std::unique_ptr<RowSource> ordered(SortKey key, const Pick& pick) const;
  // Only the held ones.
  [[nodiscard]] std::unique_ptr<RowSource> ordered_held(SortKey key, const Pick& pick) const;

 private:
  GeneratedItems generated_;
  std::map<std::int64_t, Item> held_;
};

// A few rows that are held, put in order.
class SortedRows final : public RowSource {
 public:
  SortedRows(SortKey key, std::vector<ItemRow> rows);
  [[nodiscard]] std::int64_t size() const override { return static_cast<std::int64_t>(rows_.size()); }
  [[nodiscard]] ItemRow at(std::int64_t position) const override { return rows_[static_cast<std::size_t>(position)]; }

 private:
  std::vector<ItemRow> rows_;
};

// Two ordered sources as one, without reading either through.
class MergedRows final : public RowSource {
 public:
  MergedRows(SortKey key, std::unique_ptr<RowSource> a, std::unique_ptr<RowSource> b);
  [[nodiscard]] std::int64_t size() const override;
  [[nodiscard]] ItemRow at(std::int64_t position) const override;

 private:
  SortKey key_;
  std::unique_ptr<RowSource> a_;
  std::unique_ptr<RowSource> b_;
  // Lists are read from row to row.
  mutable std::int64_t last_position_ = -2;
  mutable std::int64_t last_from_a_ = 0;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
