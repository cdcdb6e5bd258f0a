// SPDX-License-Identifier: BSD-3-Clause
// HTTP header fields: in order, names compared without regard to case, one name as often as it came.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// A value. Not synchronised: share it between threads only while nobody writes.
class KOORDINATES_EXPORT Headers {
 public:
  using Pair = std::pair<std::string, std::string>;
  using const_iterator = std::vector<Pair>::const_iterator;

  Headers() = default;

  /// Both throw ClientValidationError for a name that is no token, and for a value with CR, LF or NUL in it: such a value
  /// would end the header and begin another.
  Headers& add(std::string name, std::string value);
  Headers& set(std::string name, std::string value);  ///< replaces every value of that name
  Headers& remove(std::string_view name) noexcept;

  [[nodiscard]] bool contains(std::string_view name) const noexcept;
  /// The first value of that name.
  [[nodiscard]] std::optional<std::string> get(std::string_view name) const;
  /// All of them, in order.
  [[nodiscard]] std::vector<std::string> get_all(std::string_view name) const;
  /// All of them joined with ", ", as a list header allows; empty where there is none.
  [[nodiscard]] std::string joined(std::string_view name) const;

  [[nodiscard]] const_iterator begin() const noexcept { return fields_.begin(); }
  [[nodiscard]] const_iterator end() const noexcept { return fields_.end(); }
  [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }
  [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }

  /// "Content-Type" and "content-type" are the same name.
  [[nodiscard]] static bool same_name(std::string_view a, std::string_view b) noexcept;

 private:
  std::vector<Pair> fields_;
};

}  // namespace v0
}  // namespace koordinates
