// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/items/filters.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/store/items/extras.hpp"
#include "testing/sandbox/store/licenses.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

using Predicate = std::function<bool(const ItemRow&)>;

Predicate any_of_values(const FilterTerm& term, std::function<bool(const ItemRow&, const std::string&)> fits) {
  return [values = term.values, fits = std::move(fits)](const ItemRow& row) {
    return std::any_of(values.begin(), values.end(), [&](const std::string& value) { return fits(row, value); });
  };
}

// Every word has to be somewhere in the title, the description or the tags.
bool matches_words(const ItemRow& row, const std::string& words) {
  const std::string text = lower(row.title + "\n" + row.description + "\n" + join(row.tags, "\n"));
  const std::vector<std::string> wanted = split(lower(words), ' ');
  return std::all_of(wanted.begin(), wanted.end(),
                     [&text](const std::string& word) { return text.find(word) != std::string::npos; });
}

bool in_category(const ItemRow& row, const std::string& slug) {
  return std::any_of(row.categories.begin(), row.categories.end(),
                     [&slug](const std::string& own) { return own == slug || starts_with(own, slug + "/"); });
}

Predicate by_license(const Store& store, const FilterTerm& term) {
  std::set<std::int64_t> wanted;
  bool any = false;
  for (const std::string& value : term.values) {
    if (lower(value) == "true") {
      any = true;
    } else if (lower(value) == "false") {
      wanted.insert(0);
    } else {
      const License* license = store.licenses().refer(value);
      wanted.insert(license == nullptr ? -1 : license->id);
    }
  }
  return [wanted, any](const ItemRow& row) { return (any && row.license != 0) || wanted.count(row.license) != 0; };
}

bool is_license_type(const std::string& type, const std::string& wanted) {
  return type == wanted || (wanted == "cc" && starts_with(type, "cc-"));
}

// What is wanted is an alternative to what else is wanted; what is excluded by a leading '-' (v1.x) is out in any case.
Predicate by_license_type(const Store& store, const FilterTerm& term, bool exclusions) {
  std::vector<std::string> wanted;
  std::vector<std::string> excluded;
  for (const std::string& value : term.values) {
    if (exclusions && starts_with(value, "-")) {
      excluded.push_back(value.substr(1));
    } else {
      wanted.push_back(value);
    }
  }
  return [&store, wanted, excluded](const ItemRow& row) {
    const License* license = store.licenses().find(row.license);
    const std::string type = license == nullptr ? std::string() : license->type;
    const auto fits = [&type](const std::string& value) { return is_license_type(type, value); };
    if (std::any_of(excluded.begin(), excluded.end(), fits)) return false;
    return wanted.empty() || std::any_of(wanted.begin(), wanted.end(), fits);
  };
}

Predicate by_license_member(const Store& store, const FilterTerm& term, std::string License::*member) {
  return any_of_values(term, [&store, member](const ItemRow& row, const std::string& value) {
    const License* license = store.licenses().find(row.license);
    return license != nullptr && license->creative && license->*member == lower(value);
  });
}

std::string country_of(const Store& store, const ItemRow& row) {
  if (const Group* group = store.accounts().group(row.group)) return lower(group->country);
  if (const User* user = store.accounts().user(row.user)) return lower(user->country);
  return {};
}

// What it is: an entry that is shown as it is says so by its kind.
std::string type_of(const ItemRow& row) { return row.verbatim == nullptr ? type_name(row.type) : row.kind; }

bool is_kind(const ItemRow& row, const std::string& value, bool v1x) {
  return row.kind == value || (v1x && type_of(row) == value);
}

Predicate by_owner_and_words(const Store& store, const Call& call, const FilterTerm& term) {
  const std::string& name = term.name;
  if (name == "kind") {
    return any_of_values(
        term, [v1x = call.v1x](const ItemRow& row, const std::string& value) { return is_kind(row, value, v1x); });
  }
  if (name == "type") {
    return any_of_values(term, [](const ItemRow& row, const std::string& value) { return type_of(row) == value; });
  }
  if (name == "q") return any_of_values(term, matches_words);
  if (name == "group") {
    return any_of_values(
        term, [](const ItemRow& row, const std::string& value) { return row.group != 0 && row.group == id_in(value); });
  }
  if (name == "user") {
    return any_of_values(
        term, [](const ItemRow& row, const std::string& value) { return row.user != 0 && row.user == id_in(value); });
  }
  if (name == "category") return any_of_values(term, in_category);
  if (name == "is_starred") {
    return [&store, user = call.user(), test = boolean_test(term)](const ItemRow& row) {
      return test(row.verbatim == nullptr && store.extras().is_starred(user, {row.type, row.id, 0}));
    };
  }
  if (name == "tag")
    return any_of_values(term, [](const ItemRow& row, const std::string& value) { return contains(row.tags, value); });
  if (name == "geotag" || name == "country") {
    return any_of_values(term, [&store](const ItemRow& row, const std::string& value) {
      return country_of(store, row) == lower(value);
    });
  }
  return nullptr;
}

Predicate by_license_term(const Store& store, const Call& call, const FilterTerm& term) {
  if (term.name == "license") return by_license(store, term);
  if (term.name == "license.type") return by_license_type(store, term, call.v1x);
  if (term.name == "license.jurisdiction") return by_license_member(store, term, &License::jurisdiction);
  if (term.name == "license.version") return by_license_member(store, term, &License::version);
  return nullptr;
}

Predicate by_flag_or_date(const FilterTerm& term) {
  const std::string& name = term.name;
  if (name == "created_at") return [test = date_test(term)](const ItemRow& row) { return test(row.created_at); };
  if (name == "updated_at") return [test = date_test(term)](const ItemRow& row) { return test(row.updated_at); };
  if (name == "public")
    return [test = boolean_test(term)](const ItemRow& row) { return test(is_open(row.public_access)); };
  if (name == "has_pk") return [test = boolean_test(term)](const ItemRow& row) { return test(row.has_key); };
  // Nothing here has heights or has bands that could be asked for.
  if (name == "has_z") return [test = boolean_test(term)](const ItemRow&) { return test(false); };
  if (name == "is_imagery")
    return [test = boolean_test(term)](const ItemRow& row) { return test(row.kind == "raster"); };
  if (name == "version.status") {
    return any_of_values(term,
                         [](const ItemRow& row, const std::string& value) { return row.version_status == value; });
  }
  if (name == "data.geometry_type") {
    return any_of_values(term, [](const ItemRow& row, const std::string& value) { return row.geometry_type == value; });
  }
  return nullptr;  // a name that only weighs the order of results
}

std::vector<FilterSpec> item_specs() {
  return {{"kind"},
          {"public", FilterKind::boolean},
          {"group"},
          {"license"},
          {"license.type"},
          {"license.jurisdiction"},
          {"license.version"},
          {"category"},
          {"geotag"},
          {"tag"},
          {"q"},
          {"created_at", FilterKind::date},
          {"updated_at", FilterKind::date}};
}

std::vector<FilterSpec> catalog_specs() {
  std::vector<FilterSpec> specs = item_specs();
  specs.push_back({"type"});
  for (const char* name :
       {"from", "user", "org", "country", "country_boost", "geotag_boost", "multiplier_boost", "data.geometry_type"}) {
    specs.push_back({name, FilterKind::text, true});
  }
  for (const char* name : {"is_starred", "has_z", "has_pk", "is_imagery", "facets"})
    specs.push_back({name, FilterKind::boolean, true});
  specs.push_back({"raster_band", FilterKind::text, true});
  specs.push_back({"raster_resolution", FilterKind::number, true});
  return specs;
}

std::vector<FilterSpec> latest_specs() {
  std::vector<FilterSpec> specs = catalog_specs();
  specs.push_back({"version.status"});
  return specs;
}

}  // namespace

const std::vector<FilterSpec>& row_filters(RowFilters which) {
  static const std::vector<FilterSpec> items = item_specs();
  static const std::vector<FilterSpec> catalog = catalog_specs();
  static const std::vector<FilterSpec> latest = latest_specs();
  return which == RowFilters::items ? items : which == RowFilters::catalog ? catalog : latest;
}

std::function<bool(const ItemRow&)> row_predicate(const Store& store, const Call& call, RowFilters which) {
  std::vector<Predicate> all;
  for (const FilterTerm& term : filter_terms(call, row_filters(which))) {
    Predicate one = by_owner_and_words(store, call, term);
    if (!one) one = by_license_term(store, call, term);
    if (!one) one = by_flag_or_date(term);
    if (one) all.push_back(std::move(one));
  }
  if (all.empty()) return nullptr;
  return [all = std::move(all)](const ItemRow& row) {
    return std::all_of(all.begin(), all.end(), [&row](const Predicate& one) { return one(row); });
  };
}

const std::vector<std::string>& row_sort_keys() {
  static const std::vector<std::string> keys = {"name", "created_at", "updated_at", "popularity"};
  return keys;
}

RowOrder row_order(const Call& call) {
  const SortOrder asked = sort_order(call, row_sort_keys());
  if (asked.key == "name") return {SortKey::name, asked.minus};
  if (asked.key == "created_at") return {SortKey::created_at, !asked.minus};
  if (asked.key == "updated_at") return {SortKey::updated_at, !asked.minus};
  if (asked.key == "popularity") return {SortKey::popularity, !asked.minus};
  return {};
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
