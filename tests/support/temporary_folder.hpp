// SPDX-License-Identifier: BSD-3-Clause
// A folder for a test's files, gone with the test.
#pragma once

#include <filesystem>
#include <random>
#include <string>

namespace koordinates_test {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::random_device random;
    do path_ = std::filesystem::temp_directory_path() / ("koordinates-test-" + std::to_string(random()));
    while (!std::filesystem::create_directory(path_));
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string path() const { return path_.u8string(); }
  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).u8string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace koordinates_test
