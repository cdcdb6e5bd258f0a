// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/shapes/members.hpp"

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/areas/accounts/views.hpp"
#include "testing/sandbox/areas/licenses/views.hpp"
#include "testing/sandbox/areas/permissions/views.hpp"
#include "testing/sandbox/store/items/extras.hpp"
#include "testing/sandbox/store/licenses.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/people/permissions.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

Json date_or_null(const std::optional<Millis>& time) { return time ? Json(timestamp(*time)) : Json(); }

std::string html_url(const Item& item, const Json& content, const Call& call) {
  const std::string title = text_of(member(content, "title"));
  return call.site + "/" + type_name(item.type) + "/" + std::to_string(item.id) + "-" + slug_of(title) + "/";
}

Json capabilities(bool token) {
  Json list = {"can-view", "can-star"};
  if (token) list.push_back("can-edit");
  return list;
}

Json datasources_json(const Json& ids) {
  Json list = Json::array();
  for (const Json& id : ids) list.push_back({{"id", id}});
  return list;
}

void add_description(Json& json, const Json& content) {
  const std::string description = text_of(member(content, "description"));
  json["description"] = description;
  json["description_html"] = description.empty() ? "" : "<p>" + description + "</p>";
}

void add_owner(Json& json, const Store& store, const Json& content, const Call& call) {
  if (const Group* group = store.accounts().group(integer_of(member(content, "group"), 0))) {
    json["group"] = group_json(*group, call);
  } else if (const User* user = store.accounts().user(integer_of(member(content, "user"), 0))) {
    json["user"] = user_json(*user, call);
  }
}

void add_labels(Json& json, const Store& store, const Json& content, const Call& call) {
  json["categories"] = Json::array();
  for (const Json& slug : member(content, "categories"))
    json["categories"].push_back(category_json(store.accounts(), text_of(slug), call));
  json["tags"] = content.value("tags", Json::array());
}

void add_held(Json& json, const Json& content, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto found = content.find(name);
    if (found != content.end()) json[name] = *found;
  }
}

void add_license(Json& json, const Store& store, const Json& content, const Call& call) {
  const License* license = store.licenses().find(integer_of(member(content, "license"), 0));
  json["license"] = license == nullptr ? Json() : license_json(*license, call);
}

void add_versions(Json& json, const Item& item, const ItemVersion& version, const Call& call) {
  const auto link = [&](std::int64_t id) {
    return id == 0 ? Json() : Json(call.link(path_of({item.type, item.id, id})));
  };
  json["published_version"] = link(item.published);
  json["latest_version"] = link(item.latest);
  json["this_version"] = link(version.id);
  json["active_publish"] =
      version.publish_job == 0 ? Json() : Json(call.link("publish/" + std::to_string(version.publish_job) + "/"));
}

void add_permissions(Json& json, const Store& store, const Item& item, const Json& content, const Call& call) {
  const std::string thing = path_of({item.type, item.id, 0});
  if (!call.expands("permissions")) {
    json["permissions"] = call.link(thing) + "permissions/";
    return;
  }
  const Grants initial = initial_grants(integer_of(member(content, "group"), 0), integer_of(member(content, "user"), 0),
                                        item.public_access);
  json["permissions"] = permissions_json(store.accounts(), store.permissions().find(thing, initial), call);
}

void add_access(Json& json, const Item& item, const Call& call) {
  json["user_permissions"] = call.token == nullptr ? Json({"find", "view", "download"})
                                                   : Json({"find", "view", "download", "edit", "write", "admin"});
  json["user_capabilities"] = capabilities(call.token != nullptr);
  json["public_access"] = item.public_access.empty() ? Json() : Json(item.public_access);
}

void add_publicity(Json& json, const Store& store, const Item& item, const Json& content, const Call& call) {
  json["publisher"] =
      publisher_link(integer_of(member(content, "group"), 0), integer_of(member(content, "user"), 0), call);
  json["num_views"] = item.popularity * 3;
  json["num_downloads"] = item.popularity;
  json["is_starred"] = store.extras().is_starred(call.user(), {item.type, item.id, 0});
  json["url_canonical"] = html_url(item, content, call);
  json["featured_at"] = nullptr;
  json["thumbnail_url"] = nullptr;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
