// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/exports/formats.hpp"

#include <algorithm>

#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

struct Format {
  const char* value;
  const char* name;
};

struct FormatKind {
  const char* kind;
  const char* label;
  std::vector<Format> formats;
};

// "applicaton" is how the service spells it, and what it asks to be sent.
const std::vector<FormatKind>& format_kinds() {
  static const std::vector<FormatKind> kinds = {{"vector",
                                                 "Vector",
                                                 {{"applicaton/x-ogc-filegdb", "File Geodatabase"},
                                                  {"image/vnd.dwg", "DWG"},
                                                  {"text/csv", "CSV"},
                                                  {"application/x-ogc-gpkg", "GeoPackage"},
                                                  {"application/x-zipped-shp", "Shapefile"},
                                                  {"application/vnd.google-earth.kml+xml", "KML"},
                                                  {"application/x-ogc-mapinfo_file", "MapInfo TAB"}}},
                                                {"raster",
                                                 "Raster",
                                                 {{"application/x-hdf;subtype=kea", "KEA"},
                                                  {"image/jpeg", "JPEG"},
                                                  {"image/jp2", "JPEG2000"},
                                                  {"image/vnd.dwg", "DWG"},
                                                  {"application/x-erdas-hfa", "ERDAS Imagine"},
                                                  {"image/jp2;compression=lossless", "JPEG2000 Lossless"},
                                                  {"image/tiff;subtype=geotiff", "GeoTIFF"},
                                                  {"application/vnd.google-earth.kml+xml", "KML"}}},
                                                {"grid",
                                                 "Grid",
                                                 {{"application/x-hdf;subtype=kea", "KEA"},
                                                  {"application/x-ogc-aaigrid", "ASCII Grid"},
                                                  {"image/tiff;subtype=geotiff", "GeoTIFF"}}},
                                                {"rat",
                                                 "Rat",
                                                 {{"application/x-hdf;subtype=kea", "KEA"},
                                                  {"application/x-erdas-hfa", "ERDAS Imagine"},
                                                  {"image/tiff;subtype=geotiff", "GeoTIFF"}}},
                                                {"table",
                                                 "Table",
                                                 {{"text/csv", "CSV"},
                                                  {"applicaton/x-ogc-filegdb", "File Geodatabase"},
                                                  {"application/x-ogc-gpkg", "GeoPackage"},
                                                  {"application/x-zipped-shp", "Shapefile"},
                                                  {"application/x-ogc-mapinfo_file", "MapInfo TAB"}}}};
  return kinds;
}

const FormatKind* find_kind(const std::string& kind) {
  const auto& kinds = format_kinds();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&kind](const FormatKind& k) { return kind == k.kind; });
  return found == kinds.end() ? nullptr : &*found;
}

const Format* find_format(const FormatKind& kind, const std::string& value) {
  const auto found = std::find_if(kind.formats.begin(), kind.formats.end(),
                                  [&value](const Format& format) { return value == format.value; });
  return found == kind.formats.end() ? nullptr : &*found;
}

}  // namespace

std::string format_kind(const std::string& item_kind) { return item_kind == "attribute-grid" ? "rat" : item_kind; }

void check_formats(const Json& formats, const std::vector<std::string>& needed, FieldErrors& errors) {
  // Which text the service has for these is not known, only that it names the kind.
  if (!formats.is_null() && !formats.is_object()) {
    errors.add("formats", "Enter an object of formats by kind.");
    return;
  }
  for (const std::string& kind : needed) {
    if (member(formats, kind).is_null()) errors.add("formats", kind + ": a format is required for items of this kind.");
  }
  for (const auto& [name, value] : formats.items()) {
    const FormatKind* kind = find_kind(name);
    if (kind == nullptr) {
      errors.add("formats", name + ": there is no such kind.");
    } else if (!value.is_null() && find_format(*kind, text_of(value)) == nullptr) {
      errors.add("formats", name + ": \"" + text_of(value) + "\" is not a format of this kind.");
    }
  }
}

std::string format_name(const std::string& kind, const std::string& value) {
  const FormatKind* known = find_kind(kind);
  const Format* format = known == nullptr ? nullptr : find_format(*known, value);
  return format == nullptr ? value : format->name;
}

Json format_choices() {
  Json children = Json::object();
  for (const FormatKind& kind : format_kinds()) {
    Json choices = Json::array();
    for (const Format& format : kind.formats)
      choices.push_back({{"display_name", format.name}, {"value", format.value}});
    children[kind.kind] = {
        {"type", "choice"}, {"required", false}, {"read_only", false}, {"label", kind.label}, {"choices", choices}};
  }
  return children;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
