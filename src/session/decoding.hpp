// SPDX-License-Identifier: BSD-3-Clause
// Reading an answer's body, with errors that say which request it was and what came instead.
#pragma once

#include <string>
#include <utility>

#include "session/session.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// Throws `error` again, with the request it belongs to, and in other words where the answer is a web page or empty.
[[noreturn]] void throw_undecodable(const ApiResponse& answer, bool is_empty, bool is_html, const DecodeError& error);
[[nodiscard]] bool looks_like_html(const ApiResponse& answer) noexcept;

// Gives the body to `decode` and mends the DecodeErrors that come out of it. The answer's body is gone afterwards.
template <class Decode>
void decode_answer(ApiResponse& answer, Decode decode) {
  const bool is_empty = answer.body.empty();
  const bool is_html = looks_like_html(answer);
  try {
    decode(std::move(answer.body));
  } catch (const DecodeError& error) {
    throw_undecodable(answer, is_empty, is_html, error);
  }
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
