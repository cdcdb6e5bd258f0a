// SPDX-License-Identifier: BSD-3-Clause
// The version of the SDK. This is its only definition: CMake and the packages read it from here.
//
//     #if KOORDINATES_VERSION >= 200       // 0.2.0 or newer
#pragma once

/// The major, minor and patch version.
#define KOORDINATES_VERSION_MAJOR 0
#define KOORDINATES_VERSION_MINOR 1
#define KOORDINATES_VERSION_PATCH 0

/// The version as one number to compare: major * 10000 + minor * 100 + patch.
#define KOORDINATES_VERSION \
  (KOORDINATES_VERSION_MAJOR * 10000 + KOORDINATES_VERSION_MINOR * 100 + KOORDINATES_VERSION_PATCH)

#define KOORDINATES_DETAIL_QUOTE_(x) #x
#define KOORDINATES_DETAIL_QUOTE(x) KOORDINATES_DETAIL_QUOTE_(x)
/// The version as text: "0.1.0".
#define KOORDINATES_VERSION_STRING                    \
  KOORDINATES_DETAIL_QUOTE(KOORDINATES_VERSION_MAJOR) \
  "." KOORDINATES_DETAIL_QUOTE(KOORDINATES_VERSION_MINOR) "." KOORDINATES_DETAIL_QUOTE(KOORDINATES_VERSION_PATCH)

namespace koordinates {
inline namespace v0 {

/// Returns the version of the headers that the caller is compiled with, such as "0.1.0".
[[nodiscard]] constexpr const char* version() noexcept { return KOORDINATES_VERSION_STRING; }

}  // namespace v0
}  // namespace koordinates
