// SPDX-License-Identifier: BSD-3-Clause
// SIGPIPE does not exist on Windows: nothing to do.
#ifdef _WIN32
#include "http/curl/sigpipe_guard.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

SigpipeGuard::SigpipeGuard() noexcept = default;
SigpipeGuard::~SigpipeGuard() = default;

}  // namespace detail
}  // namespace v0
}  // namespace koordinates

#endif
