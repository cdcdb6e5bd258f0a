// SPDX-License-Identifier: BSD-3-Clause
// Permissions: who may find, view, download or change a layer, table, set, document or source.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/core/models/ref.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/session/call_options.hpp>
#include <koordinates/session/expansions.hpp>
#include <koordinates/users.hpp>

namespace koordinates {
inline namespace v0 {

/// The words of PermissionLevel, from the lowest to the highest.
struct PermissionLevelNames {
  static constexpr std::string_view find = "find";
  static constexpr std::string_view view = "view";
  static constexpr std::string_view download = "download";
  static constexpr std::string_view edit = "edit";
  static constexpr std::string_view write = "write";
  static constexpr std::string_view admin = "admin";
  static constexpr std::string_view all[] = {find, view, download, edit, write, admin};
};
/// A permission level. Each level includes those before it. The service decides which levels a kind of object accepts,
/// and for whom.
using PermissionLevel = OpenEnum<PermissionLevelNames>;

/// What one user, or one group, may do with one object: `/{collection}/{id}/permissions/{permission_id}/`.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
///
///     Permission::for_group("everyone", PermissionLevel::view)
///     Permission::for_user(42, PermissionLevel::admin)
struct KOORDINATES_EXPORT Permission : Model<Permission> {
  Field<std::string> id;  ///< "user.42", "group.108" or, for a group with a key, "group.everyone".
  Field<PermissionLevel> permission;
  /// A group by id, URL or object, or by its key: everyone, registered-users, staff, administrators.
  Field<Ref<Group>> group;
  Field<Ref<User>> user;

  /// Makes a permission for a group. Sends nothing.
  [[nodiscard]] static Permission for_group(const Ref<Group>& group, const PermissionLevel& level);
  /// Makes a permission for a user. Sends nothing.
  [[nodiscard]] static Permission for_user(const Ref<User>& user, const PermissionLevel& level);

  /// Returns the user or group in the form of an id: "user.42", "group.108", "group.everyone". Empty if the permission
  /// names neither.
  [[nodiscard]] std::string holder() const;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

class PermissionManager;

namespace detail {
/// Makes the manager of the permissions of one object. `info` is the object's model, `id` its id.
[[nodiscard]] KOORDINATES_EXPORT PermissionManager permissions_of(const std::shared_ptr<Session>& session,
                                                                  const ModelInfo& info, std::int64_t id);
}  // namespace detail

/// The direct permissions of one object: `layer.permissions()`. Thread-safe, as Manager is.
///
/// The calls need the scope of that object. In the paths, {collection} is layers, tables, sets, documents or sources.
class KOORDINATES_EXPORT PermissionManager : public Manager {
 public:
  /// The model that the calls return.
  using model = Permission;

  /// Returns a query over all permissions of the object: `GET /{collection}/{id}/permissions/`.
  [[nodiscard]] Query<Permission> list() const;
  /// Returns one permission by its id ("group.108", "group.everyone") or by the number in its id. Sends
  /// `GET /{collection}/{id}/permissions/{permission_id}/`. Throws NotFound if there is none, and ClientValidationError
  /// if the id is invalid.
  [[nodiscard]] Permission get(std::string_view permission_id, const Expansions& expand = {},
                               const CallOptions& options = {}) const;
  /// Returns one permission by the number in its id. Sends and throws as the overload above.
  [[nodiscard]] Permission get(std::int64_t permission_id, const Expansions& expand = {},
                               const CallOptions& options = {}) const;
  /// Adds a permission, and returns it as the service reports it. Sends `POST /{collection}/{id}/permissions/`.
  ///
  /// Throws ClientValidationError, before anything is sent, if the permission is not for exactly one user or group, or
  /// has no level. Throws BadRequest if the service does not allow it, such as changes by everyone.
  Permission create(const Permission& permission, const CallOptions& options = {}) const;
  /// Replaces all direct permissions, and returns the new ones; an empty list removes all. Sends
  /// `PUT /{collection}/{id}/permissions/`. Throws ClientValidationError as create() does, and if two permissions are
  /// for the same user or group.
  std::vector<Permission> set(const std::vector<Permission>& permissions, const CallOptions& options = {}) const;

  /// Sets the level of one user or group, whether higher or lower than before, and keeps all other permissions.
  /// `holder` is an id: "user.42", "group.108", "group.everyone".
  ///
  /// Reads the list first. Sends nothing more if the holder already has that level; otherwise calls create() or set().
  /// A change that somebody else makes in between is lost. Throws ClientValidationError if the holder is invalid, and
  /// ClientError if the service accepted the permission but does not list it.
  Permission grant(std::string_view holder, const PermissionLevel& level, const CallOptions& options = {}) const;
  /// Removes the permission of one user or group, in the same way. Returns false if they have none.
  bool revoke(std::string_view holder, const CallOptions& options = {}) const;

 private:
  friend KOORDINATES_EXPORT PermissionManager detail::permissions_of(const std::shared_ptr<detail::Session>&,
                                                                     const detail::ModelInfo&, std::int64_t);
  using Manager::Manager;  ///< The parents are {{"collection", "layers"}, {"id", "123"}}.
};

}  // namespace v0
}  // namespace koordinates
