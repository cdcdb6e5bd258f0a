// SPDX-License-Identifier: BSD-3-Clause
// Uploads: sources that come with their files, as a form.
#pragma once

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/store/jobs/sources.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// The source of a multipart/form-data body, with its files. 400, a form, for parts that are missing or wrong.
Source uploaded_source(const Store& store, const Call& call);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
