// SPDX-License-Identifier: BSD-3-Clause
// SIGPIPE blocked for the calling thread: POSIX.
#ifndef _WIN32
#include "http/curl/sigpipe_guard.hpp"

#include <cerrno>
#include <ctime>

#include <pthread.h>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): the calls of POSIX are in no other

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

sigset_t only_sigpipe() noexcept {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

bool sigpipe_pending() noexcept {
  sigset_t pending;
  sigemptyset(&pending);
  return sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
}

void take_sigpipe() noexcept {
  const sigset_t set = only_sigpipe();
#ifdef __APPLE__
  int taken = 0;
  sigwait(&set, &taken);
#else
  const timespec at_once{};  // a signal sent to the whole process may be gone already
  while (sigtimedwait(&set, nullptr, &at_once) == -1 && errno == EINTR) {
  }
#endif
}

}  // namespace

SigpipeGuard::SigpipeGuard() noexcept : pending_before_(sigpipe_pending()) {
  const sigset_t set = only_sigpipe();
  pthread_sigmask(SIG_BLOCK, &set, &mask_before_);
}

SigpipeGuard::~SigpipeGuard() {
  const int error = errno;
  if (!pending_before_ && sigpipe_pending()) take_sigpipe();
  pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
  errno = error;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates

#endif
