// SPDX-License-Identifier: BSD-3-Clause
// The seed: JSON that adds to the sandbox's state, or overrides it. Its format is told at SandboxOptions::seed.
#pragma once

#include <koordinates/testing/sandbox.hpp>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// The options with what the seed says of options and tokens. Throws std::runtime_error for a seed that cannot be read.
SandboxOptions seeded_options(SandboxOptions options);

// Everything else of the seed. Throws std::runtime_error, saying which member is wrong.
void apply_seed(Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
