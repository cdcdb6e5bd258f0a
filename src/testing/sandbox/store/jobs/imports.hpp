// SPDX-License-Identifier: BSD-3-Clause
// The imports that are running, and which imports cannot start or will fail.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct Imports {
  std::vector<ItemRef> running;
  std::set<std::int64_t> unavailable_datasources;  // an import without any other datasource cannot start
  std::set<std::int64_t> failing_datasources;      // an import of one of them fails
  int to_fail = 0;                                 // the number of imports, of those that end next, that will fail
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
