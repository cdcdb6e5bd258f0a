// SPDX-License-Identifier: BSD-3-Clause
// Users and groups: the owners, authors and readers of objects.
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

/// A person: `/users/{id}/`. Read-only. Shares ownership of the client's session, as every Resource does. Use one
/// object on one thread at a time.
struct KOORDINATES_EXPORT User : Model<User> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> first_name;
  Field<std::string> last_name;
  Field<std::string> country;  ///< Two letters.

  // The members from here on are sent by v1.x only.
  Field<std::string> email;
  Field<std::string> geotag;
  Field<bool> is_locked;
  Field<bool> is_site_admin;
  Field<std::string> seat_type;
  Field<Timestamp> date_joined;
  Field<RawJson> capabilities;  ///< Only in the user that UserManager::me() returns.

  /// Reads the user again in its detailed form. Sends `GET /users/{id}/`. Throws NotBound, and FieldMissing if it has
  /// no `url`.
  void refresh(const CallOptions& options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// How much a group has published. A value type.
struct KOORDINATES_EXPORT GroupStats : Model<GroupStats, Record> {
  Field<std::int64_t> layers;
  Field<std::int64_t> tables;
  Field<std::int64_t> documents;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A group of people, such as a council, a company or a team: `/groups/{id}/`. Read-only. Shares ownership of the
/// client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Group : Model<Group> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> name;
  Field<std::string> country;  ///< Two letters.

  Field<std::string> org;   ///< v1.x only.
  Field<std::string> type;  ///< v1.x only.

  Field<GroupStats> stats;  ///< Missing in lists.

  /// Reads the group again in its detailed form. Sends `GET /groups/{id}/`. Throws NotBound, and FieldMissing if it has
  /// no `url`.
  void refresh(const CallOptions& options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/users/`. Thread-safe, as Manager is. They need a token with the scope users:read.
class KOORDINATES_EXPORT UserManager : public ListManager<User> {
 public:
  /// Returns the user that the token belongs to, with `capabilities`. It is the way to test whether a token works.
  /// Sends `GET /users/me/` of v1.x, whatever the client's API version. Throws AuthenticationError if the token is
  /// invalid.
  [[nodiscard]] User me(const CallOptions& options = {}) const;

 private:
  friend class Client;
  using ListManager::ListManager;
};

/// The calls under `/groups/`. Thread-safe, as Manager is.
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
