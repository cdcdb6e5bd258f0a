// SPDX-License-Identifier: BSD-3-Clause
// Redactions: permanent changes of one row in past versions of a layer or table.
#pragma once

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

// …/redactions/ and …/redactions/{id}/ below layers and tables.
void add_redaction_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
