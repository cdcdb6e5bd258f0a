// SPDX-License-Identifier: BSD-3-Clause
// Exports: data packed into a file in the requested formats, and the areas that it can be cropped to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/core/models/ref.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/core/transfers/download_options.hpp>
#include <koordinates/core/transfers/output.hpp>
#include <koordinates/crs.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/licenses.hpp>
#include <koordinates/users.hpp>

namespace koordinates {
inline namespace v0 {

/// The words of ExportState.
struct ExportStateNames {
  static constexpr std::string_view processing = "processing";
  static constexpr std::string_view complete = "complete";
  static constexpr std::string_view cancelled = "cancelled";
  static constexpr std::string_view error = "error";
  static constexpr std::string_view gone = "gone";  ///< It was complete, and its file has been removed.
  static constexpr std::string_view all[] = {processing, complete, cancelled, error, gone};
};
/// The state of an export.
using ExportState = OpenEnum<ExportStateNames>;

/// One layer or table of an export. A value type.
struct KOORDINATES_EXPORT ExportItem : Model<ExportItem, Record> {
  Field<std::string> item;   ///< The address of the layer or table.
  Field<std::string> color;  ///< "#003399", for formats that have colours.
  Field<RawJson> tiles;      ///< For tiled rasters: the list of the requested tiles.

  // The members from here on are sent by v1.x only.
  Field<std::string> title;
  Field<std::string> format;
  Field<std::string> short_format;
  Field<std::string> data_type;
  Field<std::string> data_type_label;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// An export: an order for ExportManager::create() or validate(), or the state that the service reports:
/// `/exports/{id}/`.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
///
///     Export order;
///     order.crs = "EPSG:2193";
///     order.formats["vector"] = "application/x-zipped-shp";
///     order.add_item(layer).color = "#003399";
///     Export made = client.exports().create(order);
struct KOORDINATES_EXPORT Export : Model<Export> {
  Field<std::int64_t> id;
  Field<std::string> name;
  Field<Timestamp> created_at;
  Field<std::string> created_via;  ///< "web" or "API".
  Field<ExportState> state;
  Field<std::string> url;
  Field<std::string> download_url;  ///< Null until the export is complete.
  Field<RawJson> extent;            ///< GeoJSON in EPSG:4326, or the address of a crop feature: see set_extent().
  Field<RawJson> delivery;          ///< {"method": "download"}.
  /// The media type for each kind of data among the items: vector, raster, grid, rat (of attribute grids), table.
  Field<std::map<std::string, std::string>> formats;
  Field<std::vector<ExportItem>> items;
  Field<Crs> crs;
  Field<RawJson> options;
  Field<std::int64_t> size_estimate_zipped;  ///< In bytes.
  Field<double> progress;                    ///< 0 to 1; null once the export is cancelled.

  // The members from here on are sent by v1.x only.
  Field<Ref<User>> user;
  Field<std::int64_t> size_estimate_unzipped;  ///< In bytes, as are the next two members.
  Field<std::int64_t> size_complete_zipped;
  Field<std::int64_t> size_complete_unzipped;
  Field<bool> is_cropped;
  Field<RawJson> invoice;
  Field<RawJson> from;  ///< {name, domain, owner, owner_short, copyright}.
  Field<Timestamp> downloaded_at;
  Field<Timestamp> finished_at;

  /// Adds a layer, and returns the item to set its options. The reference is valid until the next item is added. Throws
  /// FieldMissing if the layer has no `url`.
  ExportItem& add_item(const Layer& layer);
  /// Adds a table, as add_item() adds a layer.
  ExportItem& add_item(const Table& table);
  /// Adds the layer or table with this address.
  ExportItem& add_item(std::string_view item_url);
  /// Sets the formats of several kinds of data, `set_formats({{"vector", "application/x-zipped-shp"}})`, and keeps the
  /// others.
  void set_formats(const std::map<std::string, std::string>& by_kind);

  /// A position: longitude and latitude in degrees.
  using Position = std::pair<double, double>;
  /// Crops the export to a box in degrees (EPSG:4326). If west > east, the box crosses the 180th meridian. Throws
  /// ClientValidationError if it is not a box on the earth.
  void set_extent(double west, double south, double east, double north);
  /// Crops the export to a polygon, which is closed automatically. A step of more than 180 degrees of longitude crosses
  /// the 180th meridian, where the polygon is split (RFC 7946). Throws ClientValidationError if there are fewer than
  /// three positions, if a position is not on the earth, or if the polygon has no area or goes round a pole.
  void set_extent(const std::vector<Position>& polygon);
  /// Crops the export to a crop feature. Throws FieldMissing if the feature has no `url`.
  void set_extent(const CropFeature& feature);

  /// Reads the export again, with its progress. Sends `GET /exports/{id}/`.
  void refresh(const CallOptions& call_options = {});
  /// Cancels the export, and reads the response into this object. Sends `DELETE /exports/{id}/`. Throws Conflict if it
  /// is too late.
  void cancel(const CallOptions& call_options = {});
  /// Downloads the file of the export in constant memory. Returns the path of the file; empty for a stream and for
  /// memory.
  ///
  /// In a directory, the file is named "<name>.zip", made safe for file systems. Sends GET to the `download_url`, which
  /// may redirect to another host; the token is not sent there. Throws DownloadError if the export is not complete, if
  /// the target exists or cannot be written, or if the response is a web page or incomplete; an incomplete file is
  /// removed. See Output and DownloadOptions.
  std::string download(const Output& output, const DownloadOptions& download_options = {},
                       const CallOptions& call_options = {}) const;
  /// Downloads the file of the export to `path`, or into it if it is a directory: see Output::file().
  std::string download(std::string_view path, const DownloadOptions& download_options = {},
                       const CallOptions& call_options = {}) const;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The validation result of one item of an export. A value type.
struct KOORDINATES_EXPORT ExportItemValidation : Model<ExportItemValidation, Record> {
  Field<std::string> item;
  Field<std::string> color;
  Field<License> license;
  Field<std::string> price;  ///< A decimal number: "0.00".
  Field<bool> is_valid;
  Field<std::vector<std::string>> invalid_reasons;
  Field<std::string> currency;               ///< v1.x only.
  Field<std::int64_t> size_estimate_zipped;  ///< v1.x only; in bytes.

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The validation result of an export: whether it can be made and, if not, the reasons. A value type.
struct KOORDINATES_EXPORT ExportValidationResponse : Model<ExportValidationResponse, Record> {
  Field<std::vector<ExportItemValidation>> items;
  Field<std::int64_t> size_estimate_zipped;  ///< In bytes.
  Field<bool> is_valid;
  Field<std::vector<std::string>> invalid_reasons;

  // The members from here on are sent by v1.x only.
  Field<RawJson> suggested_crs;
  Field<RawJson> suggested_crs_vertical;
  Field<std::string> name;
  Field<std::string> zip_filename;
  Field<RawJson> delivery;
  Field<RawJson> courier_cost;

  /// Returns all reasons by the address of the item; those that belong to no item are under "__all__". Empty if the
  /// export is valid.
  [[nodiscard]] std::map<std::string, std::vector<std::string>> get_reasons() const;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// One area of a crop layer, such as a map sheet: `/exports/croplayers/{croplayer_id}/cropfeatures/{id}/`.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT CropFeature : Model<CropFeature> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> name;
  Field<RawJson> geometry;  ///< GeoJSON; missing in lists.

  /// Reads the feature again, with its geometry. Sends `GET /exports/croplayers/{croplayer_id}/cropfeatures/{id}/`.
  void refresh(const CallOptions& options = {});
  /// Returns the id of its crop layer, taken from its address. Throws FieldMissing if it has no `url`.
  [[nodiscard]] std::int64_t croplayer_id() const;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A layer of areas that exports can be cropped to: `/exports/croplayers/{id}/`.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT CropLayer : Model<CropLayer> {
  Field<std::int64_t> id;
  Field<std::string> name;
  Field<std::string> url;
  Field<std::string> features;      ///< A link.
  Field<RawJson> extent;            ///< GeoJSON.
  Field<std::string> source_layer;  ///< The URL of a version of a layer.

  /// Reads the crop layer again. Sends `GET /exports/croplayers/{id}/`.
  void refresh(const CallOptions& options = {});
  /// Returns a query over its features: `GET /exports/croplayers/{croplayer_id}/cropfeatures/`.
  [[nodiscard]] Query<CropFeature> list_features() const;
  /// Returns one of its features. Sends `GET /exports/croplayers/{croplayer_id}/cropfeatures/{id}/`. Throws NotFound if
  /// there is no such feature.
  [[nodiscard]] CropFeature get_feature(std::int64_t cropfeature_id, const CallOptions& options = {}) const;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/exports/croplayers/{croplayer_id}/cropfeatures/` of one crop layer. Thread-safe, as Manager is.
class KOORDINATES_EXPORT CropFeatureManager : public ListManager<CropFeature> {
  friend class CropLayerManager;
  using ListManager::ListManager;
};

/// The calls under `/exports/croplayers/`. Thread-safe, as Manager is.
class KOORDINATES_EXPORT CropLayerManager : public ListManager<CropLayer> {
 public:
  /// Returns the manager of the features of one crop layer. Sends nothing.
  [[nodiscard]] CropFeatureManager features(std::int64_t croplayer_id) const;
  /// Returns a query over the features of one crop layer: `GET /exports/croplayers/{croplayer_id}/cropfeatures/`.
  [[nodiscard]] Query<CropFeature> list_features(std::int64_t croplayer_id) const;
  /// Returns one feature. Sends `GET /exports/croplayers/{croplayer_id}/cropfeatures/{id}/`. Throws NotFound if there
  /// is no such feature.
  [[nodiscard]] CropFeature get_feature(std::int64_t croplayer_id, std::int64_t cropfeature_id,
                                        const CallOptions& options = {}) const;

 private:
  friend class Client;
  friend class ExportManager;
  using ListManager::ListManager;
};

/// The available export formats: for each kind of data, the media types with their display names.
using ExportFormats = std::map<std::string, std::map<std::string, std::string>>;

/// The calls under `/exports/`. Thread-safe, as Manager is. They need a token with the scope exports:write.
class KOORDINATES_EXPORT ExportManager : public ListManager<Export> {
 public:
  /// Returns one export. Sends `GET /exports/{id}/`. Accepts a 303 response that contains the export. Throws
  /// ClientValidationError if the id is less than 1, and NotFound if there is no such export.
  [[nodiscard]] Export get(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Starts an export, and returns it as the service reports it. Sends `POST /exports/`.
  ///
  /// Throws ClientValidationError, before anything is sent, if there are no items or no formats, or if an item is not
  /// the address of a layer or table on the client's site. Throws BadRequest if the service rejects the order;
  /// validate() returns more details.
  [[nodiscard]] Export create(const Export& order, const CallOptions& options = {}) const;
  /// Returns whether create() would be accepted, the size of the export, and its price. Sends
  /// `POST /exports/validate/`. Throws ClientValidationError as create() does.
  [[nodiscard]] ExportValidationResponse validate(const Export& order, const CallOptions& options = {}) const;
  /// Cancels an export, and returns its state: see Export::cancel(). Sends `DELETE /exports/{id}/`.
  Export cancel(std::int64_t id, const CallOptions& options = {}) const;
  /// Returns the available formats. Sends `OPTIONS /exports/` once in the life of a client, and remembers the result.
  [[nodiscard]] ExportFormats get_formats(const CallOptions& options = {}) const;
  /// Returns the manager of the crop layers. Sends nothing.
  [[nodiscard]] CropLayerManager croplayers() const;

 private:
  friend class Client;
  using ListManager::ListManager;
};

template <>
struct ManagerOf<Export> {
  using type = ExportManager;
};
template <>
struct ManagerOf<CropLayer> {
  using type = CropLayerManager;
};

}  // namespace v0
}  // namespace koordinates
