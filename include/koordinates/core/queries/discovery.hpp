// SPDX-License-Identifier: BSD-3-Clause
// `Discovery`: what the service reports about a list: its filters, the values that they accept, and its expansions.
#pragma once

#include <string>
#include <vector>

#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {

/// One value that a filter accepts.
struct FilterChoice {
  /// The value to send, and its name for display.
  std::string value;
  std::string display_name;
};

/// The values that one filter accepts: a set of named values, or a range.
struct Facet {
  /// The name of the filter.
  std::string filter;
  /// The accepted values.
  std::vector<FilterChoice> choices;
  RawJson minimum, maximum;  ///< The ends of the range; null if the filter does not take a range.
};

/// The response to OPTIONS on a list. API version v1 reports less than v1.x. A value type.
struct Discovery {
  /// The name of the list.
  std::string name;
  /// The names that Query::expand() accepts.
  std::vector<std::string> expansions;
  /// The filters and the values that they accept.
  std::vector<Facet> filters;
  RawJson raw;  ///< The whole response as JSON.
};

}  // namespace v0
}  // namespace koordinates
