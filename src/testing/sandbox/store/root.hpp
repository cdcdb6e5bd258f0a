// SPDX-License-Identifier: BSD-3-Clause
// The store as a whole: one accessor for each part.
//
// The parts are only declared here. A handler includes the headers of the parts that it uses, and sees no other.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {

struct SandboxOptions;

namespace sandbox_parts {

class Accounts;
class CropLayers;
class Exports;
class Extras;
struct Imports;
class ItemCollection;
struct ItemRow;
enum class ItemType;
class Licenses;
class MetadataStore;
class PermissionStore;
class PublishJobs;
class Repositories;
class Sources;
class Storage;
class Tokens;

// Everything that the sandbox remembers. Not thread-safe: one lock, held while a request is answered, guards all of it.
class Store {
 public:
  explicit Store(const SandboxOptions& options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  [[nodiscard]] SandboxOptions& options();
  [[nodiscard]] const SandboxOptions& options() const;

  [[nodiscard]] ItemCollection& items(ItemType type);
  [[nodiscard]] const ItemCollection& items(ItemType type) const;
  // Entries of the catalogue that are neither layer, table, document nor set.
  [[nodiscard]] std::vector<ItemRow>& catalogued();
  [[nodiscard]] const std::vector<ItemRow>& catalogued() const;
  std::int64_t next_item_id;
  std::int64_t next_version_id;

  [[nodiscard]] Accounts& accounts();
  [[nodiscard]] const Accounts& accounts() const;
  [[nodiscard]] CropLayers& crop_layers();
  [[nodiscard]] const CropLayers& crop_layers() const;
  [[nodiscard]] Exports& exports();
  [[nodiscard]] const Exports& exports() const;
  [[nodiscard]] Extras& extras();
  [[nodiscard]] const Extras& extras() const;
  [[nodiscard]] Imports& imports();
  [[nodiscard]] const Imports& imports() const;
  [[nodiscard]] Licenses& licenses();
  [[nodiscard]] const Licenses& licenses() const;
  [[nodiscard]] MetadataStore& metadata();
  [[nodiscard]] const MetadataStore& metadata() const;
  [[nodiscard]] PermissionStore& permissions();
  [[nodiscard]] const PermissionStore& permissions() const;
  [[nodiscard]] PublishJobs& publishing();
  [[nodiscard]] const PublishJobs& publishing() const;
  [[nodiscard]] Repositories& repositories();
  [[nodiscard]] const Repositories& repositories() const;
  [[nodiscard]] Sources& sources();
  [[nodiscard]] const Sources& sources() const;
  [[nodiscard]] Storage& storage();
  [[nodiscard]] const Storage& storage() const;
  [[nodiscard]] Tokens& tokens();
  [[nodiscard]] const Tokens& tokens() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
