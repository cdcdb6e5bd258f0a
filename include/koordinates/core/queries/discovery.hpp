// SPDX-License-Identifier: BSD-3-Clause
// What the service tells of its lists: filters, the values they take, and what can be expanded.
#pragma once

#include <string>
#include <vector>

#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {

/// One value that a filter takes.
struct FilterChoice {
  std::string value;
  std::string display_name;
};

/// What one filter takes: named values, or a range.
struct Facet {
  std::string filter;
  std::vector<FilterChoice> choices;
  RawJson minimum, maximum;  ///< null where it is no range
};

/// What OPTIONS tells of a list. v1 tells less than v1.x.
struct Discovery {
  std::string name;
  std::vector<std::string> expansions;
  std::vector<Facet> filters;
  RawJson raw;  ///< all of it
};

}  // namespace v0
}  // namespace koordinates
