// SPDX-License-Identifier: BSD-3-Clause
// Publishes a draft of each layer as one job: publish_together LAYER_ID...
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope layers:write, from KOORDINATES_TOKEN.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <thread>

#include <koordinates/koordinates.hpp>

namespace {

bool is_running(const koordinates::Publish& job) {
  return job.state == koordinates::PublishState::waiting_for_items ||
         job.state == koordinates::PublishState::publishing;
}

}  // namespace

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || argc < 2) {
    std::cerr << "usage: publish_together LAYER_ID..., with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    koordinates::Publish order;
    order.publish_strategy = koordinates::PublishStrategy::together;
    order.reference = "publish_together";
    for (int i = 1; i < argc; ++i) {
      order.add_layer_item(client.layers().create_draft(std::strtoll(argv[i], nullptr, 10)));
    }
    koordinates::Publish job = client.publishing().create(order);
    for (int i = 0; i < 100 && is_running(job); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      job.refresh();
    }
    std::cout << "job " << *job.id << " is " << *job.state << '\n';
    for (const koordinates::CatalogEntry& entry : job.get_items()) {
      std::cout << "  " << entry.as<koordinates::Layer>() << '\n';
    }
  } catch (const koordinates::Error& error) {
    std::cerr << "publish_together: " << error.what() << '\n';
    return 1;
  }
}
