// SPDX-License-Identifier: BSD-3-Clause
// A process with the default signals must not die of SIGPIPE when TLS peers reset their connections, and must keep its
// signals as they are. The test starts itself anew for that: in a debugger, or under a test's main function, SIGPIPE may
// be ignored already.
#include <csignal>
#include <cstdlib>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

#include <koordinates/testing/certificate.hpp>

#include "calls.hpp"
#include "support/catch.hpp"
#include "support/environment.hpp"
#include "support/temporary_folder.hpp"

extern char** environ;

using namespace koordinates_test;
using koordinates::testing::WireOptions;
using koordinates::testing::WireScript;
using koordinates::testing::WireServer;

namespace {

std::string own_program() {
#ifdef __APPLE__
  char path[4096];
  std::uint32_t size = sizeof path;
  return _NSGetExecutablePath(path, &size) == 0 ? path : "";
#else
  return "/proc/self/exe";
#endif
}

// Runs one hidden test case of this program with every signal at its default; the status as of waitpid().
int run_anew(const std::string& test_case) {
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t all, none;
  sigfillset(&all);
  sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  std::string program = own_program(), name = test_case;
  char* arguments[] = {program.data(), name.data(), nullptr};
  pid_t child = 0;
  REQUIRE(posix_spawn(&child, program.c_str(), nullptr, &attributes, arguments, environ) == 0);
  posix_spawnattr_destroy(&attributes);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return status;
}

bool sigpipe_blocked() {
  sigset_t mask;
  pthread_sigmask(SIG_SETMASK, nullptr, &mask);
  return sigismember(&mask, SIGPIPE) == 1;
}

bool sigpipe_pending() {
  sigset_t pending;
  sigpending(&pending);
  return sigismember(&pending, SIGPIPE) == 1;
}

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

TEST_CASE("talk to a peer that resets", "[.]") {
  if (variable("KOORDINATES_TEST_URL").empty()) return;  // not started by the test below
  koordinates::CurlTransportOptions options;
  options.ca_file = variable("KOORDINATES_TEST_CA_FILE");
  const auto transport = koordinates::make_curl_transport(options);
  for (int i = 0; i < 40; ++i) {
    auto request = request_for(variable("KOORDINATES_TEST_URL"), "POST");
    if (i % 4 > 1) request.body = koordinates::make_body(std::string(8U << 20U, 'u'));
    const Outcome outcome = outcome_of([&] {
      auto response = transport->send(request, {});
      if (i % 2 == 0) (void)read_all(*response.body);
    });
    (void)outcome;
    std::this_thread::sleep_for(20ms);  // time for the reset to come while the connection is idle
    struct sigaction action {};
    sigaction(SIGPIPE, nullptr, &action);
    REQUIRE(action.sa_handler == SIG_DFL);
    REQUIRE_FALSE(sigpipe_blocked());
    REQUIRE_FALSE(sigpipe_pending());
  }
}

TEST_CASE("no signal kills a process whose TLS peers reset", "[curl][tls]") {
  const TemporaryFolder folder;
  const auto certificate = koordinates::testing::make_certificate(folder.path());
  WireOptions options;
  options.certificate_file = certificate.certificate_file;
  options.key_file = certificate.key_file;
  WireServer server(options);
  // An end and then a reset leave a connection on which the next write, such as the goodbye of TLS, raises SIGPIPE.
  const std::string whole = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
  for (int i = 0; i < 10; ++i) {
    server.next_script(answering(whole).finish().wait(5ms).reset());
    server.next_script(answering(whole).wait(5ms).reset());
    server.next_script(WireScript().expect_head().finish().reset());
    server.next_script(answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc").finish().reset());
  }
  server.script(WireScript().expect_head().reset());
  const ScopedVariable url("KOORDINATES_TEST_URL", server.url()),
      ca("KOORDINATES_TEST_CA_FILE", options.certificate_file);
  const int status = run_anew("talk to a peer that resets");
  CHECK_FALSE(WIFSIGNALED(status));
  CHECK(WEXITSTATUS(status) == 0);
  CHECK(server.connections() >= 20);
}

TEST_CASE("a SIGPIPE that was blocked and pending stays so", "[curl]") {
  sigset_t pipe, before;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, &before);
  pthread_kill(pthread_self(), SIGPIPE);
  WireServer server;
  server.script(serving("ok"));
  CHECK(get(*koordinates::make_curl_transport(), server.url()).body == "ok");
  CHECK(sigpipe_blocked());
  REQUIRE(sigpipe_pending());  // had SIGPIPE been ignored for a moment, it would be gone
  int taken = 0;
  sigwait(&pipe, &taken);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
}
