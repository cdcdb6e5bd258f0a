// SPDX-License-Identifier: BSD-3-Clause
// `Headers`: HTTP header fields in order, with case-insensitive names; a name may occur several times.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// An ordered list of HTTP header fields. A value type. Not synchronised: share it between threads only while no thread
/// writes.
class KOORDINATES_EXPORT Headers {
 public:
  /// A name and its value.
  using Pair = std::pair<std::string, std::string>;
  /// The type of the iterators.
  using const_iterator = std::vector<Pair>::const_iterator;

  Headers() = default;

  /// Appends a field. Throws ClientValidationError if the name is not an HTTP token, or if the value contains CR, LF or
  /// NUL, which would end the field and start another.
  Headers& add(std::string name, std::string value);
  /// Replaces every field of that name with one. Throws as add() does.
  Headers& set(std::string name, std::string value);
  /// Removes every field of that name.
  Headers& remove(std::string_view name) noexcept;

  /// True if there is a field of that name.
  [[nodiscard]] bool contains(std::string_view name) const noexcept;
  /// Returns the first value of that name, or nothing if there is none.
  [[nodiscard]] std::optional<std::string> get(std::string_view name) const;
  /// Returns all values of that name, in order.
  [[nodiscard]] std::vector<std::string> get_all(std::string_view name) const;
  /// Returns all values of that name joined with ", ", as HTTP allows for list headers; empty if there is none.
  [[nodiscard]] std::string joined(std::string_view name) const;

  /// The first field.
  [[nodiscard]] const_iterator begin() const noexcept { return fields_.begin(); }
  /// The end of the fields.
  [[nodiscard]] const_iterator end() const noexcept { return fields_.end(); }
  /// The number of fields.
  [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }
  /// True if there are no fields.
  [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }

  /// True if both names are equal without regard to case: "Content-Type" and "content-type".
  [[nodiscard]] static bool same_name(std::string_view a, std::string_view b) noexcept;

 private:
  std::vector<Pair> fields_;
};

}  // namespace v0
}  // namespace koordinates
