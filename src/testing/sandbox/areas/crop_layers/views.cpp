// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/crop_layers/views.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/crop_layers.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/box.hpp"
#include "testing/sandbox/store/values/by_id.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

std::string path_of(const CropLayer& layer) { return "exports/croplayers/" + std::to_string(layer.id) + "/"; }

Json extent_of(const CropLayer& layer) {
  std::optional<Box> all;
  for (const CropFeature& feature : layer.features) {
    std::string problem;
    const auto box = box_of(feature.geometry, problem);
    if (box) all = all ? all->joined(*box) : *box;
  }
  return all ? multi_polygon_json(*all) : Json();
}

Json layer_json(const Store& store, const CropLayer& layer, const Call& call) {
  const auto source = store.items(ItemType::layer).find(layer.source_layer);
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

const CropLayer& layer_of(const Store& store, const Call& call) {
  const CropLayer* layer = store.crop_layers().find(call.id("id"));
  if (layer == nullptr) throw detail_error(404, "There is no such crop layer.");
  return *layer;
}

HttpReply features(const Store& store, const Call& call) {
  const CropLayer& layer = layer_of(store, call);
  return short_list_reply(call, static_cast<std::int64_t>(layer.features.size()), [&](std::int64_t i) {
    return feature_json(layer, layer.features[static_cast<std::size_t>(i)], call, call.expands("list"));
  });
}

HttpReply feature(const Store& store, const Call& call) {
  const CropLayer& layer = layer_of(store, call);
  const CropFeature* found = by_id(layer.features, call.id("feature"));
  if (found == nullptr) throw detail_error(404, "There is no such crop feature.");
  return json_reply(200, feature_json(layer, *found, call, true));
}

}  // namespace

void add_crop_layer_views(Router& router, Store& store) {
  // Who may read them is not known: anyone may here.
  View all{"exports/croplayers/",
           "Crop Layer List",
           {{"GET", Access::anyone, {}, [&store](const Call& call) {
               const std::vector<CropLayer>& layers = store.crop_layers().all();
               return short_list_reply(call, static_cast<std::int64_t>(layers.size()), [&](std::int64_t i) {
                 return layer_json(store, layers[static_cast<std::size_t>(i)], call);
               });
             }}}};
  all.list = true;
  all.expansions = {"list"};
  router.add(std::move(all));
  router.add(View{
      "exports/croplayers/{id:id}/", "Crop Layer Detail", {{"GET", Access::anyone, {}, [&store](const Call& call) {
                                                              return json_reply(
                                                                  200, layer_json(store, layer_of(store, call), call));
                                                            }}}});
  View list{"exports/croplayers/{id:id}/cropfeatures/",
            "Crop Feature List",
            {{"GET", Access::anyone, {}, [&store](const Call& call) { return features(store, call); }}}};
  list.list = true;
  list.expansions = {"list"};
  router.add(std::move(list));
  router.add(View{"exports/croplayers/{id:id}/cropfeatures/{feature:id}/",
                  "Crop Feature Detail",
                  {{"GET", Access::anyone, {}, [&store](const Call& call) { return feature(store, call); }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
