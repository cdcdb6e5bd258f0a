// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/http/message.hpp"

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

std::string header_of(const HeaderList& headers, const std::string& name) {
  const std::string wanted = lower(name);
  for (const auto& [key, value] : headers) {
    if (lower(key) == wanted) return value;
  }
  return {};
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
