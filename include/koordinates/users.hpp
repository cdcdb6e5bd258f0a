// SPDX-License-Identifier: BSD-3-Clause
// Users and groups: the owners of objects, and the holders of permissions.
#pragma once

#include <cstdint>
#include <string>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/session/call_options.hpp>

namespace koordinates {
inline namespace v0 {

/// A person. Endpoint: /users/{id}/. The last members come from v1.x only.
struct KOORDINATES_EXPORT User : Model<User> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> first_name;
  Field<std::string> last_name;
  Field<std::string> country;  ///< two letters

  Field<std::string> email;
  Field<std::string> geotag;
  Field<bool> is_locked;
  Field<bool> is_site_admin;
  Field<std::string> seat_type;
  Field<Timestamp> date_joined;
  Field<RawJson> capabilities;  ///< only from UserManager::me()

  /// Reads the user again, in the detailed form. GET /users/{id}/. Throws NotBound, FieldMissing if there is no `url`.
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// How many layers, tables and documents a group has published.
struct KOORDINATES_EXPORT GroupStats : Model<GroupStats, Record> {
  Field<std::int64_t> layers;
  Field<std::int64_t> tables;
  Field<std::int64_t> documents;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A group of people: a council, a company, a team. Endpoint: /groups/{id}/.
struct KOORDINATES_EXPORT Group : Model<Group> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> name;
  Field<std::string> country;  ///< two letters

  Field<std::string> org;   ///< v1.x
  Field<std::string> type;  ///< v1.x

  Field<GroupStats> stats;  ///< not in lists

  /// Reads the group again, in the detailed form. GET /groups/{id}/. Throws NotBound, FieldMissing if there is no
  /// `url`.
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/users/`. They need a token with the scope `users:read`.
class KOORDINATES_EXPORT UserManager : public ListManager<User> {
 public:
  /// The owner of the token, with `capabilities`: the way to check a token. GET /users/me/ (v1.x)
  ///
  /// Uses v1.x, whichever version the client has. Throws AuthenticationError.
  [[nodiscard]] User me(const CallOptions& options = {}) const;

 private:
  friend class Client;
  using ListManager::ListManager;
};

/// The calls under `/groups/`.
class KOORDINATES_EXPORT GroupManager : public ListManager<Group> {
  friend class Client;
  using ListManager::ListManager;
};

template <>
struct ManagerOf<User> {
  using type = UserManager;
};
template <>
struct ManagerOf<Group> {
  using type = GroupManager;
};

}  // namespace v0
}  // namespace koordinates
