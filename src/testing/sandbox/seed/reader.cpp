// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/seed/reader.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/areas/items/edits.hpp"
#include "testing/sandbox/areas/metadata/formats.hpp"
#include "testing/sandbox/seed/entries.hpp"
#include "testing/sandbox/store/items/collection.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/jobs/imports.hpp"
#include "testing/sandbox/store/licenses.hpp"
#include "testing/sandbox/store/metadata.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

[[noreturn]] void refuse(const std::string& where, const std::string& what) {
  throw std::runtime_error("seed: " + where + ": " + what);
}

Json parse_seed(const std::string& text) {
  if (trim(text).empty()) return Json::object();
  Json seed;
  try {
    seed = Json::parse(text);
  } catch (const Json::exception& error) {
    throw std::runtime_error(std::string("seed: not valid JSON: ") + error.what());
  }
  if (!seed.is_object()) throw std::runtime_error("seed: must be a JSON object");
  const std::vector<std::string> known = {"options",
                                          "tokens",
                                          "users",
                                          "groups",
                                          "categories",
                                          "licenses",
                                          "layers",
                                          "tables",
                                          "sets",
                                          "documents",
                                          "catalog",
                                          "sources",
                                          "exports",
                                          "crop_layers",
                                          "repos",
                                          "point_clouds",
                                          "unavailable_datasources",
                                          "failing_datasources"};
  for (const auto& [name, value] : seed.items()) {
    if (!contains(known, name)) refuse(name, "there is no such member");
    if (name != "options" && !value.is_array()) refuse(name, "must be a list");
  }
  return seed;
}

// Calls `use` for each entry; an entry of the wrong shape is told with its place.
template <typename Use>
void for_each_entry(const Json& seed, const std::string& name, Use use) {
  std::size_t at = 0;
  for (const Json& entry : member(seed, name)) {
    const std::string where = name + "[" + std::to_string(at++) + "]";
    try {
      use(entry);
    } catch (const Json::exception& error) {
      refuse(where, error.what());
    } catch (const ApiError& error) {
      refuse(where, error.reply().body);
    }
  }
}

void read_options(const Json& json, SandboxOptions& options) {
  if (!json.is_null() && !json.is_object()) refuse("options", "must be an object");
  for (const auto& [name, value] : json.items()) {
    const std::string where = "options." + name;
    try {
      if (!read_option(name, value, options)) refuse(where, "there is no such option");
    } catch (const Json::exception& error) {
      refuse(where, error.what());
    } catch (const ApiError& error) {
      refuse(where, error.reply().body);
    }
  }
}

// What a seed may say beyond what a client posts.
const std::vector<std::string>& seed_members() {
  static const std::vector<std::string> names = {"id",           "kind",       "type",
                                                 "public",       "popularity", "created_at",
                                                 "published_at", "versions",   "first_published_at",
                                                 "publish",      "metadata",   "extension",
                                                 "text"};
  return names;
}

// The address of the sandbox is not known yet: items of a set are named below the API.
Json with_urls(const Json& paths) {
  if (!paths.is_array()) return paths;
  Json urls = Json::array();
  for (const Json& path : paths) urls.push_back("/services/api/v1/" + text_of(path));
  return urls;
}

// The entry without what only a seed has, completed so that it passes for something that a client posts.
Json as_posted(ItemType type, Json entry) {
  for (const std::string& name : seed_members()) entry.erase(name);
  if (!entry.contains("title") && !entry.contains("name")) entry["title"] = "Untitled";
  if (type == ItemType::set) {
    if (!entry.contains("group") && !entry.contains("user")) entry["user"] = 1;
    if (entry.contains("items")) entry["items"] = with_urls(entry.at("items"));
    return entry;
  }
  if (!member(entry, "data").is_object()) entry["data"] = Json::object();
  if (!entry["data"].contains("datasources")) entry["data"]["datasources"] = Json::array({1});
  return entry;
}

// A seed may also say what an import would have found out.
void set_findings(ItemType type, const Json& entry, Json& content) {
  if (is_imported(type)) {
    for (const char* name : {"fields", "geometry_type"}) {
      const Json& value = member(member(entry, "data"), name);
      if (!value.is_null()) content["data"][name] = value;
    }
  }
  if (type != ItemType::document) return;
  for (const char* name : {"extension", "text"}) {
    const Json& value = member(entry, name);
    if (!value.is_null()) content[name] = value.get<std::string>();
  }
}

Json content_of(const Store& store, ItemType type, const Json& entry) {
  Json posted = as_posted(type, entry);
  if (posted.contains("data")) {
    for (const char* name : {"fields", "geometry_type"}) posted["data"].erase(name);
  }
  Json content = created_content(store, type, posted).content;
  if (content.at("group").is_null() && content.at("user").is_null()) content["user"] = 1;
  set_findings(type, entry, content);
  return content;
}

void add_metadata(Store& store, const ItemRef& version, const Json& entry) {
  const Json& xml = member(entry, "metadata");
  if (xml.is_null()) return;
  const auto format = metadata_format(text_of(xml));
  if (!format) throw field_error("metadata", "This is no metadata in ISO 19115, FGDC CSDGM or Dublin Core form.");
  store.metadata().put(path_of(version), MetadataDocument{*format, text_of(xml)});
}

ItemVersion plain_version(Store& store, const Item& item, Json content) {
  ItemVersion version;
  version.id = store.next_version_id++;
  version.created_at = version.import_started = version.import_ended = item.created_at;
  version.source_revision = static_cast<std::int64_t>(item.versions.size()) + 1;
  version.content = std::move(content);
  return version;
}

void add_version(Store& store, Item& item, const Json& entry, const Json& json) {
  Json merged = entry;
  Json differences = json;
  for (const char* name : {"id", "state", "status", "reference", "created_at"}) differences.erase(name);
  merged.merge_patch(differences);
  ItemVersion version = plain_version(store, item, content_of(store, item.type, merged));
  version.id = integer_of(member(json, "id"), version.id);
  store.next_version_id = std::max(store.next_version_id, version.id + 1);
  version.status = text_of(member(json, "status"), "ok");
  version.reference = text_of(member(json, "reference"));
  version.created_at = time_in(json, "created_at").value_or(version.created_at);
  const std::string place = text_of(member(json, "state"), "old");
  if (place != "published" && place != "draft" && place != "old")
    throw field_error("state", "\"" + place + "\" is no state of a version.");
  if (place == "published") item.published = version.id;
  if (place != "old") item.latest = version.id;
  if (version.status == "importing") {
    version.progress = 0;
    version.import_started = now();
    version.import_ended = 0;
    store.imports().running.push_back({item.type, item.id, version.id});
  }
  add_metadata(store, {item.type, item.id, version.id}, merged);
  item.versions.push_back(std::move(version));
}

// What kind of thing an entry of the catalogue is, told by its address: "sets/3/" is a set.
std::string kind_of(const std::string& url) {
  const std::string first = url.substr(0, url.find('/'));
  if (first == "repos") return "repo";
  if (first == "datasets") return "pointcloud";
  return first.substr(0, first.size() - 1);
}

void add_catalogued(Store& store, const Json& entry) {
  const std::string url = text_of(member(entry, "url"));
  if (url.empty() || url.front() == '/') throw field_error("url", "Enter a path below the API, such as \"sets/3/\".");
  ItemRow row;
  row.id = member(entry, "id").is_number_integer() ? entry.at("id").get<std::int64_t>() : 0;
  row.kind = text_of(member(entry, "kind"), kind_of(url));
  row.title = text_of(member(entry, "title"), text_of(member(entry, "name")));
  row.description = text_of(member(entry, "description"));
  row.created_at = row.updated_at = time_in(entry, "created_at").value_or(0);
  row.verbatim = std::make_shared<const Json>(entry);
  store.catalogued().push_back(std::move(row));
}

void add_item(Store& store, ItemType type, const Json& entry) {
  Item item;
  item.type = type;
  item.id = integer_of(member(entry, "id"), 0);
  if (item.id == 0) item.id = store.next_item_id;
  store.next_item_id = std::max(store.next_item_id, item.id + 1);
  store.next_version_id = std::max(store.next_version_id, (item.id + 1) * 10);
  item.kind = text_of(member(entry, "kind"), type == ItemType::layer ? "vector" : type_name(type));
  item.public_access = entry.value("public", true) ? "download" : "";
  item.popularity = integer_of(member(entry, "popularity"), 0);
  item.created_at = time_in(entry, "created_at").value_or(1'600'000'000'000);
  const Json versions = entry.contains("versions") ? entry.at("versions") : Json::array({{{"state", "published"}}});
  for (const Json& version : versions) add_version(store, item, entry, version);
  if (item.published != 0) {
    item.published_at = time_in(entry, "published_at").value_or(item.created_at);
    item.first_published_at = time_in(entry, "first_published_at").value_or(*item.published_at);
  }
  store.items(type).add(std::move(item));
}

}  // namespace

SandboxOptions seeded_options(SandboxOptions options) {
  const Json seed = parse_seed(options.seed);
  read_options(member(seed, "options"), options);
  for_each_entry(seed, "tokens", [&options](const Json& entry) {
    SandboxToken token{entry.at("key").get<std::string>()};
    if (entry.contains("scopes")) token.scopes = entry.at("scopes").get<std::vector<std::string>>();
    token.user = integer_of(member(entry, "user"), 1);
    options.tokens.push_back(std::move(token));
  });
  return options;
}

void apply_seed(Store& store) {
  const Json seed = parse_seed(store.options().seed);
  for_each_entry(seed, "users", [&store](const Json& entry) {
    store.accounts().put(User{entry.at("id").get<std::int64_t>(), text_of(member(entry, "first_name")),
                              text_of(member(entry, "last_name")), text_of(member(entry, "country")),
                              text_of(member(entry, "email"))});
  });
  for_each_entry(seed, "groups", [&store](const Json& entry) {
    store.accounts().put(Group{entry.at("id").get<std::int64_t>(), entry.at("name").get<std::string>(),
                               text_of(member(entry, "country"))});
  });
  for_each_entry(seed, "categories", [&store](const Json& entry) {
    store.accounts().put(Category{entry.at("slug").get<std::string>(), entry.at("name").get<std::string>()});
  });
  for_each_entry(seed, "licenses", [&store](const Json& entry) {
    License license{entry.at("id").get<std::int64_t>(),     entry.at("title").get<std::string>(),
                    entry.at("type").get<std::string>(),    false,
                    text_of(member(entry, "jurisdiction")), text_of(member(entry, "version"))};
    license.creative = starts_with(license.type, "cc-");
    store.licenses().put(std::move(license));
  });
  for_each_entry(seed, "unavailable_datasources", [&store](const Json& entry) {
    store.imports().unavailable_datasources.insert(entry.get<std::int64_t>());
  });
  for_each_entry(seed, "failing_datasources", [&store](const Json& entry) {
    store.imports().failing_datasources.insert(entry.get<std::int64_t>());
  });
  for_each_entry(seed, "catalog", [&store](const Json& entry) { add_catalogued(store, entry); });
  // Sets last: they name the others.
  for (const ItemType type : {ItemType::layer, ItemType::table, ItemType::document, ItemType::set}) {
    for_each_entry(seed, collection_name(type), [&store, type](const Json& entry) { add_item(store, type, entry); });
  }
  for_each_entry(seed, "sources", [&store](const Json& entry) { seed_source(store, entry); });
  for_each_entry(seed, "crop_layers", [&store](const Json& entry) { seed_crop_layer(store, entry); });
  for_each_entry(seed, "exports", [&store](const Json& entry) { seed_export(store, entry); });
  for_each_entry(seed, "repos", [&store](const Json& entry) { seed_repository(store, entry); });
  for_each_entry(seed, "point_clouds", [&store](const Json& entry) { seed_point_cloud(store, entry); });
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
