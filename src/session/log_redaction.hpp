// SPDX-License-Identifier: BSD-3-Clause
// Takes the secrets out of headers and bodies before an observer sees them: what is not known to be harmless is "***".
#pragma once

#include <string>
#include <string_view>

#include <koordinates/http/headers.hpp>
#include <koordinates/http/observer.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

[[nodiscard]] LoggedHeaders redact_headers(const Headers& headers);

// A JSON body with the values of harmless members alone. What is no JSON becomes "***".
[[nodiscard]] std::string redact_json(const std::string& body);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
