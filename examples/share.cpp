// SPDX-License-Identifier: BSD-3-Clause
// Shows who may do what with a layer, after giving somebody a level or taking it away: share LAYER_ID [HOLDER LEVEL|none]
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope layers:write, from KOORDINATES_TOKEN.
#include <cstdlib>
#include <iostream>
#include <string>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || (argc != 2 && argc != 4)) {
    std::cerr << "usage: share LAYER_ID [HOLDER LEVEL|none], with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    // A holder is "user.42", "group.108" or "group.everyone"; a level "view", "download", "edit", "admin".
    const koordinates::PermissionManager permissions =
        client.layers().get(std::strtoll(argv[1], nullptr, 10)).permissions();
    if (argc == 4 && std::string(argv[3]) == "none") {
      std::cout << (permissions.revoke(argv[2]) ? "taken away\n" : "they had nothing\n");
    } else if (argc == 4) {
      static_cast<void>(permissions.grant(argv[2], argv[3]));
    }
    for (const koordinates::Permission& permission : permissions.list()) {
      std::cout << *permission.id << ": " << *permission.permission << '\n';
    }
  } catch (const koordinates::Error& error) {
    std::cerr << "share: " << error.what() << '\n';
    return 1;
  }
}
