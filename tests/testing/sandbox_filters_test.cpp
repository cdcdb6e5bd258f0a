// SPDX-License-Identifier: BSD-3-Clause
// Filters and orders of the sandbox's shorter lists, and those that only v1.x has.
#include "sandbox_client.hpp"
#include "support/catch.hpp"
#include "upload_form.hpp"

using namespace sandbox_tests;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;

namespace {

using Ids = std::vector<std::int64_t>;
using Texts = std::vector<std::string>;

std::string v1x(const std::string& path) { return "/services/api/v1.x/" + path; }

SandboxOptions seeded(const std::string& seed) {
  SandboxOptions options;
  options.layers = options.tables = options.documents = options.sets = 0;
  options.seed = seed;
  return options;
}

const char* const owned = R"({
  "groups": [{"id": 103, "name": "Nowhere Trust"}],
  "layers": [
    {"id": 11, "title": "a", "group": 101, "kind": "raster", "categories": ["transport/roads"]},
    {"id": 12, "title": "b", "user": 2, "kind": "vector", "license": 1, "categories": ["transport"],
     "data": {"primary_key_fields": ["id"], "geometry_type": "point"}},
    {"id": 13, "title": "c", "group": 103, "kind": "grid", "license": 4}],
  "tables": [{"id": 21, "title": "d", "user": 1}]})";

}  // namespace

TEST_CASE("the catalogue of v1.x is filtered by owner, country and kind of data", "[sandbox][filters]") {
  const Sandbox sandbox(seeded(owned));
  Client client(sandbox);
  for (const auto& [query, expected] :
       std::map<std::string, Ids>{{"user=2", {12}},
                                  {"user=1&user=" + url_of(sandbox, "users/2/"), {12, 21}},
                                  {"user=0", {}},
                                  {"group=0", {}},
                                  {"country=NZ", {11, 21}},
                                  {"country=au", {12}},
                                  {"geotag=nz", {11, 21}},
                                  {"has_pk=true", {12}},
                                  {"has_pk=false&type=layer", {11, 13}},
                                  {"has_z=true", {}},
                                  {"has_z=0", {11, 12, 13, 21}},
                                  {"is_imagery=1", {11}},
                                  {"is_imagery=False&type=layer", {12, 13}},
                                  {"data.geometry_type=point", {12}},
                                  {"kind=table", {21}},
                                  {"kind=layer", {11, 12, 13}},
                                  {"kind=set", {}},
                                  {"category=transport", {11, 12}},
                                  {"category=transport/roads", {11}},
                                  {"category=trans", {}},
                                  {"license=4711", {}},
                                  {"license.type=-commercial&type=layer", {11, 12}},
                                  {"license.type=cc", {}},
                                  {"license.version=3.0", {}}}) {
    CAPTURE(query);
    Ids found;
    for (const json& entry : client.get(v1x("data/?sort=name&" + query)).data()) {
      // The ids of repositories and point clouds, which are always there, are texts.
      if (entry.at("id").is_number()) found.push_back(entry.at("id").get<std::int64_t>());
    }
    CHECK(found == expected);
  }
  for (const char* wrong : {"has_pk=maybe", "is_imagery=2", "has_z=", "created_at.lte=now", "updated_at=x"}) {
    CAPTURE(wrong);
    CHECK(client.get(v1x(std::string("data/?") + wrong)).status == 400);
  }
}

TEST_CASE("sources are filtered and sorted", "[sandbox][filters]") {
  const Sandbox sandbox(seeded(R"({"sources": [
    {"id": 1, "type": "info", "title": "beta", "group": 101},
    {"id": 2, "type": "info", "title": "Alpha", "user": 2},
    {"id": 3, "type": "cifs", "title": "gamma ray", "url_remote": "cifs://a.example/x", "group": 102}]})"));
  Client client(sandbox);
  for (const auto& [query, expected] : std::map<std::string, Ids>{{"sort=name", {2, 1, 3}},
                                                                  {"sort=-name", {3, 1, 2}},
                                                                  {"sort=created_at", {3, 2, 1}},
                                                                  {"sort=-created_at", {1, 2, 3}},
                                                                  {"sort=id", {1, 2, 3}},
                                                                  {"q=ALPHA", {2}},
                                                                  {"q=a", {1, 2, 3}},
                                                                  {"group=101", {1}},
                                                                  {"user=2", {2}},
                                                                  {"kind=cifs", {3}},
                                                                  {"type=info&q=beta", {1}}}) {
    CAPTURE(query);
    CHECK(ids(client.get("sources/?" + query)) == expected);
  }
  CHECK(client.get("sources/?sort=type").status == 400);
  const json shown = client.get("sources/1/", {{"Expand", "permissions"}}).data();
  REQUIRE(shown.at("permissions").is_array());
  CHECK(shown.at("permissions") == client.get("sources/1/permissions/").data());
}

TEST_CASE("what each type of source is found to hold, filtered and sorted", "[sandbox][filters]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const auto found = [&client](const std::string& type, const std::string& url) {
    const json source = client.post("sources/", {{"title", "x"}, {"type", type}, {"url_remote", url}}).data();
    const std::string scan = client.post(source.at("scans").get<std::string>()).header("Location");
    client.get(scan);
    client.get(scan);
    return source.at("datasources").get<std::string>();
  };
  const auto titles = [&client](const std::string& url) { return each<std::string>(client.get(url).data(), "title"); };
  const std::string arcgis = found("arcgis", "https://a.example/arcgis/rest/services");
  CHECK(titles(arcgis) == Texts{"Parcels", "Roads", "Hillshade"});
  CHECK(titles(arcgis + "?sort=name") == Texts{"Hillshade", "Parcels", "Roads"});
  CHECK(titles(arcgis + "?sort=-name") == Texts{"Roads", "Parcels", "Hillshade"});
  CHECK(titles(arcgis + "?sort=-id") == Texts{"Hillshade", "Roads", "Parcels"});
  CHECK(titles(arcgis + "?data_type=raster") == Texts{"Hillshade"});
  CHECK(titles(arcgis + "?q=ROADS&data_type=vector") == Texts{"Roads"});
  CHECK(titles(arcgis + "?q=ROADS&data_type=raster").empty());
  CHECK(client.get(arcgis + "?sort=title").status == 400);
  CHECK(titles(found("wfs", "https://a.example/wfs")) == Texts{"Parcels", "Roads"});
  CHECK(titles(found("postgres", "postgresql://a.example/gis")) == Texts{"public.parcels", "public.owners"});
  CHECK(titles(found("cifs", "cifs://a.example/share")) == Texts{"Orthophotos", "Contours"});
  CHECK(titles(found("url", "https://a.example/files/main-road_lines.tar.gz")) == Texts{"main road lines"});
}

TEST_CASE("a file and what lies beside it are one datasource", "[sandbox][filters]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const json source = upload(client, {file_part("a", "plain.dbf", "1"), file_part("b", "Roads_2020.SHP", "2"),
                                      file_part("c", "roads_2020.dbf", "3"), file_part("d", "archive.zip", "4"),
                                      file_part("e", "empty.csv", "one\n\n"), file_part("f", "readme", "5")})
                          .data();
  const std::string scan = client.get(source.at("scans").get<std::string>()).data().at(0).at("url");
  client.get(scan);
  client.get(scan);
  const json found = client.get(source.at("datasources").get<std::string>(), {{"Expand", "list"}}).data();
  CHECK(each<std::string>(found, "title") == Texts{"plain", "Roads 2020", "archive", "empty"});
  REQUIRE(found.size() == 4);
  CHECK(found.at(2).at("upload_path") == "archive.shp");
  CHECK(found.at(3).at("num_features") == 0);
  CHECK(found.at(3).at("num_dims") == 0);
  CHECK(found.at(0).at("crs").is_null());
}

TEST_CASE("publishers are filtered and sorted", "[sandbox][filters]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const auto names = [&client](const std::string& query) {
    return each<std::string>(client.get(v1x("publishers/?" + query)).data(), "name");
  };
  const Texts by_name = {"Harbour Survey Office", "Open Terrain Trust", "Plains District Council", "Sandbox",
                         "Sandbox Editor",        "Sandbox Owner"};
  CHECK(names("sort=name") == by_name);
  CHECK(names("sort=-name") == Texts(by_name.rbegin(), by_name.rend()));
  CHECK(names("sort=-popularity").back() == "Sandbox");
  CHECK(names("type=site").size() == 4);
  CHECK(names("type=site&type=user&public=true").size() == 6);
  CHECK(names("public=false").empty());
  CHECK(names("facets=false").size() == 6);
  CHECK(names("q=sandbox&type=user") == Texts{"Sandbox Owner", "Sandbox Editor"});
  for (const char* wrong : {"public=perhaps", "facets=perhaps", "sort=age"}) {
    CAPTURE(wrong);
    CHECK(client.get(v1x(std::string("publishers/?") + wrong)).status == 400);
  }
}

TEST_CASE("exports are filtered and sorted", "[sandbox][filters]") {
  const Sandbox sandbox(seeded(R"({"layers": [{"id": 11, "title": "roads"}], "exports": [
    {"id": 1, "name": "b", "items": ["layers/11/"], "formats": {"vector": "text/csv"},
     "created_at": "2020-01-01T00:00:00Z"},
    {"id": 2, "name": "a", "items": ["layers/11/"], "formats": {"vector": "text/csv"}, "state": "error",
     "created_at": "2021-01-01T00:00:00Z"},
    {"id": 3, "name": "c", "items": ["layers/11/"], "formats": {"vector": "text/csv"}, "state": "cancelled",
     "created_at": "2022-01-01T00:00:00Z"},
    {"id": 4, "name": "d", "items": ["layers/11/"], "formats": {"vector": "text/csv"}, "user": 2}]})"));
  Client client(sandbox);
  for (const auto& [query, expected] : std::map<std::string, Ids>{{"", {3, 2, 1}},
                                                                  {"sort=id", {1, 2, 3}},
                                                                  {"sort=-id", {3, 2, 1}},
                                                                  {"sort=created_at", {3, 2, 1}},
                                                                  {"sort=-created_at", {1, 2, 3}},
                                                                  {"sort=name", {2, 1, 3}},
                                                                  {"sort=-name", {3, 1, 2}},
                                                                  {"state=error&state=complete", {2, 1}},
                                                                  {"created_at.gt=2020-06-01", {3, 2}},
                                                                  {"created_at.lte=2021-01-01&state=error", {2}}}) {
    CAPTURE(query);
    CHECK(ids(client.get("exports/?" + query)) == expected);
  }
  CHECK(client.get("exports/?sort=state").status == 400);
  const Sandbox empty;
  const Answer refused = Client(empty).get("exports/?created_at.after=soon");
  CHECK(refused.status == 400);
  CHECK(refused.data().contains("created_at.after"));
}

TEST_CASE("sections of the site are filtered by what they show", "[sandbox][filters]") {
  const Sandbox sandbox;
  Client client(sandbox);
  for (const auto& [query, expected] :
       std::map<std::string, Texts>{{"item_type=layer.*", {"imagery", "property"}},
                                    {"item_type=table", {"statistics"}},
                                    {"item_type=layer.vector&item_type=table", {"property", "statistics"}},
                                    {"item_type=document", {}}}) {
    CAPTURE(query);
    CHECK(each<std::string>(client.get(v1x("explore-sections/?" + query)).data(), "slug") == expected);
  }
}
