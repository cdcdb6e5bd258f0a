// SPDX-License-Identifier: BSD-3-Clause
// A program that uses the installed package with its testing kit: one call against a sandbox.
#include <iostream>

#include <koordinates/koordinates.hpp>
#include <koordinates/testing/sandbox.hpp>

int main() {
  const koordinates::testing::Sandbox sandbox;
  const koordinates::Client client{sandbox.url(), sandbox.token()};
  const auto count = client.layers().list().count();
  std::cout << count << " layers\n";
  return count == 25 ? 0 : 1;
}
