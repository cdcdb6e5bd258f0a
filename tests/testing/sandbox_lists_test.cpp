// SPDX-License-Identifier: BSD-3-Clause
// Lists of the sandbox: pages and their headers, filters, orders, expansion.
#include <algorithm>
#include <set>

#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;

namespace {

SandboxOptions with_layers(std::int64_t count) {
  SandboxOptions options;
  options.layers = count;
  return options;
}

SandboxOptions seeded(const std::string& seed) {
  SandboxOptions options = with_layers(0);
  options.tables = options.documents = options.sets = 0;
  options.seed = seed;
  return options;
}

const char* const three_layers = R"({"layers": [
  {"id": 11, "title": "Ferry routes", "tags": ["boats"], "license": 9, "group": 101, "popularity": 5, "kind": "vector",
   "created_at": "2020-01-01T00:00:00Z", "published_at": "2023-01-01T00:00:00Z", "categories": ["transport/roads"]},
  {"id": 12, "title": "air photos", "description": "Taken from a ferry", "license": 15, "group": 102, "popularity": 9,
   "kind": "raster", "created_at": "2021-01-01T00:00:00Z", "published_at": "2022-01-01T00:00:00Z",
   "categories": ["imagery"]},
  {"id": 13, "title": "Hidden wells", "group": 103, "popularity": 1, "public": false,
   "created_at": "2022-01-01T00:00:00Z", "published_at": "2022-06-01T00:00:00Z"}]})";

}  // namespace

TEST_CASE("a list is cut into pages with headers that lead on", "[sandbox][paging]") {
  const Sandbox sandbox(with_layers(45));
  Client client(sandbox);

  const Answer first = client.get("layers/?kind=vector&kind=raster&kind=grid");
  REQUIRE(first.status == 200);
  CHECK(first.header("Content-Type") == "application/json");
  CHECK(first.data().is_array());
  CHECK(first.data().size() == 20);
  CHECK(first.header("X-Paginate-By") == "20");
  CHECK(first.header("X-Resource-Range") == "0-20/45");
  auto rels = links(first);
  CHECK(rels.count("page-previous") == 0);
  CHECK(rels.at("page-next") == sandbox.url() + "/services/api/v1/layers/?kind=vector&kind=raster&kind=grid&page=2");
  CHECK(rels.at("page-last") == sandbox.url() + "/services/api/v1/layers/?kind=vector&kind=raster&kind=grid&page=3");
  CHECK(rels.at("sort-name-desc") ==
        sandbox.url() + "/services/api/v1/layers/?kind=vector&kind=raster&kind=grid&sort=-name");

  const Answer last = client.get(links(client.get(rels.at("page-next"))).at("page-next"));
  CHECK(last.data().size() == 5);
  CHECK(last.header("X-Resource-Range") == "40-45/45");
  rels = links(last);
  CHECK(rels.count("page-next") == 0);
  CHECK(rels.at("page-first") == sandbox.url() + "/services/api/v1/layers/?kind=vector&kind=raster&kind=grid&page=1");
  CHECK(rels.at("page-previous") ==
        sandbox.url() + "/services/api/v1/layers/?kind=vector&kind=raster&kind=grid&page=2");

  std::set<std::int64_t> seen;
  for (int page = 1; page <= 3; ++page) {
    for (const std::int64_t id : ids(client.get("layers/?page=" + std::to_string(page)))) seen.insert(id);
  }
  CHECK(seen.size() == 45);
}

TEST_CASE("page sizes are kept to the largest, and pages that do not exist are 404", "[sandbox][paging]") {
  const Sandbox sandbox(with_layers(250));
  Client client(sandbox);
  CHECK(client.get("layers/?page_size=1000").header("X-Paginate-By") == "100");
  CHECK(client.get("layers/?page_size=7&page=2").header("X-Resource-Range") == "7-14/250");
  CHECK(client.get("layers/?page_size=100&page=4").status == 404);
  CHECK_FALSE(client.get("layers/?page_size=100&page=4").detail().empty());
  for (const char* wrong : {"page=0", "page=-1", "page=x", "page=", "page_size=0", "page_size=ten"}) {
    CAPTURE(wrong);
    const Answer answer = client.get(std::string("layers/?") + wrong);
    CHECK(answer.status == 400);
    CHECK(answer.data().begin().value().is_array());
  }
  CHECK(client.get("layers/?page=99999999999999999999").status == 400);
}

TEST_CASE("an empty list is a page of nothing", "[sandbox][paging]") {
  const Sandbox sandbox(seeded("{}"));
  Client client(sandbox);
  for (const char* path : {"layers/", "tables/", "data/", "layers/drafts/", "layers/?sort=name"}) {
    CAPTURE(path);
    const Answer answer = client.get(path);
    CHECK(answer.status == 200);
    CHECK(answer.body == "[]");
    CHECK(answer.header("X-Resource-Range") == "0-0/0");
  }
}

TEST_CASE("items are sorted, dates and popularity the other way round", "[sandbox][sort]") {
  const Sandbox sandbox(seeded(three_layers));
  Client client(sandbox);
  using Ids = std::vector<std::int64_t>;
  CHECK(ids(client.get("layers/?sort=name")) == Ids{12, 11, 13});
  CHECK(ids(client.get("layers/?sort=-name")) == Ids{13, 11, 12});
  CHECK(ids(client.get("layers/?sort=created_at")) == Ids{13, 12, 11});
  CHECK(ids(client.get("layers/?sort=-created_at")) == Ids{11, 12, 13});
  CHECK(ids(client.get("layers/?sort=updated_at")) == Ids{11, 13, 12});
  CHECK(ids(client.get("layers/?sort=popularity")) == Ids{12, 11, 13});
  CHECK(ids(client.get("layers/?sort=-popularity")) == Ids{13, 11, 12});
  CHECK(client.get("layers/?sort=colour").status == 400);
}

TEST_CASE("a list of generated and changed items is in order throughout", "[sandbox][sort]") {
  const Sandbox sandbox(with_layers(137));
  Client client(sandbox);
  REQUIRE(client.remove("layers/1040/").status == 204);
  // Two published under new names, one of them among generated ones of the same beginning.
  for (const auto& [id, title] : std::map<int, std::string>{{1050, "Elm 00000050x"}, {1060, "aaa"}}) {
    const std::string draft = client.post("layers/" + std::to_string(id) + "/versions/").header("Location");
    REQUIRE(client.put(draft, {{"title", title}}).status == 200);
    REQUIRE(client.post(draft + "publish/").status == 201);
  }
  const auto all = [&](const std::string& sort, const std::string& member) {
    std::vector<std::string> values;
    for (int page = 1; page <= 4; ++page) {
      const Answer answer =
          client.get("layers/?page_size=40&page=" + std::to_string(page) + "&sort=" + sort, {{"Expand", "list"}});
      for (const std::string& value : each<std::string>(answer.data(), member)) values.push_back(value);
    }
    return values;
  };
  std::vector<std::string> titles = all("name", "title");
  CHECK(titles.size() == 136);
  CHECK(titles.front() == "aaa");
  CHECK(std::is_sorted(titles.begin() + 1, titles.end()));
  CHECK(std::count(titles.begin(), titles.end(), "Elm 00000050x") == 1);
  std::vector<std::string> reversed = all("-name", "title");
  std::reverse(reversed.begin(), reversed.end());
  CHECK(reversed == titles);
  const std::vector<std::string> created = all("created_at", "created_at");
  CHECK(std::is_sorted(created.rbegin(), created.rend()));
  const std::vector<std::string> updated = all("-updated_at", "published_at");
  CHECK(std::is_sorted(updated.begin(), updated.end()));
}

TEST_CASE("filters: repeated values are alternatives, different names are all required", "[sandbox][filters]") {
  const Sandbox sandbox(seeded(three_layers));
  Client client(sandbox);
  using Ids = std::vector<std::int64_t>;
  const std::map<std::string, Ids> cases = {
      {"kind=vector", {11, 13}},
      {"kind=raster&kind=vector", {11, 12, 13}},
      {"kind=vector&group=101", {11}},
      {"group=101&group=" + sandbox.url() + "/services/api/v1/groups/103/", {11, 13}},
      {"public=true", {11, 12}},
      {"public=False", {13}},
      {"license=9", {11}},
      {"license=" + sandbox.url() + "/services/api/v1/licenses/15/", {12}},
      {"license=true", {11, 12}},
      {"license=false", {13}},
      {"license.type=cc", {11, 12}},
      {"license.type=public-domain", {}},
      {"license.jurisdiction=au", {12}},
      {"license.version=3.0&license.jurisdiction=nz", {11}},
      {"category=transport", {11}},
      {"tag=boats", {11}},
      {"q=FERRY", {11, 12}},
      {"q=ferry+photos", {12}},
      {"q=ferry%20photos", {12}},
      {"q=boats", {11}},
      {"created_at.after=2020-06-01T00:00:00", {12, 13}},
      {"created_at.after=2020-06-01T00:00:00.000Z&created_at.before=2021-06-01", {12}},
      {"created_at.gte=2021-01-01T00:00:00Z", {12, 13}},
      {"created_at.lt=2021-01-01T00:00:00Z", {11}},
      {"updated_at.before=2022-03-01T13:00:00%2B13:00", {12}},
      {"nonsense=1", {11, 12, 13}}};
  for (const auto& [query, expected] : cases) {
    CAPTURE(query);
    CHECK(ids(client.get("layers/?" + query)) == expected);
  }
  CHECK(client.get("layers/?created_at.after=tomorrow").status == 400);
  CHECK(client.get("layers/?created_at.after=tomorrow").data().contains("created_at.after"));
  CHECK(client.get("layers/?public=maybe").status == 400);
}

TEST_CASE("a leading minus excludes a licence type, in v1.x only", "[sandbox][filters]") {
  const Sandbox sandbox(seeded(three_layers));
  Client client(sandbox);
  CHECK(ids(client.get("/services/api/v1.x/layers/?license.type=cc&license.type=-cc-by")) ==
        std::vector<std::int64_t>{});
  CHECK(ids(client.get("/services/api/v1.x/layers/?license.type=-cc-by")) == std::vector<std::int64_t>{13});
  CHECK(ids(client.get("layers/?license.type=-cc-by")).empty());
}

TEST_CASE("the catalogue lists items of every kind together", "[sandbox][catalog]") {
  SandboxOptions options = with_layers(8);
  options.tables = 4;
  options.documents = 3;
  options.sets = 2;
  const Sandbox sandbox(options);
  Client client(sandbox);
  const std::string v1x = "/services/api/v1.x/data/";
  CHECK(client.get("data/").header("X-Resource-Range") == "0-17/17");
  CHECK(client.get("data/?kind=table").header("X-Resource-Range") == "0-4/4");
  CHECK(client.get("data/?type=layer").header("X-Resource-Range") == "0-8/8");
  CHECK(client.get("data/?type=set&type=document").header("X-Resource-Range") == "0-5/5");
  CHECK(client.get(v1x + "?kind=layer").header("X-Resource-Range") == "0-8/8");
  CHECK(client.get(v1x + "?kind=set").header("X-Resource-Range") == "0-2/2");
  CHECK(client.get(v1x + "?data.geometry_type=polygon").header("X-Resource-Range") == "0-3/3");
  const std::vector<std::string> titles = each<std::string>(client.get(v1x + "?sort=name").data(), "title");
  CHECK(titles.size() == 19);  // with a repository and a point cloud, which only v1.x knows
  CHECK(std::is_sorted(titles.begin(), titles.end()));
  const json item = client.get("data/?kind=table").data().at(0);
  CHECK(item.at("type") == "table");
  CHECK(item.at("url") == sandbox.url() + "/services/api/v1/tables/" + std::to_string(item.at("id").get<int>()) + "/");
  CHECK(client.get(item.at("url").get<std::string>()).data().at("kind") == "table");
  const json choices = client.options(v1x).data().at("filters").at("kind").at("choices");
  const std::vector<std::string> kinds = each<std::string>(choices, "value");
  for (const char* kind : {"set", "document"}) CHECK(std::count(kinds.begin(), kinds.end(), kind) == 1);
}

TEST_CASE("entries of the catalogue have the shape of their kind", "[sandbox][catalog]") {
  SandboxOptions options = with_layers(8);
  options.seed = R"({"catalog": [{"id": 4, "url": "sources/4/", "title": "Uploads", "type": "upload"}]})";
  const Sandbox sandbox(options);
  Client client(sandbox);
  const json set = client.get("data/?type=set").data().at(0);
  CHECK_FALSE(set.contains("type"));
  CHECK(set.at("items").size() == 3);
  CHECK(set == client.get(set.at("url").get<std::string>()).data());
  const json document = client.get("data/?type=document").data().at(0);
  CHECK_FALSE(document.contains("type"));
  CHECK_FALSE(document.contains("title"));
  for (const char* name : {"name", "group", "url_html", "url_download", "published_at", "extension", "file_size"}) {
    CAPTURE(name);
    CHECK(document.contains(name));
  }
  CHECK(client.get("data/?type=document", {{"Expand", "list"}}).data().at(0).contains("description"));
  CHECK(client.get("data/?type=source").data().at(0).at("url") == sandbox.url() + "/services/api/v1/sources/4/");
}

TEST_CASE("the latest catalogue shows drafts and knows their status", "[sandbox][catalog]") {
  SandboxOptions options = with_layers(3);
  options.documents = options.sets = 0;
  const Sandbox sandbox(options);
  Client client(sandbox);
  REQUIRE(client.post("layers/", new_layer("Brand new")).status == 201);
  REQUIRE(client.post("sets/", {{"title", "Brand new set"}, {"user", 1}}).status == 201);
  CHECK(client.get("data/?q=brand").body == "[]");
  CHECK(client.get("data/latest/?q=brand").data().size() == 2);
  CHECK(client.get("data/latest/?version.status=importing").data().size() == 1);
  CHECK(client.get("data/latest/?version.status=ok").header("X-Resource-Range") == "0-9/9");
  CHECK(Client(sandbox, "").get("data/latest/").status == 401);
}

TEST_CASE("OPTIONS tells expansions, and in v1.x the choices of the catalogue", "[sandbox][options]") {
  const Sandbox sandbox(with_layers(3));
  Client client(sandbox);
  const Answer detail = client.options("layers/1001/");
  CHECK(detail.status == 200);
  CHECK(detail.data().at("name") == "Layer Detail");
  CHECK(detail.data().at("expansions") == json::array({"permissions"}));
  const json choices = client.options("/services/api/v1.x/data/").data().at("filters").at("country").at("choices");
  CHECK(choices.at(0).contains("value"));
  CHECK(choices.at(0).contains("display_name"));
  CHECK_FALSE(client.options("data/").data().contains("filters"));
}

TEST_CASE("Expand gives details in lists and objects for links", "[sandbox][expand]") {
  const Sandbox sandbox(with_layers(3));
  Client client(sandbox);
  CHECK_FALSE(client.get("layers/").data().at(0).contains("description"));
  CHECK(client.get("layers/", {{"Expand", "list,list.publisher"}}).data().at(0).at("data").contains("fields"));
  CHECK(client.get("layers/1001/").data().at("permissions").is_string());
  CHECK(client.get("layers/1001/", {{"Expand", "permissions"}}).data().at("permissions").is_array());
  CHECK(client.get("layers/1001/", {{"Expand", "colours, permissions"}}).data().at("permissions").is_array());
}

TEST_CASE("strictness refuses what is otherwise passed over", "[sandbox][strict]") {
  SandboxOptions options = with_layers(3);
  options.strict = true;
  const Sandbox sandbox(options);
  Client client(sandbox);
  CHECK(
      client.get("layers/?page=1&page_size=5&sort=name&kind=vector&created_at.before=2030-01-01&format=json").status ==
      200);
  const Answer parameter = client.get("layers/?kind.lt=3&colour=red");
  CHECK(parameter.status == 400);
  CHECK(parameter.data().contains("colour"));
  CHECK(parameter.data().contains("kind.lt"));
  CHECK(client.get("data/?has_z=true").status == 400);
  CHECK(client.get("/services/api/v1.x/data/?has_z=true").status == 200);
  const Answer expansion = client.get("layers/", {{"Expand", "list,colours"}});
  CHECK(expansion.status == 400);
  CHECK_THAT(expansion.detail(), Catch::Matchers::ContainsSubstring("colours"));
  json body = new_layer("x");
  body["colour"] = "red";
  body["id"] = 5;
  body["data"]["depth"] = 3;
  const Answer create = client.post("layers/", body);
  CHECK(create.status == 400);
  for (const char* name : {"colour", "id", "data.depth"}) CHECK(create.data().contains(name));
}

TEST_CASE("a million layers are paged without being held", "[sandbox][paging]") {
  const Sandbox sandbox(with_layers(1'000'000));
  Client client(sandbox);
  for (const char* sort :
       {"", "&sort=name", "&sort=-name", "&sort=created_at", "&sort=updated_at", "&sort=-popularity"}) {
    CAPTURE(sort);
    const auto start = std::chrono::steady_clock::now();
    const Answer answer = client.get(std::string("layers/?page_size=100&page=9999") + sort);
    CHECK(seconds_since(start) < 1.0);
    CHECK(answer.header("X-Resource-Range") == "999800-999900/1000000");
    CHECK(answer.data().size() == 100);
  }
  CHECK(client.get("layers/1000500/").status == 200);
  const auto start = std::chrono::steady_clock::now();
  CHECK(client.get("data/?page_size=100&page=9999&sort=name").data().size() == 100);
  CHECK(seconds_since(start) < 1.0);
}

TEST_CASE("facets are the values that occur, in v1.x", "[sandbox][catalog]") {
  const Sandbox sandbox(seeded(three_layers));
  Client client(sandbox);
  const json facets = client.get("/services/api/v1.x/data/?facets=True&kind=vector").data();
  CHECK(facets.at("kind") == json::array({{{"name", "vector"}, {"key", "vector"}}}));
  CHECK(facets.at("license.type").size() == 1);
  CHECK(facets.at("group").size() == 2);
  CHECK(facets.at("created_at").at("min") == "2020-01-01T00:00:00.000Z");
  CHECK(facets.at("created_at").at("max") == "2022-01-01T00:00:00.000Z");
  CHECK(client.get("data/?facets=True").data().is_array());
}
