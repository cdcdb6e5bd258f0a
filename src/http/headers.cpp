// SPDX-License-Identifier: BSD-3-Clause
// HTTP header fields, and what may stand in one.
#include <koordinates/http/headers.hpp>

#include <algorithm>

#include <koordinates/error.hpp>

#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace {

bool is_token_character(char c) noexcept {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool digit = c >= '0' && c <= '9';
  return letter || digit || (c != '\0' && std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos);
}

void check_name(std::string_view name) {
  if (!name.empty() && std::all_of(name.begin(), name.end(), is_token_character)) return;
  throw ClientValidationError(detail::quoted(name) + " is not a valid HTTP header name");
}

// The value is not quoted: it may be a credential.
void check_value(std::string_view name, std::string_view value) {
  if (value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos) return;
  throw ClientValidationError("the value of the HTTP header " + detail::quoted(name) +
                              " must not contain a line end or a NUL character");
}

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

Headers& Headers::add(std::string name, std::string value) {
  check_name(name);
  check_value(name, value);
  fields_.emplace_back(std::move(name), std::move(value));
  return *this;
}

Headers& Headers::set(std::string name, std::string value) {
  check_name(name);
  check_value(name, value);
  const auto same = [&](const Pair& field) { return same_name(field.first, name); };
  const auto first = std::find_if(fields_.begin(), fields_.end(), same);
  if (first == fields_.end()) {
    fields_.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  fields_.erase(std::remove_if(first + 1, fields_.end(), same), fields_.end());
  *first = Pair(std::move(name), std::move(value));
  return *this;
}

Headers& Headers::remove(std::string_view name) noexcept {
  const auto same = [&](const Pair& field) { return same_name(field.first, name); };
  fields_.erase(std::remove_if(fields_.begin(), fields_.end(), same), fields_.end());
  return *this;
}

bool Headers::contains(std::string_view name) const noexcept {
  return std::any_of(fields_.begin(), fields_.end(), [&](const Pair& field) { return same_name(field.first, name); });
}

std::optional<std::string> Headers::get(std::string_view name) const {
  for (const auto& [key, value] : fields_)
    if (same_name(key, name)) return value;
  return std::nullopt;
}

std::vector<std::string> Headers::get_all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : fields_)
    if (same_name(key, name)) values.push_back(value);
  return values;
}

std::string Headers::joined(std::string_view name) const {
  std::string all;
  for (const auto& [key, value] : fields_) {
    if (!same_name(key, name)) continue;
    if (!all.empty()) all += ", ";
    all += value;
  }
  return all;
}

bool Headers::same_name(std::string_view a, std::string_view b) noexcept {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace v0
}  // namespace koordinates
