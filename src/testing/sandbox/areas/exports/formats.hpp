// SPDX-License-Identifier: BSD-3-Clause
// The formats in which exports come, by kind of data.
#pragma once

#include <string>
#include <vector>

#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// The kind of format that an item of that kind needs: "rat" for an attribute grid.
std::string format_kind(const std::string& item_kind);

// Complains about kinds and values that are unknown, and about the kinds that are needed and have no format.
void check_formats(const Json& formats, const std::vector<std::string>& needed, FieldErrors& errors);

// A format as people call it; the value itself for one that is unknown.
std::string format_name(const std::string& kind, const std::string& value);

// What OPTIONS tells of them: {"vector": {"type": "choice", .., "choices": [..]}, ..}
Json format_choices();

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
