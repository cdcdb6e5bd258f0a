// SPDX-License-Identifier: BSD-3-Clause
// A strict sandbox, and a client of it that logs.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <koordinates/koordinates.hpp>
#include <koordinates/testing/sandbox.hpp>

#include "support/logged.hpp"

namespace koordinates_test {

struct SandboxSite {
  explicit SandboxSite(koordinates::testing::SandboxOptions options = {}, const std::string& version = "v1")
      : sandbox(strict(std::move(options))), client(make(version)) {}

  [[nodiscard]] koordinates::Client make(const std::string& version) const { return make(version, sandbox.token()); }
  [[nodiscard]] koordinates::Client make(const std::string& version, const std::string& token) const {
    koordinates::ClientOptions options;
    options.api_version = version;
    return koordinates::Client(sandbox.url(), token, logged(options));
  }
  // What was sent with that method so far.
  [[nodiscard]] std::vector<std::string> bodies(const std::string& method) const {
    std::vector<std::string> found;
    for (const koordinates::testing::RecordedRequest& request : sandbox.requests()) {
      if (request.method == method) found.push_back(request.body);
    }
    return found;
  }
  // "PUT /services/api/v1/sets/1/" of the last request.
  [[nodiscard]] std::string last_request() const {
    const auto requests = sandbox.requests();
    return requests.empty() ? std::string() : requests.back().method + " " + requests.back().target;
  }
  // How many requests `action` sends.
  template <class Action>
  [[nodiscard]] std::size_t requests_of(Action action) const {
    const std::size_t before = sandbox.requests().size();
    action();
    return sandbox.requests().size() - before;
  }

  koordinates::testing::Sandbox sandbox;
  koordinates::Client client;

 private:
  static koordinates::testing::SandboxOptions strict(koordinates::testing::SandboxOptions options) {
    options.strict = true;
    return options;
  }
};

}  // namespace koordinates_test
