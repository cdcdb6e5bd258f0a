// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/api/filters.hpp"

#include <algorithm>
#include <optional>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/errors.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

bool takes_operator(FilterKind kind, const std::string& op) {
  const bool ordering = op == "lt" || op == "lte" || op == "gt" || op == "gte";
  switch (kind) {
    case FilterKind::integer:
    case FilterKind::number:
      return ordering;
    case FilterKind::date:
      return ordering || op == "before" || op == "after";
    case FilterKind::text:
    case FilterKind::boolean:
      return false;
  }
  return false;
}

struct Named {
  std::string name;
  std::string op;
};

std::optional<Named> named(const std::string& parameter, const std::vector<FilterSpec>& specs, bool v1x) {
  for (const FilterSpec& spec : specs) {
    if (spec.v1x_only && !v1x) continue;
    if (parameter == spec.name) return Named{spec.name, ""};
    if (!starts_with(parameter, spec.name + ".")) continue;
    const std::string op = parameter.substr(spec.name.size() + 1);
    if (takes_operator(spec.kind, op)) return Named{spec.name, op};
  }
  return std::nullopt;
}

std::string parameter_of(const FilterTerm& term) { return term.op.empty() ? term.name : term.name + "." + term.op; }

bool compare(const std::string& op, std::int64_t value, std::int64_t bound) {
  if (op == "lt" || op == "before") return value < bound;
  if (op == "lte") return value <= bound;
  if (op == "gt" || op == "after") return value > bound;
  if (op == "gte") return value >= bound;
  return value == bound;
}

std::function<bool(std::int64_t)> any_bound(const std::string& op, std::vector<std::int64_t> bounds) {
  return [op, bounds = std::move(bounds)](std::int64_t value) {
    return std::any_of(bounds.begin(), bounds.end(), [&](std::int64_t bound) { return compare(op, value, bound); });
  };
}

}  // namespace

std::vector<FilterTerm> filter_terms(const Call& call, const std::vector<FilterSpec>& specs) {
  std::vector<FilterTerm> terms;
  for (const auto& [parameter, value] : call.query) {
    const auto found = named(parameter, specs, call.v1x);
    if (!found) continue;
    auto term = std::find_if(terms.begin(), terms.end(),
                             [&](const FilterTerm& t) { return t.name == found->name && t.op == found->op; });
    if (term == terms.end()) term = terms.insert(terms.end(), FilterTerm{found->name, found->op, {}});
    term->values.push_back(value);
  }
  return terms;
}

bool is_filter(const std::string& parameter, const std::vector<FilterSpec>& specs, bool v1x) {
  return named(parameter, specs, v1x).has_value();
}

std::function<bool(std::int64_t)> integer_test(const FilterTerm& term) {
  std::vector<std::int64_t> bounds;
  for (const std::string& text : term.values) {
    const auto number = parse_integer(text);
    if (!number) throw field_error(parameter_of(term), "Enter a whole number.");
    bounds.push_back(*number);
  }
  return any_bound(term.op, std::move(bounds));
}

std::function<bool(Millis)> date_test(const FilterTerm& term) {
  std::vector<std::int64_t> bounds;
  for (const std::string& text : term.values) {
    const auto time = parse_timestamp(text);
    if (!time) throw field_error(parameter_of(term), "Enter a date and time in ISO 8601 form.");
    bounds.push_back(*time);
  }
  return any_bound(term.op, std::move(bounds));
}

std::function<bool(bool)> boolean_test(const FilterTerm& term) {
  bool accepts_true = false;
  bool accepts_false = false;
  for (const std::string& text : term.values) {
    const auto value = parse_boolean(text);
    if (!value) throw field_error(parameter_of(term), "Enter true or false.");
    (*value ? accepts_true : accepts_false) = true;
  }
  return [accepts_true, accepts_false](bool value) { return value ? accepts_true : accepts_false; };
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
