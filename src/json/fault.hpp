// SPDX-License-Identifier: BSD-3-Clause
// Finds and words what is wrong with a text that the JSON library refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

struct JsonFault {
  std::string predicate;  // "is not JSON: unexpected '<'"
  std::size_t at = 0;     // the byte
};

// What is wrong with the token that begins at `begin`, of which the library read up to and with `last`.
[[nodiscard]] JsonFault find_fault(std::string_view text, std::size_t begin, std::size_t last);

// Some 60 bytes around a place, fit to be shown on one line: what is unprintable or no UTF-8 reads "?".
[[nodiscard]] std::string excerpt_around(std::string_view text, std::size_t at);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
