// SPDX-License-Identifier: BSD-3-Clause
// What hangs below layers and tables beside their versions: services, styles, stars, redactions, a sample of the rows.
// And the sections in which the site can be explored.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "call.hpp"
#include "items.hpp"
#include "timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct State;

struct Redaction {
  std::int64_t id = 0;
  Millis created_at = 0;
  std::int64_t created_by = 1;
  Json primary_key;
  Json new_values;
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

// 404 in v1, for what only v1.x has.
void require_v1x(const Call& call);

void add_extra_views(Router& router, State& state);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
