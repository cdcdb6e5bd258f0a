// SPDX-License-Identifier: BSD-3-Clause
// The first steps: the newest layers, a search, and one layer in detail. With --tour FOLDER also the whole life of a data set,
// from an upload to a download into that folder. That changes the site, and needs the scopes sources:write, layers:write,
// exports:write and users:read.
//
// Reads the site from KOORDINATES_HOST ("labs.koordinates.com") and the token from KOORDINATES_TOKEN.
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string_view>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "quickstart_tour.hpp"

namespace {

void show_newest(const koordinates::Client& client) {
  std::cout << "The ten newest layers:\n";
  for (const koordinates::Layer& layer : client.layers().list().order_by("created_at").take(10)) {
    std::cout << "  " << layer << '\n';
  }
}

void show_search(const koordinates::Client& client) {
  const auto found =
      client.layers().filter("kind", koordinates::LayerKind::vector).filter("q", "road").order_by("name");
  std::cout << "\nVector layers about roads, by name (" << found.count() << " in all):\n";
  for (const koordinates::Layer& layer : found.take(5)) std::cout << "  " << layer << '\n';
}

void show_detail(const koordinates::Client& client, const koordinates::Layer& listed) {
  const koordinates::Layer layer = client.layers().get(*listed.id);
  std::cout << "\nLayer " << layer << '\n';
  std::cout << "  kind:    " << layer.kind.value_or("unknown") << '\n';
  if (layer.license) std::cout << "  licence: " << layer.license->get() << '\n';
  if (!layer.data) return;
  std::cout << "  CRS:     " << layer.data->crs.value_or("none") << '\n';
  std::cout << "  fields:\n";
  for (const koordinates::LayerField& field : layer.data->fields.value_or(std::vector<koordinates::LayerField>())) {
    std::cout << "    " << field.name.value_or("?") << " (" << field.type.value_or("?") << ")\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr) {
    std::cerr
        << "Set KOORDINATES_HOST to a site, such as labs.koordinates.com, and KOORDINATES_TOKEN to a token of it.\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};  // the token comes from KOORDINATES_TOKEN
    show_newest(client);
    show_search(client);
    const std::optional<koordinates::Layer> newest = client.layers().order_by("created_at").first();
    if (newest) show_detail(client, *newest);
    if (argc == 3 && std::string_view(argv[1]) == "--tour") tour_a_data_set(client, argv[2]);
  } catch (const koordinates::Error& error) {
    std::cerr << "quickstart: " << error.what() << '\n';
    return 1;
  }
}
