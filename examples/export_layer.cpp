// SPDX-License-Identifier: BSD-3-Clause
// Exports a layer and receives the file: export_layer LAYER_ID FORMAT FOLDER
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope exports:write, from KOORDINATES_TOKEN.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <thread>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || argc != 4) {
    std::cerr << "usage: export_layer LAYER_ID FORMAT FOLDER, with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    koordinates::Export order;
    order.formats["vector"] = argv[2];  // "text/csv", "application/x-zipped-shp", ..
    order.add_item(client.layers().get(std::strtoll(argv[1], nullptr, 10)));
    const koordinates::ExportValidationResponse check = client.exports().validate(order);
    for (const auto& [item, reasons] : check.get_reasons()) {
      for (const std::string& reason : reasons) std::cerr << item << ": " << reason << '\n';
    }
    if (check.is_valid == false) return 1;
    koordinates::Export made = client.exports().create(order);
    for (int i = 0; i < 600 && made.state == koordinates::ExportState::processing; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      made.refresh();
    }
    std::cout << made << " is " << *made.state << '\n';
    std::cout << "received " << made.download(argv[3]) << '\n';
  } catch (const koordinates::Error& error) {
    std::cerr << "export_layer: " << error.what() << '\n';
    return 1;
  }
}
