// SPDX-License-Identifier: BSD-3-Clause
// Makes a set of layers for a group, the last one first, publishes it, and lists what is in it by kind:
// curate_set GROUP_ID TITLE LAYER_ID...
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scopes sets:write and layers:read, from
// KOORDINATES_TOKEN.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>

#include <koordinates/koordinates.hpp>

namespace {

const char* word_for(koordinates::EntryKind kind) {
  switch (kind) {
    case koordinates::EntryKind::layer:
      return "layer";
    case koordinates::EntryKind::table:
      return "table";
    case koordinates::EntryKind::set:
      return "set";
    case koordinates::EntryKind::document:
      return "document";
    default:
      return "something else";
  }
}

}  // namespace

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
    const std::int64_t version_id = *draft.version->id;
    std::reverse(draft.items->begin(), draft.items->end());
    draft.save();
    const koordinates::Publish job = draft.publish();
    std::cout << "publish job " << *job.id << " is " << *job.state << '\n';

    // The version is the same, whether the job has ended or not. With its items expanded it takes one request.
    const koordinates::Set curated = client.sets().get_version(id, version_id, "items");
    std::cout << curated << '\n';
    for (const koordinates::CatalogEntry& entry : curated.get_items()) {
      std::cout << "  " << word_for(entry.entry_kind()) << ' ' << entry << '\n';
    }
  } catch (const koordinates::Error& error) {
    std::cerr << "curate_set: " << error.what() << '\n';
    return 1;
  }
}
