// SPDX-License-Identifier: BSD-3-Clause
// What the service says about its lists: filters, the values that they accept, and what can be expanded.
#pragma once

#include <string>
#include <vector>

#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {

/// One value that a filter accepts.
struct FilterChoice {
  std::string value;
  std::string display_name;
};

/// What one filter accepts: named values, or a range.
struct Facet {
  std::string filter;
  std::vector<FilterChoice> choices;
  RawJson minimum, maximum;  ///< null where it is no range
};

/// The response to OPTIONS on a list. v1 sends less than v1.x.
struct Discovery {
  std::string name;
  std::vector<std::string> expansions;
  std::vector<Facet> filters;
  RawJson raw;  ///< all of it
};

}  // namespace v0
}  // namespace koordinates
