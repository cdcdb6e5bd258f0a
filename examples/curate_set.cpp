// SPDX-License-Identifier: BSD-3-Clause
// Makes a set of layers for a group, the last one first, and publishes it: curate_set GROUP_ID TITLE LAYER_ID...
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope sets:write, from KOORDINATES_TOKEN.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || argc < 4) {
    std::cerr << "usage: curate_set GROUP_ID TITLE LAYER_ID..., with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    koordinates::Set set;
    set.group = std::strtoll(argv[1], nullptr, 10);
    set.title = argv[2];
    set.items.emplace();
    for (int i = 3; i < argc; ++i) set.items->push_back(client.layers().get(std::strtoll(argv[i], nullptr, 10)));
    const std::int64_t id = *client.sets().create(set).id;

    koordinates::Set draft = client.sets().get_draft(id);
    std::reverse(draft.items->begin(), draft.items->end());
    draft.save();
    draft.publish();
    const koordinates::Set published = client.sets().get(id, "items");
    std::cout << published << '\n';
    for (const koordinates::CatalogEntry& entry : published.get_items()) std::cout << "  " << entry << '\n';
  } catch (const koordinates::Error& error) {
    std::cerr << "curate_set: " << error.what() << '\n';
    return 1;
  }
}
