// SPDX-License-Identifier: BSD-3-Clause
// Crop layers: named areas that an export can be cut to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct CropFeature {
  std::int64_t id = 0;
  std::string name;
  Value geometry;  // MultiPolygon or Polygon
};

struct CropLayer {
  std::int64_t id = 0;
  std::string name;
  std::int64_t source_layer = 0;
  std::vector<CropFeature> features;
};

class CropLayers {
 public:
  CropLayers();  // one layer, of map sheets over the whole of the data

  // Replaces the one of the same id.
  void put(CropLayer layer);

  [[nodiscard]] const std::vector<CropLayer>& all() const { return layers_; }
  // Null where there is none.
  [[nodiscard]] const CropLayer* find(std::int64_t id) const;
  // From the URL of a feature, of either version of the API.
  [[nodiscard]] const CropFeature* refer(const std::string& url) const;

 private:
  std::vector<CropLayer> layers_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
