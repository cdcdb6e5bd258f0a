// SPDX-License-Identifier: BSD-3-Clause
// The most memory that this program has had. A parent that waits for it would see its own instead, where it is larger: a
// process that is spawned begins with the peak of the one that it came from.
#pragma once

#include <cstdio>

#include <sys/resource.h>

namespace koordinates_test {

// Resident, in KiB.
inline long peak_memory_kib() {
#ifdef __linux__
  long peak = 0;
  if (std::FILE* const status = std::fopen("/proc/self/status", "r")) {
    char line[256];
    while (peak == 0 && std::fgets(line, sizeof line, status) != nullptr)
      if (std::sscanf(line, "VmHWM: %ld", &peak) != 1) peak = 0;
    std::fclose(status);
  }
  if (peak > 0) return peak;
#endif
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
#ifdef __APPLE__
  return usage.ru_maxrss / 1024;
#else
  return usage.ru_maxrss;
#endif
}

}  // namespace koordinates_test
