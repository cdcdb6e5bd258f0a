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
#include "testing/sandbox/areas/accounts/views.hpp"
#include "testing/sandbox/areas/versions/access.hpp"
#include "testing/sandbox/fields/reader.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/items/extras.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
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
class ExtraViews {
 public:
  ExtraViews(Store& store, ItemType type) : store_(store), type_(type) {}

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

  HttpReply redactions(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    const std::vector<Redaction>& all = store_.extras().redactions[{type_, item.id}];
    return short_list_reply(call, static_cast<std::int64_t>(all.size()), [&](std::int64_t i) {
      return redaction_json(item, all[static_cast<std::size_t>(i)], call);
    });
  }

  HttpReply redact(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    Redaction redaction = read_redaction(item, call);
    redaction.id = store_.extras().next_redaction_id++;
    redaction.created_at = now();
    redaction.created_by = call.user();
    HttpReply reply = json_reply(201, redaction_json(item, redaction, call));
    reply.headers.emplace_back("Location", call.link(redaction_path(item, redaction)));
    store_.extras().redactions[{type_, item.id}].push_back(std::move(redaction));
    return reply;
  }

  HttpReply redaction(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    for (const Redaction& redaction : store_.extras().redactions[{type_, item.id}]) {
      if (redaction.id == call.id("redaction")) return json_reply(200, redaction_json(item, redaction, call));
    }
    throw detail_error(404, "There is no such redaction.");
  }

 private:
  static std::string redaction_path(const Item& item, const Redaction& redaction) {
    return path_of({item.type, item.id, 0}) + "redactions/" + std::to_string(redaction.id) + "/";
  }

  Json redaction_json(const Item& item, const Redaction& redaction, const Call& call) const {
    const User* user = store_.accounts().user(redaction.created_by);
    const auto version = [&](std::int64_t id) {
      return id == 0 ? Json() : Json(call.link(path_of({item.type, item.id, id})));
    };
    return {{"id", redaction.id},
            {"url", call.link(redaction_path(item, redaction))},
            {"created_at", timestamp(redaction.created_at)},
            {"created_by", user == nullptr ? Json() : user_json(*user, call)},
            {"primary_key", redaction.primary_key},
            {"start_version", version(redaction.start_version)},
            {"end_version", version(redaction.end_version)},
            {"new_values", redaction.new_values},
            {"message", redaction.message}};
  }

  Redaction read_redaction(const Item& item, const Call& call) const {
    const Json body = call.body();
    FieldErrors errors;
    FieldReader reader(store_, errors);
    Redaction redaction;
    redaction.primary_key = member(body, "primary_key");
    if (redaction.primary_key.is_null()) errors.add("primary_key", field_required);
    redaction.new_values = member(body, "new_values");
    if (!redaction.new_values.is_object()) errors.add("new_values", "Enter an object of values by field.");
    if (const auto message = reader.text("message", member(body, "message"))) redaction.message = text_of(*message);
    if (member(body, "start_version").is_null()) errors.add("start_version", field_required);
    for (const char* name : {"start_version", "end_version"}) {
      const Json& given = member(body, name);
      if (given.is_null()) continue;
      const std::optional<ItemRef> ref = ref_of(text_of(given));
      const bool own = ref && ref->type == type_ && ref->id == item.id && item.version(ref->version) != nullptr;
      if (!own) {
        errors.add(name, "Enter the URL of a version of this " + type_name(type_) + ".");
      } else {
        (std::string(name) == "start_version" ? redaction.start_version : redaction.end_version) = ref->version;
      }
    }
    check_names(body, errors);
    errors.throw_if_any();
    return redaction;
  }

  void check_names(const Json& body, FieldErrors& errors) const {
    if (!store_.options().strict) return;
    for (const auto& [name, value] : body.items()) {
      if (!contains({"primary_key", "start_version", "end_version", "new_values", "message"}, name))
        errors.add(name, "There is no such field.");
    }
  }

  Store& store_;
  ItemType type_;
};

void add_item_extras(Router& router, Store& store, ItemType type) {
  const ExtraViews views(store, type);
  using Method = HttpReply (ExtraViews::*)(const Call&) const;
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
  router.add(View{item + "services/", label + " Service List", {read(&ExtraViews::services)}, {}, {}, true});
  router.add(View{item + "styles/", label + " Style List", {read(&ExtraViews::styles)}, {}, {}, true});
  router.add(View{item + "styles/{style:id}/", label + " Style Detail", {read(&ExtraViews::style)}});
  router.add(View{item + "star/", label + " Star", {star("POST", true), star("DELETE", false)}});
  router.add(View{item + "versions/{version:id}/data/sample/", label + " Data Sample", {read(&ExtraViews::sample)}});
  router.add(View{item + "redactions/",
                  label + " Redaction List",
                  {endpoint("GET", Access::token_holder, {"layers:read"}, &ExtraViews::redactions),
                   endpoint("POST", Access::token_holder, {"layers:write"}, &ExtraViews::redact)},
                  {},
                  {},
                  true});
  router.add(View{item + "redactions/{redaction:id}/",
                  label + " Redaction Detail",
                  {endpoint("GET", Access::token_holder, {"layers:read"}, &ExtraViews::redaction)}});
}

struct Section {
  const char* slug;
  const char* label;
  const char* item_type;
};

const std::vector<Section>& sections() {
  static const std::vector<Section> all = {{"imagery", "Imagery", "layer.raster"},
                                           {"property", "Property", "layer.vector"},
                                           {"statistics", "Statistics", "table"}};
  return all;
}

Json section_json(const Section& section) {
  return {{"label", section.label},
          {"description", std::string("Data about ") + lower(section.label)},
          {"slug", section.slug},
          {"icon_url", "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>"}};
}

bool fits(const Section& section, const std::string& item_type) {
  const std::string type = section.item_type;
  return ends_with(item_type, "*") ? starts_with(type, item_type.substr(0, item_type.size() - 1)) : type == item_type;
}

HttpReply list_sections(const Call& call, const std::vector<FilterSpec>& filters) {
  require_v1x(call);
  std::vector<Section> shown = sections();
  for (const FilterTerm& term : filter_terms(call, filters)) {
    const auto unwanted = [&term](const Section& section) {
      return std::none_of(term.values.begin(), term.values.end(),
                          [&section](const std::string& value) { return fits(section, value); });
    };
    shown.erase(std::remove_if(shown.begin(), shown.end(), unwanted), shown.end());
  }
  return short_list_reply(call, static_cast<std::int64_t>(shown.size()),
                          [&](std::int64_t i) { return section_json(shown[static_cast<std::size_t>(i)]); });
}

HttpReply show_section(const Call& call) {
  require_v1x(call);
  for (const Section& section : sections()) {
    if (call.parameters.at("slug") == section.slug) return json_reply(200, section_json(section));
  }
  throw detail_error(404, "There is no such section.");
}

}  // namespace

void add_extra_views(Router& router, Store& store) {
  add_item_extras(router, store, ItemType::layer);
  add_item_extras(router, store, ItemType::table);
  const std::vector<FilterSpec> filters = {{"item_type"}};
  View all{"explore-sections/",
           "Explore Section List",
           {{"GET", Access::anyone, {}, [filters](const Call& call) { return list_sections(call, filters); }}}};
  all.filters = filters;
  all.list = true;
  router.add(std::move(all));
  router.add(View{"explore-sections/{slug}/", "Explore Section Detail", {{"GET", Access::anyone, {}, show_section}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
