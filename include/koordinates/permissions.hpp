// SPDX-License-Identifier: BSD-3-Clause
// Permissions: who may find, see, download or change a layer, table, set, document or source.
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

/// From the least to the most: each level implies those before it. Which of them a kind of object takes, and for whom, the
/// service decides.
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

/// What one user, or one group, may do with one object. Endpoint: …/permissions/{id}/.
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

  /// For whom it is, in the form of an id: "user.42", "group.108", "group.everyone". Empty where it says neither.
  [[nodiscard]] std::string holder() const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

class PermissionManager;

namespace detail {
/// The permissions of one object: `info` is its model, `id` its id.
[[nodiscard]] KOORDINATES_EXPORT PermissionManager permissions_of(const std::shared_ptr<Session>& session,
                                                                  const ModelInfo& info, std::int64_t id);
}  // namespace detail

/// The direct permissions of one object: layer.permissions(). Its calls need the scope of that object. Every call sends.
class KOORDINATES_EXPORT PermissionManager : public Manager {
 public:
  using model = Permission;

  /// All of them. GET …/permissions/
  [[nodiscard]] Query<Permission> list() const;
  /// One of them, by its id ("group.108", "group.everyone") or by the number in it. GET …/permissions/{id}/. Throws NotFound,
  /// ClientValidationError for what is no such id.
  [[nodiscard]] Permission get(std::string_view permission_id, const Expansions& expand = {},
                               const CallOptions& options = {}) const;
  [[nodiscard]] Permission get(std::int64_t permission_id, const Expansions& expand = {},
                               const CallOptions& options = {}) const;
  /// Adds one, and gives it as the service has it. POST …/permissions/. Throws ClientValidationError, before anything is sent,
  /// where it is not for exactly one user or group, or has no level; BadRequest for what the service does not allow, such as
  /// changes by everyone.
  Permission create(const Permission& permission, const CallOptions& options = {}) const;
  /// Replaces them all, and gives what there is now; none takes every direct permission away. PUT …/permissions/. Throws
  /// ClientValidationError as create() does, and where two are for the same user or group.
  std::vector<Permission> set(const std::vector<Permission>& permissions, const CallOptions& options = {}) const;

  /// Gives one user or group, by id ("user.42", "group.108", "group.everyone"), this level, be it more or less than what they
  /// have, and leaves the others as they are. The list is read first; then nothing is sent where they have that level
  /// already, else create() or set(): what somebody else changes in between is lost. Throws ClientValidationError for a
  /// holder that is none, ClientError where the service took the permission but does not list it.
  Permission grant(std::string_view holder, const PermissionLevel& level, const CallOptions& options = {}) const;
  /// Takes away what one user or group has, the same way. False where they have nothing.
  bool revoke(std::string_view holder, const CallOptions& options = {}) const;

 private:
  friend KOORDINATES_EXPORT PermissionManager detail::permissions_of(const std::shared_ptr<detail::Session>&,
                                                                     const detail::ModelInfo&, std::int64_t);
  using Manager::Manager;  ///< parents: {{"collection", "layers"}, {"id", "123"}}
};

}  // namespace v0
}  // namespace koordinates
