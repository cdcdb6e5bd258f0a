// SPDX-License-Identifier: BSD-3-Clause
// The catalogue: one list of everything that is published, of every kind.
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

/// The kind of a catalogue entry, derived from its URL.
enum class EntryKind { layer, table, set, document, source, dataset, repository, unknown };

/// One entry of the catalogue: a layer, table, set, document, source, point cloud, repository, or an object of an
/// unknown kind.
///
/// `to_json()` returns every member that the service sent, known or not.
struct KOORDINATES_EXPORT CatalogEntry : Model<CatalogEntry> {
  Field<RawJson> id;  ///< a number; a string for point clouds and repositories
  Field<std::string> url;
  Field<std::string> type;   ///< "layer", "table", …; some entries have none
  Field<std::string> kind;   ///< "vector", "raster", …; v1.x
  Field<std::string> title;  ///< documents call it `name`
  Field<Timestamp> first_published_at;
  Field<Timestamp> published_at;
  Field<Timestamp> created_at;
  Field<Timestamp> updated_at;
  Field<std::string> url_html;

  [[nodiscard]] EntryKind entry_kind() const;
  /// The id as text, whether it is a number or a string; empty if the entry has no id.
  [[nodiscard]] std::string id_text() const;

  /// The entry as its own model, `as<Layer>()`, filled with what the catalogue sent. Sends nothing.
  ///
  /// Throws ClientValidationError if the entry is of another kind.
  template <class T>
  [[nodiscard]] T as() const {
    T model;
    convert(T::model_info(), &model);
    return model;
  }
  /// Reads the entry again by its own URL, in its detailed form. GET on `url`.
  ///
  /// Throws FieldMissing if the entry has no URL.
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();

 private:
  void convert(const detail::ModelInfo& info, void* model) const;
};

/// The calls under `/data/`. Public entries need no token; others need one with the scope `catalog` or `layers:read`.
class KOORDINATES_EXPORT CatalogManager : public ListManager<CatalogEntry> {
 public:
  /// The latest version of each object, published or not. GET /data/latest/
  ///
  /// Adds filters such as `version.status`.
  [[nodiscard]] Query<CatalogEntry> list_latest() const;
  /// Always throws ClientValidationError: the service has no URL for one entry by its id.
  ///
  /// Call `entry.refresh()`, or `get()` of the manager of the entry's kind, instead.
  [[noreturn]] CatalogEntry get(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const;

  /// The values that occur in a list, for each filter. GET on the list with `facets=True` (v1.x).
  ///
  /// Throws ClientValidationError if the client uses v1.
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
