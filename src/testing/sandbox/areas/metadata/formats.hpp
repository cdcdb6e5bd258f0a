// SPDX-License-Identifier: BSD-3-Clause
// The three formats of XML metadata: told apart, and made up anew where one is asked for that was not written.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// "iso", "fgdc", "dc"
const std::vector<std::string>& metadata_formats();

// The format of an XML text; nothing for what is no XML or none of them. What makes a text XML is looked at from afar:
// that its elements are closed in order.
std::optional<std::string> metadata_format(const std::string& xml);

// A small document of that format which holds the title and nothing else: a conversion may lose information, and this one
// loses all it can.
std::string metadata_document(const std::string& format, const std::string& title);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
