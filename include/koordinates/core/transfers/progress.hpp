// SPDX-License-Identifier: BSD-3-Clause
// Being told how far a transfer has come.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace koordinates {
inline namespace v0 {

/// Called on the thread that makes the call, with the bytes received or sent so far and with all of them, where that is known.
/// What it throws ends the transfer and reaches the caller.
using ProgressFunction = std::function<void(std::uint64_t done, std::optional<std::uint64_t> total)>;

}  // namespace v0
}  // namespace koordinates
