// SPDX-License-Identifier: BSD-3-Clause
// What a client orders: the body of POST /exports/ and /exports/validate/, checked.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/jobs/export_order.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// Throws 400 for what is missing or malformed, in the form of the API's version.
ExportOrder read_order(const Store& store, const Call& call, const Json& body);

// 400: {"field": [..]} in v1, {"errors": {..}, "status_code": 400} in v1.x.
ApiError order_error(const Call& call, const FieldErrors& errors);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
