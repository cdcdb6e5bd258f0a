// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/items/collection.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// Generated rows without those whose place a held item has taken.
class GeneratedRows final : public RowSource {
 public:
  GeneratedRows(GeneratedItems items, SortKey key, std::vector<std::int64_t> left_out)
      : items_(items), key_(key), left_out_(std::move(left_out)) {
    std::sort(left_out_.begin(), left_out_.end());
  }

  [[nodiscard]] std::int64_t size() const override {
    return items_.count() - static_cast<std::int64_t>(left_out_.size());
  }

  [[nodiscard]] ItemRow at(std::int64_t position) const override {
    // How many of the left-out positions come before: each moves the place by one.
    std::size_t low = 0;
    std::size_t high = left_out_.size();
    while (low < high) {
      const std::size_t middle = (low + high) / 2;
      if (left_out_[middle] - static_cast<std::int64_t>(middle) > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return items_.row(items_.id_at(key_, position + static_cast<std::int64_t>(low)));
  }

 private:
  GeneratedItems items_;
  SortKey key_;
  std::vector<std::int64_t> left_out_;  // positions in the order of the key
};

}  // namespace

bool row_before(SortKey key, const ItemRow& a, const ItemRow& b) {
  switch (key) {
    case SortKey::name: {
      const int order = lower(a.title).compare(lower(b.title));
      if (order != 0) return order < 0;
      break;
    }
    case SortKey::created_at:
      if (a.created_at != b.created_at) return a.created_at < b.created_at;
      break;
    case SortKey::updated_at:
      if (a.updated_at != b.updated_at) return a.updated_at < b.updated_at;
      break;
    case SortKey::popularity:
      if (a.popularity != b.popularity) return a.popularity < b.popularity;
      break;
    case SortKey::id:
      break;
  }
  return std::tie(a.id, a.type) < std::tie(b.id, b.type);
}

std::optional<Item> ItemCollection::find(std::int64_t id) const {
  const auto held = held_.find(id);
  if (held != held_.end()) return held->second;
  if (generated_.has(id)) return generated_.item(id);
  return std::nullopt;
}

Item* ItemCollection::edit(std::int64_t id) {
  const auto held = held_.find(id);
  if (held != held_.end()) return &held->second;
  if (!generated_.has(id)) return nullptr;
  return &held_.emplace(id, generated_.item(id)).first->second;
}

Item& ItemCollection::add(Item item) {
  const std::int64_t id = item.id;
  return held_.insert_or_assign(id, std::move(item)).first->second;
}

std::unique_ptr<RowSource> ItemCollection::ordered_held(SortKey key, const Pick& pick) const {
  std::vector<ItemRow> rows;
  for (const auto& [id, item] : held_) {
    if (auto row = pick(item)) rows.push_back(std::move(*row));
  }
  return std::make_unique<SortedRows>(key, std::move(rows));
}

std::unique_ptr<RowSource> ItemCollection::ordered(SortKey key, const Pick& pick) const {
  std::vector<std::int64_t> left_out;
  for (const auto& [id, item] : held_) {
    if (generated_.has(id)) left_out.push_back(generated_.position_of(key, id));
  }
  return std::make_unique<MergedRows>(key, std::make_unique<GeneratedRows>(generated_, key, std::move(left_out)),
                                      ordered_held(key, pick));
}

SortedRows::SortedRows(SortKey key, std::vector<ItemRow> rows) : rows_(std::move(rows)) {
  std::sort(rows_.begin(), rows_.end(), [key](const ItemRow& a, const ItemRow& b) { return row_before(key, a, b); });
}

MergedRows::MergedRows(SortKey key, std::unique_ptr<RowSource> a, std::unique_ptr<RowSource> b)
    : key_(key), a_(std::move(a)), b_(std::move(b)) {}

std::int64_t MergedRows::size() const { return a_->size() + b_->size(); }

ItemRow MergedRows::at(std::int64_t position) const {
  if (b_->size() == 0) return a_->at(position);
  if (a_->size() == 0) return b_->at(position);
  // How many of the first `position` rows come from a: the smallest number after which a's next is not before b's last
  // one.
  std::int64_t low = std::max<std::int64_t>(0, position - b_->size());
  std::int64_t high = std::min(position, a_->size());
  // A neighbour of the last position asked for has at most one row of a more or fewer before it.
  if (position == last_position_ + 1) {
    low = std::max(low, last_from_a_);
    high = std::min(high, last_from_a_ + 1);
  } else if (position == last_position_ - 1) {
    low = std::max(low, last_from_a_ - 1);
    high = std::min(high, last_from_a_);
  }
  while (low < high) {
    const std::int64_t from_a = low + (high - low) / 2;
    if (row_before(key_, a_->at(from_a), b_->at(position - from_a - 1))) {
      low = from_a + 1;
    } else {
      high = from_a;
    }
  }
  last_position_ = position;
  last_from_a_ = low;
  const std::int64_t from_b = position - low;
  if (low == a_->size()) return b_->at(from_b);
  if (from_b == b_->size()) return a_->at(low);
  ItemRow a = a_->at(low);
  ItemRow b = b_->at(from_b);
  return row_before(key_, b, a) ? b : a;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
