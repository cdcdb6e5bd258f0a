// SPDX-License-Identifier: BSD-3-Clause
// A program that uses the package with its testing kit: one call against a sandbox.
#include <iostream>

#include <koordinates/koordinates.hpp>
#include <koordinates/testing/sandbox.hpp>

int main() {
  const koordinates::testing::Sandbox sandbox;
  const koordinates::Client client{sandbox.url(), sandbox.token()};
  std::cout << client.layers().list().count() << " layers\n";
}
