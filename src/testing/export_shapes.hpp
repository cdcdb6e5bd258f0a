// SPDX-License-Identifier: BSD-3-Clause
// Exports as answers show them.
#pragma once

#include "exports.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// A line of the list.
Json export_summary(const Export& made, const Call& call);

Json export_json(const State& state, const Export& made, const Call& call);

// What POST /exports/validate/ answers, and POST /exports/ when the order is not valid.
Json validation_json(const State& state, const ExportOrder& order, const Call& call);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
