// SPDX-License-Identifier: BSD-3-Clause
// Looking up an element of a list by its id.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// The element with that id; null if there is none.
template <typename T>
const T* by_id(const std::vector<T>& list, std::int64_t id) {
  const auto found = std::find_if(list.begin(), list.end(), [id](const T& item) { return item.id == id; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
