// SPDX-License-Identifier: BSD-3-Clause
// Layers and tables: published data sets, their versions and their managers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/core/models/ref.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/core/transfers/input.hpp>
#include <koordinates/crs.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/item.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/licenses.hpp>
#include <koordinates/redactions.hpp>
#include <koordinates/versioned.hpp>

namespace koordinates {
inline namespace v0 {

/// The words of LayerKind.
struct LayerKindNames {
  static constexpr std::string_view vector = "vector";
  static constexpr std::string_view raster = "raster";
  static constexpr std::string_view grid = "grid";
  static constexpr std::string_view attribute_grid = "attribute-grid";
  static constexpr std::string_view table = "table";
  static constexpr std::string_view pointcloud = "pointcloud";
  static constexpr std::string_view all[] = {vector, raster, grid, attribute_grid, table, pointcloud};
};
/// The kind of data in a layer.
using LayerKind = OpenEnum<LayerKindNames>;

/// A datasource that a layer is made from: an id, or the URL of a datasource. It is sent in the form in which it was
/// given. A value type.
struct KOORDINATES_EXPORT DatasourceRef : Model<DatasourceRef, Record> {
  /// Constructs an empty reference.
  DatasourceRef() = default;
  /// Refers to a datasource by id.
  template <class Id, std::enable_if_t<std::is_integral_v<Id> && !std::is_same_v<Id, bool> && sizeof(Id) <= 8, int> = 0>
  DatasourceRef(Id datasource_id) {  // NOLINT(google-explicit-constructor)
    id = static_cast<std::int64_t>(datasource_id);
  }
  /// Refers to a datasource by URL.
  DatasourceRef(const char* address) { url = address; }  // NOLINT(google-explicit-constructor)
  /// Refers to a datasource by URL.
  DatasourceRef(const std::string& address) { url = address; }  // NOLINT(google-explicit-constructor)

  Field<std::int64_t> id;
  Field<std::string> url;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The origin and the structure of a layer's rows: the member `data` of a layer. A value type.
struct KOORDINATES_EXPORT LayerData : Model<LayerData, Record> {
  Field<std::vector<DatasourceRef>> datasources;  ///< Unreadable if v1.x sends a link: see extra.get("datasources").
  Field<std::vector<LayerField>> fields;
  Field<std::string> encoding;
  Field<Crs> crs;
  Field<std::vector<std::string>> primary_key_fields;
  Field<RawJson> geometry_field;  ///< The name of one column, or of an x and a y column.
  Field<std::string> geometry_type;
  Field<std::int64_t> feature_count;
  Field<std::int64_t> empty_geometry_count;
  Field<std::int64_t> datasource_count;
  Field<RawJson> extent;           ///< GeoJSON.
  Field<RawJson> source_revision;  ///< An integer or a string.
  Field<std::int64_t> tile_revision;
  Field<RawJson> change_summary;  ///< What the import inserted, updated and deleted.
  Field<RawJson> source_summary;  ///< A link or an object.
  Field<Timestamp> import_started_at;
  Field<Timestamp> import_ended_at;
  Field<RawJson> import_log;
  Field<std::string> import_version;  ///< The URL of the version whose import created this data.
  Field<bool> update_available;
  Field<RawJson> omitted_fields;
  Field<RawJson> storage;
  Field<RawJson> sample;
  Field<bool> has_z;
  Field<double> raster_resolution;  ///< In units of the CRS.
  Field<std::string> gridded_extent;
  Field<RawJson> export_formats;  ///< A list of {name, mimetype}.
  Field<std::string> elevation_field;
  Field<std::string> primary_key_field;  ///< Only sent in requests; responses have `primary_key_fields`.

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The summary of one version of a layer or table. Use one object on one thread at a time.
struct KOORDINATES_EXPORT LayerVersion : VersionModel<LayerVersion> {
  Field<double> progress;   ///< 0 to 1.
  Field<bool> data_import;  ///< v1.x: true if this version brought new data.

  /// Returns the layer in this version. Sends `GET /layers/{layer_id}/versions/{version_id}/`. Throws NotBound
  /// and NotFound.
  [[nodiscard]] Layer get_layer(const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Returns the table in this version. Sends `GET /tables/{table_id}/versions/{version_id}/`. Throws NotBound
  /// and NotFound.
  [[nodiscard]] Table get_table(const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Reads this summary again. Sends `GET /{collection}/{id}/versions/{version_id}/`.
  void refresh(const CallOptions& options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The members and the calls that layers and tables have in common. T is Layer or Table.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time. In the
/// paths, {collection} is layers or tables.
template <class T>
struct LayerModel : ItemModel<T, LayerVersion> {
  /// The first and the last moment of collection. It is sent under this name, as it is received and as the Python
  /// client sends it. The API documentation has a request with "collected" and a single date instead, which
  /// `extra.set("collected", …)` can send.
  Field<std::vector<Timestamp>> collected_at;
  Field<LayerKind> kind;
  Field<LayerData> data;
  Field<Ref<License>> license;
  Field<std::string> elevation_field;
  Field<std::string> supplier_reference;
  Field<std::string> version_reference;
  Field<RawJson> autoupdate;      ///< {behavior, schedule}.
  Field<bool> publish_on_import;  ///< Sent as `publish`: publish as soon as the import has finished.
  Field<std::int64_t> default_style_id;
  Field<RawJson> mapstream_id;
  Field<RawJson> tilegrids;

  // The members from here on are sent by v1.x only.
  Field<RawJson> services;
  Field<RawJson> repository;
  Field<RawJson> styles;
  Field<std::string> doi;
  Field<RawJson> attached;

  /// Saves the changes of this draft, and reads the response into this object. Returns false if there was nothing to
  /// send.
  ///
  /// Sends `PUT /{collection}/{id}/versions/{version_id}/`. `data` is sent only if `with_data` is true: the service
  /// then cancels a running import and starts a new one. Throws ClientValidationError, before the PUT, if `data`
  /// changed and `with_data` is false, if a required member is missing, and if this is a published version.
  /// Throws NotAllowed if the server finds that the version is published.
  bool save(bool with_data = false, SaveBody body = SaveBody::changes, const CallOptions& options = {}) {
    return this->save_changes(with_data, body, options);
  }
  /// Saves the changes of this draft without `data`: same as `save(false, body, options)`.
  bool save(SaveBody body, const CallOptions& options = {}) { return save(false, body, options); }

  /// Imports the data of a version, by default this one, again, even if nothing changed; cancels a running import.
  /// Returns the version that is being imported.
  ///
  /// Sends `POST /{collection}/{id}/versions/{version_id}/import/`. Throws Conflict for a published version.
  T start_import(std::int64_t version_id = 0, const CallOptions& options = {}) const {
    T importing;
    detail::post_version_into(this->session(), T::model_info(), T::model_info(), &importing, this->bound_id(), "import",
                              detail::version_for(this->version_of(), version_id, options), options);
    return importing;
  }
  /// Creates a draft, starts its import, and returns the draft. Sends `POST /{collection}/{id}/versions/import/`.
  /// Throws Conflict if a draft exists.
  T start_update(const CallOptions& options = {}) const {
    T importing;
    detail::post_version_into(this->session(), T::model_info(), T::model_info(), &importing, this->bound_id(), "update",
                              0, options);
    return importing;
  }
  /// Replaces the metadata of a version, by default this one, with an XML document, and reads the version again.
  ///
  /// The document is sent unchanged. Sends `POST /{collection}/{id}/versions/{version_id}/metadata/`. Throws NotAllowed
  /// for a published version, and ClientValidationError, before anything is sent, if the text is not a metadata
  /// document or if this object has unsaved changes.
  void set_metadata(const Input& xml, std::int64_t version_id = 0, const CallOptions& options = {}) {
    this->replace_metadata(xml, version_id, options);
  }
  /// Returns a query over the web services of the item: `GET /{collection}/{id}/services/` (v1.x). To use the result,
  /// include <koordinates/services.hpp> or <koordinates/koordinates.hpp>.
  template <class S = Service>
  [[nodiscard]] Query<S> list_services() const {
    return detail::QueryAccess::make<S>(
        detail::item_query(this->session(), T::model_info(), S::model_info(), this->bound_id()));
  }
  /// Returns a query over the styles of the item: `GET /{collection}/{id}/styles/` (v1.x). Include the same header.
  template <class S = Style>
  [[nodiscard]] Query<S> list_styles() const {
    return detail::QueryAccess::make<S>(
        detail::item_query(this->session(), T::model_info(), S::model_info(), this->bound_id()));
  }
  /// Returns sample rows of a version, by default this one, as the service sends them (v1.x). Sends
  /// `GET /{collection}/{id}/versions/{version_id}/data/sample/`.
  [[nodiscard]] RawJson get_data_sample(std::int64_t version_id = 0, const CallOptions& options = {}) const {
    return detail::read_sample(this->session(), T::model_info(), this->bound_id(),
                               detail::version_for(this->version_of(), version_id, options), options);
  }
  /// Stars the item for the owner of the token (v1.x). Sends `POST /{collection}/{id}/star/`.
  void star(const CallOptions& options = {}) const {
    detail::set_star(this->session(), T::model_info(), this->bound_id(), true, options);
  }
  /// Removes the star (v1.x). Sends `DELETE /{collection}/{id}/star/`.
  void unstar(const CallOptions& options = {}) const {
    detail::set_star(this->session(), T::model_info(), this->bound_id(), false, options);
  }
  /// The permanent changes of single rows in past versions: the calls under `…/{id}/redactions/`. Sends nothing.
  ///
  /// Throws NotBound if the object did not come from a client.
  [[nodiscard]] RedactionManager redactions() const {
    return detail::redactions_of(this->session(), T::model_info(), this->bound_id());
  }
  /// Deletes the layer or table with all its versions. Sends `DELETE /{collection}/{id}/`.
  void delete_layer(const CallOptions& options = {}) const { this->delete_item(options); }
};

/// A layer in one of its versions: `/layers/{id}/` and `/layers/{id}/versions/{version_id}/`.
///
/// Entries of lists lack most members: use Query::expand() or refresh(). Shares ownership of the client's session, as
/// every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Layer : LayerModel<Layer> {
  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A table, which has rows but no geometry: `/tables/{id}/` and `/tables/{id}/versions/{version_id}/`. Ownership and
/// thread-safety are those of Layer.
struct KOORDINATES_EXPORT Table : LayerModel<Table> {
  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls that the managers of layers and tables have in common. Thread-safe, as Manager is.
template <class T>
class LayerModelManager : public VersionedManager<T, LayerVersion> {
 public:
  /// Imports a version again: see LayerModel::start_import(). Sends
  /// `POST /{collection}/{id}/versions/{version_id}/import/`.
  T start_import(std::int64_t layer_id, std::int64_t version_id, const CallOptions& options = {}) const {
    T importing;
    detail::post_version_into(this->session(), T::model_info(), T::model_info(), &importing, layer_id, "import",
                              version_id, options);
    return importing;
  }
  /// Creates a draft and starts its import: see LayerModel::start_update(). Sends
  /// `POST /{collection}/{id}/versions/import/`.
  T start_update(std::int64_t layer_id, const CallOptions& options = {}) const {
    T importing;
    detail::post_version_into(this->session(), T::model_info(), T::model_info(), &importing, layer_id, "update", 0,
                              options);
    return importing;
  }
  /// Replaces the metadata of a version: see LayerModel::set_metadata(). Sends
  /// `POST /{collection}/{id}/versions/{version_id}/metadata/`. Throws ClientValidationError if an id is less than 1 or
  /// if the text is not a metadata document.
  void set_metadata(std::int64_t layer_id, std::int64_t version_id, const Input& xml,
                    const CallOptions& options = {}) const {
    detail::require_version_id(version_id);
    detail::post_metadata(this->session(), T::model_info(), layer_id, version_id, xml, options);
  }

 protected:
  using VersionedManager<T, LayerVersion>::VersionedManager;
};

/// The calls under `/layers/`. Thread-safe, as Manager is.
///
/// Layers that are not public need a token with the scope layers:read, and changes need layers:write.
class KOORDINATES_EXPORT LayerManager : public LayerModelManager<Layer> {
  friend class Client;
  using LayerModelManager::LayerModelManager;
};

/// The calls under `/tables/`. Thread-safe, as Manager is. The scopes are those of layers.
class KOORDINATES_EXPORT TableManager : public LayerModelManager<Table> {
  friend class Client;
  using LayerModelManager::LayerModelManager;
};

template <>
struct ManagerOf<Layer> {
  using type = LayerManager;
};
template <>
struct ManagerOf<Table> {
  using type = TableManager;
};

}  // namespace v0
}  // namespace koordinates
