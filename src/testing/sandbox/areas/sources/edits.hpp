// SPDX-License-Identifier: BSD-3-Clause
// What a client writes about a source: checked, and turned into the sandbox's own form.
#pragma once

#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/jobs/sources.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// A new source from a body of JSON; `upload`: it came with files. 400, a form, for what is missing or wrong.
Source created_source(const Store& store, const Json& body, bool upload);

// Changes the source. Members that are absent are kept, or reset, as the sandbox was told.
void edit_source(const Store& store, Source& source, const Json& body);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
