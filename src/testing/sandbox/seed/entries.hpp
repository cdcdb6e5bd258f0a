// SPDX-License-Identifier: BSD-3-Clause
// The options of the seed, and its entries that are no items: sources, exports, crop layers, repositories and point
// clouds. Each throws an ApiError or an error of the JSON library for what is wrong with it.
#pragma once

#include <optional>
#include <string>

#include <koordinates/testing/sandbox.hpp>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/json.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// Nothing when the entry has no such member.
std::optional<Millis> time_in(const Json& entry, const std::string& name);

// Sets the option; false when there is none of that name.
bool read_option(const std::string& name, const Json& value, SandboxOptions& options);

void seed_source(Store& store, const Json& entry);
void seed_export(Store& store, const Json& entry);
void seed_crop_layer(Store& store, const Json& entry);
void seed_repository(Store& store, const Json& entry);
void seed_point_cloud(Store& store, const Json& entry);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
