// SPDX-License-Identifier: BSD-3-Clause
// What layers, tables, sets, documents and sources have in common: the model bases `DescribedModel`, `ItemModel` and
// `VersionModel`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/categories.hpp>
#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/core/models/ref.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/core/transfers/input.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/metadata.hpp>
#include <koordinates/permissions.hpp>
#include <koordinates/users.hpp>
#include <koordinates/versioned.hpp>

namespace koordinates {
inline namespace v0 {

/// The words of VersionStatus.
struct VersionStatusNames {
  static constexpr std::string_view ok = "ok";
  static constexpr std::string_view importing = "importing";
  static constexpr std::string_view all[] = {ok, importing};
};
/// The state of a version.
using VersionStatus = OpenEnum<VersionStatusNames>;

/// The summary of one version of an item, as in list_versions() and in the member `version` of an item. V is the type
/// of the summary.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
template <class V>
struct VersionModel : Model<V> {
  Field<std::int64_t> id;  ///< The id of the version, not of the item.
  Field<std::string> url;
  Field<VersionStatus> status;
  Field<Timestamp> created_at;
  Field<Ref<User>> created_by;
  Field<std::string> reference;
};

/// What items and sources have in common: owner, description, permissions. T is the type of the model, Base its base
/// class.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
template <class T, class Base>
struct DescribedModel : Base {
  /// The id of the object, whatever its version; the id of the version is `version->id`.
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> title;  ///< Older responses name it `name`.
  Field<std::string> description;
  Field<std::string> description_html;
  Field<Ref<Group>> group;  ///< The owner: a group or a user.
  Field<Ref<User>> user;
  Field<Timestamp> created_at;
  Field<std::string> url_html;
  Field<std::vector<Category>> categories;
  Field<std::vector<std::string>> tags;
  Field<Metadata> metadata;
  Field<RawJson> permissions_url;  ///< A link, or the permissions themselves if they were expanded.
  Field<bool> publish_to_catalog_services;

  /// Returns the manager of the object's permissions: the calls under `/{collection}/{id}/permissions/`. Sends nothing.
  /// Throws NotBound, and FieldMissing if the object has no id.
  [[nodiscard]] PermissionManager permissions() const {
    const T& model = *static_cast<const T*>(this);
    const auto& session = detail::session_of(model, detail::name_of(T::model_info()));
    return detail::permissions_of(session, T::model_info(), id.value());
  }
};

/// What layers, tables, sets and documents have in common. T is the type of the item, V its version summary.
///
/// A member that an API version or a kind of item does not send is absent. Shares ownership of the client's session, as
/// every Resource does. Use one object on one thread at a time.
template <class T, class V>
struct ItemModel : DescribedModel<T, VersionedModel<T, V>> {
  Field<std::string> type;  ///< "layer", "table", "set" or "document".
  Field<Timestamp> first_published_at;
  Field<Timestamp> published_at;
  Field<Timestamp> updated_at;           ///< v1.x only.
  Field<std::string> published_version;  ///< The URL of a version, as are `latest_version` and `this_version`.
  Field<std::string> latest_version;
  Field<std::string> this_version;
  Field<V> version;  ///< Present if the item was read by the URL of a version.
  Field<RawJson> active_publish;
  Field<RawJson> settings;

  // The members from here on are sent by v1.x only.
  Field<RawJson> publisher;
  Field<std::int64_t> num_views;
  Field<std::int64_t> num_downloads;
  Field<bool> is_starred;
  Field<std::string> url_canonical;
  Field<Timestamp> featured_at;
  Field<std::string> thumbnail_url;
  Field<std::vector<std::string>> user_permissions;
  Field<std::vector<std::string>> user_capabilities;
  Field<std::string> public_access;
  Field<RawJson> geotags;

 protected:
  /// Sends the metadata of a version, by default this one, and reads that version again.
  void replace_metadata(const Input& xml, std::int64_t version_id, const CallOptions& options) {
    const std::int64_t target = detail::replace_metadata(this->version_of(), version_id, xml, options);
    *static_cast<T*>(this) = this->get_version(target, {}, options);
  }
  void delete_item(const CallOptions& options) const {
    detail::delete_object(this->session(), T::model_info(), this->bound_id(), options);
  }
};

}  // namespace v0
}  // namespace koordinates
