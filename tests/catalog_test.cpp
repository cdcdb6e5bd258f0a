// SPDX-License-Identifier: BSD-3-Clause
// The catalogue: entries of every kind in one list.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <koordinates/koordinates.hpp>
#include <koordinates/testing/sandbox.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"
#include "support/fixture.hpp"
#include "support/logged.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Sandbox;
using koordinates_test::FakeSite;
using koordinates_test::fixture;
using koordinates_test::logged;
using namespace koordinates;

namespace {

Client client_of(const Sandbox& sandbox, const std::string& version = "v1") {
  ClientOptions options;
  options.api_version = version;
  return Client(sandbox.url(), sandbox.token(), logged(options));
}

}  // namespace

TEST_CASE("PY-12 entries of every kind are read, known or not, and nothing is lost", "[catalog]") {
  const FakeSite site;
  site.expect_get("data/").json(fixture("catalog_list.json"));
  std::vector<EntryKind> kinds;
  std::vector<std::string> printed;
  const std::vector<RawJson> sent = RawJson::parse(fixture("catalog_list.json")).elements();
  for (const CatalogEntry& entry : site.client().catalog().list()) {
    CHECK(RawJson::parse(entry.to_json()) == sent.at(kinds.size()));
    kinds.push_back(entry.entry_kind());
    std::ostringstream out;
    out << entry;
    printed.push_back(out.str());
  }
  CHECK(kinds == std::vector<EntryKind>{EntryKind::layer, EntryKind::table, EntryKind::set, EntryKind::document,
                                        EntryKind::source, EntryKind::dataset, EntryKind::repository,
                                        EntryKind::unknown});
  CHECK(printed == std::vector<std::string>{"1 - Roads", "2 - Names", "3 - Basemap", "4 - Map sheet", "5 - Uploads",
                                            "pc7Q - Lidar", "vqM - Kart", "9 - Something new"});
  site.transport->verify();
}

TEST_CASE("every kind of entry comes through a running service", "[catalog]") {
  koordinates::testing::SandboxOptions options;
  options.strict = true;
  options.seed = R"({"catalog": [
    {"id": 501, "url": "sets/501/", "title": "Basemap", "items": [], "created_at": "2021-01-01T00:00:00Z"},
    {"id": 502, "url": "documents/502/", "name": "Map sheet", "extension": "tif", "file_size": 2134},
    {"id": 503, "url": "sources/503/", "title": "Uploads", "type": "upload"},
    {"id": "pc7Q", "url": "datasets/pc7Q/", "title": "Lidar"},
    {"id": "vqM", "url": "repos/org/kart/", "title": "Kart"},
    {"id": 504, "url": "holograms/504/", "title": "Something new"}]})";
  const Sandbox sandbox(options);
  const auto catalog = client_of(sandbox, "v1.x").catalog();
  std::vector<EntryKind> seen;
  for (const CatalogEntry& entry : catalog.list()) seen.push_back(entry.entry_kind());
  CHECK(seen.size() == catalog.list().count());
  for (const EntryKind kind : {EntryKind::layer, EntryKind::table, EntryKind::set, EntryKind::document,
                               EntryKind::source, EntryKind::dataset, EntryKind::repository, EntryKind::unknown}) {
    CHECK(std::count(seen.begin(), seen.end(), kind) >= 1);
  }
  CHECK(catalog.filter("kind", "set").first()->title == "Basemap");
  CHECK(catalog.filter("q", "map sheet").first()->extra.get("extension")->as_string() == "tif");
}

TEST_CASE("an entry becomes its own model", "[catalog]") {
  const Sandbox sandbox;
  const Client client = client_of(sandbox);
  const auto entries = client.catalog().list();
  bool layer_seen = false;
  bool table_seen = false;
  for (const CatalogEntry& entry : entries) {
    if (entry.entry_kind() == EntryKind::layer && !layer_seen) {
      layer_seen = true;
      Layer layer = entry.as<Layer>();
      CHECK(std::to_string(*layer.id) == entry.id_text());
      CHECK(layer.title == entry.title.value());
      CHECK_THROWS_WITH(*layer.data, ContainsSubstring("it came from a list"));
      layer.refresh();
      CHECK(layer.data);
      CHECK_THROWS_WITH(entry.as<Table>(), ContainsSubstring("is not a table"));
      CatalogEntry again = entry;
      again.refresh();
      CHECK(again.extra.contains("description"));
    } else if (entry.entry_kind() == EntryKind::table) {
      table_seen = true;
      CHECK(entry.as<Table>().is_bound());
    }
  }
  CHECK(layer_seen);
  CHECK(table_seen);
}

TEST_CASE("PY-13 the catalogue's filters, with dots and with underscores", "[catalog]") {
  const Sandbox sandbox;
  const auto catalog = client_of(sandbox).catalog();
  CHECK(catalog.filter("kind", "table").count() == 5);
  CHECK(catalog.filter("license__type", "cc").count() == catalog.filter("license.type", "cc").count());
  CHECK(catalog.filter("type", "layer").filter("license__type", "cc").count() <= catalog.list().count());
  CHECK(catalog.order_by("created_at").expand().take(3).count() == 3);
  CHECK_THROWS_AS(catalog.filter("colour", "red"), ClientValidationError);
  CHECK_THROWS_AS(catalog.filter("version.status", "ok"), ClientValidationError);
  CHECK(catalog.list_latest().filter("version.status", "ok").count() > 0);
  CHECK(catalog.list_latest().filter("version.status", "importing").count() == 0);
}

TEST_CASE("PY-11 one entry by id is refused with what to do instead", "[catalog]") {
  const Sandbox sandbox;
  const auto catalog = client_of(sandbox).catalog();
  CHECK_THROWS_AS(catalog.get(1001), ClientValidationError);
  CHECK_THROWS_WITH(catalog.get(1001), ContainsSubstring("refresh()") && ContainsSubstring("layers()"));
  CHECK(sandbox.requests().empty());
}

TEST_CASE("facets and what OPTIONS tells", "[catalog]") {
  const Sandbox sandbox;
  const auto catalog = client_of(sandbox, "v1.x").catalog();
  const auto find = [](const std::vector<Facet>& facets, const std::string& name) {
    const auto found =
        std::find_if(facets.begin(), facets.end(), [&](const Facet& facet) { return facet.filter == name; });
    REQUIRE(found != facets.end());
    return *found;
  };
  const std::vector<Facet> facets = catalog.facets(catalog.filter("kind", "vector"));
  CHECK(find(facets, "kind").choices.at(0).value == "vector");
  CHECK_FALSE(find(facets, "created_at").minimum.is_null());

  const Discovery data = catalog.discover();
  CHECK_FALSE(data.name.empty());
  CHECK(find(data.filters, "license.type").choices.at(0).value == "cc");
  const Discovery layers = client_of(sandbox).layers().discover();
  CHECK(std::count(layers.expansions.begin(), layers.expansions.end(), "list") == 1);

  const auto old = client_of(sandbox).catalog();
  CHECK_THROWS_WITH(old.facets(old.list()), ContainsSubstring("v1.x"));
}
