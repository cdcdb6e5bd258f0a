// SPDX-License-Identifier: BSD-3-Clause
// XML metadata documents, each under the path of its parent.
#pragma once

#include <functional>
#include <map>
#include <string>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct MetadataDocument {
  std::string format;  // "iso", "fgdc" or "dc"
  std::string xml;     // as it was sent
};

// By the path of the parent: "layers/12/versions/34/", "sources/5/".
class MetadataStore {
 public:
  [[nodiscard]] const MetadataDocument* find(const std::string& parent) const;
  void put(const std::string& parent, MetadataDocument document);
  // What the one parent has, for the other as well.
  void copy(const std::string& from, const std::string& to);

 private:
  std::map<std::string, MetadataDocument> documents_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
