// SPDX-License-Identifier: BSD-3-Clause
// Crop layers, their features, and the areas that exports are cut to.
#include <algorithm>
#include <cmath>
#include <utility>

#include <koordinates/error.hpp>
#include <koordinates/exports.hpp>

#include "core/models/bound.hpp"
#include "core/queries/query_plan.hpp"
#include "json/writer.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

namespace {

void check_position(double longitude, double latitude) {
  // A comparison with what is no number is false.
  if (std::abs(longitude) <= 180 && std::abs(latitude) <= 90) return;
  throw ClientValidationError(
      "an extent must be in degrees, with longitude from -180 to 180 and latitude from -90 to 90, not " +
      std::to_string(longitude) + ", " + std::to_string(latitude));
}

using Ring = std::vector<Export::Position>;

void write_polygon(JsonWriter& out, const Ring& ring) {
  out.begin_array();
  out.begin_array();
  for (const auto& [longitude, latitude] : ring) {
    out.begin_array();
    out.number(longitude);
    out.number(latitude);
    out.end_array();
  }
  out.end_array();
  out.end_array();
}

RawJson geometry(const std::vector<Ring>& polygons) {
  JsonWriter out;
  out.begin_object();
  out.key("type");
  out.string(polygons.size() == 1 ? "Polygon" : "MultiPolygon");
  out.key("coordinates");
  if (polygons.size() == 1) {
    write_polygon(out, polygons.front());
  } else {
    out.begin_array();
    for (const Ring& ring : polygons) write_polygon(out, ring);
    out.end_array();
  }
  out.end_object();
  return RawJson::parse(out.take());
}

Ring box(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

// Twice the area of a closed ring; positive if it runs counterclockwise.
double signed_area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    sum += ring[i - 1].first * ring[i].second - ring[i].first * ring[i - 1].second;
  }
  return sum;
}

// The ring with longitudes beyond 180 degrees instead of steps over the 180th meridian: 170, -170 becomes 170, 190.
Ring unwrapped(const Ring& ring) {
  Ring result{ring.front()};
  double turn = 0;
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double step = ring[i].first - ring[i - 1].first;
    if (step > 180) turn -= 360;
    if (step < -180) turn += 360;
    result.emplace_back(ring[i].first + turn, ring[i].second);
  }
  return result;
}

bool crosses_180(const Ring& ring) {
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const double step = std::abs(ring[i].first - ring[i - 1].first);
    if (step > 180 && step < 360) return true;
  }
  return false;
}

// The part of a closed ring on one side of a meridian, closed (Sutherland and Hodgman).
Ring clipped(const Ring& ring, double meridian, bool keep_west) {
  Ring result;
  const auto is_inside = [&](const Export::Position& at) {
    return keep_west ? at.first <= meridian : at.first >= meridian;
  };
  const auto add = [&](const Export::Position& at) {
    if (result.empty() || result.back() != at) result.push_back(at);
  };
  for (std::size_t i = 1; i < ring.size(); ++i) {
    const Export::Position& from = ring[i - 1];
    const Export::Position& to = ring[i];
    if (is_inside(from) != is_inside(to)) {
      const double part = (meridian - from.first) / (to.first - from.first);
      add({meridian, from.second + part * (to.second - from.second)});
    }
    if (is_inside(to)) add(to);
  }
  if (!result.empty() && result.front() != result.back()) result.push_back(result.front());
  return result;
}

// The polygons between -180 and 180 degrees that make up a closed ring, counterclockwise (RFC 7946, 3.1.6 and 3.1.9).
std::vector<Ring> split_at_180(const Ring& ring) {
  Ring whole = unwrapped(ring);
  const bool is_closed = whole.front() == whole.back();
  if (!crosses_180(ring) && (!is_closed || signed_area(whole) == 0)) {
    whole = ring;  // a step from -180 to 180 is the width of the whole earth
  } else if (!is_closed) {
    throw ClientValidationError(
        "the polygon goes round a pole: it must be closed by positions along the 180th "
        "meridian and the pole");
  }
  if (signed_area(whole) < 0) std::reverse(whole.begin(), whole.end());
  if (signed_area(whole) == 0) throw ClientValidationError("the polygon has no area");
  const bool fits = std::all_of(whole.begin(), whole.end(), [](const auto& at) { return std::abs(at.first) <= 180; });
  if (fits) return {whole};
  std::vector<Ring> parts;
  for (const double turn : {-720.0, -360.0, 0.0, 360.0, 720.0}) {
    Ring part = clipped(clipped(whole, turn - 180, false), turn + 180, true);
    for (Export::Position& at : part) at.first -= turn;
    if (signed_area(part) > 0) parts.push_back(std::move(part));
  }
  return parts;
}

}  // namespace

void Export::set_extent(double west, double south, double east, double north) {
  check_position(west, south);
  check_position(east, north);
  if (south >= north || west == east || (west == 180 && east == -180)) {
    throw ClientValidationError("the box has no area: west, south, east, north are " + std::to_string(west) + ", " +
                                std::to_string(south) + ", " + std::to_string(east) + ", " + std::to_string(north));
  }
  if (west < east) {
    extent = geometry({box(west, south, east, north)});
  } else if (west == 180) {
    extent = geometry({box(-180, south, east, north)});
  } else if (east == -180) {
    extent = geometry({box(west, south, 180, north)});
  } else {
    extent = geometry({box(west, south, 180, north), box(-180, south, east, north)});
  }
}

void Export::set_extent(const std::vector<Position>& polygon) {
  for (const auto& [longitude, latitude] : polygon) check_position(longitude, latitude);
  Ring ring = polygon;
  if (!ring.empty() && ring.front() != ring.back()) ring.push_back(ring.front());
  if (ring.size() < 4) throw ClientValidationError("a polygon needs at least three positions");
  extent = geometry(split_at_180(ring));
}

void Export::set_extent(const CropFeature& feature) { extent = RawJson::from_string(feature.url.value()); }

void CropFeature::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

std::int64_t CropFeature::croplayer_id() const {
  const std::string& address = url.value();
  constexpr std::string_view layers = "/croplayers/";
  const std::size_t at = address.find(layers);
  if (at == std::string::npos) return 0;
  const std::size_t begin = at + layers.size();
  return last_number(std::string_view(address).substr(begin, address.find('/', begin) - begin));
}

void CropLayer::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

namespace {

UrlParams layer_params(std::int64_t id) { return {{"croplayer_id", detail::id_text(id, "crop layer's id")}}; }

CropFeature get_feature_of(Session& session, std::int64_t layer, std::int64_t feature, const CallOptions& options) {
  UrlParams params = layer_params(layer);
  params.emplace("id", detail::id_text(feature, "crop feature's id"));
  return fetch<CropFeature>(session, session.endpoint_url("CROPFEATURE", "GET", "single", params), {}, options);
}

}  // namespace

Query<CropFeature> CropLayer::list_features() const {
  const std::shared_ptr<Session>& session = session_of(*this, "crop layer");
  return list_at<CropFeature>(session, "multi", layer_params(id.value()));
}

CropFeature CropLayer::get_feature(std::int64_t cropfeature_id, const CallOptions& options) const {
  Session& session = *session_of(*this, "crop layer");
  return get_feature_of(session, id.value(), cropfeature_id, options);
}

CropFeatureManager CropLayerManager::features(std::int64_t croplayer_id) const {
  return CropFeatureManager(session(), {{"croplayer_id", detail::id_text(croplayer_id, "crop layer's id")}});
}

Query<CropFeature> CropLayerManager::list_features(std::int64_t croplayer_id) const {
  return features(croplayer_id).list();
}

CropFeature CropLayerManager::get_feature(std::int64_t croplayer_id, std::int64_t cropfeature_id,
                                          const CallOptions& options) const {
  return get_feature_of(*session(), croplayer_id, cropfeature_id, options);
}

}  // namespace v0
}  // namespace koordinates
