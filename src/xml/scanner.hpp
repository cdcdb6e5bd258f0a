// SPDX-License-Identifier: BSD-3-Clause
// Is a text well-formed XML, and small and plain enough to be handed to the XML library? That one lets much pass.
#pragma once

#include <cstddef>
#include <string_view>

namespace koordinates {
inline namespace v0 {
namespace detail {

constexpr std::size_t max_xml_bytes = std::size_t{64} << 20U;
constexpr std::size_t max_xml_depth = 256;         // of elements in one another, the root element counted
constexpr std::size_t max_xml_pieces = 1'000'000;  // elements, attributes, comments, CDATA sections, instructions

// Looks at the text once, from its beginning to the first fault, and gives it without its byte order mark. Time is linear
// in the size (with the logarithm of the number of attributes in one tag), the stack constant. Throws ClientValidationError
// for what is not well-formed by XML 1.0, and for what is refused although it may be: a size past these limits, an encoding
// that is not UTF-8, a DOCTYPE with an internal subset, and every entity but the five of XML itself.
//
// Names are taken widely: every character outside ASCII may stand in one. Namespaces are not looked at.
[[nodiscard]] std::string_view scan_xml(std::string_view text);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
