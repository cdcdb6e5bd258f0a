// SPDX-License-Identifier: BSD-3-Clause
// Lists the layers of a site and says how many there were: list_layers URL TOKEN COUNT. For list_peak.py.
#include <cstdlib>
#include <iostream>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: list_layers URL TOKEN COUNT\n";
    return 2;
  }
  try {
    const koordinates::Client client(argv[1], argv[2]);
    std::size_t seen = 0;
    std::size_t titled = 0;
    for (const koordinates::Layer& layer :
         client.layers().list().page_size(100).take(std::strtoull(argv[3], nullptr, 10))) {
      ++seen;
      titled += layer.title ? 1U : 0U;
    }
    std::cout << seen << ' ' << titled << '\n';
  } catch (const koordinates::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
