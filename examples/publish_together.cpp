// SPDX-License-Identifier: BSD-3-Clause
// Publishes the drafts of several layers and tables as one job, all at once or none:
// publish_together layers/ID|tables/ID...
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope layers:write, from KOORDINATES_TOKEN.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>
#include <thread>

#include <koordinates/koordinates.hpp>

namespace {

constexpr std::string_view layers = "layers/";
constexpr std::string_view tables = "tables/";
static_assert(layers.size() == tables.size(), "the id stands at the same place behind both");

bool begins_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

// There may be a draft already, which is what is to be published then. `area` is client.layers() or client.tables().
template <class Manager>
typename Manager::model draft_of(const Manager& area, std::int64_t id) {
  try {
    return area.create_draft(id);
  } catch (const koordinates::Conflict&) {
    return area.get_draft(id);
  }
}

bool is_running(const koordinates::Publish& job) {
  return job.state == koordinates::PublishState::waiting_for_items ||
         job.state == koordinates::PublishState::publishing;
}

}  // namespace

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  bool understood = host != nullptr && argc > 1;
  for (int i = 1; i < argc; ++i) {
    understood = understood && (begins_with(argv[i], layers) || begins_with(argv[i], tables));
  }
  if (!understood) {
    std::cerr << "usage: publish_together layers/ID|tables/ID..., with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    koordinates::Publish order;
    order.publish_strategy = koordinates::PublishStrategy::together;
    order.error_strategy = koordinates::ErrorStrategy::abort;
    order.reference = "publish_together";
    for (int i = 1; i < argc; ++i) {
      const std::int64_t id = std::strtoll(argv[i] + layers.size(), nullptr, 10);
      if (begins_with(argv[i], layers)) {
        order.add_layer_item(draft_of(client.layers(), id));
      } else {
        order.add_table_item(draft_of(client.tables(), id));
      }
    }
    koordinates::Publish job = client.publishing().create(order);
    for (int i = 0; i < 100 && is_running(job); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      job.refresh();
    }
    std::cout << "job " << *job.id << " is " << *job.state << ":\n";
    for (const koordinates::CatalogEntry& entry : job.get_items()) std::cout << "  " << entry << '\n';
    return job.state == koordinates::PublishState::completed ? 0 : 1;
  } catch (const koordinates::Error& error) {
    std::cerr << "publish_together: " << error.what() << '\n';
    return 1;
  }
}
