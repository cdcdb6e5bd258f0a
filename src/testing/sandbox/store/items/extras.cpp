// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/items/extras.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

void Extras::set_starred(std::int64_t user, const ItemRef& item, bool starred) {
  const auto star = std::make_tuple(user, item.type, item.id);
  if (starred) {
    stars_.insert(star);
  } else {
    stars_.erase(star);
  }
}

bool Extras::is_starred(std::int64_t user, const ItemRef& item) const {
  return stars_.count(std::make_tuple(user, item.type, item.id)) != 0;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
