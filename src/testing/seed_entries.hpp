// SPDX-License-Identifier: BSD-3-Clause
// The options of the seed, and its entries that are no items: sources, exports, crop layers, repositories and point
// clouds. Each throws an ApiError or an error of the JSON library for what is wrong with it.
#pragma once

#include <optional>
#include <string>

#include <koordinates/testing/sandbox.hpp>

#include "json.hpp"
#include "timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct State;

// Nothing when the entry has no such member.
std::optional<Millis> time_in(const Json& entry, const std::string& name);

// Sets the option; false when there is none of that name.
bool read_option(const std::string& name, const Json& value, SandboxOptions& options);

void seed_source(State& state, const Json& entry);
void seed_export(State& state, const Json& entry);
void seed_crop_layer(State& state, const Json& entry);
void seed_repository(State& state, const Json& entry);
void seed_point_cloud(State& state, const Json& entry);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
