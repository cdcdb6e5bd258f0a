// SPDX-License-Identifier: BSD-3-Clause
// `Crs` and `LayerField`: the coordinate reference systems and columns of layers, tables, datasources and exports.
#pragma once

#include <cstdint>
#include <string>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// A coordinate reference system. It is sent as its id: `data.crs = "EPSG:2193"`. A value type.
///
/// v1 sends the id alone, v1.x an object; both are read into this model.
struct KOORDINATES_EXPORT Crs : Model<Crs, Record> {
  /// Constructs an empty coordinate reference system.
  Crs() = default;
  /// Constructs from an id.
  Crs(const char* code) { id = code; }  // NOLINT(google-explicit-constructor)
  /// Constructs from an id.
  Crs(const std::string& code) { id = code; }  // NOLINT(google-explicit-constructor)

  Field<std::string> id;  ///< "EPSG:2193".
  Field<std::string> url;
  Field<std::string> name;
  Field<std::string> kind;
  Field<std::string> unit_horizontal;
  Field<std::string> unit_vertical;
  Field<std::string> url_external;
  Field<std::string> component_horizontal;
  Field<std::string> component_vertical;
  Field<std::int64_t> srid;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A column of a layer, table or datasource. A value type.
struct KOORDINATES_EXPORT LayerField : Model<LayerField, Record> {
  Field<std::string> name;
  Field<std::string> type;  ///< "geometry", "integer", "double", "string", "date", ….

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

}  // namespace v0
}  // namespace koordinates
