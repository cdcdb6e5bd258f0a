// SPDX-License-Identifier: BSD-3-Clause
// The catalogue: everything that is published, of every kind, in one list.
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

/// What an entry of the catalogue is, found in its address.
enum class EntryKind { layer, table, set, document, source, dataset, repository, unknown };

/// A layer, table, set, document, source, point cloud, repository, or something that this version of the SDK does not know.
/// `to_json()` gives all that the server sent of it.
struct KOORDINATES_EXPORT CatalogEntry : Model<CatalogEntry> {
  Field<RawJson> id;  ///< a number; a text for point clouds and repositories
  Field<std::string> url;
  Field<std::string> type;   ///< "layer", "table", …; not every entry has one
  Field<std::string> kind;   ///< "vector", "raster", …; v1.x
  Field<std::string> title;  ///< documents call it `name`
  Field<Timestamp> first_published_at;
  Field<Timestamp> published_at;
  Field<Timestamp> created_at;
  Field<Timestamp> updated_at;
  Field<std::string> url_html;

  [[nodiscard]] EntryKind entry_kind() const;
  /// The id as text, whichever it is; empty where there is none.
  [[nodiscard]] std::string id_text() const;

  /// The entry as its own model, with what the catalogue sent of it and nothing asked: as<Layer>(). Throws ClientValidationError
  /// where the entry is of another kind.
  template <class T>
  [[nodiscard]] T as() const {
    T model;
    convert(T::model_info(), &model);
    return model;
  }
  /// Reads the entry again by its own address, in its detailed form. GET on `url`. Throws FieldMissing where it has none.
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();

 private:
  void convert(const detail::ModelInfo& info, void* model) const;
};

/// The calls under /data/. What is public needs no token; the rest a token with the scope catalog or layers:read.
class KOORDINATES_EXPORT CatalogManager : public ListManager<CatalogEntry> {
 public:
  /// The latest version of each, published or not; adds the filters `version.status` and others. GET /data/latest/
  [[nodiscard]] Query<CatalogEntry> list_latest() const;
  /// The service has no address for one entry by its id. Throws ClientValidationError, always, which says what to call
  /// instead: entry.refresh(), or get() of the manager of its kind.
  [[noreturn]] CatalogEntry get(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const;

  /// The values that occur in a list: GET on it with facets=True, v1.x. Throws ClientValidationError for a client of v1.
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
