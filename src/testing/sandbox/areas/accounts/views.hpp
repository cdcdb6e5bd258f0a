// SPDX-License-Identifier: BSD-3-Clause
// Users, groups and categories of the sandbox, and their views.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/people/accounts.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

// The short forms, as other objects contain them.
Json user_json(const User& user, const Call& call);
Json group_json(const Group& group, const Call& call);
Json category_json(const Accounts& accounts, const std::string& slug, const Call& call);
// The publisher of what that group or user owns (v1.x).
Json publisher_link(std::int64_t group, std::int64_t user, const Call& call);

void add_account_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
