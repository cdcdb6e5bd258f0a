// SPDX-License-Identifier: BSD-3-Clause
// Facets, and the answers to OPTIONS.
#include "core/queries/discovery_reader.hpp"

#include <utility>

#include <koordinates/error.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

void require_object(JsonView value, const char* what) {
  if (value.kind() == JsonKind::object) return;
  throw DecodeError(std::string("the response does not hold ") + what + ": an object was expected", value.pointer(),
                    std::string(value.text().substr(0, 60)));
}

// A text, or a number as it is written: keys are ids as often as slugs.
std::string text_member(JsonView object, std::string_view name) {
  const auto member = object.find(name);
  if (!member || member->is_null()) return {};
  return std::string(member->string().value_or(member->text()));
}

std::vector<FilterChoice> read_choices(JsonView list, std::string_view value, std::string_view display_name) {
  std::vector<FilterChoice> choices;
  for (auto child = list.first_child(); child; child = child->next()) {
    choices.push_back({text_member(*child, value), text_member(*child, display_name)});
  }
  return choices;
}

}  // namespace

std::vector<Facet> read_facets(JsonView object) {
  require_object(object, "facets");
  std::vector<Facet> facets;
  for (auto child = object.first_child(); child; child = child->next()) {
    Facet facet;
    facet.filter = child->key();
    if (child->kind() == JsonKind::array) {
      facet.choices = read_choices(*child, "key", "name");
    } else {
      if (const auto minimum = child->find("min")) facet.minimum = minimum->raw();
      if (const auto maximum = child->find("max")) facet.maximum = maximum->raw();
    }
    facets.push_back(std::move(facet));
  }
  return facets;
}

Discovery read_discovery(JsonView object) {
  require_object(object, "a description");
  Discovery discovery;
  discovery.name = text_member(object, "name");
  discovery.raw = object.raw();
  if (const auto expansions = object.find("expansions")) {
    for (auto child = expansions->first_child(); child; child = child->next()) {
      discovery.expansions.emplace_back(child->string().value_or(child->text()));
    }
  }
  const auto filters = object.find("filters");
  for (auto child = filters ? filters->first_child() : std::nullopt; child; child = child->next()) {
    Facet facet;
    facet.filter = child->key();
    if (const auto choices = child->find("choices")) facet.choices = read_choices(*choices, "value", "display_name");
    discovery.filters.push_back(std::move(facet));
  }
  return discovery;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
