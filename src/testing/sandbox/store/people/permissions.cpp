// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/people/permissions.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

Grants PermissionStore::find(const std::string& thing, const Grants& initial) const {
  const auto found = grants_.find(thing);
  return found == grants_.end() ? initial : found->second;
}

void PermissionStore::put(const std::string& thing, Grants grants) {
  grants_.insert_or_assign(thing, std::move(grants));
}

Grants initial_grants(std::int64_t group, std::int64_t user, const std::string& everyone) {
  Grants grants = {group != 0 ? Grant{"admin", "", group} : Grant{"admin", "", 0, user}};
  if (!everyone.empty()) grants.push_back(Grant{everyone, everyone_role});
  return grants;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
