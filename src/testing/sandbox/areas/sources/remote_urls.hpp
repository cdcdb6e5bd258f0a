// SPDX-License-Identifier: BSD-3-Clause
// Where sources of each type lie: `url_remote`.
#pragma once

#include <string>

#include "testing/sandbox/api/json.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// What is wrong with the address for a source of that type; empty when nothing is.
std::string remote_url_problem(const std::string& type, const Json& url);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
