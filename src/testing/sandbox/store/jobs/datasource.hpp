// SPDX-License-Identifier: BSD-3-Clause
// A datasource: data that a scan found in a source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct Datasource {
  std::int64_t id = 0;
  std::string title;
  std::string data_type = "vector";  // "raster", "grid", "table", "document"
  std::string format;                // a media type
  std::string geometry_type;         // of vector data; empty: none
  std::string upload_path;           // of uploads
  Millis updated_at = 0;
  Value crs;
  Value fields = Value::array();
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

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
