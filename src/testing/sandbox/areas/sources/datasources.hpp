// SPDX-License-Identifier: BSD-3-Clause
// Datasources: what a scan finds in a source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/store/jobs/datasource.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct Source;
class Store;

// What a scan would find now, without ids. What a remote source holds is made up.
std::vector<Datasource> find_datasources(const Source& source);

// "sources/3/datasources/20001/"
std::string path_of(const Source& source, const Datasource& datasource);

// The one that the call names; 404 where there is none.
const Datasource& datasource_of(const Source& source, const Call& call);

void add_datasource_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
