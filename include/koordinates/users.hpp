// SPDX-License-Identifier: BSD-3-Clause
// Users and groups: who owns, made or may see a thing.
#pragma once

#include <cstdint>
#include <string>

#include <koordinates/core/field.hpp>
#include <koordinates/core/resource.hpp>
#include <koordinates/core/timestamp.hpp>
#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

// A person. Endpoint: /users/{id}/. The lower members come from API version v1.x only.
struct KOORDINATES_EXPORT User : Model<User> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> first_name;
  Field<std::string> last_name;
  Field<std::string> country;  // two letters

  Field<std::string> email;
  Field<std::string> geotag;
  Field<bool> is_locked;
  Field<bool> is_site_admin;
  Field<std::string> seat_type;
  Field<Timestamp> date_joined;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

// A group of people: a council, a company, a team. Endpoint: /groups/{id}/.
struct KOORDINATES_EXPORT Group : Model<Group> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> name;
  Field<std::string> country;  // two letters

  Field<std::string> org;   // v1.x
  Field<std::string> type;  // v1.x

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

}  // namespace v0
}  // namespace koordinates
