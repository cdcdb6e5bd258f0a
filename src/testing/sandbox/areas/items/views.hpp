// SPDX-License-Identifier: BSD-3-Clause
// The views of /layers/, /tables/, /sets/ and /documents/: the same API four times, imports excepted.
#pragma once

#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

void add_item_views(Router& router, Store& store, ItemType type);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
