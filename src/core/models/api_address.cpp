// SPDX-License-Identifier: BSD-3-Clause
// Which thing of the API an address is.
#include "core/models/api_address.hpp"

#include <algorithm>
#include <optional>

#include <koordinates/error.hpp>

#include "http/redaction.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

// The path below the root of an API version; nothing where it is none of the API's.
std::optional<std::string> path_in_api(const Session& session, const Url& url) {
  for (const char* version : {"v1", "v1.x"}) {
    const std::string root = session.api_root(version).path();
    if (url.path().compare(0, root.size(), root) == 0) return url.path().substr(root.size());
  }
  return std::nullopt;
}

}  // namespace

std::string address_of_kind(const Session& session, const std::string& item,
                            std::initializer_list<std::string_view> datatypes, const char* what) {
  const std::string shown = "the item " + redact_text(item);
  const Url url = session.api_root(session.options().api_version).resolve(item);
  if (!session.is_trusted(url)) {
    throw ClientValidationError(shown + " is not on this client's site, " + session.site().origin());
  }
  const std::optional<std::string> path = path_in_api(session, url);
  const bool fits = path && std::any_of(datatypes.begin(), datatypes.end(), [&](std::string_view datatype) {
                      return match_path(find_endpoint(datatype, "GET", "single"), *path).has_value();
                    });
  if (!fits) throw ClientValidationError(shown + " is not the URL of " + what);
  return url.to_string();
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
