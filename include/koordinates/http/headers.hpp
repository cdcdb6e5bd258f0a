// SPDX-License-Identifier: BSD-3-Clause
// HTTP header fields: in order, with case-insensitive names that may repeat.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// A value. Not synchronised: share it between threads only while no thread writes.
class KOORDINATES_EXPORT Headers {
 public:
  using Pair = std::pair<std::string, std::string>;
  using const_iterator = std::vector<Pair>::const_iterator;

  Headers() = default;

  /// Both throw ClientValidationError if the name is not a token, or if the value contains CR, LF or NUL, which could
  /// inject another header.
  Headers& add(std::string name, std::string value);
  Headers& set(std::string name, std::string value);  ///< replaces all values of that name
  Headers& remove(std::string_view name) noexcept;

  [[nodiscard]] bool contains(std::string_view name) const noexcept;
  /// The first value of that name.
  [[nodiscard]] std::optional<std::string> get(std::string_view name) const;
  /// All values of that name, in order.
  [[nodiscard]] std::vector<std::string> get_all(std::string_view name) const;
  /// All values of that name joined with ", ", as list headers allow; empty if there is none.
  [[nodiscard]] std::string joined(std::string_view name) const;

  [[nodiscard]] const_iterator begin() const noexcept { return fields_.begin(); }
  [[nodiscard]] const_iterator end() const noexcept { return fields_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }
  [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }

  /// Compares header names, ignoring case.
  [[nodiscard]] static bool same_name(std::string_view a, std::string_view b) noexcept;

 private:
  std::vector<Pair> fields_;
};

}  // namespace v0
}  // namespace koordinates
