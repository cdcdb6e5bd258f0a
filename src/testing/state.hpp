// SPDX-License-Identifier: BSD-3-Clause
// Everything that the sandbox remembers. One lock, held while a request is answered, guards all of it.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <koordinates/testing/sandbox.hpp>

#include "accounts.hpp"
#include "crop_layers.hpp"
#include "exports.hpp"
#include "extras.hpp"
#include "item_collection.hpp"
#include "licenses.hpp"
#include "metadata.hpp"
#include "permissions.hpp"
#include "publish_jobs.hpp"
#include "repositories.hpp"
#include "sources.hpp"
#include "storage.hpp"
#include "tokens.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

const std::int64_t first_item_id = 1001;

struct State {
  explicit State(SandboxOptions given)
      : options(std::move(given)), next_item_id(first_item_id), tokens(options.tokens) {
    // Layers, tables and documents share one space of ids, and so do all versions; that sets do is an assumption.
    const IdRange layers{next_item_id, options.layers};
    const auto generate = [this](ItemType type, std::int64_t count, IdRange members = {}) {
      collections_.emplace(type, GeneratedItems(type, {next_item_id, count}, members));
      next_item_id += count;
    };
    generate(ItemType::layer, options.layers);
    generate(ItemType::table, options.tables);
    generate(ItemType::document, options.documents);
    generate(ItemType::set, options.sets, layers);
    next_version_id = next_item_id * 10;
  }

  [[nodiscard]] ItemCollection& items(ItemType type) { return collections_.at(type); }
  [[nodiscard]] const ItemCollection& items(ItemType type) const { return collections_.at(type); }

  SandboxOptions options;
  Accounts accounts;
  Licenses licenses;
  PublishJobs publishing;
  MetadataStore metadata;
  PermissionStore permissions;
  std::vector<ItemRow> catalogued;  // entries of the catalogue that are nothing else here

  std::int64_t next_item_id;
  std::int64_t next_version_id = 0;

  Tokens tokens;  // those of the options, and what came after
  Sources sources;
  CropLayers crop_layers;
  Exports exports;
  Storage storage;
  Repositories repositories;
  Extras extras;

  std::vector<ItemRef> importing;
  std::set<std::int64_t> unavailable_datasources;
  std::set<std::int64_t> failing_datasources;
  int imports_to_fail = 0;

 private:
  std::map<ItemType, ItemCollection> collections_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
