// SPDX-License-Identifier: BSD-3-Clause
// The licences of the sandbox.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct License {
  std::int64_t id = 0;
  std::string title;
  std::string type;          // "cc-by-sa"
  bool creative = false;     // Creative Commons: has jurisdiction and version
  std::string jurisdiction;  // "nz"; empty for an unported one
  std::string version;
};

class Licenses {
 public:
  Licenses();  // Creative Commons by type, version and country, and the others

  // Replaces the one of the same id.
  void put(License license);

  [[nodiscard]] const std::vector<License>& all() const { return licenses_; }
  [[nodiscard]] const License* find(std::int64_t id) const;
  // The newest version of that type for that country (empty: unported).
  [[nodiscard]] const License* find(const std::string& type, const std::string& jurisdiction) const;
  // From an id ("9"), or a URL with an id or with type and country. Null for none.
  [[nodiscard]] const License* refer(const std::string& id_or_url) const;

 private:
  std::vector<License> licenses_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
