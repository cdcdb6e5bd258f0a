// SPDX-License-Identifier: BSD-3-Clause
// Scans: looking through a source for data, which takes its time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "testing/sandbox/store/jobs/scan.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct Source;
class Store;

// 409 while another is running, 400 for a source that is never scanned.
Scan& start_scan(Store& store, Source& source);

// Ends the scans whose time has come; `all`: every running one's has. Returns how many ended.
int settle_scans(Store& store, bool all);

void add_scan_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
