// SPDX-License-Identifier: BSD-3-Clause
// Request targets: the part of the site that a target addresses, and the key in its path.
#pragma once

#include <string>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// "/services;key=abc/api/v1/layers/?page=2", taken apart.
struct Target {
  bool api = false;  // it is below /services/api/v1/ or v1.x
  bool v1x = false;
  std::string key;         // of the path
  std::string path;        // below the version; of a page of the site, below its root
  std::string query_text;  // without the '?'
  std::string plain;       // the whole target without the key in its path
};

Target read_target(const std::string& target);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
