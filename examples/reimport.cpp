// SPDX-License-Identifier: BSD-3-Clause
// Imports a layer's data anew from its datasources, as a nightly job would: reimport LAYER_ID
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope layers:write, from KOORDINATES_TOKEN.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <thread>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || argc != 2) {
    std::cerr << "usage: reimport LAYER_ID, with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    koordinates::Layer draft = client.layers().start_update(std::strtoll(argv[1], nullptr, 10));
    std::cout << "version " << *draft.version->id << " of " << draft << " is " << *draft.version->status << '\n';
    for (int i = 0; i < 100 && draft.version->status == koordinates::VersionStatus::importing; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      draft.refresh();
    }
    std::cout << "it is " << *draft.version->status << " now\n";
    return draft.version->status == koordinates::VersionStatus::ok ? 0 : 1;
  } catch (const koordinates::Conflict& error) {
    std::cerr << "reimport: there is a draft already; publish it or drop it first. " << error.what() << '\n';
    return 1;
  } catch (const koordinates::Error& error) {
    std::cerr << "reimport: " << error.what() << '\n';
    return 1;
  }
}
