// SPDX-License-Identifier: BSD-3-Clause
// Explore sections (v1.x): the sections of the site's start page.
#pragma once

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;

void add_explore_section_views(Router& router);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
