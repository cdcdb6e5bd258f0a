// SPDX-License-Identifier: BSD-3-Clause
// Lists the tokens of the account and what they may do: tokens
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope tokens:read, from KOORDINATES_TOKEN.
#include <cstdlib>
#include <iostream>
#include <string>

#include <koordinates/koordinates.hpp>

int main() {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr) {
    std::cerr << "usage: tokens, with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    for (koordinates::Token& token : client.tokens().list()) {
      token.refresh();  // lists leave the scopes out
      std::cout << token << " (" << token.key_hint.value_or("no hint") << "):";
      for (const std::string& scope : token.scopes()) std::cout << ' ' << scope;
      std::cout << '\n';
    }
  } catch (const koordinates::Error& error) {
    std::cerr << "tokens: " << error.what() << '\n';
    return 1;
  }
}
