// SPDX-License-Identifier: BSD-3-Clause
// `FilterValue`: the value of a list filter, converted to the text that the API expects.
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
/// Formats a number independently of the locale.
KOORDINATES_EXPORT std::string filter_text(std::int64_t value);
KOORDINATES_EXPORT std::string filter_text(std::uint64_t value);
/// Formats a number independently of the locale. Throws ClientValidationError if it is not finite.
KOORDINATES_EXPORT std::string filter_text(double value);

/// True if T is text. nullptr_t is excluded because it converts to string_view too.
template <class T>
constexpr bool is_filter_text = std::is_convertible_v<const T&, std::string_view> && !std::is_same_v<T, std::nullptr_t>;
/// True if T is a number. Character types are excluded: a character passed as a number is a mistake.
template <class T>
constexpr bool is_filter_number = std::is_arithmetic_v<T> && !std::is_same_v<T, char> && !std::is_same_v<T, wchar_t> &&
                                  !std::is_same_v<T, char16_t> && !std::is_same_v<T, char32_t>;
}  // namespace detail

/// One filter value or several, as text.
///
/// Booleans become "true" and "false", times ISO 8601 in UTC, and numbers use a decimal point. Several values repeat
/// the query parameter, which the server reads as "any of these". An empty list or an empty optional means: no filter.
/// A value type.
class KOORDINATES_EXPORT FilterValue {
 public:
  /// Constructs from text. Throws ClientValidationError for a null pointer.
  template <class Text, std::enable_if_t<detail::is_filter_text<Text>, int> = 0>
  FilterValue(const Text& text)  // NOLINT(google-explicit-constructor)
      : texts_{std::string(std::string_view(detail::require_text(text)))} {}
  /// Constructs from a number or a boolean. Throws ClientValidationError for a number that is not finite.
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
  /// Constructs from a time. A date without a time stays a date.
  FilterValue(const Timestamp& time);  // NOLINT(google-explicit-constructor)
  /// Constructs from a time.
  FilterValue(std::chrono::system_clock::time_point time);  // NOLINT(google-explicit-constructor)
  /// Constructs from a word of an OpenEnum.
  template <class Enum, class = decltype(Enum::all), class = decltype(std::declval<const Enum&>().str())>
  FilterValue(const Enum& value) : texts_{value.str()} {}  // NOLINT(google-explicit-constructor)
  /// Constructs from an optional. An empty optional means: no filter.
  template <class T>
  FilterValue(const std::optional<T>& value) {  // NOLINT(google-explicit-constructor)
    if (value) *this = FilterValue(*value);
  }
  /// Constructs from several values.
  template <class T>
  FilterValue(const std::vector<T>& values) {  // NOLINT(google-explicit-constructor)
    for (const T& value : values) append(FilterValue(value));
  }
  /// Constructs from several values of mixed types.
  FilterValue(std::initializer_list<FilterValue> values) {
    for (const FilterValue& value : values) append(value);
  }

  /// The values in the form in which they are sent.
  [[nodiscard]] const std::vector<std::string>& texts() const noexcept { return texts_; }

 private:
  void append(const FilterValue& other);
  std::vector<std::string> texts_;
};

}  // namespace v0
}  // namespace koordinates
