// SPDX-License-Identifier: BSD-3-Clause
// Members that layers, tables, sets and documents have in common, as JSON.
#pragma once

#include <optional>
#include <string>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/items/model.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

Json date_or_null(const std::optional<Millis>& time);

// The item's page on the site, which the sandbox does not have.
std::string html_url(const Item& item, const Json& content, const Call& call);

Json capabilities(bool token);
Json datasources_json(const Json& ids);

// `description` and its twin in HTML.
void add_description(Json& json, const Json& content);
// `group` or `user`.
void add_owner(Json& json, const Store& store, const Json& content, const Call& call);
// `categories` and `tags`.
void add_labels(Json& json, const Store& store, const Json& content, const Call& call);
// Those of the members that the content has.
void add_held(Json& json, const Json& content, std::initializer_list<const char*> names);
// `license`, or null.
void add_license(Json& json, const Store& store, const Json& content, const Call& call);
// The links to the item's versions and to the publish that the version is in.
void add_versions(Json& json, const Item& item, const ItemVersion& version, const Call& call);
// A link, or where the call expands it the list.
void add_permissions(Json& json, const Store& store, const Item& item, const Json& content, const Call& call);
// What the caller may do (v1.x).
void add_access(Json& json, const Item& item, const Call& call);
// What v1.x counts and links to besides.
void add_publicity(Json& json, const Store& store, const Item& item, const Json& content, const Call& call);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
