// SPDX-License-Identifier: BSD-3-Clause
// Sets.
#include <koordinates/sets.hpp>

#include <utility>

#include <koordinates/catalog.hpp>
#include <koordinates/documents.hpp>
#include <koordinates/layers.hpp>

#include "items/tables.hpp"
#include "metadata/upload.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& SetVersion::model_info() {
  static const ModelInfo info = version_table<SetVersion>("SET_VERSION");
  return info;
}

const ModelInfo& SetItem::model_info() {
  static const ModelInfo info = ModelBuilder<SetItem>("set's item")
                                    .member<&SetItem::url>("url", required | bare)
                                    .write_request([](JsonWriter& out, const void* model) {
                                      out.string(static_cast<const SetItem*>(model)->url.value());
                                    })
                                    .build();
  return info;
}

const ModelInfo& Set::model_info() {
  static const ModelInfo info = [] {
    ModelBuilder<Set> table("set", "SET");
    add_item_members(table, "title", "name");
    return table.member<&Set::items>("items", expandable).any_filters().build();
  }();
  return info;
}

SetItem::SetItem(const Layer& layer) { url = layer.url.value(); }
SetItem::SetItem(const Table& table) { url = table.url.value(); }
SetItem::SetItem(const Set& set) { url = set.url.value(); }
SetItem::SetItem(const Document& document) { url = document.url.value(); }

Set SetVersion::get_set(const Expansions& expand, const CallOptions& options) const {
  return item_of_version<Set>(*this, expand, options);
}

void SetVersion::refresh(const CallOptions& options) { refresh_version<Set>(*this, options); }

namespace {

CatalogEntry read_entry(const std::shared_ptr<Session>& session, std::string json) {
  CatalogEntry entry;
  decode_object(CatalogEntry::model_info(), &entry, std::move(json), session, session->options().max_json_depth);
  return entry;
}

// A set names what the caller may not see, and what is gone.
bool is_out_of_sight(int status) { return status == 401 || status == 403 || status == 404 || status == 410; }

CatalogEntry entry_of(const std::shared_ptr<Session>& session, const SetItem& item, const CallOptions& options) {
  if (item.is_expanded()) return read_entry(session, item.to_json());
  const Url address = resolve_link(*session, item.url.value());
  const std::string alone = R"({"url":)" + RawJson::from_string(*item.url).text() + "}";
  if (!session->is_trusted(address)) return read_entry(session, alone);
  try {
    return fetch<CatalogEntry>(*session, address, {}, options);
  } catch (const ServerError& error) {
    if (!is_out_of_sight(error.status())) throw;
    return read_entry(session, alone);
  }
}

}  // namespace

std::vector<CatalogEntry> Set::get_items(const CallOptions& options) const {
  const std::shared_ptr<Session>& session = this->session();
  std::vector<CatalogEntry> entries;
  for (const SetItem& item : items.value()) entries.push_back(entry_of(session, item, options));
  return entries;
}

void Set::set_metadata(const Input& xml, std::int64_t version_id, const CallOptions& options) {
  if (version_id != 0) return replace_metadata(xml, version_id, options);
  require_saved(version_of(), "read again");
  const Input held = Input::text(checked_metadata(xml));  // it may have to be sent a second time
  try {
    post_metadata(session(), model_info(), bound_id(), 0, held, options);
  } catch (const ServerError& error) {
    const bool not_here = error.status() == 404 || error.status() == 405;
    if (!not_here || !this_version || !is_draft_version()) throw;
    return replace_metadata(held, 0, options);
  }
  refresh(options);
}

void SetManager::set_metadata(std::int64_t set_id, const Input& xml, const CallOptions& options) const {
  post_metadata(session(), Set::model_info(), set_id, 0, xml, options);
}

}  // namespace v0
}  // namespace koordinates
