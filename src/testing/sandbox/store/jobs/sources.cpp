// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/jobs/sources.hpp"

#include <algorithm>
#include <utility>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

Source& Sources::add(Source source) {
  if (source.id == 0) source.id = next_id_;
  next_id_ = std::max(next_id_, source.id + 1);
  const std::int64_t id = source.id;
  return sources_.insert_or_assign(id, std::move(source)).first->second;
}

Source* Sources::find(std::int64_t id) {
  const auto found = sources_.find(id);
  return found == sources_.end() ? nullptr : &found->second;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
