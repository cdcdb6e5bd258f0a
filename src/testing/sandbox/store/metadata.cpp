// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/metadata.hpp"

#include <optional>
#include <utility>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

const MetadataDocument* MetadataStore::find(const std::string& parent) const {
  const auto found = documents_.find(parent);
  return found == documents_.end() ? nullptr : &found->second;
}

void MetadataStore::put(const std::string& parent, MetadataDocument document) {
  documents_.insert_or_assign(parent, std::move(document));
}

void MetadataStore::copy(const std::string& from, const std::string& to) {
  if (const MetadataDocument* document = find(from)) put(to, MetadataDocument(*document));
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
