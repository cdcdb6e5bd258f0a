// SPDX-License-Identifier: BSD-3-Clause
// The program koordinates-sandbox: the sandbox as a process of its own, for tests in any language.
#include <chrono>
#include <cstdint>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/testing/sandbox.hpp>
#include <koordinates/version.hpp>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/program/process_end.hpp"

namespace {

using koordinates::testing::PutMode;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxRanges;
using koordinates::testing::SandboxToken;
using koordinates::testing::SandboxWork;
namespace parts = koordinates::testing::sandbox_parts;

const char* const help = R"(usage: koordinates-sandbox [option ..]

A stand-in for a Koordinates site on this machine. Prints "LISTENING <url>" once it answers, and serves until its
standard input ends or it gets SIGTERM or SIGINT. A standard input of /dev/null ends at once: give it a pipe, or use
--no-stdin.

  --port N          the port to listen on; 0, the default, is any free one
  --host ADDRESS    the address to listen on (127.0.0.1)
  --tls-cert FILE   speak https with this certificate chain (PEM); needs --tls-key
  --tls-key FILE    its key (PEM)
  --token KEY       a key that is accepted; may be repeated ("sandbox-token" when there is none)
  --seed FILE       JSON that adds to the sandbox's contents
  --layers N        how many published layers there are (25)
  --tables N        how many published tables there are (5)
  --documents N     how many published documents there are (4)
  --sets N          how many published sets there are (3)
  --put MODE        what a PUT does with members that are absent: merge (default) or replace
  --import-polls N  an import ends when it was looked at so often (2)
  --import-ms N     and has run so long (0)
  --scan-polls N    the same for scans of sources
  --scan-ms N
  --export-polls N  and for exports
  --export-ms N
  --export-bytes N  the size of an export's file (20000)
  --export-limit N  how many exports of a user may run at a time; 0, the default, is any number
  --ranges KIND     whether downloads can be resumed: none (default), or with a weak or strong validator
  --storage         downloads are redirected to another port, where a key is refused
  --strict          refuse unknown parameters, members and expansions
  --no-anonymous    nothing is read without a key
  --no-stdin        do not end with standard input
  --help            this text
  --version         the version
)";

struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Arguments {
  SandboxOptions options;
  bool watch_input = true;
  bool help = false;
  bool version = false;
};

std::int64_t number(const std::string& option, const std::string& text, std::int64_t most) {
  const auto value = parts::parse_integer(text);
  if (!value || *value < 0 || *value > most) {
    throw UsageError(option + " needs a whole number from 0 to " + std::to_string(most) + ", not \"" + text + "\"");
  }
  return *value;
}

std::string contents_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

PutMode put_mode(const std::string& text) {
  if (text == "merge") return PutMode::merge;
  if (text == "replace") return PutMode::replace;
  throw UsageError("--put needs merge or replace, not \"" + text + "\"");
}

const std::int64_t most_items = 500'000'000;  // of each kind

SandboxRanges ranges(const std::string& text) {
  if (text == "none") return SandboxRanges::none;
  if (text == "weak") return SandboxRanges::weak;
  if (text == "strong") return SandboxRanges::strong;
  throw UsageError("--ranges needs none, weak or strong, not \"" + text + "\"");
}

// What to do with the value of each option that has one.
using Setters = std::map<std::string, std::function<void(const std::string&)>>;

Setters::value_type polls(const std::string& option, SandboxWork& work) {
  return {option,
          [&work, option](const std::string& text) { work.polls = static_cast<int>(number(option, text, 1'000'000)); }};
}

Setters::value_type time(const std::string& option, SandboxWork& work) {
  return {option, [&work, option](const std::string& text) {
            work.duration = std::chrono::milliseconds(number(option, text, 86'400'000));
          }};
}

Setters setters(Arguments& arguments, std::vector<SandboxToken>& tokens) {
  SandboxOptions& options = arguments.options;
  return {
      {"--port",
       [&](const std::string& text) { options.port = static_cast<std::uint16_t>(number("--port", text, 65535)); }},
      {"--host", [&](const std::string& text) { options.host = text; }},
      {"--tls-cert", [&](const std::string& text) { options.tls_certificate_file = text; }},
      {"--tls-key", [&](const std::string& text) { options.tls_key_file = text; }},
      {"--token", [&](const std::string& text) { tokens.push_back(SandboxToken{text}); }},
      {"--seed", [&](const std::string& text) { options.seed = contents_of(text); }},
      {"--layers", [&](const std::string& text) { options.layers = number("--layers", text, most_items); }},
      {"--tables", [&](const std::string& text) { options.tables = number("--tables", text, most_items); }},
      {"--documents", [&](const std::string& text) { options.documents = number("--documents", text, most_items); }},
      {"--sets", [&](const std::string& text) { options.sets = number("--sets", text, most_items); }},
      {"--put", [&](const std::string& text) { options.put_mode = put_mode(text); }},
      polls("--import-polls", options.imports),
      time("--import-ms", options.imports),
      polls("--scan-polls", options.scans),
      time("--scan-ms", options.scans),
      polls("--export-polls", options.exports.work),
      time("--export-ms", options.exports.work),
      {"--export-bytes",
       [&](const std::string& text) {
         options.exports.bytes = static_cast<std::uint64_t>(number("--export-bytes", text, 1'000'000'000'000));
       }},
      {"--export-limit",
       [&](const std::string& text) {
         options.exports.running_limit = static_cast<int>(number("--export-limit", text, 1'000'000));
       }},
      {"--ranges", [&](const std::string& text) { options.exports.ranges = ranges(text); }}};
}

bool set_flag(const std::string& name, Arguments& arguments) {
  if (name == "--strict")
    arguments.options.strict = true;
  else if (name == "--storage")
    arguments.options.exports.on_storage = true;
  else if (name == "--no-anonymous")
    arguments.options.anonymous_reads = false;
  else if (name == "--no-stdin")
    arguments.watch_input = false;
  else if (name == "--help" || name == "-h")
    arguments.help = true;
  else if (name == "--version")
    arguments.version = true;
  else
    return false;
  return true;
}

Arguments read_arguments(const std::vector<std::string>& words) {
  Arguments arguments;
  std::vector<SandboxToken> tokens;
  const Setters with_value = setters(arguments, tokens);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    const std::string name = words[i].substr(0, equals);
    if (equals == std::string::npos && set_flag(name, arguments)) continue;
    const auto setter = with_value.find(name);
    if (setter == with_value.end()) throw UsageError("unknown option \"" + words[i] + "\"");
    if (equals != std::string::npos) {
      setter->second(words[i].substr(equals + 1));
    } else if (i + 1 < words.size()) {
      setter->second(words[++i]);
    } else {
      throw UsageError(name + " needs a value");
    }
  }
  if (arguments.options.tls_certificate_file.empty() != arguments.options.tls_key_file.empty()) {
    throw UsageError("--tls-cert and --tls-key need each other");
  }
  if (!tokens.empty()) arguments.options.tokens = std::move(tokens);
  return arguments;
}

int run(const std::vector<std::string>& words) {
  Arguments arguments = read_arguments(words);
  if (arguments.help) {
    std::cout << help;
    return 0;
  }
  if (arguments.version) {
    std::cout << "koordinates-sandbox " << KOORDINATES_VERSION_STRING << '\n';
    return 0;
  }
  parts::prepare_for_end();
  Sandbox sandbox(arguments.options);
  std::cout << "LISTENING " << sandbox.url() << std::endl;
  parts::wait_for_end(arguments.watch_input);
  sandbox.stop();
  return 0;
}

}  // namespace

int main(int count, char** words) {
  try {
    return run(std::vector<std::string>(words + 1, words + count));
  } catch (const UsageError& error) {
    std::cerr << "koordinates-sandbox: " << error.what() << " (see --help)\n";
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "koordinates-sandbox: " << error.what() << '\n';
    return 1;
  }
}
