// SPDX-License-Identifier: BSD-3-Clause
// The layers, tables, sets or documents that exist from the start: any number of them, each computed from its number
// when asked for.
#pragma once

#include <cstdint>

#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

enum class SortKey { id, name, created_at, updated_at, popularity };

struct IdRange {
  std::int64_t first = 0;
  std::int64_t count = 0;
};

// A pure function of its numbers; copies are free. In the order of each sort key the items stand in another
// permutation, which can be computed in both directions: that is why a page anywhere in a list of a million costs
// nothing.
class GeneratedItems {
 public:
  // `members`: the generated layers that sets are made of.
  GeneratedItems(ItemType type, IdRange ids, IdRange members);

  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] std::int64_t first_id() const { return first_id_; }
  [[nodiscard]] bool has(std::int64_t id) const { return id >= first_id_ && id < first_id_ + count_; }

  // In ascending order of the key: the id at a position, and the position of an id.
  [[nodiscard]] std::int64_t id_at(SortKey key, std::int64_t position) const;
  [[nodiscard]] std::int64_t position_of(SortKey key, std::int64_t id) const;

  [[nodiscard]] ItemRow row(std::int64_t id) const;
  [[nodiscard]] Item item(std::int64_t id) const;

 private:
  [[nodiscard]] std::int64_t rank(SortKey key, std::int64_t index) const;
  [[nodiscard]] std::int64_t multiplier(SortKey key) const;
  [[nodiscard]] std::string title(std::int64_t index) const;
  [[nodiscard]] Value content(const ItemRow& row) const;

  ItemType type_;
  std::int64_t first_id_;
  std::int64_t count_;
  IdRange members_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
