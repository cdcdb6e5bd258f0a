// SPDX-License-Identifier: BSD-3-Clause
// A client whose requests go to a FakeTransport.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <koordinates/koordinates.hpp>
#include <koordinates/testing/fake_clock.hpp>
#include <koordinates/testing/fake_transport.hpp>

#include "support/logged.hpp"

namespace koordinates_test {

struct FakeSite {
  std::shared_ptr<koordinates::testing::FakeTransport> transport =
      std::make_shared<koordinates::testing::FakeTransport>();
  std::shared_ptr<koordinates::testing::FakeClock> clock = std::make_shared<koordinates::testing::FakeClock>();
  koordinates::ClientOptions options;

  FakeSite() {
    options.transport = transport;
    options.clock = clock;
    options = logged(std::move(options));
  }

  [[nodiscard]] koordinates::Client client() const {
    return koordinates::Client("site.example", "secret-token", options);
  }
  // "layers/" below the API's root.
  [[nodiscard]] static std::string url(const std::string& path) {
    return "https://site.example/services/api/v1/" + path;
  }
  koordinates::testing::Expectation& expect_get(const std::string& path) const {
    return transport->expect("GET", url(path));
  }
};

}  // namespace koordinates_test
