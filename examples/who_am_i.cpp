// SPDX-License-Identifier: BSD-3-Clause
// Tells whose token it is, and which groups and categories there are: who_am_i
//
// Reads the site from KOORDINATES_HOST and the token from KOORDINATES_TOKEN.
#include <cstdlib>
#include <iostream>

#include <koordinates/koordinates.hpp>

int main() {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr) {
    std::cerr << "usage: who_am_i, with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    const koordinates::User me = client.users().me();
    std::cout << *me.first_name << ' ' << *me.last_name << ", user " << *me.id << '\n';
    for (const koordinates::Group& group : client.groups().list()) std::cout << "group " << group << '\n';
    for (const koordinates::Category& category : client.categories().list())
      std::cout << "category " << category << '\n';
  } catch (const koordinates::Error& error) {
    std::cerr << "who_am_i: " << error.what() << '\n';
    return 1;
  }
}
