// SPDX-License-Identifier: BSD-3-Clause
// Everything that the sandbox remembers. One lock, held while a request is answered, guards all of it.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include <koordinates/testing/sandbox.hpp>

#include "accounts.hpp"
#include "crop_layers.hpp"
#include "exports.hpp"
#include "extras.hpp"
#include "item_collection.hpp"
#include "licenses.hpp"
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
      : options(std::move(given)),
        layers(GeneratedItems(ItemType::layer, first_item_id, options.layers)),
        tables(GeneratedItems(ItemType::table, first_item_id + options.layers, options.tables)),
        // Layers and tables share one space of ids, and so do all versions.
        next_item_id(first_item_id + options.layers + options.tables),
        next_version_id(next_item_id * 10),
        tokens(options.tokens) {}

  [[nodiscard]] ItemCollection& items(ItemType type) { return type == ItemType::layer ? layers : tables; }
  [[nodiscard]] const ItemCollection& items(ItemType type) const { return type == ItemType::layer ? layers : tables; }

  SandboxOptions options;
  Accounts accounts;
  Licenses licenses;
  ItemCollection layers;
  ItemCollection tables;
  PublishJobs publishing;
  std::vector<ItemRow> catalogued;  // entries of the catalogue that are nothing else here: sets, documents and so on

  std::int64_t next_item_id;
  std::int64_t next_version_id;

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
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
