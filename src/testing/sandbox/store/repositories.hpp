// SPDX-License-Identifier: BSD-3-Clause
// Repositories and point clouds (v1.x), whose ids are strings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "testing/encoding/timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct Repository {
  std::string id;
  std::string org;  // both of these as they are in addresses
  std::string name;
  std::string title;
  std::string description;
  std::optional<Millis> published_at;
};

struct PointCloud {
  std::string id;
  std::string title;
  std::string description;
  std::optional<Millis> published_at;
};

// Ordered as they came. Putting one of an id that is there replaces it.
class Repositories {
 public:
  Repositories();  // one of each

  void put(Repository repository);
  void put(PointCloud cloud);

  [[nodiscard]] const std::vector<Repository>& repositories() const { return repositories_; }
  [[nodiscard]] const std::vector<PointCloud>& point_clouds() const { return point_clouds_; }

 private:
  std::vector<Repository> repositories_;
  std::vector<PointCloud> point_clouds_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
