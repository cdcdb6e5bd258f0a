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

/// The summary of one version of a set. Use one object on one thread at a time.
struct KOORDINATES_EXPORT SetVersion : VersionModel<SetVersion> {
  /// Returns the set in this version. Sends `GET /sets/{id}/versions/{version_id}/`. Throws NotBound and
  /// NotFound.
  [[nodiscard]] Set get_set(const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Reads this summary again. Sends `GET /sets/{id}/versions/{version_id}/`.
  void refresh(const CallOptions& options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// One item of a set: an address or, if the set was read with expand("items"), the whole object. It is sent as its
/// address. A value type.
///
/// The members of an expanded item are in `extra`; Set::get_items() returns them as typed models. Constructed from an
/// address or from an item; an item without `url` throws FieldMissing.
struct KOORDINATES_EXPORT SetItem : Model<SetItem, Record> {
  /// Constructs an empty item.
  SetItem() = default;
  /// Constructs from an address or from an item.
  SetItem(const char* address) { url = address; }         // NOLINT(google-explicit-constructor)
  SetItem(const std::string& address) { url = address; }  // NOLINT(google-explicit-constructor)
  SetItem(const Layer& layer);                            // NOLINT(google-explicit-constructor)
  SetItem(const Table& table);                            // NOLINT(google-explicit-constructor)
  SetItem(const Set& set);                                // NOLINT(google-explicit-constructor)
  SetItem(const Document& document);                      // NOLINT(google-explicit-constructor)

  /// The address of the item.
  Field<std::string> url;

  /// True if the whole object is present.
  [[nodiscard]] bool is_expanded() const noexcept { return !extra.empty(); }

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A set in one of its versions: `/sets/{id}/` and `/sets/{id}/versions/{version_id}/`.
///
/// Items are drawn in their order. Shares ownership of the client's session, as every Resource does. Use one object on
/// one thread at a time.
struct KOORDINATES_EXPORT Set : ItemModel<Set, SetVersion> {
  Field<std::vector<SetItem>> items;  ///< In order. In a draft the order can be changed and saved.

  /// Saves the changes of this draft, and reads the response into this object. Returns false if there was nothing to
  /// send.
  ///
  /// Sends `PUT /sets/{id}/versions/{version_id}/`. Throws ClientValidationError, before the PUT, if a required
  /// member is missing or if this is a published version. Throws NotAllowed if the server finds that the version is
  /// published.
  bool save(SaveBody body = SaveBody::changes, const CallOptions& options = {}) {
    return save_changes(false, body, options);
  }
  /// Returns the items of the set as catalogue entries, each with its kind and `as<Layer>()` and so on.
  ///
  /// An expanded item needs no request; any other is read with GET from its address. An item that the caller may not
  /// see, that no longer exists, or that is on another site, which is not contacted, is returned with its address
  /// alone. To use the result, include <koordinates/catalog.hpp> or <koordinates/koordinates.hpp>.
  [[nodiscard]] std::vector<CatalogEntry> get_items(const CallOptions& options = {}) const;
  /// Replaces the metadata of the set with an XML document, and reads the set again.
  ///
  /// The document is sent unchanged. Sends `POST /sets/{id}/metadata/`. If a version is given, or if the service does
  /// not accept that call and this is a draft, sends `POST /sets/{id}/versions/{version_id}/metadata/`. Throws
  /// ClientValidationError, before anything is sent, if the text is not a metadata document or if this object has
  /// unsaved changes.
  void set_metadata(const Input& xml, std::int64_t version_id = 0, const CallOptions& options = {});
  /// Deletes the set with all its versions, but not its items. Sends `DELETE /sets/{id}/`.
  void remove(const CallOptions& options = {}) const { delete_item(options); }

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/sets/`. Thread-safe, as Manager is.
///
/// Sets that are not public need a token with the scope sets:read, and changes need sets:write.
class KOORDINATES_EXPORT SetManager : public VersionedManager<Set, SetVersion> {
 public:
  /// Replaces the metadata of a set: see Set::set_metadata(). Sends `POST /sets/{id}/metadata/`.
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
