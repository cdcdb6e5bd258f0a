// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/root.hpp"

#include <map>

#include <koordinates/testing/sandbox.hpp>

#include "testing/sandbox/store/crop_layers.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/extras.hpp"
#include "testing/sandbox/store/items/generated.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/jobs/exports.hpp"
#include "testing/sandbox/store/jobs/imports.hpp"
#include "testing/sandbox/store/jobs/publish_jobs.hpp"
#include "testing/sandbox/store/jobs/sources.hpp"
#include "testing/sandbox/store/licenses.hpp"
#include "testing/sandbox/store/metadata.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/people/permissions.hpp"
#include "testing/sandbox/store/people/tokens.hpp"
#include "testing/sandbox/store/repositories.hpp"
#include "testing/sandbox/store/storage.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::int64_t first_item_id = 1001;

}  // namespace

struct Store::Parts {
  explicit Parts(const SandboxOptions& given) : options(given), tokens(given.tokens) {}

  SandboxOptions options;
  std::map<ItemType, ItemCollection> items;
  std::vector<ItemRow> catalogued;
  Accounts accounts;
  CropLayers crop_layers;
  Exports exports;
  Extras extras;
  Imports imports;
  Licenses licenses;
  MetadataStore metadata;
  PermissionStore permissions;
  PublishJobs publishing;
  Repositories repositories;
  Sources sources;
  Storage storage;
  Tokens tokens;
};

Store::Store(const SandboxOptions& options)
    : next_item_id(first_item_id), next_version_id(0), parts_(std::make_unique<Parts>(options)) {
  // Layers, tables and documents share one space of ids, and so do all versions; that sets do is an assumption.
  const IdRange layers{next_item_id, options.layers};
  const auto generate = [this](ItemType type, std::int64_t count, IdRange members = {}) {
    parts_->items.emplace(type, GeneratedItems(type, {next_item_id, count}, members));
    next_item_id += count;
  };
  generate(ItemType::layer, options.layers);
  generate(ItemType::table, options.tables);
  generate(ItemType::document, options.documents);
  generate(ItemType::set, options.sets, layers);
  next_version_id = next_item_id * 10;
}

Store::~Store() = default;

SandboxOptions& Store::options() { return parts_->options; }
const SandboxOptions& Store::options() const { return parts_->options; }

ItemCollection& Store::items(ItemType type) { return parts_->items.at(type); }
const ItemCollection& Store::items(ItemType type) const { return parts_->items.at(type); }

std::vector<ItemRow>& Store::catalogued() { return parts_->catalogued; }
const std::vector<ItemRow>& Store::catalogued() const { return parts_->catalogued; }

Accounts& Store::accounts() { return parts_->accounts; }
const Accounts& Store::accounts() const { return parts_->accounts; }

CropLayers& Store::crop_layers() { return parts_->crop_layers; }
const CropLayers& Store::crop_layers() const { return parts_->crop_layers; }

Exports& Store::exports() { return parts_->exports; }
const Exports& Store::exports() const { return parts_->exports; }

Extras& Store::extras() { return parts_->extras; }
const Extras& Store::extras() const { return parts_->extras; }

Imports& Store::imports() { return parts_->imports; }
const Imports& Store::imports() const { return parts_->imports; }

Licenses& Store::licenses() { return parts_->licenses; }
const Licenses& Store::licenses() const { return parts_->licenses; }

MetadataStore& Store::metadata() { return parts_->metadata; }
const MetadataStore& Store::metadata() const { return parts_->metadata; }

PermissionStore& Store::permissions() { return parts_->permissions; }
const PermissionStore& Store::permissions() const { return parts_->permissions; }

PublishJobs& Store::publishing() { return parts_->publishing; }
const PublishJobs& Store::publishing() const { return parts_->publishing; }

Repositories& Store::repositories() { return parts_->repositories; }
const Repositories& Store::repositories() const { return parts_->repositories; }

Sources& Store::sources() { return parts_->sources; }
const Sources& Store::sources() const { return parts_->sources; }

Storage& Store::storage() { return parts_->storage; }
const Storage& Store::storage() const { return parts_->storage; }

Tokens& Store::tokens() { return parts_->tokens; }
const Tokens& Store::tokens() const { return parts_->tokens; }

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
