// SPDX-License-Identifier: BSD-3-Clause
// Permissions of anything that can have some: where they are kept, and the views below the thing.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "call.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Accounts;
class Router;
struct State;

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

Json permissions_json(const Accounts& accounts, const Grants& grants, const Call& call);

// What the path of a call leads to.
struct PermissionHolder {
  std::string thing;  // where its permissions are kept
  Grants initial;
};

// Something that has permissions. `find` finds it or throws what is in the way; `changed`, if there is one, is told what
// everyone may do from now on.
struct PermissionParent {
  std::string path;  // a template: "sources/{id:id}/"
  std::string name;  // "Source"
  std::string read_scope;
  std::string write_scope;
  std::function<PermissionHolder(const Call&)> find;
  std::function<void(const Call&, const std::string& everyone)> changed = nullptr;
};

// {parent}permissions/ and {parent}permissions/{permission}/.
void add_permission_views(Router& router, State& state, const PermissionParent& parent);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
