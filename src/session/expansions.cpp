// SPDX-License-Identifier: BSD-3-Clause
// Names for the Expand header.
#include <koordinates/session/expansions.hpp>

#include <string_view>

#include <koordinates/error.hpp>

#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {

namespace {

void check_name(std::string_view name) {
  constexpr std::string_view legal = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  if (name.empty() || name.find_first_not_of(legal) != std::string_view::npos) {
    throw ClientValidationError(detail::quoted(name) +
                                " is not the name of an expansion; pass several names as a list");
  }
}

}  // namespace

Expansions::Expansions(const char* name) : Expansions(std::vector<std::string>{name}) {}
Expansions::Expansions(const std::string& name) : Expansions(std::vector<std::string>{name}) {}
Expansions::Expansions(std::initializer_list<const char*> names)
    : Expansions(std::vector<std::string>(names.begin(), names.end())) {}
Expansions::Expansions(std::vector<std::string> names) : names_(std::move(names)) {
  for (const std::string& name : names_) check_name(name);
}

std::string Expansions::header_value() const {
  std::string value;
  for (const std::string& name : names_) value += (value.empty() ? "" : ",") + name;
  return value;
}

}  // namespace v0
}  // namespace koordinates
