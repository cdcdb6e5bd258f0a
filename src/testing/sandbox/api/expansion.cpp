// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/api/expansion.hpp"

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/errors.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

std::vector<std::string> read_expand(const std::string& header, const std::vector<std::string>& known, bool strict) {
  std::vector<std::string> names;
  for (const std::string& item : split(header, ',')) {
    const std::string name = trim(item);
    if (name.empty()) continue;
    if (contains(known, name)) {
      names.push_back(name);
    } else if (strict) {
      throw detail_error(400, "\"" + name + "\" cannot be expanded here.");
    }
  }
  return names;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
