// SPDX-License-Identifier: BSD-3-Clause
// Checks of sources.
#include "sources/checks.hpp"

#include <array>
#include <string_view>

#include <koordinates/error.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

bool is_remote(const SourceType& type) {
  for (const std::string_view known :
       {SourceType::cifs, SourceType::url, SourceType::arcgis, SourceType::wfs, SourceType::postgres}) {
    if (type == known) return true;
  }
  return false;
}

// An address such as a source of that type has.
const char* example_of(const SourceType& type) {
  if (type == SourceType::cifs) return "cifs://server/share/folder";
  if (type == SourceType::postgres) return "postgresql://server:5432/database";
  if (type == SourceType::arcgis) return "https://server/arcgis/rest/services";
  if (type == SourceType::wfs) return "https://server/wfs";
  return "https://server/roads.zip";
}

// The part of an address between "://" and the first slash.
std::string_view authority_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = url.substr(begin + 3);
  return rest.substr(0, rest.find_first_of("/?#"));
}

// A name and a password in front of the host. A slash in the password ends what is the authority by the rules, and leaves it
// with a port that is none: "postgresql://user:pa/ss@server/database".
bool has_user_info(std::string_view url) {
  const std::string_view authority = authority_of(url);
  if (authority.find('@') != std::string_view::npos) return true;
  const std::size_t colon = authority.rfind(':');
  return colon != std::string_view::npos && authority.back() != ']' &&
         authority.find_first_not_of("0123456789", colon + 1) != std::string_view::npos &&
         url.find('@') != std::string_view::npos;
}

// As libpq takes it: "postgresql://server/database?user=…&password=…".
bool has_password_parameter(std::string_view url) {
  constexpr std::string_view name = "password=";
  for (std::size_t at = url.find(name); at != std::string_view::npos; at = url.find(name, at + 1)) {
    if (at > 0 && (url[at - 1] == '?' || url[at - 1] == '&')) return true;
  }
  return false;
}

}  // namespace

void check_source(const Source& source) {
  const SourceType type = source.type.value_or(SourceType());
  const std::string remote = source.url_remote.value_or(std::string());
  if (is_remote(type) && !source.url_remote.has_value() && !source.is_bound()) {
    throw ClientValidationError("a source of type \"" + type.str() + "\" needs: url_remote, such as \"" +
                                example_of(type) + "\"");
  }
  if (has_user_info(remote) || (type == SourceType::postgres && has_password_parameter(remote))) {
    throw ClientValidationError(
        "url_remote must not contain credentials, because the service shows it: set options->username and "
        "options->password");
  }
  if (!remote.empty() && authority_of(remote).empty()) {
    throw ClientValidationError(std::string("url_remote is not a URL; for this type it looks like \"") +
                                example_of(type) + "\"");
  }
  // One that came has its owner; naming another is a change of owner.
  if (source.group.has_value() && source.user.has_value() && !source.is_bound()) {
    throw ClientValidationError("a source belongs to a group or to a user, not to both: clear one of them");
  }
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
