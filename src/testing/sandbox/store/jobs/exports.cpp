// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/jobs/exports.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

Export& Exports::add(Export made) {
  if (made.id == 0) made.id = next_id_;
  next_id_ = std::max(next_id_, made.id + 1);
  const std::int64_t id = made.id;
  return exports_.insert_or_assign(id, std::move(made)).first->second;
}

const Export* Exports::find(std::int64_t id) const {
  const auto found = exports_.find(id);
  return found == exports_.end() ? nullptr : &found->second;
}

int Exports::running(std::int64_t user) const {
  return static_cast<int>(std::count_if(exports_.begin(), exports_.end(), [user](const auto& entry) {
    return entry.second.user == user && entry.second.state == "processing";
  }));
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
