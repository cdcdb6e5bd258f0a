// SPDX-License-Identifier: BSD-3-Clause
// Keeps the calling thread from dying of SIGPIPE while libcurl may write to a connection that the peer has closed.
#pragma once

#ifndef _WIN32
#include <csignal>
#endif

namespace koordinates {
inline namespace v0 {
namespace detail {

// Blocks SIGPIPE for this thread as long as it lives, takes back one that arose meanwhile, and restores the mask. The
// process's signal dispositions are left alone. Does nothing on Windows, which has no such signal.
class SigpipeGuard {
 public:
  SigpipeGuard() noexcept;
  ~SigpipeGuard();
  SigpipeGuard(const SigpipeGuard&) = delete;
  SigpipeGuard& operator=(const SigpipeGuard&) = delete;

#ifndef _WIN32
 private:
  sigset_t mask_before_{};
  bool pending_before_ = false;
#endif
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
