// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/crop_layers.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/store/values/box.hpp"
#include "testing/sandbox/store/values/by_id.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

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
      sheets.features.push_back({id, name, multi_polygon_json(Box{west, north - height, west + width, north})});
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

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
