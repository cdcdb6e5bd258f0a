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

/// The permission levels, from the lowest to the highest; each includes those before it. The service decides which
/// levels a kind of object accepts, and for whom.
struct PermissionLevelNames {
  static constexpr std::string_view find = "find";
  static constexpr std::string_view view = "view";
  static constexpr std::string_view download = "download";
  static constexpr std::string_view edit = "edit";
  static constexpr std::string_view write = "write";
  static constexpr std::string_view admin = "admin";
  static constexpr std::string_view all[] = {find, view, download, edit, write, admin};
};
using PermissionLevel = OpenEnum<PermissionLevelNames>;

/// The permission level of one user, or of one group, for one object. Endpoint: …/permissions/{id}/.
///
///   Permission::for_group("everyone", PermissionLevel::view)
///   Permission::for_user(42, PermissionLevel::admin)
struct KOORDINATES_EXPORT Permission : Model<Permission> {
  Field<std::string> id;  ///< "user.42", "group.108", or of a group with a key "group.everyone"
  Field<PermissionLevel> permission;
  Field<Ref<Group>>
      group;  ///< a group by id, URL or object, or by its key: everyone, registered-users, staff, administrators
  Field<Ref<User>> user;

  [[nodiscard]] static Permission for_group(const Ref<Group>& group, const PermissionLevel& level);
  [[nodiscard]] static Permission for_user(const Ref<User>& user, const PermissionLevel& level);

  /// The holder in the form of an id: "user.42", "group.108", "group.everyone". Empty if there is none.
  [[nodiscard]] std::string holder() const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

class PermissionManager;

namespace detail {
/// The permissions of one object: `info` is its model, `id` its id.
[[nodiscard]] KOORDINATES_EXPORT PermissionManager permissions_of(const std::shared_ptr<Session>& session,
                                                                  const ModelInfo& info, std::int64_t id);
}  // namespace detail

/// The direct permissions of one object: `layer.permissions()`. The calls need the scope of that object.
class KOORDINATES_EXPORT PermissionManager : public Manager {
 public:
  using model = Permission;

  /// All permissions of the object. GET …/permissions/
  [[nodiscard]] Query<Permission> list() const;
  /// One permission by its id ("group.108", "group.everyone") or by the number in it. GET …/permissions/{id}/
  ///
  /// Throws NotFound if there is no such permission, ClientValidationError if the id is invalid.
  [[nodiscard]] Permission get(std::string_view permission_id, const Expansions& expand = {},
                               const CallOptions& options = {}) const;
  [[nodiscard]] Permission get(std::int64_t permission_id, const Expansions& expand = {},
                               const CallOptions& options = {}) const;
  /// Adds a permission and returns it. POST …/permissions/
  ///
  /// Throws ClientValidationError before anything is sent if it is not for exactly one user or group, or has no level;
  /// BadRequest if the service does not allow it, such as editing by everyone.
  Permission create(const Permission& permission, const CallOptions& options = {}) const;
  /// Replaces all permissions and returns the new list; an empty list removes every direct permission. PUT
  /// …/permissions/
  ///
  /// Throws ClientValidationError as create() does, and if two permissions are for the same user or group.
  std::vector<Permission> set(const std::vector<Permission>& permissions, const CallOptions& options = {}) const;

  /// Gives one user or group ("user.42", "group.108", "group.everyone") this level, higher or lower than before, and
  /// leaves the others unchanged.
  ///
  /// Reads the list first. Sends nothing more if the holder already has that level, otherwise calls create() or set():
  /// changes that somebody else makes in between are lost. Throws ClientValidationError if the holder is invalid,
  /// ClientError if the service accepted the permission but does not list it.
  Permission grant(std::string_view holder, const PermissionLevel& level, const CallOptions& options = {}) const;
  /// Removes the permission of one user or group, in the same way. Returns false if there was none.
  bool revoke(std::string_view holder, const CallOptions& options = {}) const;

 private:
  friend KOORDINATES_EXPORT PermissionManager detail::permissions_of(const std::shared_ptr<detail::Session>&,
                                                                     const detail::ModelInfo&, std::int64_t);
  using Manager::Manager;  ///< parents: {{"collection", "layers"}, {"id", "123"}}
};

}  // namespace v0
}  // namespace koordinates
