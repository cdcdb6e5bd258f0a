// SPDX-License-Identifier: BSD-3-Clause
// The catalogue: /data/ and /data/latest/ over everything that can be published.
#pragma once

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

void add_catalog_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
