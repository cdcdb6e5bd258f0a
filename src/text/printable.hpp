// SPDX-License-Identifier: BSD-3-Clause
// Text from outside made fit for an error message: one line, nothing that a terminal acts on, a bounded length.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

// The text as one line of valid UTF-8: line ends become "; ", control and direction characters are left out, a byte that
// is no UTF-8 becomes "?". Longer than `max_bytes`, it is cut between characters and ends in "...".
[[nodiscard]] std::string printable(std::string_view text, std::size_t max_bytes);

// The same in double quotes.
[[nodiscard]] std::string quoted(std::string_view text, std::size_t max_bytes = 100);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
