// SPDX-License-Identifier: BSD-3-Clause
// The program koordinates-sandbox. The environment variable KOORDINATES_SANDBOX_PROGRAM, or a macro of the same name,
// says where it is.
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

std::string program() {
  if (const char* path = std::getenv("KOORDINATES_SANDBOX_PROGRAM")) return path;
#ifdef KOORDINATES_SANDBOX_PROGRAM
  return KOORDINATES_SANDBOX_PROGRAM;
#else
  return {};
#endif
}

std::string contents(const std::string& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Ran {
  int status = -1;
  std::string out;
  std::string error;
};

// Runs `script` in a shell, with the program as $SANDBOX and $DIRECTORY for files.
Ran run(const TemporaryDirectory& directory, const std::string& script) {
  const std::string prefix = "SANDBOX='" + program() + "'; DIRECTORY='" + directory.path() + "'; ";
  const std::string command =
      "( " + prefix + script + " ) > '" + directory.path() + "/out' 2> '" + directory.path() + "/error'";
  const int status = std::system(command.c_str());
  // Of what system() gives, the exit status is the second byte on every system that has a shell like this one.
  return Ran{status > 255 ? status / 256 : status, contents(directory.path() + "/out"),
             contents(directory.path() + "/error")};
}

}  // namespace

TEST_CASE("the program says where it listens, and ends with its input", "[sandbox][program]") {
  if (program().empty()) SKIP("the program's place is not known");
  const TemporaryDirectory directory;
  const Ran ended = run(directory, "printf '' | \"$SANDBOX\"");
  CHECK(ended.status == 0);
  CHECK_THAT(ended.out, StartsWith("LISTENING http://127.0.0.1:"));
  CHECK(ended.out.back() == '\n');
  CHECK(ended.error.empty());
}

TEST_CASE("the program takes options for scans and exports", "[sandbox][program]") {
  if (program().empty()) SKIP("the program's place is not known");
  const TemporaryDirectory directory;
  const Ran ended = run(directory,
                        "printf '' | \"$SANDBOX\" --scan-polls 0 --scan-ms=1 --export-polls 1 --export-ms 1 "
                        "--export-bytes 5000000000 --export-limit 2 --ranges strong --storage");
  CHECK(ended.status == 0);
  CHECK_THAT(ended.out, StartsWith("LISTENING "));
}

TEST_CASE("the program ends well on signals", "[sandbox][program]") {
  if (program().empty()) SKIP("the program's place is not known");
  const TemporaryDirectory directory;
  for (const char* signal : {"TERM", "INT"}) {
    CAPTURE(signal);
    // Not as a job of the shell, which would have the program ignore SIGINT: the shell becomes the program.
    const Ran ended = run(
        directory,
        std::string("exec sh -c '(while ! grep -q LISTENING \"'\"$DIRECTORY\"'/out\"; do sleep 0.05; done; kill -") +
            signal + " $$) & exec \"'\"$SANDBOX\"'\" --no-stdin < /dev/null'");
    CHECK(ended.status == 0);
    CHECK_THAT(ended.out, StartsWith("LISTENING "));
  }
}

TEST_CASE("the program tells what is wrong with its options", "[sandbox][program]") {
  if (program().empty()) SKIP("the program's place is not known");
  const TemporaryDirectory directory;
  for (const char* wrong : {"--colour", "--port", "--port x", "--port 70000", "--layers -1", "--tls-cert a.pem",
                            "--put sideways", "--ranges some", "--export-bytes x", "--scan-polls", "extra"}) {
    CAPTURE(wrong);
    const Ran ended = run(directory, std::string("\"$SANDBOX\" ") + wrong + " < /dev/null");
    CHECK(ended.status == 2);
    CHECK(ended.out.empty());
    CHECK_THAT(ended.error, StartsWith("koordinates-sandbox: "));
    CHECK(std::count(ended.error.begin(), ended.error.end(), '\n') == 1);
  }
  const koordinates::testing::Sandbox sandbox;
  const Ran busy = run(directory, "\"$SANDBOX\" --port " + std::to_string(sandbox.port()) + " < /dev/null");
  CHECK(busy.status == 1);
  CHECK_THAT(busy.error, ContainsSubstring("port"));
  CHECK(run(directory, "\"$SANDBOX\" --seed no-such-file < /dev/null").status == 1);
}

TEST_CASE("the program tells what it is", "[sandbox][program]") {
  if (program().empty()) SKIP("the program's place is not known");
  const TemporaryDirectory directory;
  const std::string help = run(directory, "\"$SANDBOX\" --help").out;
  CHECK_THAT(help, ContainsSubstring("--no-stdin"));
  for (std::size_t at = help.find("\n  --"); at != std::string::npos; at = help.find("\n  --", at + 1)) {
    const std::string option = help.substr(at + 3, help.find(' ', at + 3) - at - 3);
    CAPTURE(option);
    // With another that there is not, so that it ends, whatever the first one does.
    CHECK_THAT(run(directory, "\"$SANDBOX\" " + option + " --no-such < /dev/null").error,
               !ContainsSubstring("unknown option \"" + option + '"'));
  }
  const Ran version = run(directory, "\"$SANDBOX\" --version");
  CHECK(version.status == 0);
  CHECK_THAT(version.out, StartsWith("koordinates-sandbox "));
}
