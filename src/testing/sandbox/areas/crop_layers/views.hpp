// SPDX-License-Identifier: BSD-3-Clause
// Crop layers: named areas to which exports can be cut.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

void add_crop_layer_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
