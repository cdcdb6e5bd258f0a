// SPDX-License-Identifier: BSD-3-Clause
// Exports as answers show them.
#pragma once

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/jobs/export_order.hpp"
#include "testing/sandbox/store/jobs/exports.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// A line of the list.
Json export_summary(const Export& made, const Call& call);

Json export_json(const Store& store, const Export& made, const Call& call);

// What POST /exports/validate/ answers, and POST /exports/ when the order is not valid.
Json validation_json(const Store& store, const ExportOrder& order, const Call& call);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
