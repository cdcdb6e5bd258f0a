// SPDX-License-Identifier: BSD-3-Clause
// Documents as JSON: short for lists, long for details.
#pragma once

#include "call.hpp"
#include "items.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct State;

Json document_row_json(const State& state, const Item& item, const ItemVersion& version, const Call& call);

Json document_json(const State& state, const Item& item, const ItemVersion& version, const Call& call,
                   bool with_version);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
