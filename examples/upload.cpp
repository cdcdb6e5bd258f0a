// SPDX-License-Identifier: BSD-3-Clause
// Uploads files as a source, and shows what the scan finds: upload TITLE FILE...
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scopes sources:write and users:read, from KOORDINATES_TOKEN.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <thread>

#include <koordinates/koordinates.hpp>

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || argc < 3) {
    std::cerr << "usage: upload TITLE FILE..., with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    koordinates::UploadSource upload;
    upload.title = argv[1];
    upload.user = *client.users().me().id;
    for (int i = 2; i < argc; ++i) upload.add_file(koordinates::Input::file(argv[i]));
    const koordinates::UploadSource source =
        client.sources().create(upload, [](std::uint64_t sent, std::optional<std::uint64_t> total) {
          std::cerr << '\r' << sent << " of " << total.value_or(0) << " bytes" << std::flush;
        });
    std::cerr << '\n';
    std::optional<koordinates::Scan> scan = source.get_latest_scan();
    for (int i = 0; i < 600 && (!scan || !scan->completed_at); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      scan = source.get_latest_scan();
    }
    if (!scan) return 1;
    std::cout << "scan " << *scan->id << " is " << *scan->status << '\n';
    for (const std::string& line : scan->get_log_lines()) std::cout << "  " << line << '\n';
    for (const koordinates::Datasource& found : source.list_datasources()) std::cout << "found " << found << '\n';
  } catch (const koordinates::Error& error) {
    std::cerr << "upload: " << error.what() << '\n';
    return 1;
  }
}
