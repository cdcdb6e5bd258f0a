// SPDX-License-Identifier: BSD-3-Clause
// The rows that the tables of layers, tables, sets, documents and sources share, and what their version summaries do.
#pragma once

#include <utility>

#include <koordinates/error.hpp>
#include <koordinates/item.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// `title` is the name under which the title is sent, `other_title` another under which it may come.
template <class T>
void add_described_members(ModelBuilder<T>& table, const char* title, const char* other_title) {
  table.template member<&T::id>("id", read_only)
      .template member<&T::url>("url", read_only)
      .template member<&T::title>(title, required, other_title)
      .template member<&T::description>("description")
      .template member<&T::description_html>("description_html", read_only)
      .template member<&T::group>("group")
      .template member<&T::user>("user")
      .template member<&T::created_at>("created_at", read_only)
      .template member<&T::url_html>("url_html", read_only)
      .template member<&T::categories>("categories")
      .template member<&T::tags>("tags")
      .template member<&T::metadata>("metadata", read_only)
      .template member<&T::permissions_url>("permissions", read_only | expandable)
      .template member<&T::publish_to_catalog_services>("publish_to_catalog_services");
}

template <class T>
void add_item_members(ModelBuilder<T>& table, const char* title, const char* other_title) {
  add_described_members(table, title, other_title);
  table.template member<&T::type>("type", read_only)
      .template member<&T::first_published_at>("first_published_at", read_only)
      .template member<&T::published_at>("published_at", read_only)
      .template member<&T::updated_at>("updated_at", read_only)
      .template member<&T::published_version>("published_version", read_only)
      .template member<&T::latest_version>("latest_version", read_only)
      .template member<&T::this_version>("this_version", read_only)
      .template member<&T::version>("version", read_only)
      .template member<&T::active_publish>("active_publish", read_only | expandable)
      .template member<&T::settings>("settings")
      .template member<&T::publisher>("publisher", read_only | expandable)
      .template member<&T::num_views>("num_views", read_only)
      .template member<&T::num_downloads>("num_downloads", read_only)
      .template member<&T::is_starred>("is_starred", read_only)
      .template member<&T::url_canonical>("url_canonical", read_only)
      .template member<&T::featured_at>("featured_at", read_only)
      .template member<&T::thumbnail_url>("thumbnail_url", read_only)
      .template member<&T::user_permissions>("user_permissions", read_only)
      .template member<&T::user_capabilities>("user_capabilities", read_only)
      .template member<&T::public_access>("public_access", read_only)
      .template member<&T::geotags>("geotags", read_only);
}

template <class V>
void add_version_members(ModelBuilder<V>& table) {
  table.is_version();
  table.template member<&V::id>("id", read_only)
      .template member<&V::url>("url", read_only)
      .template member<&V::status>("status", read_only)
      .template member<&V::created_at>("created_at", read_only)
      .template member<&V::created_by>("created_by", read_only)
      .template member<&V::reference>("reference", read_only);
}

// A summary's table that needs nothing more.
template <class V>
[[nodiscard]] ModelInfo version_table(const char* datatype) {
  ModelBuilder<V> table("version", datatype);
  add_version_members(table);
  return table.any_filters().build();
}

// The item that a summary is a version of, as it is in that version.
template <class T, class V>
[[nodiscard]] T item_of_version(const V& version, const Expansions& expand, const CallOptions& options) {
  Session& session = *session_of(version, V::model_info().name);
  return fetch<T>(session, resolve_link(session, version.url.value()), expand, options);
}

template <class T, class V>
void refresh_version(V& version, const CallOptions& options) {
  V fresh = item_of_version<T>(version, {}, options).version.value();
  if (fresh.id != version.id) throw DecodeError("the service returned another version than the requested one");
  version = std::move(fresh);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
