// SPDX-License-Identifier: BSD-3-Clause
// `Expansions`: the names of the linked objects that a response should contain in full.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// The names to send in the `Expand` header.
///
/// Converts from one name or from several: `get(1, "permissions")`, `get(1, {"permissions", "items"})`. The
/// constructors throw ClientValidationError if a name contains anything but letters, digits, ".", "_" and "-". A value
/// type.
class KOORDINATES_EXPORT Expansions {
 public:
  /// Constructs an empty list: nothing is expanded.
  Expansions() = default;
  /// Constructs from one name.
  Expansions(const char* name);         // NOLINT(google-explicit-constructor)
  Expansions(const std::string& name);  // NOLINT(google-explicit-constructor)
  /// Constructs from several names.
  Expansions(std::initializer_list<const char*> names);
  Expansions(std::vector<std::string> names);  // NOLINT(google-explicit-constructor)

  /// The names, in order.
  [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
  /// True if there are no names.
  [[nodiscard]] bool empty() const noexcept { return names_.empty(); }
  /// The value of the `Expand` header: "a,b,c".
  [[nodiscard]] std::string header_value() const;

 private:
  std::vector<std::string> names_;
};

}  // namespace v0
}  // namespace koordinates
