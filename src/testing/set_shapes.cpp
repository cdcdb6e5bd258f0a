// SPDX-License-Identifier: BSD-3-Clause
#include "set_shapes.hpp"

#include <optional>
#include <string>

#include "item_shapes.hpp"
#include "shape_members.hpp"
#include "state.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// What the item's own URL answers; the URL for what the caller may not see, or nobody can any more (an assumption).
Json expanded(const State& state, const std::string& url, const Call& call) {
  const std::optional<ItemRef> ref = ref_of(url);
  const std::optional<Item> item = ref ? state.items(ref->type).find(ref->id) : std::nullopt;
  if (!item || item->removed) return url;
  if (call.token == nullptr && (!is_open(item->public_access) || item->published == 0)) return url;
  Call inner = call;
  inner.expand.clear();
  return detail_json(state, *item, *item->version(item->shown()), inner, false);
}

// In their order, which is that of drawing. They are named even to callers who may not see them.
Json items_json(const State& state, const Json& paths, const Call& call) {
  Json items = Json::array();
  for (const Json& path : paths) {
    const std::string url = call.link(text_of(path));
    items.push_back(call.expands("items") ? expanded(state, url, call) : Json(url));
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

Json set_json(const State& state, const Item& item, const ItemVersion& version, const Call& call) {
  const Json& content = version.content;
  Json json = {{"id", item.id}, {"title", member(content, "title")}};
  if (call.v1x) json["type"] = type_name(item.type);
  add_description(json, content);
  add_labels(json, state, content, call);
  add_owner(json, state, content, call);
  json["items"] = items_json(state, member(content, "items"), call);
  json["url"] = call.link(path_of({item.type, item.id, 0}));
  json["url_html"] = html_url(item, content, call);
  json["metadata"] = metadata_json(state.metadata, path_of({item.type, item.id, version.id}), call);
  add_held(json, content, {"publish_to_catalog_services"});
  add_permissions(json, state, item, content, call);
  json["created_at"] = timestamp(item.created_at);
  // Since sets have versions, answers of v1 have these members too.
  json["thumbnail_url"] = nullptr;
  add_versions(json, item, version, call);
  json["publisher"] =
      publisher_link(integer_of(member(content, "group"), 0), integer_of(member(content, "user"), 0), call);
  json["settings"] = settings_json(member(content, "settings"));
  json["version"] = version_json(state, item, version, call);
  // That v1.x says more of sets in the way in which it does so of layers is an assumption.
  if (call.v1x) {
    json["first_published_at"] = date_or_null(item.first_published_at);
    json["published_at"] = date_or_null(item.published_at);
    add_publicity(json, state, item, content, call);
    add_access(json, item, call);
  }
  return json;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
