// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/accounts/views.hpp"

#include <algorithm>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/by_id.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

Json null_or(const std::string& text) { return text.empty() ? Json() : Json(text); }

// What a user's or group's own page says beyond the short form.
Json user_detail(const User& user, const Call& call) {
  Json json = user_json(user, call);
  if (call.v1x) {
    json["geotag"] = nullptr;
    json["email"] = user.email;
    json["is_locked"] = false;
    json["is_site_admin"] = user.id == 1;
    json["seat_type"] = "publisher";
    json["date_joined"] = "2011-03-04T05:06:07.089Z";
  }
  return json;
}

Json group_detail(const Store& store, const Group& group, const Call& call) {
  Json json = group_json(group, call);
  // The numbers of a group that owns an equal share: counting a million generated layers would be slow.
  const auto groups = static_cast<std::int64_t>(std::max<std::size_t>(1, store.accounts().groups().size()));
  const auto share = [&](std::int64_t count) { return group.key.empty() ? count / groups : 0; };
  json["stats"] = {{"layers", share(store.options().layers)},
                   {"tables", share(store.options().tables)},
                   {"documents", share(store.options().documents)}};
  return json;
}

HttpReply show_group(const Store& store, const Call& call) {
  const std::int64_t id = call.id("id");
  const Group* group = store.accounts().group(id);
  // Permissions link to roles as well.
  if (group == nullptr) group = by_id(store.accounts().roles(), id);
  if (group == nullptr) throw detail_error(404, "There is no such group.");
  return json_reply(200, group_detail(store, *group, call));
}

// A slug is a path of one, two or three segments.
HttpReply show_category(const Store& store, const Call& call) {
  std::string slug;
  for (const char* name : {"first", "second", "third"}) {
    const auto part = call.parameters.find(name);
    if (part != call.parameters.end()) slug += (slug.empty() ? "" : "/") + part->second;
  }
  if (store.accounts().category(slug) == nullptr) throw detail_error(404, "There is no such category.");
  return json_reply(200, category_json(store.accounts(), slug, call));
}

HttpReply me(const Store& store, const Call& call) {
  const User* user = store.accounts().user(call.user());
  if (user == nullptr) throw detail_error(404, "The API key belongs to nobody.");
  Json json = user_detail(*user, call);
  json["capabilities"] = {{"enable_kart_clone", true}};
  return json_reply(200, json);
}

void add_user_views(Router& router, Store& store) {
  const std::vector<std::string> read = {"users:read"};
  View list{"users/", "User List", {{"GET", Access::token_holder, read, [&store](const Call& call) {
                                       const std::vector<User>& users = store.accounts().users();
                                       return short_list_reply(
                                           call, static_cast<std::int64_t>(users.size()), [&](std::int64_t i) {
                                             return user_json(users[static_cast<std::size_t>(i)], call);
                                           });
                                     }}}};
  list.list = true;
  router.add(std::move(list));
  // Any key may ask who it belongs to: this is how clients check a key.
  router.add(View{"users/me/", "Current User", {{"GET", Access::token_holder, {}, [&store](const Call& call) {
                                                   return me(store, call);
                                                 }}}});
  router.add(View{"users/{id:id}/", "User Detail", {{"GET", Access::token_holder, read, [&store](const Call& call) {
                                                       const User* user = store.accounts().user(call.id("id"));
                                                       if (user == nullptr)
                                                         throw detail_error(404, "There is no such user.");
                                                       return json_reply(200, user_detail(*user, call));
                                                     }}}});
}

void add_group_views(Router& router, Store& store) {
  const std::vector<std::string> read = {"users:read"};
  View list{"groups/", "Group List", {{"GET", Access::anyone, read, [&store](const Call& call) {
                                         const std::vector<Group>& groups = store.accounts().groups();
                                         return short_list_reply(
                                             call, static_cast<std::int64_t>(groups.size()), [&](std::int64_t i) {
                                               return group_json(groups[static_cast<std::size_t>(i)], call);
                                             });
                                       }}}};
  list.list = true;
  router.add(std::move(list));
  router.add(View{"groups/{id:id}/", "Group Detail", {{"GET", Access::anyone, read, [&store](const Call& call) {
                                                         return show_group(store, call);
                                                       }}}});
}

void add_category_views(Router& router, Store& store) {
  View list{"categories/",
            "Category List",
            {{"GET", Access::anyone, {}, [&store](const Call& call) {
                const std::vector<Category>& all = store.accounts().categories();
                return short_list_reply(call, static_cast<std::int64_t>(all.size()), [&](std::int64_t i) {
                  return category_json(store.accounts(), all[static_cast<std::size_t>(i)].slug, call);
                });
              }}}};
  list.list = true;
  router.add(std::move(list));
  // v1.x answers link to them; what is there is an assumption.
  for (const char* path :
       {"categories/{first}/", "categories/{first}/{second}/", "categories/{first}/{second}/{third}/"}) {
    router.add(View{path, "Category Detail", {{"GET", Access::anyone, {}, [&store](const Call& call) {
                                                 return show_category(store, call);
                                               }}}});
  }
}

}  // namespace

Json user_json(const User& user, const Call& call) {
  return {{"id", user.id},
          {"url", call.link("users/" + std::to_string(user.id) + "/")},
          {"first_name", user.first_name},
          {"last_name", user.last_name},
          {"country", null_or(user.country)}};
}

Json group_json(const Group& group, const Call& call) {
  Json json = {{"id", group.id},
               {"url", call.link("groups/" + std::to_string(group.id) + "/")},
               {"name", group.name},
               {"country", null_or(group.country)}};
  if (call.v1x) {
    json["org"] = slug_of(group.name);
    json["type"] = "group";
  }
  return json;
}

Json category_json(const Accounts& accounts, const std::string& slug, const Call& call) {
  const Category* category = accounts.category(slug);
  const std::size_t slash = slug.rfind('/');
  Json json = {{"name", category == nullptr ? slug : category->name},
               {"slug", call.v1x && slash != std::string::npos ? slug.substr(slash + 1) : slug}};
  if (call.v1x) {
    json["key"] = slug;
    json["url"] = call.link("categories/" + slug + "/");
    json["ancestors"] = Json::array();
    if (slash != std::string::npos) {
      // Outermost first, each in its own short form.
      const Json parent = category_json(accounts, slug.substr(0, slash), call);
      json["ancestors"] = parent.at("ancestors");
      json["ancestors"].push_back(
          {{"name", parent.at("name")}, {"slug", parent.at("slug")}, {"key", parent.at("key")}});
    }
  }
  return json;
}

Json publisher_link(std::int64_t group, std::int64_t user, const Call& call) {
  const std::string host = call.site.substr(call.site.find("://") + 3);
  const std::string id =
      group != 0 ? host.substr(0, host.find(':')) + ":" + std::to_string(group) : "user:" + std::to_string(user);
  return call.link("publishers/" + id + "/");
}

void add_account_views(Router& router, Store& store) {
  add_user_views(router, store);
  add_group_views(router, store);
  add_category_views(router, store);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
