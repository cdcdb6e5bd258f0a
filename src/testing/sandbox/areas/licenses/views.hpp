// SPDX-License-Identifier: BSD-3-Clause
// The licences of the sandbox and their views.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/licenses.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

Json license_json(const License& license, const Call& call);

void add_license_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
