// SPDX-License-Identifier: BSD-3-Clause
// Files that tests read: tests/fixtures/.
#pragma once

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace koordinates_test {

inline std::string fixture(const std::string& name) {
  std::ifstream file(std::string(KOORDINATES_TEST_FIXTURES) + "/" + name, std::ios::binary);
  if (!file) throw std::runtime_error("no fixture " + name);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

}  // namespace koordinates_test
