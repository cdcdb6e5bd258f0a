// SPDX-License-Identifier: BSD-3-Clause
#include "crop_layers.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "errors.hpp"
#include "extents.hpp"
#include "filters.hpp"
#include "paging.hpp"
#include "router.hpp"
#include "state.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

template <typename T>
const T* by_id(const std::vector<T>& list, std::int64_t id) {
  const auto found = std::find_if(list.begin(), list.end(), [id](const T& item) { return item.id == id; });
  return found == list.end() ? nullptr : &*found;
}

Json multi_polygon(const Box& box) {
  return {{"type", "MultiPolygon"}, {"coordinates", Json::array({polygon_json(box).at("coordinates")})}};
}

std::string path_of(const CropLayer& layer) { return "exports/croplayers/" + std::to_string(layer.id) + "/"; }

Json extent_of(const CropLayer& layer) {
  std::optional<Box> all;
  for (const CropFeature& feature : layer.features) {
    std::string problem;
    const auto box = box_of(feature.geometry, problem);
    if (box) all = all ? all->joined(*box) : *box;
  }
  return all ? multi_polygon(*all) : Json();
}

Json layer_json(const State& state, const CropLayer& layer, const Call& call) {
  const auto source = state.items(ItemType::layer).find(layer.source_layer);
  Json version;
  if (source) version = call.link(path_of(ItemRef{ItemType::layer, source->id, source->latest}));
  return {{"id", layer.id},
          {"name", layer.name},
          {"url", call.link(path_of(layer))},
          {"features", call.link(path_of(layer) + "cropfeatures/")},
          {"extent", extent_of(layer)},
          {"source_layer", version}};
}

Json feature_json(const CropLayer& layer, const CropFeature& feature, const Call& call, bool detail) {
  Json json = {{"id", feature.id},
               {"name", feature.name},
               {"url", call.link(path_of(layer) + "cropfeatures/" + std::to_string(feature.id) + "/")}};
  if (detail) json["geometry"] = feature.geometry;
  return json;
}

const CropLayer& layer_of(const State& state, const Call& call) {
  const CropLayer* layer = state.crop_layers.find(call.id("id"));
  if (layer == nullptr) throw detail_error(404, "There is no such crop layer.");
  return *layer;
}

HttpReply features(const State& state, const Call& call) {
  const CropLayer& layer = layer_of(state, call);
  return short_list_reply(call, static_cast<std::int64_t>(layer.features.size()), [&](std::int64_t i) {
    return feature_json(layer, layer.features[static_cast<std::size_t>(i)], call, call.expands("list"));
  });
}

HttpReply feature(const State& state, const Call& call) {
  const CropLayer& layer = layer_of(state, call);
  const CropFeature* found = by_id(layer.features, call.id("feature"));
  if (found == nullptr) throw detail_error(404, "There is no such crop feature.");
  return json_reply(200, feature_json(layer, *found, call, true));
}

}  // namespace

CropLayers::CropLayers() {
  const int columns = 4;
  const int rows = 3;
  const double width = (layer_bounds.east - layer_bounds.west) / columns;
  const double height = (layer_bounds.north - layer_bounds.south) / rows;
  CropLayer sheets{2, "Map Sheets", 1001, {}};
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const double west = layer_bounds.west + column * width;
      const double north = layer_bounds.north - row * height;
      const std::string name = {static_cast<char>('A' + row), static_cast<char>('1' + column)};
      const auto id = static_cast<std::int64_t>(441 + sheets.features.size());
      sheets.features.push_back({id, name, multi_polygon(Box{west, north - height, west + width, north})});
    }
  }
  layers_.push_back(std::move(sheets));
}

void CropLayers::put(CropLayer layer) {
  const auto place = std::lower_bound(layers_.begin(), layers_.end(), layer.id,
                                      [](const CropLayer& held, std::int64_t id) { return held.id < id; });
  if (place != layers_.end() && place->id == layer.id) {
    *place = std::move(layer);
  } else {
    layers_.insert(place, std::move(layer));
  }
}

const CropLayer* CropLayers::find(std::int64_t id) const { return by_id(layers_, id); }

const CropFeature* CropLayers::refer(const std::string& url) const {
  const std::string marker = "/exports/croplayers/";
  const std::size_t at = url.find(marker);
  if (at == std::string::npos) return nullptr;
  const std::vector<std::string> parts = split(url.substr(at + marker.size()), '/');  // "2", "cropfeatures", "442", ""
  if (parts.size() != 4 || parts[1] != "cropfeatures") return nullptr;
  const CropLayer* layer = find(parse_integer(parts[0]).value_or(-1));
  return layer == nullptr ? nullptr : by_id(layer->features, parse_integer(parts[2]).value_or(-1));
}

void add_crop_layer_views(Router& router, State& state) {
  // Who may read them is not known: anyone may here.
  View all{"exports/croplayers/",
           "Crop Layer List",
           {{"GET", Access::anyone, {}, [&state](const Call& call) {
               const std::vector<CropLayer>& layers = state.crop_layers.all();
               return short_list_reply(call, static_cast<std::int64_t>(layers.size()), [&](std::int64_t i) {
                 return layer_json(state, layers[static_cast<std::size_t>(i)], call);
               });
             }}}};
  all.list = true;
  all.expansions = {"list"};
  router.add(std::move(all));
  router.add(View{
      "exports/croplayers/{id:id}/", "Crop Layer Detail", {{"GET", Access::anyone, {}, [&state](const Call& call) {
                                                              return json_reply(
                                                                  200, layer_json(state, layer_of(state, call), call));
                                                            }}}});
  View list{"exports/croplayers/{id:id}/cropfeatures/",
            "Crop Feature List",
            {{"GET", Access::anyone, {}, [&state](const Call& call) { return features(state, call); }}}};
  list.list = true;
  list.expansions = {"list"};
  router.add(std::move(list));
  router.add(View{"exports/croplayers/{id:id}/cropfeatures/{feature:id}/",
                  "Crop Feature Detail",
                  {{"GET", Access::anyone, {}, [&state](const Call& call) { return feature(state, call); }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
