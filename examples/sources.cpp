// SPDX-License-Identifier: BSD-3-Clause
// Lists the sources with what was found when they were last scanned, and the newest scans of all of them: sources
// With an id it first scans that source: sources SOURCE_ID
//
// Reads the site from KOORDINATES_HOST and the token, which needs the scope sources:read, and sources:write to scan, from
// KOORDINATES_TOKEN.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <thread>

#include <koordinates/koordinates.hpp>

namespace {

void show(const koordinates::Scan& scan) {
  std::cout << "scan " << *scan.id << " of " << *scan.started_at << " is " << *scan.status;
  if (scan.change_counts) {
    const koordinates::ChangeCounts& counts = *scan.change_counts;
    std::cout << ": " << counts.added.value_or(0) << " new, " << counts.updated.value_or(0) << " changed, "
              << counts.deleted.value_or(0) << " gone";
  }
  std::cout << '\n';
}

void scan_now(const koordinates::Source& source) {
  koordinates::Scan scan = source.start_scan();
  for (int i = 0; i < 600 && !scan.completed_at; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    scan.refresh();
  }
}

}  // namespace

int main(int argc, char** argv) {
  const char* host = std::getenv("KOORDINATES_HOST");
  if (host == nullptr || argc > 2) {
    std::cerr << "usage: sources [SOURCE_ID], with KOORDINATES_HOST and KOORDINATES_TOKEN set\n";
    return 2;
  }
  try {
    const koordinates::Client client{host};
    if (argc == 2) scan_now(client.sources().get(std::strtoll(argv[1], nullptr, 10)));
    for (const koordinates::Source& source : client.sources().list()) {
      std::cout << source << " (" << source.type.value_or("unknown") << ")\n";
      if (source.type == koordinates::SourceType::info) continue;  // what is only described is never scanned
      const std::optional<koordinates::Scan> latest = source.get_latest_scan();
      std::cout << "  ";
      if (latest) {
        show(*latest);
      } else {
        std::cout << "never scanned\n";
      }
      for (const koordinates::Datasource& datasource : source.list_datasources()) {
        std::cout << "  " << datasource << ", " << datasource.data_type.value_or("unknown") << '\n';
      }
    }
    std::cout << "the newest scans:\n";
    for (const koordinates::Scan& scan : client.sources().list_scans().order_by("-id").take(5)) show(scan);
  } catch (const koordinates::Error& error) {
    std::cerr << "sources: " << error.what() << '\n';
    return 1;
  }
}
