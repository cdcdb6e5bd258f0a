// SPDX-License-Identifier: BSD-3-Clause
// Takes the secrets out of addresses before they are shown.
#pragma once

#include <string>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

// "a=1&key=xyz" becomes "a=1&key=***".
[[nodiscard]] std::string redact_query(std::string_view query);
// "/services;key=xyz/wfs/" becomes "/services;key=***/wfs/".
[[nodiscard]] std::string redact_path(std::string_view path);
// Text that was meant to be an address and may be none: what stands before its last "@" goes as well.
[[nodiscard]] std::string redact_text(std::string_view text);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
