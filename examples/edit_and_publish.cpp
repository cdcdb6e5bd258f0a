// SPDX-License-Identifier: BSD-3-Clause
// Changes a layer's title and publishes it: edit_and_publish LAYER_ID TITLE
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope layers:write, from KOORDINATES_TOKEN.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <thread>

#include <koordinates/koordinates.hpp>

namespace {

// There may be a draft already, which somebody else is working on: it is taken as it is.
koordinates::Layer draft_of(const koordinates::Layer& layer) {
  try {
    return layer.create_draft_version();
  } catch (const koordinates::Conflict&) {
    return layer.get_draft_version();
  }
}

bool is_over(const koordinates::Publish& job) {
  return job.state != koordinates::PublishState::waiting_for_items &&
         job.state != koordinates::PublishState::publishing;
}

}  // namespace

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || argc != 3) {
    std::cerr << "usage: edit_and_publish LAYER_ID TITLE, with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    koordinates::Layer draft = draft_of(client.layers().get(std::strtoll(argv[1], nullptr, 10)));
    draft.title = argv[2];
    if (!draft.save()) std::cout << "the title is that already\n";

    koordinates::Publish job = draft.publish();
    std::cout << "publish job " << *job.id << '\n';
    for (int i = 0; i < 100 && !is_over(job); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      job.refresh();
    }
    std::cout << "the job is " << *job.state << "; published is: " << draft.get_published_version() << '\n';
  } catch (const koordinates::Error& error) {
    std::cerr << "edit_and_publish: " << error.what() << '\n';
    return 1;
  }
}
