// SPDX-License-Identifier: BSD-3-Clause
// Clients of the tests log all that they can, so that a last test can search the logs for tokens.
#pragma once

#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <utility>

#include <koordinates/client.hpp>

namespace koordinates_test {

// The options with the most verbose log as their observer: into a file of this process in the folder that the variable
// KOORDINATES_TEST_LOGS names, called after the test that KOORDINATES_TEST_NAME names; nowhere where there is no folder. An
// observer that is there already stays alone.
inline koordinates::ClientOptions logged(koordinates::ClientOptions options = {}) {
  struct Log {
    std::ofstream file;
    std::shared_ptr<koordinates::Observer> observer;
    Log() {
      const char* folder = std::getenv("KOORDINATES_TEST_LOGS");
      if (folder == nullptr) return;
      const char* test = std::getenv("KOORDINATES_TEST_NAME");
      file.open(std::string(folder) + "/" + (test == nullptr ? "by-hand" : test) + "-" +
                std::to_string(std::random_device()()) + ".log");
      observer = koordinates::make_log_observer(file, koordinates::LogLevel::bodies);
    }
  };
  static Log log;
  if (options.observer == nullptr) options.observer = log.observer;
  return options;
}

}  // namespace koordinates_test
