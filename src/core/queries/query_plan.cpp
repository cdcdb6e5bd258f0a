// SPDX-License-Identifier: BSD-3-Clause
// Names of filters and sort keys, and the address they make.
#include "core/queries/query_plan.hpp"

#include <algorithm>
#include <array>

#include <koordinates/error.hpp>

#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::array<std::string_view, 6> operators = {"lt", "lte", "gt", "gte", "before", "after"};

bool contains(const std::vector<std::string_view>& list, std::string_view name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

std::string with_dots(std::string_view name) {
  std::string dotted(name);
  for (std::size_t at = dotted.find("__"); at != std::string::npos; at = dotted.find("__", at + 1)) {
    dotted.replace(at, 2, ".");
  }
  // The way in which the Python client's documentation spells it.
  constexpr std::string_view misspelt = "data.source.revision";
  if (dotted.compare(0, misspelt.size(), misspelt) == 0) dotted.replace(0, misspelt.size(), "data.source_revision");
  return dotted;
}

bool is_known(const ListRules& rules, const std::string& name) {
  if (contains(rules.filters, name)) return true;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string::npos) return false;
  const std::string_view last = std::string_view(name).substr(dot + 1);
  return std::find(operators.begin(), operators.end(), last) != operators.end() &&
         contains(rules.filters, std::string_view(name).substr(0, dot));
}

std::string listed(const std::vector<std::string_view>& names) {
  std::string text;
  for (const std::string_view name : names) text += (text.empty() ? "" : ", ") + std::string(name);
  return text.empty() ? "none" : text;
}

// `license` takes an id, a URL, true or false; a word such as "cc-by" is meant for `license.type`.
bool is_license_type(const FilterValue& value) {
  return std::any_of(value.texts().begin(), value.texts().end(), [](const std::string& text) {
    const bool is_id = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    return !is_id && text != "true" && text != "false" && text.find('/') == std::string::npos;
  });
}

}  // namespace

std::string filter_name(const QueryPlan& plan, std::string_view name, const FilterValue& value) {
  std::string dotted = with_dots(name);
  if (dotted == "license" && contains(plan.rules->filters, "license.type") && is_license_type(value)) {
    dotted = "license.type";
  }
  if (plan.rules->open && !dotted.empty()) return dotted;
  if (!is_known(*plan.rules, dotted)) {
    throw ClientValidationError("a list of " + std::string(plan.info->name) + "s has no filter " + quoted(name) +
                                "; it has: " + listed(plan.rules->filters) + ". extra() sends any other");
  }
  return dotted;
}

void check_sort(const QueryPlan& plan, std::string_view key) {
  const std::string_view bare_key = key.substr(0, 1) == "-" ? key.substr(1) : key;
  if ((plan.rules->open || plan.rules->open_sorts) && !bare_key.empty()) return;
  if (contains(plan.rules->sorts, bare_key)) return;
  throw ClientValidationError("a list of " + std::string(plan.info->name) + "s cannot be sorted by " + quoted(key) +
                              "; it has: " + listed(plan.rules->sorts) + ". extra(\"sort\", ...) sends any other");
}

Url QueryPlan::first_url() const {
  if (start) return *start;
  QueryParams params = filters;
  if (!sort.empty()) params.set("sort", sort);
  if (page_size) params.set("page_size", std::to_string(*page_size));
  return address.with_query(params);
}

bool QueryPlan::lists_details() const {
  const auto& names = expand.names();
  return std::any_of(names.begin(), names.end(),
                     [](const std::string& name) { return name == "list" || name.compare(0, 5, "list.") == 0; });
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
