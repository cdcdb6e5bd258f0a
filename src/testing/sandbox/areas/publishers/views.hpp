// SPDX-License-Identifier: BSD-3-Clause
// Publishers (v1.x): the site, its groups and its users as those whom data come from.
#pragma once

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

void add_publisher_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
