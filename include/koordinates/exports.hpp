// SPDX-License-Identifier: BSD-3-Clause
// Exports: data packed into a file in chosen formats, and the areas that it can be cut to.
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

struct ExportStateNames {
  static constexpr std::string_view processing = "processing";
  static constexpr std::string_view complete = "complete";
  static constexpr std::string_view cancelled = "cancelled";
  static constexpr std::string_view error = "error";
  static constexpr std::string_view gone = "gone";  ///< it was complete, and its file was deleted
  static constexpr std::string_view all[] = {processing, complete, cancelled, error, gone};
};
using ExportState = OpenEnum<ExportStateNames>;

/// One layer or table of an export.
struct KOORDINATES_EXPORT ExportItem : Model<ExportItem, Record> {
  Field<std::string> item;   ///< the URL of the layer or table
  Field<std::string> color;  ///< "#003399", for formats that have colours
  Field<RawJson> tiles;      ///< for tiled rasters: a list of tiles

  /// From here on: sent by v1.x only.
  Field<std::string> title;
  Field<std::string> format;
  Field<std::string> short_format;
  Field<std::string> data_type;
  Field<std::string> data_type_label;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// An export: an order for ExportManager::create() or validate(), or the export that the service describes. Endpoint:
/// /exports/{id}/.
///
///   Export order;
///   order.crs = "EPSG:2193";
///   order.formats["vector"] = "application/x-zipped-shp";
///   order.add_item(layer).color = "#003399";
///   Export made = client.exports().create(order);
struct KOORDINATES_EXPORT Export : Model<Export> {
  Field<std::int64_t> id;
  Field<std::string> name;
  Field<Timestamp> created_at;
  Field<std::string> created_via;  ///< "web", "API"
  Field<ExportState> state;
  Field<std::string> url;
  Field<std::string> download_url;  ///< null until the export is complete
  Field<RawJson> extent;            ///< GeoJSON in EPSG:4326, or the URL of a crop feature: see set_extent()
  Field<RawJson> delivery;          ///< {"method": "download"}
  /// The media type for each kind of data among the items: vector, raster, grid, rat (for attribute grids), table.
  Field<std::map<std::string, std::string>> formats;
  Field<std::vector<ExportItem>> items;
  Field<Crs> crs;
  Field<RawJson> options;
  Field<std::int64_t> size_estimate_zipped;  ///< in bytes
  Field<double> progress;                    ///< 0 to 1; null after cancellation

  /// From here on: v1.x only.
  Field<Ref<User>> user;
  Field<std::int64_t> size_estimate_unzipped;  ///< in bytes, like those below
  Field<std::int64_t> size_complete_zipped;
  Field<std::int64_t> size_complete_unzipped;
  Field<bool> is_cropped;
  Field<RawJson> invoice;
  Field<RawJson> from;  ///< {name, domain, owner, owner_short, copyright}
  Field<Timestamp> downloaded_at;
  Field<Timestamp> finished_at;

  /// Adds a layer or table, as an object or as its URL. Throws FieldMissing if the object has no URL.
  ///
  /// The returned reference, for options of the item, is valid until the next item is added.
  ExportItem& add_item(const Layer& layer);
  ExportItem& add_item(const Table& table);
  ExportItem& add_item(std::string_view item_url);
  /// Sets the formats of several kinds and leaves the others: set_formats({{"vector", "application/x-zipped-shp"}}).
  void set_formats(const std::map<std::string, std::string>& by_kind);

  /// A position: longitude and latitude, in degrees.
  using Position = std::pair<double, double>;
  /// Cuts the export to a box, in degrees (EPSG:4326). If west > east, the box crosses the 180th meridian.
  ///
  /// Throws ClientValidationError if the box is not on the earth.
  void set_extent(double west, double south, double east, double north);
  /// Cuts the export to a polygon, whose ring is closed if needed.
  ///
  /// Throws ClientValidationError if there are fewer than three positions, or if one is not on the earth.
  void set_extent(const std::vector<Position>& polygon);
  /// Cuts the export to a crop feature. Throws FieldMissing if the feature has no URL.
  void set_extent(const CropFeature& feature);

  /// Reads the export again, for its state and progress. GET /exports/{id}/
  void refresh(const CallOptions& call_options = {});
  /// Cancels the export and reads the response into this object. DELETE /exports/{id}/. Throws Conflict if it is too
  /// late.
  void cancel(const CallOptions& call_options = {});
  /// Downloads the export's file in constant memory, and returns its path; empty for a stream or memory. GET on
  /// `download_url`
  ///
  /// In a folder the name is "<name>.zip", made safe. The request may be redirected to another host, which does not
  /// receive the token. Throws DownloadError if the export is not complete, if the target exists or cannot be written,
  /// or if the response is a web page or incomplete; no file is left then. See Output and DownloadOptions.
  std::string download(const Output& output, const DownloadOptions& download_options = {},
                       const CallOptions& call_options = {}) const;
  /// Downloads into a file, or into a folder if `path` is one. The same as Output::file(path).
  std::string download(std::string_view path, const DownloadOptions& download_options = {},
                       const CallOptions& call_options = {}) const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The result of validating one item of an export.
struct KOORDINATES_EXPORT ExportItemValidation : Model<ExportItemValidation, Record> {
  Field<std::string> item;
  Field<std::string> color;
  Field<License> license;
  Field<std::string> price;  ///< a decimal number: "0.00"
  Field<bool> is_valid;
  Field<std::vector<std::string>> invalid_reasons;
  Field<std::string> currency;               ///< v1.x
  Field<std::int64_t> size_estimate_zipped;  ///< v1.x, in bytes

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The result of validating an export: whether it could be made, and why not.
struct KOORDINATES_EXPORT ExportValidationResponse : Model<ExportValidationResponse, Record> {
  Field<std::vector<ExportItemValidation>> items;
  Field<std::int64_t> size_estimate_zipped;  ///< in bytes
  Field<bool> is_valid;
  Field<std::vector<std::string>> invalid_reasons;

  /// From here on: v1.x only.
  Field<RawJson> suggested_crs;
  Field<RawJson> suggested_crs_vertical;
  Field<std::string> name;
  Field<std::string> zip_filename;
  Field<RawJson> delivery;
  Field<RawJson> courier_cost;

  /// All reasons, by the URL of the item; general ones under "__all__". Empty if the export is valid.
  [[nodiscard]] std::map<std::string, std::vector<std::string>> get_reasons() const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// One area of a crop layer, such as a map sheet. Endpoint: /exports/croplayers/{layer}/cropfeatures/{id}/.
struct KOORDINATES_EXPORT CropFeature : Model<CropFeature> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> name;
  Field<RawJson> geometry;  ///< GeoJSON; not in lists

  /// Reads the feature again, with its geometry. GET …/cropfeatures/{id}/
  void refresh(const CallOptions& options = {});
  /// The id of its crop layer, taken from its URL. Throws FieldMissing if it has no URL.
  [[nodiscard]] std::int64_t croplayer_id() const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A layer of areas that exports can be cut to. Endpoint: /exports/croplayers/{id}/.
struct KOORDINATES_EXPORT CropLayer : Model<CropLayer> {
  Field<std::int64_t> id;
  Field<std::string> name;
  Field<std::string> url;
  Field<std::string> features;      ///< a URL
  Field<RawJson> extent;            ///< GeoJSON
  Field<std::string> source_layer;  ///< URL of a layer's version

  /// Reads the crop layer again. GET /exports/croplayers/{id}/
  void refresh(const CallOptions& options = {});
  /// Its features, or one of them. GET …/cropfeatures/, …/cropfeatures/{feature}/
  [[nodiscard]] Query<CropFeature> list_features() const;
  [[nodiscard]] CropFeature get_feature(std::int64_t cropfeature_id, const CallOptions& options = {}) const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/exports/croplayers/{layer}/cropfeatures/` of one crop layer.
class KOORDINATES_EXPORT CropFeatureManager : public ListManager<CropFeature> {
  friend class CropLayerManager;
  using ListManager::ListManager;
};

/// The calls under `/exports/croplayers/`.
class KOORDINATES_EXPORT CropLayerManager : public ListManager<CropLayer> {
 public:
  /// The features of one crop layer.
  [[nodiscard]] CropFeatureManager features(std::int64_t croplayer_id) const;
  [[nodiscard]] Query<CropFeature> list_features(std::int64_t croplayer_id) const;
  [[nodiscard]] CropFeature get_feature(std::int64_t croplayer_id, std::int64_t cropfeature_id,
                                        const CallOptions& options = {}) const;

 private:
  friend class Client;
  friend class ExportManager;
  using ListManager::ListManager;
};

/// The formats that exports can have: for each kind of data, the media types with their display names.
using ExportFormats = std::map<std::string, std::map<std::string, std::string>>;

/// The calls under `/exports/`. They need a token with the scope `exports:write`.
class KOORDINATES_EXPORT ExportManager : public ListManager<Export> {
 public:
  /// One export. GET /exports/{id}/
  ///
  /// Understands a 303 whose body is the export. Throws like every get().
  [[nodiscard]] Export get(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Starts an export and returns it. POST /exports/
  ///
  /// Throws ClientValidationError before anything is sent if there are no items or no formats, or if an item is not the
  /// URL of a layer or table of this site; BadRequest if the service rejects the order: validate() returns the reasons.
  [[nodiscard]] Export create(const Export& order, const CallOptions& options = {}) const;
  /// Checks an order: would it be accepted, how large is it, and what does it cost? POST /exports/validate/
  [[nodiscard]] ExportValidationResponse validate(const Export& order, const CallOptions& options = {}) const;
  /// Cancels an export by its id and returns it: see Export::cancel().
  Export cancel(std::int64_t id, const CallOptions& options = {}) const;
  /// The available formats. OPTIONS /exports/, sent once in the life of a client.
  [[nodiscard]] ExportFormats get_formats(const CallOptions& options = {}) const;
  /// The manager of the areas that exports can be cut to.
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
