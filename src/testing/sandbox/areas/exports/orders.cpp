// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/exports/orders.hpp"

#include <algorithm>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/areas/exports/formats.hpp"
#include "testing/sandbox/fields/reader.hpp"
#include "testing/sandbox/store/crop_layers.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/box.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const char* const name_prefix = "kx-";  // of the site

bool is_color(const Json& value) {
  const std::string text = text_of(value);
  return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
}

// Reads one body; every complaint is collected before any is thrown.
class OrderReader {
 public:
  OrderReader(const Store& store, const Call& call) : store_(store), call_(call) {}

  ExportOrder read(const Json& body) {
    check_names(body);
    read_items(member(body, "items"));
    read_formats(member(body, "formats"));
    read_crs(member(body, "crs"));
    read_extent(member(body, "extent"));
    read_rest(body);
    if (!errors_.empty()) throw order_error(call_, errors_);
    return std::move(order_);
  }

 private:
  void check_names(const Json& body) {
    const std::vector<std::string> known = {"items", "formats", "crs", "extent", "name", "delivery", "options"};
    for (const auto& [name, value] : body.items()) {
      if (store_.options().strict && !contains(known, name)) errors_.add(name, "There is no such field.");
    }
  }

  void read_items(const Json& items) {
    if (!items.is_array() || items.empty()) {
      errors_.add("items", items.is_null() ? field_required : "Enter a list of items, one or more.");
      return;
    }
    for (const Json& entry : items) read_item(entry);
  }

  void read_item(const Json& entry) {
    const std::string url = text_of(member(entry, "item"));
    if (url.empty()) {
      errors_.add("items", "Each is an object with the URL of a layer or table as `item`.");
      return;
    }
    const std::optional<ItemRef> ref = ref_of(url);
    const bool exportable = ref && ref->version == 0 && (ref->type == ItemType::layer || ref->type == ItemType::table);
    const std::optional<Item> item = exportable ? store_.items(ref->type).find(ref->id) : std::nullopt;
    // Only what is published can be exported.
    if (!item || item->removed || item->published == 0) {
      errors_.add("items", "\"" + url + "\" is no layer or table that can be exported.");
      return;
    }
    order_.items.push_back({*ref, item->kind, read_item_options(entry)});
  }

  Json read_item_options(const Json& entry) {
    Json options = Json::object();
    for (const auto& [name, value] : entry.items()) {
      if (name == "color" && !value.is_null()) {
        if (!is_color(value)) errors_.add("items", "A color is written as \"#rrggbb\".");
        options[name] = value;
      } else if (name == "tiles" && !value.is_null()) {
        const bool names = value.is_array() && std::all_of(value.begin(), value.end(), [](const Json& tile) {
                             return tile.is_string() || tile.is_number_integer();
                           });
        if (!names) errors_.add("items", "Tiles are a list of names.");
        options[name] = value;
      } else if (store_.options().strict && name != "item" && !value.is_null()) {
        errors_.add("items", "An item has no field \"" + name + "\".");
      }
    }
    return options;
  }

  void read_formats(const Json& formats) {
    std::vector<std::string> needed;
    for (const OrderedItem& item : order_.items) {
      const std::string kind = format_kind(item.kind);
      if (!contains(needed, kind)) needed.push_back(kind);
    }
    check_formats(formats, needed, errors_);
    order_.formats = formats.is_object() ? formats : Json::object();
  }

  void read_crs(const Json& crs) {
    FieldReader reader(store_, errors_);
    const std::optional<Json> given = reader.crs("crs", crs);
    // Older documents ask for one; without it the data come as the first item has them.
    order_.crs = given ? text_of(*given) : "";
    if (order_.crs.empty()) order_.crs = own_crs();
    const bool kml = std::any_of(order_.formats.begin(), order_.formats.end(), [](const Json& format) {
      return text_of(format) == "application/vnd.google-earth.kml+xml";
    });
    if (kml && order_.crs != "EPSG:4326") errors_.add("crs", "KML can only be exported in EPSG:4326.");
  }

  std::string own_crs() const {
    for (const OrderedItem& item : order_.items) {
      const std::optional<Item> found = store_.items(item.ref.type).find(item.ref.id);
      const ItemVersion* version = found->version(found->published);
      std::string crs = text_of(member(member(version->content, "data"), "crs"));
      if (!crs.empty()) return crs;
    }
    return "EPSG:4326";
  }

  void read_extent(const Json& extent) {
    order_.extent = extent;
    if (extent.is_null()) return;
    Json geometry = extent;
    if (extent.is_string()) {
      const std::string url = extent.get<std::string>();
      const CropFeature* feature = store_.crop_layers().refer(url);
      if (feature == nullptr) {
        errors_.add("extent", "\"" + url + "\" is no crop feature.");
        return;
      }
      geometry = feature->geometry;
      order_.extent = url.substr(url.find("exports/croplayers/"));
    }
    std::string problem;
    order_.area = box_of(geometry, problem);
    if (!problem.empty()) errors_.add("extent", problem);
  }

  void read_rest(const Json& body) {
    const Json& delivery = member(body, "delivery");
    if (!delivery.is_null() && text_of(member(delivery, "method")) != "download")
      errors_.add("delivery", "Enter {\"method\": \"download\"}.");
    order_.delivery = {{"method", "download"}};
    FieldReader reader(store_, errors_);
    if (auto options = reader.object("options", member(body, "options"))) order_.options = *options;
    if (order_.options.is_null()) order_.options = Json::object();
    const std::optional<Json> name = reader.text("name", member(body, "name"));
    const std::string slug = slug_of(name ? text_of(*name) : "");
    order_.name = name_prefix + (slug.empty() ? own_name() : slug);
  }

  // "cedar-00000004-survey-marks-csv", or "2layers-csv-jpeg"
  std::string own_name() const {
    std::string name = std::to_string(order_.items.size()) + "layers";
    if (order_.items.size() == 1) {
      const std::optional<Item> item = store_.items(order_.items[0].ref.type).find(order_.items[0].ref.id);
      name = slug_of(text_of(member(item->version(item->published)->content, "title")));
    }
    for (const auto& [kind, format] : order_.formats.items()) {
      if (!format.is_null()) name += "-" + slug_of(format_name(kind, text_of(format)));
    }
    return name;
  }

  const Store& store_;
  const Call& call_;
  FieldErrors errors_;
  ExportOrder order_;
};

}  // namespace

ExportOrder read_order(const Store& store, const Call& call, const Json& body) {
  return OrderReader(store, call).read(body);
}

ApiError order_error(const Call& call, const FieldErrors& errors) {
  return call.v1x ? map_error(400, errors.fields()) : errors.error();
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
