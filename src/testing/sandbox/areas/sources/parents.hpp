// SPDX-License-Identifier: BSD-3-Clause
// Sources and datasources as parents of metadata, sources of permissions as well.
#pragma once

#include "testing/sandbox/store/people/permissions.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct Source;
class Store;

// Who has what as long as nobody changed it: the owner everything, and nobody else a thing.
Grants source_grants(const Source& source);

void add_source_parents(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
