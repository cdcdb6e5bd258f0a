// SPDX-License-Identifier: BSD-3-Clause
// Datasources: what a scan finds in a source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "call.hpp"
#include "json.hpp"
#include "timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct Source;
struct State;

struct Datasource {
  std::int64_t id = 0;
  std::string title;
  std::string data_type = "vector";  // "raster", "grid", "table", "document"
  std::string format;                // a media type
  std::string geometry_type;         // of vector data; empty: none
  std::string upload_path;           // of uploads
  Millis updated_at = 0;
  Json crs;
  Json fields = Json::array();
  std::optional<std::int64_t> num_features;
  std::optional<std::int64_t> num_bands;
  std::string metadata;       // XML that was found beside it
  std::uint32_t version = 0;  // of what it was read from: another one, and it has changed

  [[nodiscard]] bool spatial() const { return data_type != "table" && data_type != "document"; }
  // What a later scan finds again under that name.
  [[nodiscard]] bool same_as(const Datasource& other) const {
    return title == other.title && upload_path == other.upload_path;
  }
};

// What a scan would find now, without ids. What a remote source holds is made up.
std::vector<Datasource> find_datasources(const Source& source);

// "sources/3/datasources/20001/"
std::string path_of(const Source& source, const Datasource& datasource);

// The one that the call names; 404 where there is none.
const Datasource& datasource_of(const Source& source, const Call& call);

void add_datasource_views(Router& router, State& state);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
