// SPDX-License-Identifier: BSD-3-Clause
// What to say of an answer that cannot be read.
#include "session/decoding.hpp"

#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

bool looks_like_html(const ApiResponse& answer) noexcept {
  const std::size_t first = answer.body.find_first_not_of(" \t\r\n");
  return first != std::string::npos && answer.body[first] == '<';
}

void throw_undecodable(const ApiResponse& answer, bool is_empty, bool is_html, const DecodeError& error) {
  const std::string status = std::to_string(answer.status);
  std::string message = hide(error.message(), answer.secrets);
  if (is_empty) {
    message = "the response (status " + status + ") is empty, but JSON was expected";
  } else if (is_html) {
    const std::string type = answer.headers.get("Content-Type").value_or("none");
    message = "the response (status " + status + ", Content-Type " + printable(type, 60) +
              ") is a web page, not JSON: is " + answer.url.origin() + " a Koordinates site?";
  }
  throw DecodeError(message, error.pointer(), hide(error.excerpt(), answer.secrets), answer.context);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
