// SPDX-License-Identifier: BSD-3-Clause
// A program that uses the installed package and sends nothing.
#include <iostream>

#include <koordinates/koordinates.hpp>

int main() {
  const auto license = koordinates::License::from_json(R"({"id": 3, "title": "CC BY 4.0"})");
  std::cout << "koordinates " << koordinates::version() << ": " << license << '\n';
  return license.id == 3 ? 0 : 1;
}
