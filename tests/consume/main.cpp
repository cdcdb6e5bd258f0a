// SPDX-License-Identifier: BSD-3-Clause
// A program that uses the package and sends nothing: the same one, whichever way the package came.
#include <iostream>

#include <koordinates/koordinates.hpp>

int main() {
  const auto client = koordinates::Client::anonymous("labs.koordinates.com");
  const auto license = koordinates::License::from_json(R"({"id": 3, "title": "CC BY 4.0"})");
  std::cout << "koordinates " << koordinates::version() << " for " << client.host() << ": " << license << '\n';
}
