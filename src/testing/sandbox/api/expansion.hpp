// SPDX-License-Identifier: BSD-3-Clause
// The `Expand` request header: which links of an answer come as what they lead to.
#pragma once

#include <string>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// The names in an Expand header. Throws a 400 for one that is not among `known` when `strict`; otherwise such names
// have no effect.
std::vector<std::string> read_expand(const std::string& header, const std::vector<std::string>& known, bool strict);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
