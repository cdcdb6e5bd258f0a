// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/values/box.hpp"

#include <cstddef>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::size_t shortest_ring = 4;  // the last position is the first again

void widen(std::optional<Box>& box, double x, double y) {
  const Box point{x, y, x, y};
  box = box ? box->joined(point) : point;
}

// Each adds to the box, or says what is wrong.
std::string add_ring(const Value& ring, std::optional<Box>& box) {
  if (!ring.is_array() || ring.size() < shortest_ring) return "A ring needs four positions or more.";
  for (const Value& position : ring) {
    const bool pair = position.is_array() && (position.size() == 2 || position.size() == 3) &&
                      position[0].is_number() && position[1].is_number();
    if (!pair) return "A position is a longitude and a latitude.";
    const double x = position[0].get<double>();
    const double y = position[1].get<double>();
    if (x < -180 || x > 180 || y < -90 || y > 90) return "A position lies outside the world: EPSG:4326 has degrees.";
    widen(box, x, y);
  }
  return ring.front() == ring.back() ? std::string() : "A ring has to end where it begins.";
}

std::string add_polygon(const Value& rings, std::optional<Box>& box) {
  if (!rings.is_array() || rings.empty()) return "A polygon needs a ring.";
  for (const Value& ring : rings) {
    std::string problem = add_ring(ring, box);
    if (!problem.empty()) return problem;
  }
  return {};
}

}  // namespace

Value polygon_json(const Box& box) {
  const Value ring = {{box.west, box.south},
                      {box.east, box.south},
                      {box.east, box.north},
                      {box.west, box.north},
                      {box.west, box.south}};
  return {{"type", "Polygon"}, {"coordinates", Value::array({ring})}};
}

Value multi_polygon_json(const Box& box) {
  return {{"type", "MultiPolygon"}, {"coordinates", Value::array({polygon_json(box).at("coordinates")})}};
}

std::optional<Box> box_of(const Value& geometry, std::string& problem) {
  std::optional<Box> box;
  const std::string type = text_of(member(geometry, "type"));
  const Value& coordinates = member(geometry, "coordinates");
  if (type == "Polygon") {
    problem = add_polygon(coordinates, box);
  } else if (type != "MultiPolygon") {
    problem = "Enter a GeoJSON Polygon or MultiPolygon.";
  } else if (!coordinates.is_array() || coordinates.empty()) {
    problem = "A MultiPolygon needs a polygon.";
  } else {
    for (const Value& polygon : coordinates) {
      problem = add_polygon(polygon, box);
      if (!problem.empty()) break;
    }
  }
  return problem.empty() ? box : std::nullopt;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
