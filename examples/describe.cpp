// SPDX-License-Identifier: BSD-3-Clause
// Gives a draft of a layer a metadata document, and reads it back: describe LAYER_ID FILE.xml
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope layers:write, from KOORDINATES_TOKEN.
#include <cstdlib>
#include <iostream>
#include <string>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || argc != 3) {
    std::cerr << "usage: describe LAYER_ID FILE.xml, with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    const auto file = koordinates::Input::file(argv[2]);
    static_cast<void>(koordinates::MetadataDocument::read(file));  // what would be refused is not worth a draft
    koordinates::Layer draft = client.layers().create_draft(std::strtoll(argv[1], nullptr, 10));
    draft.set_metadata(file);
    std::string xml;
    draft.metadata->get_xml(koordinates::Output::text(xml));
    const auto document = koordinates::MetadataDocument::parse(xml);
    std::cout << document.format << ": " << document.title << "\nabstract: " << document.abstract << "\nalso as:";
    for (const koordinates::MetadataFormat& format : draft.metadata->get_formats()) std::cout << ' ' << format;
    std::cout << '\n';
    draft.delete_version();  // only shown here: the draft is dropped again
  } catch (const koordinates::Error& error) {
    std::cerr << "describe: " << error.what() << '\n';
    return 1;
  }
}
