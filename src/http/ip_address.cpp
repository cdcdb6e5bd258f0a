// SPDX-License-Identifier: BSD-3-Clause
// IP addresses as text.
#include "http/ip_address.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

// Up to `max_digits` digits at the front of `text`, which is moved past them.
std::optional<unsigned> take_number(std::string_view& text, unsigned base, std::size_t max_digits) {
  unsigned value = 0;
  std::size_t digits = 0;
  for (; digits < text.size() && digits < max_digits; ++digits) {
    const char c = text[digits];
    unsigned digit = 16;
    if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') digit = static_cast<unsigned>(c - 'A') + 10;
    if (digit >= base) break;
    value = value * base + digit;
  }
  if (digits == 0) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

using Groups = std::vector<std::uint16_t>;

// "a:b:c", the last of which may be a dotted quad where `quad_allowed`. Empty text has no groups.
std::optional<Groups> parse_groups(std::string_view text, bool quad_allowed) {
  Groups groups;
  if (text.empty()) return groups;
  for (;;) {
    const std::string_view piece = text.substr(0, text.find(':'));
    const bool last = piece.size() == text.size();
    if (last && quad_allowed && piece.find('.') != std::string_view::npos) {
      const auto quad = parse_ipv4(piece);
      if (!quad) return std::nullopt;
      groups.push_back(static_cast<std::uint16_t>((*quad)[0] * 256 + (*quad)[1]));
      groups.push_back(static_cast<std::uint16_t>((*quad)[2] * 256 + (*quad)[3]));
      return groups;
    }
    std::string_view rest = piece;
    const auto value = take_number(rest, 16, 4);
    if (!value || !rest.empty() || groups.size() == 8) return std::nullopt;
    groups.push_back(static_cast<std::uint16_t>(*value));
    if (last) return groups;
    text.remove_prefix(piece.size() + 1);
  }
}

struct Run {
  std::size_t begin = 0, length = 0;
};

Run longest_run_of_zeros(const Ipv6& address) {
  Run best;
  for (std::size_t i = 0; i < address.size();) {
    std::size_t end = i;
    while (end < address.size() && address[end] == 0) ++end;
    if (end - i > best.length) best = {i, end - i};
    i = std::max(end, i + 1);
  }
  return best;
}

std::string hexadecimal(unsigned value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), "0123456789abcdef"[value % 16]);
    value /= 16;
  } while (value > 0);
  return digits;
}

}  // namespace

std::optional<Ipv4> parse_ipv4(std::string_view text) {
  Ipv4 address{};
  for (std::size_t i = 0; i < address.size(); ++i) {
    if (i > 0) {
      if (text.empty() || text.front() != '.') return std::nullopt;
      text.remove_prefix(1);
    }
    const bool leading_zero = text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9';
    const auto value = take_number(text, 10, 3);
    if (leading_zero || !value || *value > 255) return std::nullopt;
    address[i] = static_cast<std::uint8_t>(*value);
  }
  if (!text.empty()) return std::nullopt;
  return address;
}

std::optional<Ipv4> parse_numeric_host(std::string_view text) {
  if (!text.empty() && text.back() == '.') text.remove_suffix(1);
  std::vector<std::uint64_t> numbers;
  for (;;) {
    std::string_view part = text.substr(0, text.find('.'));
    const bool last = part.size() == text.size();
    std::uint64_t base = 10;
    if (part.size() > 1 && part[0] == '0') {
      base = part[1] == 'x' || part[1] == 'X' ? 16 : 8;
      part.remove_prefix(base == 16 ? 2 : 1);
    }
    // "0x" alone is zero for some resolvers.
    if (part.empty() && base != 16) return std::nullopt;
    std::uint64_t number = 0;
    while (!part.empty()) {
      const auto digit = take_number(part, static_cast<unsigned>(base), 1);
      if (!digit) return std::nullopt;
      number = number * base + *digit;
      if (number > 0xFFFFFFFFU) return std::nullopt;
    }
    numbers.push_back(number);
    if (last) break;
    if (numbers.size() == 4) return std::nullopt;
    text.remove_prefix(text.find('.') + 1);
  }
  std::uint64_t value = 0;
  for (std::size_t i = 0; i + 1 < numbers.size(); ++i) {
    if (numbers[i] > 255) return std::nullopt;
    value |= numbers[i] << (24U - 8U * i);
  }
  const std::size_t rest = 5 - numbers.size();  // how many bytes the last number fills
  if (numbers.back() >= std::uint64_t{1} << (8U * rest)) return std::nullopt;
  value |= numbers.back();
  Ipv4 address{};
  for (std::size_t i = 0; i < address.size(); ++i) address[i] = static_cast<std::uint8_t>(value >> (24U - 8U * i));
  return address;
}

std::optional<Ipv4> embedded_ipv4(const Ipv6& address) {
  const bool zeros = std::all_of(address.begin(), address.begin() + 5, [](std::uint16_t group) { return group == 0; });
  if (!zeros || (address[5] != 0xFFFF && address[5] != 0)) return std::nullopt;
  if (address[5] == 0 && address[6] == 0) return std::nullopt;  // "::", "::1" and their neighbours
  return Ipv4{static_cast<std::uint8_t>(address[6] / 256), static_cast<std::uint8_t>(address[6] % 256),
              static_cast<std::uint8_t>(address[7] / 256), static_cast<std::uint8_t>(address[7] % 256)};
}

std::string to_text(const Ipv4& address) {
  std::string text;
  for (const std::uint8_t byte : address) text += (text.empty() ? "" : ".") + std::to_string(byte);
  return text;
}

std::optional<Ipv6> parse_ipv6(std::string_view text) {
  Ipv6 address{};
  const std::size_t gap = text.find("::");
  if (gap == std::string_view::npos) {
    const auto groups = parse_groups(text, true);
    if (!groups || groups->size() != address.size()) return std::nullopt;
    std::copy(groups->begin(), groups->end(), address.begin());
    return address;
  }
  const auto before = parse_groups(text.substr(0, gap), false);
  const auto after = parse_groups(text.substr(gap + 2), true);
  if (!before || !after || before->size() + after->size() >= address.size()) return std::nullopt;
  std::copy(before->begin(), before->end(), address.begin());
  std::copy_backward(after->begin(), after->end(), address.end());
  return address;
}

std::string to_text(const Ipv6& address) {
  const Run gap = longest_run_of_zeros(address);
  std::string text;
  for (std::size_t i = 0; i < address.size();) {
    if (gap.length > 1 && i == gap.begin) {
      text += "::";
      i += gap.length;
      continue;
    }
    if (!text.empty() && text.back() != ':') text += ':';
    text += hexadecimal(address[i]);
    ++i;
  }
  return text;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
