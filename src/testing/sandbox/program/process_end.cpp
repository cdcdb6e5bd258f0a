// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/program/process_end.hpp"

#ifdef _WIN32

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <thread>

#else

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <cerrno>
#include <csignal>

#endif

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

#ifdef _WIN32

namespace {

std::atomic<bool> ended{false};

extern "C" void end_on_signal(int) { ended = true; }

}  // namespace

void prepare_for_end() {
  std::signal(SIGTERM, end_on_signal);
  std::signal(SIGINT, end_on_signal);
}

void wait_for_end(bool watch_input) {
  if (watch_input) {
    // A blocking read cannot be interrupted portably: its thread ends with the process.
    std::thread([] {
      while (std::getchar() != EOF) {
      }
      ended = true;
    }).detach();
  }
  while (!ended) std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

#else

namespace {

int signal_pipe[2] = {-1, -1};

extern "C" void end_on_signal(int) {
  const int kept = errno;
  const char byte = 0;
  const ssize_t ignored = ::write(signal_pipe[1], &byte, 1);
  static_cast<void>(ignored);  // a full pipe says the same
  errno = kept;
}

}  // namespace

void prepare_for_end() {
  if (::pipe(signal_pipe) != 0) return;
  for (const int end : signal_pipe) {
    ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(end, F_SETFL, O_NONBLOCK);
  }
  struct sigaction action {};
  action.sa_handler = end_on_signal;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGTERM, &action, nullptr);
  ::sigaction(SIGINT, &action, nullptr);
}

void wait_for_end(bool watch_input) {
  char buffer[256];
  for (;;) {
    pollfd watched[2] = {{signal_pipe[0], POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    const int ready = ::poll(watched, watch_input ? 2 : 1, -1);
    if (ready < 0 && errno == EINTR) continue;
    if (ready < 0 || watched[0].revents != 0) return;
    if (watch_input && watched[1].revents != 0) {
      const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
      if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) return;
    }
  }
}

#endif

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
