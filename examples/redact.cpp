// SPDX-License-Identifier: BSD-3-Clause
// Clears a field of one row in all versions of a layer, for good: redact LAYER_ID PRIMARY_KEY FIELD REASON
//
// Reads the site from KOORDINATES_HOST and the token from KOORDINATES_TOKEN. Lists the layer's redactions afterwards.
#include <cstdlib>
#include <iostream>
#include <string>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  const long long id = argc == 5 ? std::atoll(argv[1]) : 0;
  if (host == nullptr || id < 1) {
    std::cerr << "usage: redact LAYER_ID PRIMARY_KEY FIELD REASON, with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    const koordinates::Layer layer = client.layers().get(id);
    koordinates::Redaction redaction;
    redaction.primary_key = koordinates::RawJson::parse(argv[2]);  // a number, or a string in double quotes
    redaction.start_version = layer.list_versions().take(1).first()->url.value();
    redaction.new_values =
        koordinates::RawJson::parse('{' + koordinates::RawJson::from_string(argv[3]).text() + ":null}");
    redaction.message = std::string(argv[4]);
    layer.redactions().create(redaction);
    for (const koordinates::Redaction& made : layer.redactions().list()) {
      std::cout << "redaction " << *made.id << ": " << *made.message << '\n';
    }
  } catch (const koordinates::Error& error) {
    std::cerr << "redact: " << error.what() << '\n';
    return 1;
  }
}
