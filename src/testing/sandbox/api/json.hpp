// SPDX-License-Identifier: BSD-3-Clause
// JSON in requests and responses: the store's tree of values, and how it is printed.
#pragma once

#include <string>

#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

using Json = Value;

// The value as text. Bytes that are not UTF-8 (a client may send them back and forth) are replaced, never an error.
inline std::string dump(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
