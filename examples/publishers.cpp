// SPDX-License-Identifier: BSD-3-Clause
// Lists who publishes, the most popular first, and what the catalogue of v1.x holds beside layers: publishers [WORD]
//
// Reads the site from KOORDINATES_HOST and the token from KOORDINATES_TOKEN.
#include <cstdlib>
#include <iostream>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || argc > 2) {
    std::cerr << "usage: publishers [WORD], with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    koordinates::ClientOptions options;
    options.api_version = "v1.x";
    const koordinates::Client client{host, options};
    auto publishers = client.publishers().order_by("popularity");
    if (argc == 2) publishers = publishers.filter("q", argv[1]);
    for (const koordinates::Publisher& publisher : publishers.take(10)) {
      std::cout << publisher << ": " << publisher.dataset_count.value_or(0) << " data sets\n";
    }
    for (const koordinates::ExploreSection& section : client.explore_sections().list()) {
      std::cout << "section " << *section.slug << ": " << section.label.value_or("untitled") << '\n';
    }
    for (const koordinates::CatalogEntry& entry : client.catalog().filter("kind", {"repo", "pointcloud"}).take(10)) {
      if (entry.entry_kind() == koordinates::EntryKind::repository) {
        auto repository = entry.as<koordinates::Repository>();
        repository.refresh();  // the catalogue sends the short form
        std::cout << "repository " << repository << ": " << repository.clone_location_https.value_or("not to be cloned")
                  << '\n';
      } else {
        std::cout << "point cloud " << entry << '\n';
      }
    }
  } catch (const koordinates::Error& error) {
    std::cerr << "publishers: " << error.what() << '\n';
    return 1;
  }
}
