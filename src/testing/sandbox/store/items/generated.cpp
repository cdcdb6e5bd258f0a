// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/items/generated.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "testing/encoding/timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// In alphabetical order: the title of rank r begins with one of these, so that titles sort as their ranks do.
const std::array<const char*, 12> places = {"Alder", "Birch", "Cedar", "Dogwood", "Elm",   "Fern",
                                            "Gorse", "Hazel", "Ivy",   "Juniper", "Larch", "Maple"};
const std::array<const char*, 6> layer_themes = {"road centrelines", "building outlines", "survey marks",
                                                 "aerial imagery",   "elevation model",   "river channels"};
const std::array<const char*, 3> table_themes = {"street names", "parcel owners by type", "rainfall readings"};
const std::array<const char*, 3> set_themes = {"base map", "hazard overlays", "survey control"};
const std::array<const char*, 3> document_themes = {"survey report", "map sheet", "field notes"};
const std::array<const char*, 3> document_extensions = {"pdf", "tif", "txt"};
const std::array<const char*, 6> layer_kinds = {"vector", "vector", "vector", "raster", "grid", "vector"};
const std::array<const char*, 6> geometries = {"linestring", "polygon", "point", "", "", "polygon"};
const std::array<const char*, 6> layer_categories = {"transport/roads", "property",    "property",
                                                     "imagery",         "environment", "environment/hydrology"};
// Ids of licences; 0: none.
const std::array<std::int64_t, 7> licenses = {9, 1, 0, 15, 10, 33, 2};
const std::array<std::int64_t, 3> groups = {101, 102, 103};

const Millis year = 31'536'000'000;
const Millis created_from = 1'325'376'000'000;  // 2012-01-01
const Millis updated_from = 1'577'836'800'000;  // 2020-01-01, after the last creation

template <std::size_t N, typename T>
const T& pick(const std::array<T, N>& list, std::int64_t number) {
  return list[static_cast<std::size_t>(number) % N];
}

// The number x with a * x = 1 modulo m, for a and m without a common divisor.
std::int64_t inverse(std::int64_t a, std::int64_t m) {
  std::int64_t old_r = a % m, r = m, old_s = 1, s = 0;
  while (r != 0) {
    const std::int64_t quotient = old_r / r;
    old_r = std::exchange(r, old_r - quotient * r);
    old_s = std::exchange(s, old_s - quotient * s);
  }
  return (old_s % m + m) % m;
}

std::string padded(std::int64_t number) {
  std::string digits = std::to_string(number);
  return digits.size() < 8 ? std::string(8 - digits.size(), '0') + digits : digits;
}

Value fields_of(const std::string& geometry) {
  Value fields = Value::array();
  if (!geometry.empty()) fields.push_back({{"name", "GEOMETRY"}, {"type", "geometry"}});
  fields.push_back({{"name", "id"}, {"type", "integer"}});
  fields.push_back({{"name", "label"}, {"type", "string"}});
  fields.push_back({{"name", "measure"}, {"type", "double"}});
  return fields;
}

std::string theme(ItemType type, std::int64_t index) {
  switch (type) {
    case ItemType::layer:
      return pick(layer_themes, index);
    case ItemType::table:
      return pick(table_themes, index);
    case ItemType::set:
      return pick(set_themes, index);
    case ItemType::document:
      return pick(document_themes, index);
  }
  return {};
}

Value data_of(const ItemRow& row) {
  const bool vector = !row.geometry_type.empty();
  const bool rows = vector || row.type == ItemType::table;
  return {{"datasources", {70000 + row.id}},
          {"encoding", rows ? Value("UTF-8") : Value()},
          {"crs", row.type == ItemType::table ? Value() : Value("EPSG:2193")},
          {"primary_key_fields", row.has_key ? Value::array({"id"}) : Value::array()},
          {"geometry_field", vector ? Value("GEOMETRY") : Value()},
          {"geometry_type", vector ? Value(row.geometry_type) : Value()},
          {"elevation_field", nullptr},
          {"fields", rows ? fields_of(row.geometry_type) : Value::array()}};
}

}  // namespace

GeneratedItems::GeneratedItems(ItemType type, IdRange ids, IdRange members)
    : type_(type), first_id_(ids.first), count_(ids.count), members_(members) {}

std::int64_t GeneratedItems::multiplier(SortKey key) const {
  if (key == SortKey::id || key == SortKey::created_at) return 1;  // older ones have the smaller ids
  // Any number without a divisor in common with the count makes a permutation; each key begins its search elsewhere.
  std::int64_t candidate = key == SortKey::name ? 7919 : key == SortKey::updated_at ? 104729 : 611953;
  while (std::gcd(candidate, count_) != 1) ++candidate;
  return candidate;
}

std::int64_t GeneratedItems::rank(SortKey key, std::int64_t index) const {
  return index % count_ * (multiplier(key) % count_) % count_;
}

std::int64_t GeneratedItems::id_at(SortKey key, std::int64_t position) const {
  if (count_ == 1) return first_id_;
  return first_id_ + position * inverse(multiplier(key), count_) % count_;
}

std::int64_t GeneratedItems::position_of(SortKey key, std::int64_t id) const { return rank(key, id - first_id_); }

std::string GeneratedItems::title(std::int64_t index) const {
  const std::int64_t order = rank(SortKey::name, index);
  const auto place = static_cast<std::size_t>(order * static_cast<std::int64_t>(places.size()) / count_);
  return std::string(places[place]) + " " + padded(order) + " " + theme(type_, index);
}

Value GeneratedItems::content(const ItemRow& row) const {
  const std::int64_t index = row.id - first_id_;
  Value content = {{"title", row.title},
                   {"description", row.description},
                   {"group", row.group},
                   {"user", nullptr},
                   {"categories", row.categories},
                   {"tags", row.tags},
                   {"publish_to_catalog_services", true}};
  if (type_ == ItemType::set) {
    content["items"] = Value::array();
    for (std::int64_t i = 0; i < std::min<std::int64_t>(3, members_.count); ++i) {
      const std::int64_t layer = members_.first + (index % members_.count * 3 + i) % members_.count;
      content["items"].push_back(path_of({ItemType::layer, layer, 0}));
    }
    return content;
  }
  content["license"] = row.license == 0 ? Value() : Value(row.license);
  if (type_ == ItemType::document) {
    content["data"] = {{"datasources", {70000 + row.id}}};
    content["extension"] = pick(document_extensions, index);
    return content;
  }
  content["collected_at"] = {"2009-11-01", "2011-06-30"};
  content["supplier_reference"] = "";
  content["version_reference"] = "";
  content["data"] = data_of(row);
  return content;
}

ItemRow GeneratedItems::row(std::int64_t id) const {
  const std::int64_t index = id - first_id_;
  const bool layer = type_ == ItemType::layer;
  ItemRow row;
  row.type = type_;
  row.id = id;
  row.kind = layer ? pick(layer_kinds, index) : type_name(type_);
  row.title = title(index);
  row.description = "A made-up data set for trying things out.";
  row.tags = {"sandbox", index % 2 == 0 ? "even" : "odd"};
  row.categories = {layer ? pick(layer_categories, index) : "property"};
  row.created_at = created_from + index * (7 * year / count_);
  row.updated_at = updated_from + rank(SortKey::updated_at, index) * (4 * year / count_);
  row.first_published_at = row.created_at + 3'600'000;
  row.published_at = row.updated_at;
  row.popularity = rank(SortKey::popularity, index);
  row.group = pick(groups, index);
  row.license = type_ == ItemType::set ? 0 : pick(licenses, index);
  row.has_key = type_ == ItemType::table || (layer && pick(geometries, index)[0] != '\0' && index % 2 == 0);
  row.geometry_type = layer ? pick(geometries, index) : "";
  return row;
}

Item GeneratedItems::item(std::int64_t id) const {
  const ItemRow row = this->row(id);
  Item item;
  item.type = type_;
  item.id = id;
  item.kind = row.kind;
  item.popularity = row.popularity;
  item.created_at = row.created_at;
  item.first_published_at = row.first_published_at;
  item.published_at = row.published_at;
  // Two versions each, with ids that belong to this item only.
  ItemVersion first;
  first.id = id * 10 + 1;
  first.created_at = first.import_started = first.import_ended = row.created_at;
  first.source_revision = 1;
  first.content = content(row);
  ItemVersion second = first;
  second.id = id * 10 + 2;
  second.created_at = second.import_started = second.import_ended = row.updated_at;
  second.source_revision = 2;
  item.versions = {std::move(first), std::move(second)};
  item.published = item.latest = id * 10 + 2;
  return item;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
