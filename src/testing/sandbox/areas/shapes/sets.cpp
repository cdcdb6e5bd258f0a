// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/shapes/sets.hpp"

#include <optional>
#include <string>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/areas/accounts/views.hpp"
#include "testing/sandbox/areas/metadata/views.hpp"
#include "testing/sandbox/areas/shapes/items.hpp"
#include "testing/sandbox/areas/shapes/members.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/metadata.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// What the item's own URL answers; the URL for what the caller may not see, or nobody can any more (an assumption).
Json expanded(const Store& store, const std::string& url, const Call& call) {
  const std::optional<ItemRef> ref = ref_of(url);
  const std::optional<Item> item = ref ? store.items(ref->type).find(ref->id) : std::nullopt;
  if (!item || item->removed) return url;
  if (call.token == nullptr && (!is_open(item->public_access) || item->published == 0)) return url;
  Call inner = call;
  inner.expand.clear();
  return detail_json(store, *item, *item->version(item->shown()), inner, false);
}

// In their order, which is that of drawing. They are named even to callers who may not see them.
Json items_json(const Store& store, const Json& paths, const Call& call) {
  Json items = Json::array();
  for (const Json& path : paths) {
    const std::string url = call.link(text_of(path));
    items.push_back(call.expands("items") ? expanded(store, url, call) : Json(url));
  }
  return items;
}

Json settings_json(const Json& held) {
  Json settings = {
      {"lock_title_to_metadata", false}, {"lock_description_to_metadata", false}, {"lock_tags_to_metadata", false}};
  if (held.is_object()) settings.update(held);
  return settings;
}

}  // namespace

Json set_json(const Store& store, const Item& item, const ItemVersion& version, const Call& call) {
  const Json& content = version.content;
  Json json = {{"id", item.id}, {"title", member(content, "title")}};
  if (call.v1x) json["type"] = type_name(item.type);
  add_description(json, content);
  add_labels(json, store, content, call);
  add_owner(json, store, content, call);
  json["items"] = items_json(store, member(content, "items"), call);
  json["url"] = call.link(path_of({item.type, item.id, 0}));
  json["url_html"] = html_url(item, content, call);
  json["metadata"] = metadata_json(store.metadata(), path_of({item.type, item.id, version.id}), call);
  add_held(json, content, {"publish_to_catalog_services"});
  add_permissions(json, store, item, content, call);
  json["created_at"] = timestamp(item.created_at);
  // Since sets have versions, answers of v1 have these members too.
  json["thumbnail_url"] = nullptr;
  add_versions(json, item, version, call);
  json["publisher"] =
      publisher_link(integer_of(member(content, "group"), 0), integer_of(member(content, "user"), 0), call);
  json["settings"] = settings_json(member(content, "settings"));
  json["version"] = version_json(store, item, version, call);
  // That v1.x says more of sets in the way in which it does so of layers is an assumption.
  if (call.v1x) {
    json["first_published_at"] = date_or_null(item.first_published_at);
    json["published_at"] = date_or_null(item.published_at);
    add_publicity(json, store, item, content, call);
    add_access(json, item, call);
  }
  return json;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
