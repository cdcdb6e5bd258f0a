// SPDX-License-Identifier: BSD-3-Clause
// The endpoint table: every address of the API that the SDK calls, and what may be done with it.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace koordinates {
inline namespace v0 {
namespace detail {

struct Endpoint {
  std::string_view datatype;      // "LAYER"
  std::string_view verb;          // "GET"
  std::string_view urltype;       // "single"
  std::string_view path;          // "layers/{id}/", below the API's root
  bool repeatable;                // may be sent again when it is not known whether it arrived
  std::string_view version = {};  // the one API version that has it; empty: the client's own
};

using UrlParams = std::map<std::string, std::string>;

// Throws ClientValidationError where there is none; the message names what there is.
[[nodiscard]] const Endpoint& find_endpoint(std::string_view datatype, std::string_view verb, std::string_view urltype);

// "layers/123/": each {name} replaced, percent-encoded. Throws ClientValidationError for a parameter that is missing,
// unknown, empty, or holds a slash.
[[nodiscard]] std::string fill_path(const Endpoint& endpoint, const UrlParams& params);

// The same with the values in the order in which the template names them; those that it has no place for are not used.
[[nodiscard]] std::string fill_in_order(const Endpoint& endpoint, std::initializer_list<std::string> values);

// The reverse, for a path below the API's root. Nothing where it is another path. A parameter is one segment.
[[nodiscard]] std::optional<UrlParams> match_path(const Endpoint& endpoint, std::string_view path);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
