// SPDX-License-Identifier: BSD-3-Clause
// Layers and tables: published data sets and their versions.
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

struct LayerKindNames {
  static constexpr std::string_view vector = "vector";
  static constexpr std::string_view raster = "raster";
  static constexpr std::string_view grid = "grid";
  static constexpr std::string_view attribute_grid = "attribute-grid";
  static constexpr std::string_view table = "table";
  static constexpr std::string_view pointcloud = "pointcloud";
  static constexpr std::string_view all[] = {vector, raster, grid, attribute_grid, table, pointcloud};
};
using LayerKind = OpenEnum<LayerKindNames>;

/// A datasource that a layer is made from. Sent as it was given: an id, or the URL of a datasource.
struct KOORDINATES_EXPORT DatasourceRef : Model<DatasourceRef, Record> {
  DatasourceRef() = default;
  template <class Id, std::enable_if_t<std::is_integral_v<Id> && !std::is_same_v<Id, bool> && sizeof(Id) <= 8, int> = 0>
  DatasourceRef(Id datasource_id) {  // NOLINT(google-explicit-constructor)
    id = static_cast<std::int64_t>(datasource_id);
  }
  DatasourceRef(const char* address) { url = address; }         // NOLINT(google-explicit-constructor)
  DatasourceRef(const std::string& address) { url = address; }  // NOLINT(google-explicit-constructor)

  Field<std::int64_t> id;
  Field<std::string> url;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The data of a layer or table: its member `data`.
struct KOORDINATES_EXPORT LayerData : Model<LayerData, Record> {
  Field<std::vector<DatasourceRef>> datasources;  ///< unreadable if v1.x sends a URL: see extra.get("datasources")
  Field<std::vector<LayerField>> fields;
  Field<std::string> encoding;
  Field<Crs> crs;
  Field<std::vector<std::string>> primary_key_fields;
  Field<RawJson> geometry_field;  ///< the name of a field, or of an x and a y field
  Field<std::string> geometry_type;
  Field<std::int64_t> feature_count;
  Field<std::int64_t> empty_geometry_count;
  Field<std::int64_t> datasource_count;
  Field<RawJson> extent;           ///< GeoJSON
  Field<RawJson> source_revision;  ///< an integer or a string
  Field<std::int64_t> tile_revision;
  Field<RawJson> change_summary;  ///< the rows that the import inserted, updated and deleted
  Field<RawJson> source_summary;  ///< a URL, or an object
  Field<Timestamp> import_started_at;
  Field<Timestamp> import_ended_at;
  Field<RawJson> import_log;
  Field<std::string> import_version;  ///< URL of the version whose import brought this data
  Field<bool> update_available;
  Field<RawJson> omitted_fields;
  Field<RawJson> storage;
  Field<RawJson> sample;
  Field<bool> has_z;
  Field<double> raster_resolution;  ///< in units of the CRS
  Field<std::string> gridded_extent;
  Field<RawJson> export_formats;  ///< of {name, mimetype}
  Field<std::string> elevation_field;
  Field<std::string> primary_key_field;  ///< write-only; responses have primary_key_fields

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The summary of one version of a layer or table.
struct KOORDINATES_EXPORT LayerVersion : VersionModel<LayerVersion> {
  Field<double> progress;   ///< 0 to 1
  Field<bool> data_import;  ///< v1.x; whether this version has new data

  /// The layer, or the table, in this version. GET …/{id}/versions/{version}/. Throws NotBound, NotFound.
  [[nodiscard]] Layer get_layer(const Expansions& expand = {}, const CallOptions& options = {}) const;
  [[nodiscard]] Table get_table(const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Reads this summary again. GET …/versions/{version}/
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The members and verbs that layers and tables share. T is Layer or Table.
template <class T>
struct LayerModel : ItemModel<T, LayerVersion> {
  /// The first and the last date of collection.
  ///
  /// Sent as `collected_at`, which responses and the Python client use. The API documentation uses `collected` with one
  /// date in an example of a request; extra.set("collected", …) sends that.
  Field<std::vector<Timestamp>> collected_at;
  Field<LayerKind> kind;
  Field<LayerData> data;
  Field<Ref<License>> license;
  Field<std::string> elevation_field;
  Field<std::string> supplier_reference;
  Field<std::string> version_reference;
  Field<RawJson> autoupdate;      ///< {behavior, schedule}
  Field<bool> publish_on_import;  ///< sent as `publish`: publishes when the import has ended
  Field<std::int64_t> default_style_id;
  Field<RawJson> mapstream_id;
  Field<RawJson> tilegrids;

  /// From here on: v1.x only.
  Field<RawJson> services;
  Field<RawJson> repository;
  Field<RawJson> styles;
  Field<std::string> doi;
  Field<RawJson> attached;

  /// Sends the changes of this draft and reads the response into this object. PUT …/versions/{version}/
  ///
  /// Returns false, and sends nothing, if nothing was changed. `data` is sent only if `with_data` is true, because the
  /// service then cancels a running import and starts a new one. Throws ClientValidationError before anything is sent
  /// if `data` was changed and `with_data` is false, if a required member is missing, or if this is a published
  /// version; NotAllowed if the server finds that it is published.
  bool save(bool with_data = false, SaveBody body = SaveBody::changes, const CallOptions& options = {}) {
    return this->save_changes(with_data, body, options);
  }
  bool save(SaveBody body, const CallOptions& options = {}) { return save(false, body, options); }

  /// Imports the data of a version (this one by default) again, even if nothing changed, and returns the version.
  /// Cancels a running import. POST …/versions/{version}/import/
  ///
  /// Throws Conflict for a published version. Never sent twice.
  T start_import(std::int64_t version_id = 0, const CallOptions& options = {}) const {
    T importing;
    detail::post_version_into(this->session(), T::model_info(), T::model_info(), &importing, this->bound_id(), "import",
                              detail::version_for(this->version_of(), version_id, options), options);
    return importing;
  }
  /// Creates a draft, starts its import, and returns it. POST …/versions/import/. Throws Conflict if there is a draft.
  T start_update(const CallOptions& options = {}) const {
    T importing;
    detail::post_version_into(this->session(), T::model_info(), T::model_info(), &importing, this->bound_id(), "update",
                              0, options);
    return importing;
  }
  /// Replaces the metadata of a version (this one by default) with an XML document, then reads the version again. POST
  /// …/versions/{version}/metadata/
  ///
  /// The document is sent unchanged. Throws NotAllowed for a published version, ClientValidationError if the document
  /// is not metadata or if this object has unsaved changes.
  void set_metadata(const Input& xml, std::int64_t version_id = 0, const CallOptions& options = {}) {
    this->replace_metadata(xml, version_id, options);
  }
  /// The web services and the styles of this object (v1.x). GET …/{id}/services/, …/{id}/styles/
  ///
  /// Include <koordinates/services.hpp> or the umbrella header to use the result.
  template <class S = Service>
  [[nodiscard]] Query<S> list_services() const {
    return detail::QueryAccess::make<S>(
        detail::item_query(this->session(), T::model_info(), S::model_info(), this->bound_id()));
  }
  template <class S = Style>
  [[nodiscard]] Query<S> list_styles() const {
    return detail::QueryAccess::make<S>(
        detail::item_query(this->session(), T::model_info(), S::model_info(), this->bound_id()));
  }
  /// Sample rows of a version (this one by default), as the service sends them (v1.x). GET
  /// …/versions/{version}/data/sample/
  [[nodiscard]] RawJson get_data_sample(std::int64_t version_id = 0, const CallOptions& options = {}) const {
    return detail::read_sample(this->session(), T::model_info(), this->bound_id(),
                               detail::version_for(this->version_of(), version_id, options), options);
  }
  /// Stars or unstars this object for the owner of the token (v1.x). POST, DELETE …/{id}/star/
  void star(const CallOptions& options = {}) const {
    detail::set_star(this->session(), T::model_info(), this->bound_id(), true, options);
  }
  void unstar(const CallOptions& options = {}) const {
    detail::set_star(this->session(), T::model_info(), this->bound_id(), false, options);
  }
  /// The permanent changes of single rows in past versions: the calls under …/{id}/redactions/. Sends nothing.
  ///
  /// Throws NotBound if the object did not come from a client.
  [[nodiscard]] RedactionManager redactions() const {
    return detail::redactions_of(this->session(), T::model_info(), this->bound_id());
  }
  /// Deletes the layer or table with all its versions. DELETE …/{id}/
  void delete_layer(const CallOptions& options = {}) const { this->delete_item(options); }
};

/// A layer, in the requested version. Endpoints: /layers/{id}/ and /layers/{id}/versions/{version}/.
///
/// Lists leave most members out; expand() or refresh() adds them.
struct KOORDINATES_EXPORT Layer : LayerModel<Layer> {
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A table: rows without geometry. Endpoints: /tables/{id}/ and /tables/{id}/versions/{version}/.
struct KOORDINATES_EXPORT Table : LayerModel<Table> {
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls that layers and tables share.
template <class T>
class LayerModelManager : public VersionedManager<T, LayerVersion> {
 public:
  /// The verbs of the model by id: see LayerModel.
  T start_import(std::int64_t layer_id, std::int64_t version_id, const CallOptions& options = {}) const {
    T importing;
    detail::post_version_into(this->session(), T::model_info(), T::model_info(), &importing, layer_id, "import",
                              version_id, options);
    return importing;
  }
  T start_update(std::int64_t layer_id, const CallOptions& options = {}) const {
    T importing;
    detail::post_version_into(this->session(), T::model_info(), T::model_info(), &importing, layer_id, "update", 0,
                              options);
    return importing;
  }
  void set_metadata(std::int64_t layer_id, std::int64_t version_id, const Input& xml,
                    const CallOptions& options = {}) const {
    detail::require_version_id(version_id);
    detail::post_metadata(this->session(), T::model_info(), layer_id, version_id, xml, options);
  }

 protected:
  using VersionedManager<T, LayerVersion>::VersionedManager;
};

/// The calls under `/layers/`. Layers that are not public need the scope `layers:read`, changes `layers:write`.
class KOORDINATES_EXPORT LayerManager : public LayerModelManager<Layer> {
  friend class Client;
  using LayerModelManager::LayerModelManager;
};

/// The calls under `/tables/`. They need the same scopes as layers.
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
