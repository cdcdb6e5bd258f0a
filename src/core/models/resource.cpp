// SPDX-License-Identifier: BSD-3-Clause
// Members that the SDK does not know, and what a resource keeps of where it came from.
#include <koordinates/core/models/resource.hpp>

#include <algorithm>
#include <ostream>

#include <koordinates/core/models/open_enum.hpp>

#include "core/models/field_access.hpp"

namespace koordinates {
inline namespace v0 {

std::optional<RawJson> ExtraMembers::get(std::string_view name) const {
  for (auto it = members_.rbegin(); it != members_.rend(); ++it) {
    if (it->first == name) return it->second;
  }
  return std::nullopt;
}

bool ExtraMembers::contains(std::string_view name) const noexcept {
  return std::any_of(members_.begin(), members_.end(), [&](const Pair& member) { return member.first == name; });
}

ExtraMembers& ExtraMembers::set(std::string name, RawJson value) {
  remove(name);
  set_names_.push_back(name);
  members_.emplace_back(std::move(name), std::move(value));
  return *this;
}

ExtraMembers& ExtraMembers::remove(std::string_view name) {
  members_.erase(std::remove_if(members_.begin(), members_.end(), [&](const Pair& m) { return m.first == name; }),
                 members_.end());
  set_names_.erase(std::remove(set_names_.begin(), set_names_.end(), name), set_names_.end());
  return *this;
}

bool ExtraMembers::was_set(std::string_view name) const noexcept {
  return std::find(set_names_.begin(), set_names_.end(), name) != set_names_.end();
}

bool Resource::is_bound() const noexcept { return origin_ != nullptr; }

namespace detail {

void print_text(std::ostream& out, std::string_view text) { out << text; }

}  // namespace detail

}  // namespace v0
}  // namespace koordinates
