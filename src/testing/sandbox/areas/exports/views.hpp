// SPDX-License-Identifier: BSD-3-Clause
// Exports: ordered, made while somebody waits, downloaded, cancelled.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "testing/sandbox/areas/exports/files.hpp"
#include "testing/sandbox/store/jobs/exports.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

// Ends the exports whose time has come; `all`: every running one's has. Returns how many ended.
int settle_exports(Store& store, bool all);
// Makes the complete ones gone. Returns how many.
int expire_exports(Store& store);

ExportFile file_of(const Store& store, const Export& made);

void add_export_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
