// SPDX-License-Identifier: BSD-3-Clause
// The users, groups and categories of the sandbox.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct User {
  std::int64_t id = 0;
  std::string first_name;
  std::string last_name;
  std::string country;
  std::string email;
};

struct Group {
  std::int64_t id = 0;
  std::string name;
  std::string country;   // empty: null
  std::string key = {};  // of a role: "everyone"
};

struct Category {
  std::string slug;  // a path: "transport/roads"
  std::string name;
};

class Accounts {
 public:
  Accounts();

  void put(User user);
  void put(Group group);
  void put(Category category);

  [[nodiscard]] const std::vector<User>& users() const { return users_; }
  [[nodiscard]] const std::vector<Group>& groups() const { return groups_; }
  [[nodiscard]] const std::vector<Category>& categories() const { return categories_; }
  [[nodiscard]] const User* user(std::int64_t id) const;
  [[nodiscard]] const Group* group(std::int64_t id) const;
  // The groups that every site has, which own nothing and are in no list: they only hold permissions. Their
  // numbers were seen to differ from site to site.
  [[nodiscard]] const std::vector<Group>& roles() const { return roles_; }
  [[nodiscard]] const Group* role(const std::string& key) const;
  [[nodiscard]] const Category* category(const std::string& slug) const;

 private:
  std::vector<User> users_;
  std::vector<Group> groups_;
  std::vector<Group> roles_;
  std::vector<Category> categories_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
