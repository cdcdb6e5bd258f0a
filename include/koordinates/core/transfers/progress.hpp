// SPDX-License-Identifier: BSD-3-Clause
// `ProgressFunction`: a callback that reports the progress of a transfer.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

namespace koordinates {
inline namespace v0 {

/// Reports the bytes transferred so far and, if it is known, the total number of bytes.
///
/// Called on the thread that makes the call. An exception that it throws ends the transfer and propagates to the
/// caller.
using ProgressFunction = std::function<void(std::uint64_t done, std::optional<std::uint64_t> total)>;

}  // namespace v0
}  // namespace koordinates
