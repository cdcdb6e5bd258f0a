// SPDX-License-Identifier: BSD-3-Clause
// Permissions of anything that can have some: where they are kept, and the views below the thing.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/people/permissions.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Accounts;
class Router;
class Store;

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
void add_permission_views(Router& router, Store& store, const PermissionParent& parent);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
