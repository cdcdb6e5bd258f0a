// SPDX-License-Identifier: BSD-3-Clause
// The catalogue: one list of everything that is published, whatever its kind.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/core/queries/discovery.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/core/queries/query.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {

/// The kind of a catalogue entry, derived from its address.
enum class EntryKind { layer, table, set, document, source, dataset, repository, unknown };

/// An entry of the catalogue: a layer, table, set, document, source, point cloud, repository, or a kind that this
/// version of the SDK does not know. Read-only.
///
/// `to_json()` returns everything that the server sent about it. Shares ownership of the client's session, as every
/// Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT CatalogEntry : Model<CatalogEntry> {
  Field<RawJson> id;  ///< A number; text for point clouds and repositories.
  Field<std::string> url;
  Field<std::string> type;   ///< "layer", "table", …; some entries have none.
  Field<std::string> kind;   ///< "vector", "raster", …; v1.x only.
  Field<std::string> title;  ///< Documents name it `name`.
  Field<Timestamp> first_published_at;
  Field<Timestamp> published_at;
  Field<Timestamp> created_at;
  Field<Timestamp> updated_at;
  Field<std::string> url_html;

  /// Returns the kind of the entry, or EntryKind::unknown.
  [[nodiscard]] EntryKind entry_kind() const;
  /// Returns the id as text, whether it is a number or text; empty if there is none.
  [[nodiscard]] std::string id_text() const;

  /// Returns the entry as its own model, with the members that the catalogue sent: `as<Layer>()`. Sends nothing. Throws
  /// ClientValidationError if the entry is of another kind.
  template <class T>
  [[nodiscard]] T as() const {
    T model;
    convert(T::model_info(), &model);
    return model;
  }
  /// Reads the entry again in its detailed form. Sends GET to its `url`. Throws NotBound, and FieldMissing if it has no
  /// `url`.
  void refresh(const CallOptions& options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();

 private:
  void convert(const detail::ModelInfo& info, void* model) const;
};

/// The calls under `/data/`. Thread-safe, as Manager is.
///
/// Public entries need no token; others need a token with the scope catalog or layers:read. list() sends `GET /data/`.
class KOORDINATES_EXPORT CatalogManager : public ListManager<CatalogEntry> {
 public:
  /// Returns a query over the latest version of each entry, published or not: `GET /data/latest/`. Adds the filters
  /// `version.status`, `version.created_at` and `version.created_by`.
  [[nodiscard]] Query<CatalogEntry> list_latest() const;
  /// Always throws ClientValidationError: the service has no address for one entry by its id. Call
  /// CatalogEntry::refresh(), or get() of the manager of its kind.
  [[noreturn]] CatalogEntry get(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const;

  /// Returns the values that occur in a list (v1.x). Sends GET to the list with `facets=True`. Throws
  /// ClientValidationError if the client uses v1.
  [[nodiscard]] std::vector<Facet> facets(const Query<CatalogEntry>& query) const;

 private:
  friend class Client;
  using ListManager::ListManager;
};

template <>
struct ManagerOf<CatalogEntry> {
  using type = CatalogManager;
};

}  // namespace v0
}  // namespace koordinates
