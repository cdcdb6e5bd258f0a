// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/repositories.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const Millis first_published = 1'640'000'000'000;

template <typename T>
void replace_or_append(std::vector<T>& list, T value) {
  const auto found = std::find_if(list.begin(), list.end(), [&value](const T& held) { return held.id == value.id; });
  if (found == list.end()) {
    list.push_back(std::move(value));
  } else {
    *found = std::move(value);
  }
}

}  // namespace

Repositories::Repositories() {
  put(Repository{"aBcD3f", "harbour-survey-office", "coastline", "Coastline", "A made-up repository.",
                 first_published});
  put(PointCloud{"eFgH4i", "Harbour point cloud", "A made-up point cloud.", first_published});
}

void Repositories::put(Repository repository) { replace_or_append(repositories_, std::move(repository)); }
void Repositories::put(PointCloud cloud) { replace_or_append(point_clouds_, std::move(cloud)); }

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
