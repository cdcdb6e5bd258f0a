// SPDX-License-Identifier: BSD-3-Clause
// Sets: ordered collections of layers, tables and documents.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/transfers/input.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/item.hpp>
#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {

/// The summary of one version of a set.
struct KOORDINATES_EXPORT SetVersion : VersionModel<SetVersion> {
  /// The set in this version. GET /sets/{id}/versions/{version}/. Throws NotBound, NotFound.
  [[nodiscard]] Set get_set(const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Reads this summary again. GET /sets/{id}/versions/{version}/
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// One item of a set: its URL or, after expand("items"), everything that the service says about it (see `extra`, or
/// Set::get_items() for the typed form). Sent as its URL.
///
/// Made from a URL, or from an object that has one; otherwise throws FieldMissing.
struct KOORDINATES_EXPORT SetItem : Model<SetItem, Record> {
  SetItem() = default;
  SetItem(const char* address) { url = address; }         // NOLINT(google-explicit-constructor)
  SetItem(const std::string& address) { url = address; }  // NOLINT(google-explicit-constructor)
  SetItem(const Layer& layer);                            // NOLINT(google-explicit-constructor)
  SetItem(const Table& table);                            // NOLINT(google-explicit-constructor)
  SetItem(const Set& set);                                // NOLINT(google-explicit-constructor)
  SetItem(const Document& document);                      // NOLINT(google-explicit-constructor)

  Field<std::string> url;

  /// True if the whole object is present.
  [[nodiscard]] bool is_expanded() const noexcept { return !extra.empty(); }

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A set, in the requested version. Endpoints: /sets/{id}/ and /sets/{id}/versions/{version}/.
///
/// The order of its items is the order in which they are drawn.
struct KOORDINATES_EXPORT Set : ItemModel<Set, SetVersion> {
  Field<std::vector<SetItem>> items;  ///< in drawing order; a draft can be reordered and saved

  /// Sends the changes of this draft and reads the response into this object. PUT …/versions/{version}/
  ///
  /// Returns false, and sends nothing, if nothing was changed. Throws ClientValidationError before anything is sent if
  /// a required member is missing or if this is a published version; NotAllowed if the server finds that it is
  /// published.
  bool save(SaveBody body = SaveBody::changes, const CallOptions& options = {}) {
    return save_changes(false, body, options);
  }
  /// The items, each with its kind and `as<Layer>()`. GET on the URL of each item that was not expanded
  ///
  /// An item that the caller may not see, that no longer exists, or that belongs to another site (which is not asked)
  /// is returned with its URL only. Include <koordinates/catalog.hpp> or the umbrella header to use the result.
  [[nodiscard]] std::vector<CatalogEntry> get_items(const CallOptions& options = {}) const;
  /// Replaces the set's metadata with an XML document, then reads the set again. POST /sets/{id}/metadata/
  ///
  /// With a version id, or if the service accepts none there and this is a draft: POST …/versions/{version}/metadata/.
  /// The document is sent unchanged. Throws ClientValidationError if the document is not metadata or if this object has
  /// unsaved changes.
  void set_metadata(const Input& xml, std::int64_t version_id = 0, const CallOptions& options = {});
  /// Deletes the set with all its versions; its items stay. DELETE /sets/{id}/
  void remove(const CallOptions& options = {}) const { delete_item(options); }

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/sets/`. Sets that are not public need the scope `sets:read`, changes `sets:write`.
class KOORDINATES_EXPORT SetManager : public VersionedManager<Set, SetVersion> {
 public:
  /// Replaces a set's metadata: see Set::set_metadata(). POST /sets/{id}/metadata/
  void set_metadata(std::int64_t set_id, const Input& xml, const CallOptions& options = {}) const;

 private:
  friend class Client;
  using VersionedManager::VersionedManager;
};

template <>
struct ManagerOf<Set> {
  using type = SetManager;
};

}  // namespace v0
}  // namespace koordinates
