// SPDX-License-Identifier: BSD-3-Clause
// JSON numbers as decimal digits and an exponent.
#include "json/decimal.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

// Exponents that are out of all reason are taken for the largest one.
std::int64_t read_exponent(std::string_view text) noexcept {
  constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max() / 4;
  if (!text.empty() && text[0] == '+') text.remove_prefix(1);
  std::int64_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec == std::errc::result_out_of_range) return text[0] == '-' ? -largest : largest;
  return std::clamp(value, -largest, largest);
}

}  // namespace

Decimal read_decimal(std::string_view text) {
  Decimal number;
  if (text[0] == '-') {
    number.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t e = text.find_first_of("eE");
  if (e != std::string_view::npos) number.exponent = read_exponent(text.substr(e + 1));
  const std::string_view mantissa = text.substr(0, e);
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  number.digits = mantissa.substr(0, point);
  if (point < mantissa.size()) number.digits += mantissa.substr(point + 1);

  const std::size_t leading = std::min(number.digits.find_first_not_of('0'), number.digits.size());
  number.digits.erase(0, leading);
  number.digits.erase(number.digits.find_last_not_of('0') + 1);
  if (number.digits.empty()) return {};
  number.exponent += static_cast<std::int64_t>(point) - static_cast<std::int64_t>(leading);
  return number;
}

bool is_zero(std::string_view text) {
  return text.substr(0, text.find_first_of("eE")).find_first_of("123456789") == std::string_view::npos;
}

std::optional<std::int64_t> exact_integer(std::string_view text) {
  const Decimal number = read_decimal(text);
  if (number.digits.empty()) return 0;
  constexpr std::int64_t most_digits = std::numeric_limits<std::int64_t>::digits10 + 1;
  const auto significant = static_cast<std::int64_t>(number.digits.size());
  if (number.exponent < significant || number.exponent > most_digits) return std::nullopt;
  std::string written = number.negative ? "-" : "";
  written += number.digits;
  written.append(static_cast<std::size_t>(number.exponent - significant), '0');
  std::int64_t value = 0;
  const auto parsed = std::from_chars(written.data(), written.data() + written.size(), value);
  if (parsed.ec != std::errc()) return std::nullopt;
  return value;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
