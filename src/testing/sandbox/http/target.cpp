// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/http/target.hpp"

#include <algorithm>
#include <cstddef>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

Target read_target(const std::string& whole) {
  Target target;
  std::string path = whole.substr(0, whole.find('?'));
  if (path.size() < whole.size()) target.query_text = whole.substr(path.size() + 1);
  const std::string with_key = "/services;key=";
  if (starts_with(path, with_key)) {
    const std::size_t end = std::min(path.find('/', with_key.size()), path.size());
    target.key = percent_decode(path.substr(with_key.size(), end - with_key.size()), false);
    path = "/services" + path.substr(end);
  }
  target.plain = path + whole.substr(std::min(whole.find('?'), whole.size()));
  for (const bool v1x : {false, true}) {
    const std::string root = v1x ? "/services/api/v1.x/" : "/services/api/v1/";
    if (!starts_with(path, root)) continue;
    target.api = true;
    target.v1x = v1x;
    target.path = path.substr(root.size());
  }
  if (!target.api && !path.empty()) target.path = path.substr(1);
  return target;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
