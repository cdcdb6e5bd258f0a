// SPDX-License-Identifier: BSD-3-Clause
// Bounding boxes in degrees, and the GeoJSON geometries that they are read from and written as.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct Box {
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;

  [[nodiscard]] Box joined(const Box& other) const {
    return {std::min(west, other.west), std::min(south, other.south), std::max(east, other.east),
            std::max(north, other.north)};
  }
  [[nodiscard]] bool meets(const Box& other) const {
    return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
  }
};

// Where the data of every layer lies.
const Box layer_bounds{166.5, -47.5, 178.5, -34.0};

Value polygon_json(const Box& box);
Value multi_polygon_json(const Box& box);

// The box around a GeoJSON Polygon or MultiPolygon in longitudes and latitudes. Nothing, and what is wrong in `problem`,
// for anything else.
std::optional<Box> box_of(const Value& geometry, std::string& problem);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
