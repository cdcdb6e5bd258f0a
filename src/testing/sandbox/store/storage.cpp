// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/storage.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

std::string path_of(std::int64_t export_id, const std::string& filename) {
  return "exports/" + std::to_string(export_id) + "/" + percent_encode(filename);
}

// Not a secret that would keep anybody out: it only shows that the URL came from the API.
std::string signature_of(const std::string& path) {
  return std::to_string(std::hash<std::string>{}("storage of the sandbox: " + path));
}

}  // namespace

std::string Storage::url_of(std::int64_t export_id, const std::string& filename) const {
  const std::string path = path_of(export_id, filename);
  return root + path + "?signature=" + signature_of(path);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
