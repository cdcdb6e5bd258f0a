// SPDX-License-Identifier: BSD-3-Clause
// Users and groups.
#include <koordinates/users.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& User::model_info() {
  static const ModelInfo info = ModelBuilder<User>("user", "USER")
                                    .member<&User::id>("id", read_only)
                                    .member<&User::url>("url", read_only)
                                    .member<&User::first_name>("first_name", read_only)
                                    .member<&User::last_name>("last_name", read_only)
                                    .member<&User::country>("country", read_only)
                                    .member<&User::email>("email", read_only)
                                    .member<&User::geotag>("geotag", read_only)
                                    .member<&User::is_locked>("is_locked", read_only)
                                    .member<&User::is_site_admin>("is_site_admin", read_only)
                                    .member<&User::seat_type>("seat_type", read_only)
                                    .member<&User::date_joined>("date_joined", read_only)
                                    .member<&User::capabilities>("capabilities", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

const ModelInfo& GroupStats::model_info() {
  static const ModelInfo info = ModelBuilder<GroupStats>("group's statistics")
                                    .member<&GroupStats::layers>("layers", read_only)
                                    .member<&GroupStats::tables>("tables", read_only)
                                    .member<&GroupStats::documents>("documents", read_only)
                                    .build();
  return info;
}

const ModelInfo& Group::model_info() {
  static const ModelInfo info = ModelBuilder<Group>("group", "GROUP")
                                    .member<&Group::id>("id", read_only)
                                    .member<&Group::url>("url", read_only)
                                    .member<&Group::name>("name", read_only)
                                    .member<&Group::country>("country", read_only)
                                    .member<&Group::org>("org", read_only)
                                    .member<&Group::type>("type", read_only)
                                    .member<&Group::stats>("stats", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

void User::refresh(const CallOptions& options) { refresh_by_url(*this, options); }
void Group::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

User UserManager::me(const CallOptions& options) const {
  return fetch<User>(*session(), session()->endpoint_url("USER", "GET", "me"), {}, options);
}

}  // namespace v0
}  // namespace koordinates
