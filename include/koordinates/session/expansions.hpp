// SPDX-License-Identifier: BSD-3-Clause
// `Expansions`: the names of linked objects that a response should contain in full.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// Names of linked objects to expand: get(1, "permissions"), get(1, {"permissions", "items"}). A value.
///
/// Throws ClientValidationError if a name contains anything but letters, digits, ".", "_" and "-".
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
