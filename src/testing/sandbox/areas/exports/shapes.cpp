// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/exports/shapes.hpp"

#include <algorithm>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/areas/accounts/views.hpp"
#include "testing/sandbox/areas/exports/formats.hpp"
#include "testing/sandbox/areas/licenses/views.hpp"
#include "testing/sandbox/areas/shapes/items.hpp"
#include "testing/sandbox/areas/shapes/members.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/licenses.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::int64_t share_of_an_item = 150'000;  // made-up bytes

std::string url_of(const Export& made, const Call& call) {
  return call.link("exports/" + std::to_string(made.id) + "/");
}

std::int64_t estimate(const OrderedItem& item) { return share_of_an_item + item.ref.id % 977 * 100; }

std::int64_t estimate(const ExportOrder& order) {
  std::int64_t sum = 0;
  for (const OrderedItem& item : order.items) sum += estimate(item);
  return sum;
}

Json item_json(const OrderedItem& item, const Call& call) {
  Json json = {{"item", call.link(path_of(item.ref))}};
  json.update(item.options);
  return json;
}

// What v1.x says of an item beyond v1.
void add_richer_item(Json& json, const Store& store, const ExportOrder& order, const OrderedItem& ordered) {
  const std::optional<Item> item = store.items(ordered.ref.type).find(ordered.ref.id);
  const ItemVersion* version = item ? item->version(item->published) : nullptr;
  const std::string kind = format_kind(ordered.kind);
  const std::string format = text_of(member(order.formats, kind));
  const std::string name = format_name(kind, format);
  json["title"] = version == nullptr ? Json() : member(version->content, "title");
  json["format"] = format;
  json["short_format"] = name;
  json["data_type"] = ordered.kind;
  json["data_type_label"] = std::string(1, static_cast<char>(kind[0] - 'a' + 'A')) + kind.substr(1);
}

void add_richer_members(Json& json, const Store& store, const Export& made, const Call& call) {
  const User* user = store.accounts().user(made.user);
  const bool complete = made.state == "complete";
  const std::int64_t size = static_cast<std::int64_t>(store.options().exports.bytes);
  json["user"] = user == nullptr ? Json() : user_json(*user, call);
  json["size_estimate_unzipped"] = 3 * estimate(made.order);
  json["size_complete_zipped"] = complete ? Json(size) : Json();
  json["size_complete_unzipped"] = complete ? Json(size) : Json();
  json["is_cropped"] = !made.order.extent.is_null();
  json["invoice"] = nullptr;
  const std::string host = call.site.substr(call.site.find("://") + 3);
  json["from"] = {{"name", "Sandbox"},
                  {"domain", host},
                  {"owner", "Koordinates sandbox"},
                  {"owner_short", "Sandbox"},
                  {"copyright", "Made-up data"}};
  json["downloaded_at"] = date_or_null(made.downloaded_at);
  json["finished_at"] = date_or_null(made.finished_at);
}

Json license_of(const Store& store, const OrderedItem& ordered, const Call& call) {
  const std::optional<Item> item = store.items(ordered.ref.type).find(ordered.ref.id);
  const ItemVersion* version = item ? item->version(item->published) : nullptr;
  const License* license =
      version == nullptr ? nullptr : store.licenses().find(integer_of(member(version->content, "license"), 0));
  return license == nullptr ? Json() : license_json(*license, call);
}

Json extent_json(const ExportOrder& order, const Call& call) {
  return order.extent.is_string() ? Json(call.link(order.extent.get<std::string>())) : order.extent;
}

}  // namespace

Json export_summary(const Export& made, const Call& call) {
  return {{"id", made.id},
          {"name", made.order.name},
          {"created_at", timestamp(made.created_at)},
          {"created_via", made.created_via},
          {"state", made.state},
          {"url", url_of(made, call)},
          {"download_url", made.state == "complete" ? Json(url_of(made, call) + "download/") : Json()}};
}

Json export_json(const Store& store, const Export& made, const Call& call) {
  Json json = export_summary(made, call);
  json["extent"] = extent_json(made.order, call);
  json["delivery"] = made.order.delivery;
  json["formats"] = made.order.formats;
  json["items"] = Json::array();
  for (const OrderedItem& item : made.order.items) {
    json["items"].push_back(item_json(item, call));
    if (call.v1x) add_richer_item(json["items"].back(), store, made.order, item);
  }
  json["crs"] = crs_json(made.order.crs, call);
  json["options"] = call.v1x && made.order.options.empty() ? Json() : made.order.options;
  json["size_estimate_zipped"] = estimate(made.order);
  json["progress"] = made.state == "cancelled" ? Json() : Json(made.progress);
  if (call.v1x) add_richer_members(json, store, made, call);
  return json;
}

Json validation_json(const Store& store, const ExportOrder& order, const Call& call) {
  Json json = {{"items", Json::array()}};
  for (const OrderedItem& item : order.items) {
    Json entry = item_json(item, call);
    const bool outside = order.leaves_out(item);
    entry["license"] = license_of(store, item, call);
    entry["price"] = "0.00";
    if (call.v1x) {
      entry["currency"] = "NZD";
      entry["size_estimate_zipped"] = outside ? 0 : estimate(item);
    }
    entry["is_valid"] = !outside;
    entry["invalid_reasons"] = outside ? Json({"outside-extent"}) : Json::array();
    json["items"].push_back(std::move(entry));
  }
  json["size_estimate_zipped"] = estimate(order);
  // Reasons that hold for no single item are not known; those of items make the whole invalid.
  json["is_valid"] = order.is_valid();
  json["invalid_reasons"] = Json::array();
  if (call.v1x) {
    json["suggested_crs"] = Json::array({crs_json("EPSG:2193", call), crs_json("EPSG:4326", call)});
    json["suggested_crs_vertical"] = Json::array();
    json["name"] = order.name;
    json["zip_filename"] = order.name + ".zip";
    json["delivery"] = order.delivery;
    json["courier_cost"] = nullptr;
  }
  return json;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
