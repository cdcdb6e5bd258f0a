// SPDX-License-Identifier: BSD-3-Clause
// `FilterValue`: the value of a filter, written as the API expects it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {
KOORDINATES_EXPORT std::string filter_text(std::int64_t value);
KOORDINATES_EXPORT std::string filter_text(std::uint64_t value);
KOORDINATES_EXPORT std::string filter_text(double value);  // throws ClientValidationError where it is not finite

/// Deleted, because `nullptr` would convert to a string, and a character to a number.
template <class T>
constexpr bool is_filter_text = std::is_convertible_v<const T&, std::string_view> && !std::is_same_v<T, std::nullptr_t>;
template <class T>
constexpr bool is_filter_number = std::is_arithmetic_v<T> && !std::is_same_v<T, char> && !std::is_same_v<T, wchar_t> &&
                                  !std::is_same_v<T, char16_t> && !std::is_same_v<T, char32_t>;
}  // namespace detail

/// One value or several.
///
/// Booleans are written true and false, times as ISO 8601 in UTC, numbers with a decimal point. Several values repeat
/// the parameter, which the server reads as "any of these". No value, or an empty optional, means no filter.
class KOORDINATES_EXPORT FilterValue {
 public:
  template <class Text, std::enable_if_t<detail::is_filter_text<Text>, int> = 0>
  FilterValue(const Text& text)  // NOLINT(google-explicit-constructor)
      : texts_{std::string(std::string_view(detail::require_text(text)))} {}
  template <class Number, std::enable_if_t<detail::is_filter_number<Number>, int> = 0, class = void>
  FilterValue(Number value) {  // NOLINT(google-explicit-constructor)
    if constexpr (std::is_same_v<Number, bool>) {
      texts_.emplace_back(value ? "true" : "false");
    } else if constexpr (std::is_floating_point_v<Number>) {
      texts_.push_back(detail::filter_text(static_cast<double>(value)));
    } else if constexpr (std::is_signed_v<Number>) {
      texts_.push_back(detail::filter_text(static_cast<std::int64_t>(value)));
    } else {
      texts_.push_back(detail::filter_text(static_cast<std::uint64_t>(value)));
    }
  }
  FilterValue(const Timestamp& time);                       // NOLINT(google-explicit-constructor)
  FilterValue(std::chrono::system_clock::time_point time);  // NOLINT(google-explicit-constructor)
  template <class Enum, class = decltype(Enum::all), class = decltype(std::declval<const Enum&>().str())>
  FilterValue(const Enum& value) : texts_{value.str()} {}  // NOLINT(google-explicit-constructor)
  template <class T>
  FilterValue(const std::optional<T>& value) {  // NOLINT(google-explicit-constructor)
    if (value) *this = FilterValue(*value);
  }
  template <class T>
  FilterValue(const std::vector<T>& values) {  // NOLINT(google-explicit-constructor)
    for (const T& value : values) append(FilterValue(value));
  }
  FilterValue(std::initializer_list<FilterValue> values) {
    for (const FilterValue& value : values) append(value);
  }

  [[nodiscard]] const std::vector<std::string>& texts() const noexcept { return texts_; }

 private:
  void append(const FilterValue& other);
  std::vector<std::string> texts_;
};

}  // namespace v0
}  // namespace koordinates
