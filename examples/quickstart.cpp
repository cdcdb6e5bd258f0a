// SPDX-License-Identifier: BSD-3-Clause
// The first steps: the newest layers, a search, and one layer in detail. With --edit also the life of a change: a draft is
// made, edited, imported and published. That needs the scope layers:write, and changes the site.
//
// Reads the site from KOORDINATES_HOST ("labs.koordinates.com") and the token from KOORDINATES_TOKEN.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string_view>
#include <thread>

#include <koordinates/koordinates.hpp>

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

void pause() { std::this_thread::sleep_for(std::chrono::milliseconds(100)); }

void edit_and_publish(const koordinates::Layer& layer) {
  std::cout << "\nA change to layer " << layer << ":\n";
  koordinates::Layer draft = layer.create_draft_version();
  std::cout << "  draft:     version " << *draft.version->id << '\n';
  draft.description = "Edited by the quickstart.";
  draft.save();
  draft.start_import();
  for (int i = 0; i < 100 && draft.version->status == koordinates::VersionStatus::importing; ++i) {
    pause();
    draft.refresh();
  }
  std::cout << "  import:    " << *draft.version->status << '\n';
  koordinates::Publish job = draft.publish();
  for (int i = 0; i < 100 && job.state != koordinates::PublishState::completed; ++i) {
    pause();
    job.refresh();
  }
  std::cout << "  publish:   " << *job.state << '\n';
  std::cout << "  published: \"" << *layer.get_published_version().description << "\"\n";
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
    if (newest && argc == 2 && std::string_view(argv[1]) == "--edit") edit_and_publish(*newest);
  } catch (const koordinates::Error& error) {
    std::cerr << "quickstart: " << error.what() << '\n';
    return 1;
  }
}
