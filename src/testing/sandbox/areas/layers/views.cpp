// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/layers/views.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/filters.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/versions/access.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/items/extras.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const int rows_of_a_sample = 5;

struct ServiceKind {
  std::int64_t id;
  const char* key;
  const char* label;
  const char* scope;
  const char* path;  // after "/services;key={key}/", with the item's id for the '#'
};

const std::vector<ServiceKind>& services_of(ItemType type) {
  static const std::vector<ServiceKind> layers = {
      {1, "wfs", "WFS", "wxs:wfs", "wfs/layer-#/"},
      {2, "wmts", "WMTS", "tiles", "wmts/1.0.0/layer/#/WMTSCapabilities.xml"},
      {3, "xyz", "XYZ tiles", "tiles", "tiles/v4/layer=#/EPSG:3857/{z}/{x}/{y}.png"},
      {4, "spatial-query-vector", "Vector query", "query", "query/v1/vector.json?layer=#"}};
  static const std::vector<ServiceKind> tables = {{1, "wfs", "WFS", "wxs:wfs", "wfs/table-#/"},
                                                  {5, "data-table", "Data table", "query", "data-table/#/"}};
  return type == ItemType::layer ? layers : tables;
}

Json service_json(const Item& item, const ServiceKind& kind, const Call& call) {
  std::string path = kind.path;
  path.replace(path.find('#'), 1, std::to_string(item.id));
  const std::string host = call.site.substr(call.site.find("://") + 3);
  return {{"id", kind.id},
          {"authority", "koordinates"},
          {"key", kind.key},
          {"short_name", kind.label},
          {"label", nullptr},
          {"auth_method", Json({"key"})},
          {"auth_scopes", Json::array({kind.scope})},
          {"domain", host},
          {"template_urls",
           Json::array({{{"name", kind.label}, {"service_url", call.site + "/services;key={key}/" + path}}})},
          {"capabilities", Json::array()},
          {"permissions", "view"},
          {"advertised", true},
          {"user_capabilities", Json({"can-view"})},
          {"enabled", true}};
}

Json style_json(const Item& item, const Call& call) {
  return {{"id", item.id},
          {"name", "Default"},
          {"url", call.link(path_of({item.type, item.id, 0})) + "styles/" + std::to_string(item.id) + "/"},
          {"description", nullptr},
          {"state", "published"},
          {"is_default", true},
          {"created_at", timestamp(item.created_at)},
          {"published_at", timestamp(item.published_at.value_or(item.created_at))}};
}

// Only that such rows can be had without a key is known: that they are objects of values by field is an assumption.
Json sample_json(const ItemVersion& version) {
  Json rows = Json::array();
  for (int i = 1; i <= rows_of_a_sample; ++i) {
    Json row = Json::object();
    for (const Json& field : member(member(version.content, "data"), "fields")) {
      const std::string type = text_of(member(field, "type"));
      if (type == "geometry") continue;
      const std::string name = text_of(member(field, "name"));
      if (type == "integer") {
        row[name] = i;
      } else if (type == "double") {
        row[name] = i / 2.0;
      } else {
        row[name] = name + " " + std::to_string(i);
      }
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

// The handlers of one of the two collections.
class LayerViews {
 public:
  LayerViews(Store& store, ItemType type) : store_(store), type_(type) {}

  HttpReply services(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    const std::vector<ServiceKind>& kinds = services_of(type_);
    return short_list_reply(call, static_cast<std::int64_t>(kinds.size()), [&](std::int64_t i) {
      return service_json(item, kinds[static_cast<std::size_t>(i)], call);
    });
  }

  HttpReply styles(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    return short_list_reply(call, 1, [&](std::int64_t) { return style_json(item, call); });
  }

  HttpReply style(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    if (call.id("style") != item.id) throw detail_error(404, "There is no such style.");
    return json_reply(200, style_json(item, call));
  }

  HttpReply star(const Call& call, bool starred) const {
    require_v1x(call);
    const Item item = readable_item(store_, type_, call);
    store_.extras().set_starred(call.user(), {type_, item.id, 0}, starred);
    return HttpReply{204, {}, ""};
  }

  HttpReply sample(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    return json_reply(200, sample_json(readable_version(item, call)));
  }

 private:
  Store& store_;
  ItemType type_;
};

void add_views(Router& router, Store& store, ItemType type) {
  const LayerViews views(store, type);
  using Method = HttpReply (LayerViews::*)(const Call&) const;
  const auto endpoint = [&](const char* method, Access access, std::vector<std::string> scopes, Method answer) {
    return Endpoint{method, access, std::move(scopes),
                    [views, answer](const Call& call) { return (views.*answer)(call); }};
  };
  const auto star = [&](const char* method, bool starred) {
    return Endpoint{
        method, Access::token_holder, {}, [views, starred](const Call& call) { return views.star(call, starred); }};
  };
  const auto read = [&](Method answer) { return endpoint("GET", Access::anyone, {"layers:read"}, answer); };
  const std::string item = collection_name(type) + "/{id:id}/";
  const std::string label = type == ItemType::layer ? "Layer" : "Table";
  router.add(View{item + "services/", label + " Service List", {read(&LayerViews::services)}, {}, {}, true});
  router.add(View{item + "styles/", label + " Style List", {read(&LayerViews::styles)}, {}, {}, true});
  router.add(View{item + "styles/{style:id}/", label + " Style Detail", {read(&LayerViews::style)}});
  router.add(View{item + "star/", label + " Star", {star("POST", true), star("DELETE", false)}});
  router.add(View{item + "versions/{version:id}/data/sample/", label + " Data Sample", {read(&LayerViews::sample)}});
}

}  // namespace

void add_layer_views(Router& router, Store& store) {
  add_views(router, store, ItemType::layer);
  add_views(router, store, ItemType::table);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
