// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/people/accounts.hpp"

#include <algorithm>
#include <utility>

#include "testing/sandbox/store/values/by_id.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

template <typename T, typename Same>
void replace_or_append(std::vector<T>& list, T value, Same same) {
  const auto found = std::find_if(list.begin(), list.end(), same);
  if (found == list.end()) {
    list.push_back(std::move(value));
  } else {
    *found = std::move(value);
  }
}

}  // namespace

Accounts::Accounts() {
  users_ = {{1, "Sandbox", "Owner", "NZ", "owner@sandbox.invalid"},
            {2, "Sandbox", "Editor", "AU", "editor@sandbox.invalid"}};
  groups_ = {
      {101, "Harbour Survey Office", "NZ"}, {102, "Plains District Council", "NZ"}, {103, "Open Terrain Trust", ""}};
  roles_ = {{1, "Everyone", "", "everyone"},
            {2, "Registered Users", "", "registered-users"},
            {3, "Site Administrators", "", "administrators"},
            {4, "Staff", "", "staff"}};
  categories_ = {{"environment", "Environment"}, {"environment/hydrology", "Hydrology"}, {"property", "Property"},
                 {"transport", "Transport"},     {"transport/roads", "Roads"},           {"imagery", "Imagery"}};
}

void Accounts::put(User user) {
  const auto same = [id = user.id](const User& held) { return held.id == id; };
  replace_or_append(users_, std::move(user), same);
}

void Accounts::put(Group group) {
  const auto same = [id = group.id](const Group& held) { return held.id == id; };
  replace_or_append(groups_, std::move(group), same);
}

void Accounts::put(Category category) {
  const auto same = [slug = category.slug](const Category& held) { return held.slug == slug; };
  replace_or_append(categories_, std::move(category), same);
}

const User* Accounts::user(std::int64_t id) const { return by_id(users_, id); }
const Group* Accounts::group(std::int64_t id) const { return by_id(groups_, id); }

const Group* Accounts::role(const std::string& key) const {
  const auto found = std::find_if(roles_.begin(), roles_.end(), [&key](const Group& role) { return role.key == key; });
  return found == roles_.end() ? nullptr : &*found;
}

const Category* Accounts::category(const std::string& slug) const {
  const auto found =
      std::find_if(categories_.begin(), categories_.end(), [&slug](const Category& c) { return c.slug == slug; });
  return found == categories_.end() ? nullptr : &*found;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
