// SPDX-License-Identifier: BSD-3-Clause
// `Expansions`: which linked objects an answer should hold in full, by name.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// Made from one name or several: get(1, "permissions"), get(1, {"permissions", "items"}). A value. Throws
/// ClientValidationError for a name that holds anything but letters, digits, ".", "_" and "-".
class KOORDINATES_EXPORT Expansions {
 public:
  Expansions() = default;
  Expansions(const char* name);         // NOLINT(google-explicit-constructor)
  Expansions(const std::string& name);  // NOLINT(google-explicit-constructor)
  Expansions(std::initializer_list<const char*> names);
  Expansions(std::vector<std::string> names);  // NOLINT(google-explicit-constructor)

  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  [[nodiscard]] bool empty() const noexcept { return names_.empty(); }
  /// "a,b,c": the value of the Expand header.
  [[nodiscard]] std::string header_value() const;

 private:
  std::vector<std::string> names_;
};

}  // namespace v0
}  // namespace koordinates
