// SPDX-License-Identifier: BSD-3-Clause
// Entries of the seed: sources, exports, crop layers, repositories and point clouds. Each throws an ApiError or an error
// of the JSON library for what is wrong with it.
#pragma once

#include <string>

#include <koordinates/testing/sandbox.hpp>

#include "json.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct State;

// True for an option of scans and exports, which is set.
bool read_work_option(const std::string& name, const Json& value, SandboxOptions& options);

void seed_source(State& state, const Json& entry);
void seed_export(State& state, const Json& entry);
void seed_crop_layer(State& state, const Json& entry);
void seed_repository(State& state, const Json& entry);
void seed_point_cloud(State& state, const Json& entry);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
