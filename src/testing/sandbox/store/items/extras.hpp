// SPDX-License-Identifier: BSD-3-Clause
// Stars and redactions of layers and tables.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct Redaction {
  std::int64_t id = 0;
  Millis created_at = 0;
  std::int64_t created_by = 1;
  Value primary_key;
  Value new_values;
  std::string message;
  std::int64_t start_version = 0;
  std::int64_t end_version = 0;  // 0: the one that was published then
};

class Extras {
 public:
  void set_starred(std::int64_t user, const ItemRef& item, bool starred);
  [[nodiscard]] bool is_starred(std::int64_t user, const ItemRef& item) const;

  std::map<std::pair<ItemType, std::int64_t>, std::vector<Redaction>> redactions;
  std::int64_t next_redaction_id = 601;

 private:
  std::set<std::tuple<std::int64_t, ItemType, std::int64_t>> stars_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
