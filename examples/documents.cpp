// SPDX-License-Identifier: BSD-3-Clause
// Lists documents, and receives the file of one: documents [DOCUMENT_ID FOLDER]
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope documents:read, from KOORDINATES_TOKEN.
#include <cstdlib>
#include <iostream>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || (argc != 1 && argc != 3)) {
    std::cerr << "usage: documents [DOCUMENT_ID FOLDER], with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    for (const koordinates::Document& document : client.documents().list().take(20)) std::cout << document << '\n';
    if (argc == 3) {
      const koordinates::Document document = client.documents().get(std::strtoll(argv[1], nullptr, 10));
      std::cout << "received " << document.download(argv[2]) << '\n';
    }
  } catch (const koordinates::Error& error) {
    std::cerr << "documents: " << error.what() << '\n';
    return 1;
  }
}
