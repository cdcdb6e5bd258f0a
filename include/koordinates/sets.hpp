// SPDX-License-Identifier: BSD-3-Clause
// Sets: layers, tables and documents that are shown together, in an order.
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

/// One version of a set, in short.
struct KOORDINATES_EXPORT SetVersion : VersionModel<SetVersion> {
  /// The set as it is in this version. GET /sets/{id}/versions/{version}/. Throws NotBound, NotFound.
  [[nodiscard]] Set get_set(const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Reads this summary again.
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// One thing in a set: its address, or, where it came with expand("items"), all that the service says of it (see `extra`,
/// or Set::get_items() for the typed form). Written as its address. Made from an address, or from what is to be put in,
/// which must have one: FieldMissing.
struct KOORDINATES_EXPORT SetItem : Model<SetItem, Record> {
  SetItem() = default;
  SetItem(const char* address) { url = address; }         // NOLINT(google-explicit-constructor)
  SetItem(const std::string& address) { url = address; }  // NOLINT(google-explicit-constructor)
  SetItem(const Layer& layer);                            // NOLINT(google-explicit-constructor)
  SetItem(const Table& table);                            // NOLINT(google-explicit-constructor)
  SetItem(const Set& set);                                // NOLINT(google-explicit-constructor)
  SetItem(const Document& document);                      // NOLINT(google-explicit-constructor)

  Field<std::string> url;

  /// True where the whole object is there.
  [[nodiscard]] bool is_expanded() const noexcept { return !extra.empty(); }

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A set, in the version that was asked for. The order of its items is that in which they are drawn. Endpoints: /sets/{id}/ and
/// /sets/{id}/versions/{version}/.
struct KOORDINATES_EXPORT Set : ItemModel<Set, SetVersion> {
  Field<std::vector<SetItem>> items;  ///< in order; in a draft they can be put in another one, and saved

  /// Sends what was changed in this draft, and reads the answer into this object. PUT …/versions/{version}/. Returns whether
  /// there was anything to send. Throws ClientValidationError, before anything is sent, where a required member is missing,
  /// and where this is a published version; NotAllowed where the server finds that it is.
  bool save(SaveBody body = SaveBody::changes, const CallOptions& options = {}) {
    return save_changes(false, body, options);
  }
  /// What is in it, each entry with its kind and as<Layer>() and so on. An item that came expanded is given without a
  /// request, any other is read: GET on its address. Items are listed also where the caller may not see them; such a one,
  /// one that is gone, and one on another site, which is not asked, are given with their address alone. `#include <koordinates/catalog.hpp>`, or the umbrella, to use
  /// what it gives.
  [[nodiscard]] std::vector<CatalogEntry> get_items(const CallOptions& options = {}) const;
  /// Replaces the set's metadata with an XML document, sent as it is, then reads the set again. POST /sets/{id}/metadata/; with a
  /// version, and where the service takes none there and this is a draft, POST …/versions/{version}/metadata/. Throws
  /// ClientValidationError for what is no metadata document, and where there are changes here that were not saved.
  void set_metadata(const Input& xml, std::int64_t version_id = 0, const CallOptions& options = {});
  /// Deletes the set with all its versions; what is in it stays. DELETE /sets/{id}/
  void remove(const CallOptions& options = {}) const { delete_item(options); }

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under /sets/. Needs a token with the scope sets:read for what is not public, sets:write for changes.
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
