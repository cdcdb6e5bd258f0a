// SPDX-License-Identifier: BSD-3-Clause
// IP addresses as text: only what an address in a URL needs.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

using Ipv4 = std::array<std::uint8_t, 4>;
using Ipv6 = std::array<std::uint16_t, 8>;

// Four decimal numbers without leading zeros; "127.1" and "0x7f.0.0.1" are none.
[[nodiscard]] std::optional<Ipv4> parse_ipv4(std::string_view text);
// An IPv4 address in any spelling that resolvers accept (RFC 3986, section 7.4): one to four numbers, each decimal, octal
// (0177) or hexadecimal (0x7f), the last of which fills the remaining bytes: "127.1", "2130706433". A final dot is allowed.
[[nodiscard]] std::optional<Ipv4> parse_numeric_host(std::string_view text);
// The IPv4 address in an IPv4-mapped (::ffff:127.0.0.1) or IPv4-compatible (::127.0.0.1) IPv6 address.
[[nodiscard]] std::optional<Ipv4> embedded_ipv4(const Ipv6& address);
// "127.0.0.1"
[[nodiscard]] std::string to_text(const Ipv4& address);
// Without brackets and without a zone.
[[nodiscard]] std::optional<Ipv6> parse_ipv6(std::string_view text);
// The canonical form of RFC 5952: "2001:db8::1".
[[nodiscard]] std::string to_text(const Ipv6& address);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
