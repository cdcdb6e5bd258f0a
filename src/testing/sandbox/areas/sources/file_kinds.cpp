// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/sources/file_kinds.hpp"

#include <algorithm>
#include <array>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

struct Known {
  const char* extension;
  const char* data_type;
  const char* format;
  const char* geometry_type;
};

// An archive counts as what it usually holds: it is not unpacked here.
const std::array<Known, 22> known_files = {{{".asc", "grid", "application/x-ogc-aaigrid", ""},
                                            {".csv", "table", "text/csv", ""},
                                            {".dbf", "table", "application/x-dbf", ""},
                                            {".doc", "document", "application/msword", ""},
                                            {".geojson", "vector", "application/geo+json", "polygon"},
                                            {".gpkg", "vector", "application/x-ogc-gpkg", "polygon"},
                                            {".jp2", "raster", "image/jp2", ""},
                                            {".jpg", "raster", "image/jpeg", ""},
                                            {".kea", "grid", "application/x-hdf;subtype=kea", ""},
                                            {".kml", "vector", "application/vnd.google-earth.kml+xml", "point"},
                                            {".pdf", "document", "application/pdf", ""},
                                            {".shp", "vector", "application/x-zipped-shp", "linestring"},
                                            {".tab", "vector", "application/x-ogc-mapinfo_file", "polygon"},
                                            {".tar.gz", "vector", "application/x-zipped-shp", "linestring"},
                                            {".tgz", "vector", "application/x-zipped-shp", "linestring"},
                                            {".tif", "raster", "image/tiff;subtype=geotiff", ""},
                                            {".tiff", "raster", "image/tiff;subtype=geotiff", ""},
                                            {".txt", "document", "text/plain", ""},
                                            {".xls", "table", "application/vnd.ms-excel", ""},
                                            {".xlsx", "table", "application/vnd.ms-excel", ""},
                                            {".zip", "vector", "application/x-zipped-shp", "linestring"},
                                            {".7z", "vector", "application/x-zipped-shp", "linestring"}}};

}  // namespace

std::string without_extension(const std::string& path) {
  for (const Known& known : known_files) {
    const std::string extension = known.extension;
    if (ends_with(lower(path), extension)) return path.substr(0, path.size() - extension.size());
  }
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos || path.find('/', dot) != std::string::npos ? path : path.substr(0, dot);
}

FileKind kind_of_file(const std::string& path) {
  const auto found = std::find_if(known_files.begin(), known_files.end(), [name = lower(path)](const Known& known) {
    return ends_with(name, known.extension);
  });
  if (found == known_files.end()) return {};
  return FileKind{found->data_type, found->format, found->geometry_type};
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
