// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/permissions/views.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/accounts/views.hpp"
#include "testing/sandbox/fields/reader.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// In order: each implies those before it.
const std::vector<std::string>& levels() {
  static const std::vector<std::string> all = {"find", "view", "download", "edit", "write", "admin"};
  return all;
}

bool same_holder(const Grant& a, const Grant& b) { return a.role == b.role && a.group == b.group && a.user == b.user; }

std::string id_of(const Grant& grant) {
  if (!grant.role.empty()) return "group." + grant.role;
  return grant.user != 0 ? "user." + std::to_string(grant.user) : "group." + std::to_string(grant.group);
}

Json permission_json(const Accounts& accounts, const Grant& grant, const Call& call) {
  Json json = {{"id", id_of(grant)}, {"permission", grant.level}};
  if (const Group* role = accounts.role(grant.role)) json["group"] = group_json(*role, call);
  if (const Group* group = accounts.group(grant.group)) json["group"] = group_json(*group, call);
  if (const User* user = accounts.user(grant.user)) json["user"] = user_json(*user, call);
  return json;
}

// A group by its id, or one of the roles by id or key. Nothing for what is neither.
std::optional<Grant> group_grant(const Accounts& accounts, const std::string& id_or_key) {
  const std::int64_t id = parse_integer(id_or_key).value_or(0);
  if (accounts.group(id) != nullptr) return Grant{"", "", id};
  for (const Group& role : accounts.roles()) {
    if (role.id == id || role.key == id_or_key) return Grant{"", role.key};
  }
  return std::nullopt;
}

// One permission of a body, with complaints under `prefix`.
class GrantReader {
 public:
  GrantReader(const Store& store, FieldErrors& errors) : store_(store), errors_(errors) {}

  Grant read(const Json& body, const std::string& prefix) {
    Grant grant = holder(body, prefix);
    read_level(body, prefix, grant);
    check_names(body, prefix, {"permission", "group", "user"});
    return grant;
  }

  void read_level(const Json& body, const std::string& prefix, Grant& grant) {
    grant.level = text_of(member(body, "permission"));
    const auto level = std::find(levels().begin(), levels().end(), grant.level);
    if (level == levels().end()) {
      errors_.add(prefix + "permission",
                  grant.level.empty() ? field_required : "\"" + grant.level + "\" is not a permission.");
    } else if (grant.role == everyone_role && level >= std::find(levels().begin(), levels().end(), "edit")) {
      errors_.add(prefix + "permission", "Everyone cannot have the permission \"" + grant.level + "\".");
    }
  }

  void check_names(const Json& body, const std::string& prefix, const std::vector<std::string>& known) {
    if (!store_.options().strict || !body.is_object()) return;
    for (const auto& [name, value] : body.items()) {
      if (!contains(known, name))
        errors_.add(prefix + name, name == "id" ? "This field is read-only." : "There is no such field.");
    }
  }

 private:
  Grant holder(const Json& body, const std::string& prefix) {
    const Json& group = member(body, "group");
    const Json& user = member(body, "user");
    if (group.is_null() == user.is_null()) {
      errors_.add(prefix + "group", "Exactly one of group and user is required.");
      return {};
    }
    if (group.is_null()) {
      FieldReader reader(store_, errors_);
      const std::optional<Json> id = reader.user(prefix + "user", user);
      return Grant{"", "", 0, id ? integer_of(*id, 0) : 0};
    }
    // Read back, a role is an object with its number.
    const Json& named = group.is_object() ? member(group, "id") : group;
    const std::string text = named.is_number_integer() ? dump(named) : text_of(named);
    const std::int64_t id = id_in(text);
    const auto grant = group_grant(store_.accounts(), id < 0 ? text : std::to_string(id));
    if (!grant) errors_.add(prefix + "group", "There is no such group.");
    return grant.value_or(Grant{});
  }

  const Store& store_;
  FieldErrors& errors_;
};

class PermissionViews {
 public:
  PermissionViews(Store& store, PermissionParent parent) : store_(store), parent_(std::move(parent)) {}

  HttpReply list(const Call& call) const {
    const Grants grants = held(parent_.find(call));
    return short_list_reply(call, static_cast<std::int64_t>(grants.size()), [&](std::int64_t i) {
      return permission_json(store_.accounts(), grants[static_cast<std::size_t>(i)], call);
    });
  }

  // Whoever has a permission already has the new one instead: ids name their holders, so none can have two.
  HttpReply add(const Call& call) const {
    const PermissionHolder holder = parent_.find(call);
    FieldErrors errors;
    const Grant grant = GrantReader(store_, errors).read(call.body(), "");
    errors.throw_if_any();
    Grants grants = held(holder);
    const auto found =
        std::find_if(grants.begin(), grants.end(), [&grant](const Grant& other) { return same_holder(other, grant); });
    if (found == grants.end()) {
      grants.push_back(grant);
    } else {
      *found = grant;
    }
    store(call, holder, std::move(grants));
    HttpReply reply = json_reply(201, permission_json(store_.accounts(), grant, call));
    reply.headers.emplace_back("Location", call.link(holder.thing + "permissions/" + id_of(grant) + "/"));
    return reply;
  }

  // The list as it was sent takes the place of the old one. The owner need not be on it: owners administer what they own
  // without a permission (an assumption; answers of the service show lists without them).
  HttpReply replace(const Call& call) const {
    const PermissionHolder holder = parent_.find(call);
    FieldErrors errors;
    GrantReader reader(store_, errors);
    Grants grants;
    for (const Json& entry : call.body_list()) {
      const std::string prefix = std::to_string(grants.size()) + ".";
      Grant grant = reader.read(entry, prefix);
      if (errors.empty() && std::any_of(grants.begin(), grants.end(),
                                        [&grant](const Grant& other) { return same_holder(other, grant); })) {
        errors.add(prefix + "group", "\"" + id_of(grant) + "\" is in the list already.");
      }
      grants.push_back(std::move(grant));
    }
    errors.throw_if_any();
    store(call, holder, grants);
    return json_reply(200, permissions_json(store_.accounts(), grants, call));
  }

  HttpReply show(const Call& call) const {
    Grants grants = held(parent_.find(call));
    return json_reply(200, permission_json(store_.accounts(), named(grants, call), call));
  }

  // Changing and removing a single one are likely to exist, but nothing shows them.
  HttpReply change(const Call& call) const {
    const PermissionHolder holder = parent_.find(call);
    Grants grants = held(holder);
    Grant& grant = named(grants, call);
    FieldErrors errors;
    GrantReader reader(store_, errors);
    const Json body = call.body();
    reader.read_level(body, "", grant);
    reader.check_names(body, "", {"permission"});
    errors.throw_if_any();
    const Json answer = permission_json(store_.accounts(), grant, call);
    store(call, holder, std::move(grants));
    return json_reply(200, answer);
  }

  HttpReply remove(const Call& call) const {
    const PermissionHolder holder = parent_.find(call);
    Grants grants = held(holder);
    const Grant gone = named(grants, call);
    grants.erase(
        std::remove_if(grants.begin(), grants.end(), [&gone](const Grant& other) { return same_holder(other, gone); }),
        grants.end());
    store(call, holder, std::move(grants));
    return HttpReply{204, {}, ""};
  }

 private:
  [[nodiscard]] Grants held(const PermissionHolder& holder) const {
    return store_.permissions().find(holder.thing, holder.initial);
  }

  void store(const Call& call, const PermissionHolder& holder, Grants grants) const {
    const auto everyone =
        std::find_if(grants.begin(), grants.end(), [](const Grant& grant) { return grant.role == everyone_role; });
    if (parent_.changed) parent_.changed(call, everyone == grants.end() ? std::string() : everyone->level);
    store_.permissions().put(holder.thing, std::move(grants));
  }

  // "user.4", "group.108", "group.everyone"; a bare number is a group's.
  Grant& named(Grants& grants, const Call& call) const {
    const std::string id = call.parameters.at("permission");
    std::optional<Grant> wanted;
    if (starts_with(id, "user.")) {
      wanted = Grant{"", "", 0, parse_integer(id.substr(5)).value_or(-1)};
    } else {
      wanted = group_grant(store_.accounts(), starts_with(id, "group.") ? id.substr(6) : id);
    }
    const auto found = std::find_if(grants.begin(), grants.end(),
                                    [&wanted](const Grant& grant) { return wanted && same_holder(grant, *wanted); });
    if (found == grants.end()) throw detail_error(404, "There is no permission \"" + id + "\".");
    return *found;
  }

  Store& store_;
  PermissionParent parent_;
};

}  // namespace

Json permissions_json(const Accounts& accounts, const Grants& grants, const Call& call) {
  Json list = Json::array();
  for (const Grant& grant : grants) list.push_back(permission_json(accounts, grant, call));
  return list;
}

void add_permission_views(Router& router, Store& store, const PermissionParent& parent) {
  const auto views = std::make_shared<PermissionViews>(store, parent);
  using Method = HttpReply (PermissionViews::*)(const Call&) const;
  const auto endpoint = [&](const char* name, Method method) {
    const bool reads = std::string(name) == "GET";
    return Endpoint{name,
                    Access::token_holder,
                    {reads ? parent.read_scope : parent.write_scope},
                    [views, method](const Call& call) { return ((*views).*method)(call); }};
  };
  View all{parent.path + "permissions/",
           parent.name + " Permission List",
           {endpoint("GET", &PermissionViews::list), endpoint("POST", &PermissionViews::add),
            endpoint("PUT", &PermissionViews::replace)}};
  all.list = true;
  router.add(std::move(all));
  router.add(View{parent.path + "permissions/{permission}/",
                  parent.name + " Permission Detail",
                  {endpoint("GET", &PermissionViews::show), endpoint("PUT", &PermissionViews::change),
                   endpoint("PATCH", &PermissionViews::change), endpoint("DELETE", &PermissionViews::remove)}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
