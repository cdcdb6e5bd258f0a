// SPDX-License-Identifier: BSD-3-Clause
// The progress callback of transfers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace koordinates {
inline namespace v0 {

/// Called on the thread that makes the call, with the bytes transferred so far and the total, if it is known.
///
/// An exception that it throws ends the transfer and reaches the caller.
using ProgressFunction = std::function<void(std::uint64_t done, std::optional<std::uint64_t> total)>;

}  // namespace v0
}  // namespace koordinates
