// SPDX-License-Identifier: BSD-3-Clause
// Permissions that clients have set, each list under the path of its object.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

const char* const everyone_role = "everyone";

// One direct permission: a level for exactly one of a role, a group and a user.
struct Grant {
  std::string level;      // "find", "view", "download", "edit", "write" or "admin", each with all before it
  std::string role = {};  // "everyone"
  std::int64_t group = 0;
  std::int64_t user = 0;
};
using Grants = std::vector<Grant>;

// By the path of the thing: "layers/12/", "sources/5/". Only what a client has written is held.
class PermissionStore {
 public:
  // `initial` where nothing was written.
  [[nodiscard]] Grants find(const std::string& thing, const Grants& initial) const;
  void put(const std::string& thing, Grants grants);

 private:
  std::map<std::string, Grants> grants_;
};

// Everything at first: the owner administers, and everyone has the level `everyone` (empty: none).
Grants initial_grants(std::int64_t group, std::int64_t user, const std::string& everyone);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
