// SPDX-License-Identifier: BSD-3-Clause
// Searches the catalogue: catalog_search WORD
//
// Reads the site from KOORDINATES_HOST and the token from KOORDINATES_TOKEN.
#include <cstdlib>
#include <iostream>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || argc != 2) {
    std::cerr << "usage: catalog_search WORD, with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    const auto found = client.catalog().filter("q", argv[1]).order_by("updated_at");
    std::cout << found.count() << " entries about " << argv[1] << ", the latest first:\n";
    for (const koordinates::CatalogEntry& entry : found.take(5)) {
      std::cout << "  " << entry << '\n';
      if (entry.entry_kind() == koordinates::EntryKind::layer) {
        auto layer = entry.as<koordinates::Layer>();
        layer.refresh();  // the catalogue sends the short form
        std::cout << "    " << layer.kind.value_or("of unknown kind") << ", " << layer.data->crs.value_or("no CRS")
                  << '\n';
      }
    }
  } catch (const koordinates::Error& error) {
    std::cerr << "catalog_search: " << error.what() << '\n';
    return 1;
  }
}
