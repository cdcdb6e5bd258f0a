// SPDX-License-Identifier: BSD-3-Clause
// Filters out of query parameters: dotted names with operators; repeated ones are alternatives, others all hold.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/call.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

enum class FilterKind { text, boolean, integer, number, date };

struct FilterSpec {
  std::string name;  // "data.source_revision"
  FilterKind kind = FilterKind::text;
  bool v1x_only = false;
};

// One condition: `data.source_revision.gte=4`, or all values of a repeated parameter.
struct FilterTerm {
  std::string name;
  std::string op;  // "lt", "lte", "gt", "gte", "before", "after"; empty for equality
  std::vector<std::string> values;
};

// The conditions among the query parameters; parameters that are no filter of these are left out.
std::vector<FilterTerm> filter_terms(const Call& call, const std::vector<FilterSpec>& specs);

// Whether a parameter of that name is such a filter, for strictness.
bool is_filter(const std::string& parameter, const std::vector<FilterSpec>& specs, bool v1x);

// Tests for the values of a term. They throw 400 at once for a value of the wrong kind.
std::function<bool(std::int64_t)> integer_test(const FilterTerm& term);
std::function<bool(Millis)> date_test(const FilterTerm& term);
std::function<bool(bool)> boolean_test(const FilterTerm& term);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
