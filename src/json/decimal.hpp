// SPDX-License-Identifier: BSD-3-Clause
// JSON numbers as decimal digits and an exponent, exact for any number of digits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

// A number as 0.DIGITS * 10^exponent, so that 1, 1.0 and 10e-1 are the same, however many digits there are.
struct Decimal {
  bool negative = false;
  std::string digits;  // neither beginning nor ending in zero; empty for zero
  std::int64_t exponent = 0;
};

// Reads a valid JSON number.
[[nodiscard]] Decimal read_decimal(std::string_view text);

// True if a valid JSON number is zero, however it is written.
[[nodiscard]] bool is_zero(std::string_view text);

// The value of a valid JSON number such as "1.50e2" if it is an integer that fits; otherwise nothing.
[[nodiscard]] std::optional<std::int64_t> exact_integer(std::string_view text);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
