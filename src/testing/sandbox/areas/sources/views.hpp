// SPDX-License-Identifier: BSD-3-Clause
// Sources: where data come from, uploads among them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <koordinates/testing/sandbox.hpp>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/store/jobs/sources.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

// The source that the path names, as `id`. 404 when there is none.
Source& source_of(Store& store, const Call& call);

// "sources/3/"
std::string path_of(const Source& source);

// The source's page on the site, which the sandbox does not have.
std::string html_url(const Source& source, const Call& call);

void add_source_views(Router& router, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
