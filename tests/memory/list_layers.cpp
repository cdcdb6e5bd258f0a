// SPDX-License-Identifier: BSD-3-Clause
// Lists the layers of a site, and says how many there were, how many had a title, and the most memory that this took, in
// KiB: list_layers URL TOKEN COUNT. For list_peak.py.
#include <cstdlib>
#include <iostream>

#include <koordinates/koordinates.hpp>

#include "memory/peak_memory.hpp"

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
         client.layers().list().page_size(100).take(std::strtoul(argv[3], nullptr, 10))) {
      ++seen;
      titled += layer.title ? 1U : 0U;
    }
    std::cout << seen << ' ' << titled << ' ' << koordinates_test::peak_memory_kib() << '\n';
  } catch (const koordinates::Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
