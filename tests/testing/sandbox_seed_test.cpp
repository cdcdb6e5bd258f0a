// SPDX-License-Identifier: BSD-3-Clause
// What the seed of a sandbox says of its options, its people and its licences, and how a wrong one is refused.
#include <stdexcept>

#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;

namespace {

SandboxOptions seeded(const json& seed) {
  SandboxOptions options;
  options.seed = seed.dump();
  return options;
}

std::string refusal(const std::string& seed) {
  SandboxOptions options;
  options.seed = seed;
  try {
    const Sandbox sandbox(options);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "accepted";
}

std::string site_path(const std::string& path) { return "/services/api/v1.x/" + path; }

}  // namespace

TEST_CASE("a seed sets how much there is and how it is shown", "[sandbox][seed]") {
  const Sandbox sandbox(seeded({{"options",
                                 {{"strict", true},
                                  {"anonymous_reads", false},
                                  {"v1_name", true},
                                  {"layers", 7},
                                  {"tables", 6},
                                  {"documents", 5},
                                  {"sets", 4},
                                  {"default_page_size", 2},
                                  {"max_page_size", 3}}}}));
  Client client(sandbox);
  CHECK(client.get("layers/").header("X-Resource-Range") == "0-2/7");
  CHECK(client.get("tables/").header("X-Resource-Range") == "0-2/6");
  CHECK(client.get("documents/?page_size=50").header("X-Resource-Range") == "0-3/5");
  CHECK(client.get("sets/").header("X-Resource-Range") == "0-2/4");
  CHECK(client.get("layers/?colour=red").status == 400);
  CHECK(Client(sandbox, "").get("layers/1001/").status == 401);
  CHECK(client.get("layers/1001/").data().contains("name"));
  CHECK_FALSE(client.get("layers/1001/").data().contains("title"));
}

TEST_CASE("a seed sets how imports and PUT work", "[sandbox][seed]") {
  const auto import_status = [](const json& options, int readings) {
    const Sandbox sandbox(seeded({{"options", options}}));
    Client client(sandbox);
    const json created = client.post("layers/", new_layer("x")).data();
    Answer answer;
    for (int i = 0; i < readings; ++i) answer = client.get(created.at("version").at("url").get<std::string>());
    return answer.data().at("version").at("status").get<std::string>();
  };
  CHECK(import_status({{"import_polls", 3}}, 2) == "importing");
  CHECK(import_status({{"import_polls", 3}}, 3) == "ok");
  CHECK(import_status({{"import_polls", 0}, {"import_ms", 600'000}}, 3) == "importing");
  CHECK(import_status({{"import_polls", 0}, {"import_by_hand", true}}, 3) == "importing");

  for (const auto& [mode, description] : std::map<std::string, std::string>{{"merge", "kept?"}, {"replace", ""}}) {
    CAPTURE(mode);
    const Sandbox sandbox(
        seeded({{"options", {{"put_mode", mode}}},
                {"sources", {{{"id", 5}, {"title", "Files"}, {"type", "info"}, {"description", "kept?"}}}}}));
    const Answer edited = Client(sandbox).put("sources/5/", {{"title", "Renamed"}});
    CHECK(edited.status == 200);
    CHECK(edited.data().at("description") == description);
  }
}

TEST_CASE("a seed sets how scans and exports work", "[sandbox][seed]") {
  const json square = {{"item", "layers/1001/"}};
  Sandbox sandbox(
      seeded({{"options",
               {{"scan_polls", 0},
                {"scan_ms", 600'000},
                {"scan_by_hand", true},
                {"export_polls", 0},
                {"export_ms", 600'000},
                {"export_by_hand", true},
                {"export_bytes", 77},
                {"export_limit", 1},
                {"export_ranges", "strong"},
                {"export_storage", true},
                {"export_created_empty", true},
                {"export_complete_is_303", true}}},
              {"sources",
               {{{"id", 3}, {"title", "Files"}, {"type", "cifs"}, {"url_remote", "cifs://files.example/share"}}}}}));
  Client client(sandbox);
  const std::string scan = client.post("sources/3/scans/").header("Location");
  CHECK(client.get(scan).data().at("status") != "complete");
  CHECK(sandbox.finish_scans() == 1);

  const json order = {{"items", {{{"item", url_of(sandbox, "layers/1001/")}}}}, {"formats", {{"vector", "text/csv"}}}};
  const Answer created = client.post("exports/", order);
  REQUIRE(created.status == 201);
  CHECK(created.body.empty());
  const std::string made = created.header("Location");
  CHECK(client.get(made).data().at("state") == "processing");
  CHECK(client.post("exports/", order).status == 409);
  CHECK(sandbox.finish_exports() == 1);
  CHECK(client.get(made).status == 303);
  const Answer sent_on = client.get(made + "download/");
  CHECK(sent_on.status == 302);
  CHECK_THAT(sent_on.header("Location"), StartsWith(sandbox.storage_url()));
  CHECK(sandbox.exported_file(client.get(made).data().at("id")).size == 77);
}

TEST_CASE("the validator of a download is what a seed says", "[sandbox][seed]") {
  for (const auto& [ranges, beginning] :
       std::map<std::string, std::string>{{"none", ""}, {"weak", "W/\""}, {"strong", "\""}}) {
    CAPTURE(ranges);
    const Sandbox sandbox(
        seeded({{"options", {{"export_ranges", ranges}}},
                {"exports", {{{"id", 8}, {"items", {"layers/1001/"}}, {"formats", {{"vector", "text/csv"}}}}}}}));
    const Answer file = Client(sandbox).get("exports/8/download/");
    CHECK(file.status == 200);
    CHECK_THAT(file.header("ETag"), StartsWith(beginning));
    CHECK(file.header("ETag").empty() == beginning.empty());
  }
}

TEST_CASE("the tokens of a seed come beside the others", "[sandbox][seed]") {
  const Sandbox sandbox(seeded(
      {{"tokens",
        {{{"key", "everything"}}, {{"key", "reader"}, {"scopes", {"layers:read", "users:read"}}, {"user", 2}}}}}));
  CHECK(Client(sandbox).get("users/me/").data().at("id") == 1);
  CHECK(Client(sandbox, "everything").post("layers/", new_layer("x")).status == 201);
  Client reader(sandbox, "reader");
  CHECK(reader.get("users/me/").data().at("id") == 2);
  CHECK(reader.post("layers/", new_layer("x")).status == 403);
}

TEST_CASE("the people and groups of a seed are added, or take the place of others", "[sandbox][seed]") {
  const Sandbox sandbox(seeded(
      {{"users",
        {{{"id", 2}, {"first_name", "Other"}, {"last_name", "Name"}, {"email", "other@site.invalid"}},
         {{"id", 40}, {"first_name", "New"}, {"country", "FR"}}}},
       {"groups", {{{"id", 102}, {"name", "Renamed Council"}, {"country", "AU"}}, {{"id", 300}, {"name", "Ours"}}}},
       {"tokens", {{{"key", "nobody"}, {"user", 77}}}},
       {"layers",
        {{{"id", 20}, {"title", "theirs"}, {"group", 300}}, {{"id", 21}, {"title", "hers"}, {"user", 40}}}}}));
  Client client(sandbox);
  CHECK(ids(client.get("users/")) == std::vector<std::int64_t>{1, 2, 40});
  CHECK(client.get("users/2/").data().at("first_name") == "Other");
  CHECK(client.get("users/2/").data().at("country").is_null());
  CHECK(client.get(site_path("users/2/")).data().at("email") == "other@site.invalid");
  CHECK(client.get(site_path("users/2/")).data().at("is_site_admin") == false);
  CHECK(client.get("users/40/").data().at("last_name") == "");
  CHECK(client.get("users/40/").data().at("country") == "FR");
  CHECK(client.get("users/41/").status == 404);
  CHECK(Client(sandbox, "nobody").get("users/me/").status == 404);

  CHECK(ids(client.get("groups/")) == std::vector<std::int64_t>{101, 102, 103, 300});
  CHECK(client.get("groups/102/").data().at("name") == "Renamed Council");
  CHECK(client.get("groups/300/").data().at("country").is_null());
  CHECK(client.get("layers/20/").data().at("group").at("name") == "Ours");
  CHECK(client.get("layers/21/").data().at("user").at("first_name") == "New");
}

TEST_CASE("the categories and licences of a seed can be filtered by", "[sandbox][seed]") {
  const Sandbox sandbox(seeded(
      {{"categories",
        {{{"slug", "transport"}, {"name", "Getting about"}}, {{"slug", "transport/ferries"}, {"name", "Ferries"}}}},
       {"licenses",
        {{{"id", 500}, {"title", "Harbour Licence"}, {"type", "harbour"}},
         {{"id", 501}, {"title", "CC BY of the future"}, {"type", "cc-by"}, {"jurisdiction", "nz"}, {"version", "9.0"}},
         {{"id", 3}, {"title", "Other custom"}, {"type", "custom"}}}},
       {"layers",
        {{{"id", 20}, {"title", "routes"}, {"categories", {"transport/ferries"}}, {"license", 500}},
         {{"id", 21}, {"title", "stops"}, {"license", 501}}}}}));
  Client client(sandbox);
  CHECK(ids(client.get("layers/?category=transport/ferries")) == std::vector<std::int64_t>{20});
  CHECK(client.get("layers/20/").data().at("categories").at(0).at("name") == "Ferries");
  const json category = client.get(site_path("categories/transport/ferries/")).data();
  CHECK(category.at("key") == "transport/ferries");
  CHECK(category.at("slug") == "ferries");
  CHECK(category.at("ancestors").at(0).at("name") == "Getting about");
  CHECK(client.get(site_path("categories/transport/")).data().at("ancestors").empty());
  CHECK(client.get(site_path("categories/transport/ferries/old/")).status == 404);

  CHECK(client.get("licenses/3/").data().at("title") == "Other custom");
  CHECK_FALSE(client.get("licenses/500/").data().contains("version"));
  CHECK(client.get("licenses/501/").data().at("version") == "9.0");
  // Of several of one country the newest is meant.
  CHECK(client.get("licenses/cc-by/nz/").data().at("id") == 501);
  CHECK(ids(client.get("layers/?license.version=9.0")) == std::vector<std::int64_t>{21});
  CHECK(ids(client.get("layers/?license.type=harbour")) == std::vector<std::int64_t>{20});
}

TEST_CASE("entries of the catalogue are shown as a seed has them", "[sandbox][seed]") {
  const Sandbox sandbox(
      seeded({{"options", {{"layers", 0}, {"tables", 0}, {"documents", 0}, {"sets", 0}}},
              {"catalog",
               {{{"id", 3}, {"url", "sources/3/"}, {"name", "Files"}},
                {{"id", "aB"}, {"url", "repos/aB/"}, {"title", "Repository"}},
                {{"url", "datasets/cD/"}, {"title", "Points"}, {"created_at", "2020-01-01T00:00:00Z"}},
                {{"id", 4}, {"url", "pages/4/"}, {"kind", "story"}, {"title", "A page"}}}}}));
  Client client(sandbox);
  const auto titles = [&client](const std::string& filter) {
    std::string all;
    for (const json& entry : client.get(site_path("data/?sort=name&" + filter)).data())
      all += (entry.contains("title") ? entry.at("title") : entry.at("name")).get<std::string>() + ";";
    return all;
  };
  CHECK(titles("") == "A page;Coastline;Files;Harbour point cloud;Points;Repository;");
  CHECK(titles("type=source") == "Files;");
  CHECK(titles("type=repo") == "Coastline;Repository;");
  CHECK(titles("type=pointcloud") == "Harbour point cloud;Points;");
  CHECK(titles("kind=story") == "A page;");
  CHECK(titles("created_at=2020-01-01T00:00:00Z") == "Points;");
  CHECK(titles("type=layer").empty());
}

TEST_CASE("a wrong seed is refused with the place", "[sandbox][seed]") {
  struct Wrong {
    const char* seed;
    const char* place;
    const char* reason;
  };
  for (const Wrong& one : std::vector<Wrong>{
           {"{", "seed: not valid JSON: ", ""},
           {"[]", "seed: must be a JSON object", ""},
           {R"({"colours": []})", "seed: colours: ", "no such member"},
           {R"({"layers": {"id": 1}})", "seed: layers: ", "list"},
           {R"({"options": 3})", "seed: options: ", "object"},
           {R"({"options": {"colour": 3}})", "seed: options.colour: ", "no such option"},
           {R"({"options": {"strict": "yes"}})", "seed: options.strict: ", "boolean"},
           {R"({"options": {"layers": "many"}})", "seed: options.layers: ", "whole number"},
           {R"({"options": {"tables": -1}})", "seed: options.tables: ", "whole number"},
           {R"({"options": {"import_polls": 5000000000}})", "seed: options.import_polls: ", "whole number"},
           {R"({"options": {"export_limit": 1.5}})", "seed: options.export_limit: ", "whole number"},
           {R"({"options": {"scan_ms": true}})", "seed: options.scan_ms: ", "whole number"},
           {R"({"options": {"put_mode": "overwrite"}})", "seed: options.put_mode: ", "merge"},
           {R"({"options": {"put_mode": 3}})", "seed: options.put_mode: ", "string"},
           {R"({"options": {"export_ranges": "any"}})", "seed: options.export_ranges: ", "strong"},
           {R"({"options": {"max_page_size": 0}})", "", "greater than zero"},
           {R"({"tokens": [{"key": "a"}, {"scopes": []}]})", "seed: tokens[1]: ", "key"},
           {R"({"tokens": ["a"]})", "seed: tokens[0]: ", ""},
           {R"({"tokens": [{"key": "a", "scopes": "all"}]})", "seed: tokens[0]: ", "array"},
           {R"({"users": [{"first_name": "A"}]})", "seed: users[0]: ", "id"},
           {R"({"groups": [{"id": 5}]})", "seed: groups[0]: ", "name"},
           {R"({"groups": [{"id": "5", "name": "A"}]})", "seed: groups[0]: ", "number"},
           {R"({"categories": [{"name": "A"}]})", "seed: categories[0]: ", "slug"},
           {R"({"licenses": [{"id": 5, "title": "A"}]})", "seed: licenses[0]: ", "type"},
           {R"({"failing_datasources": ["x"]})", "seed: failing_datasources[0]: ", "number"},
           {R"({"unavailable_datasources": [null]})", "seed: unavailable_datasources[0]: ", "number"},
           {R"({"catalog": [{"title": "A"}]})", "seed: catalog[0]: ", "url"},
           {R"({"catalog": [{"url": "/sets/3/"}]})", "seed: catalog[0]: ", "url"},
           {R"({"catalog": [{"url": "sets/3/", "created_at": 3}]})", "seed: catalog[0]: ", "created_at"},
           {R"({"layers": [{}, {"created_at": "soon"}]})", "seed: layers[1]: ", "soon"},
           {R"({"layers": [{"published_at": "soon"}]})", "seed: layers[0]: ", "published_at"},
           {R"({"layers": [{"license": 4711}]})", "seed: layers[0]: ", "license"},
           {R"({"layers": [{"public": "yes"}]})", "seed: layers[0]: ", "boolean"},
           {R"({"layers": [3]})", "seed: layers[0]: ", ""},
           {R"({"layers": [{"versions": [{"state": "lost"}]}]})", "seed: layers[0]: ", "lost"},
           {R"({"tables": [{"metadata": "<nothing/>"}]})", "seed: tables[0]: ", "metadata"},
           {R"({"documents": [{"text": 3}]})", "seed: documents[0]: ", "string"},
           {R"({"sets": [{"items": ["layers/4711/"]}]})", "seed: sets[0]: ", "layers/4711/"},
           {R"({"sets": [{"items": "layers/1001/"}]})", "seed: sets[0]: ", "items"},
           {R"({"sources": [{"title": "A", "type": "magic"}]})", "seed: sources[0]: ", "magic"},
           {R"({"sources": [{"title": "A", "type": "info", "created_at": "soon"}]})", "seed: sources[0]: ", "soon"},
           {R"({"sources": [{"title": "A", "type": "info", "datasources": [{}]}]})", "seed: sources[0]: ", "title"},
           {R"({"exports": [{}]})", "seed: exports[0]: ", "items"},
           {R"({"exports": [{"items": ["layers/1001/"], "formats": {"vector": "text/csv"}, "state": "lost"}]})",
            "seed: exports[0]: ", "lost"},
           {R"({"crop_layers": [{"id": 1}]})", "seed: crop_layers[0]: ", "name"},
           {R"({"crop_layers": [{"id": 1, "name": "A", "features": [{"id": 1, "name": "B", "geometry": {}}]}]})",
            "seed: crop_layers[0]: ", "geometry"},
           {R"({"repos": [{"id": "a", "org": "b"}]})", "seed: repos[0]: ", "name"},
           {R"({"point_clouds": [{"title": "A"}]})", "seed: point_clouds[0]: ", "id"}}) {
    CAPTURE(one.seed);
    const std::string text = refusal(one.seed);
    CHECK_THAT(text, StartsWith(one.place));
    CHECK_THAT(text, ContainsSubstring(one.reason));
    CHECK(text != "accepted");
  }
  CHECK(refusal(" \n") == "accepted");
  CHECK(refusal(R"({"options": null})") == "accepted");
}

TEST_CASE("a seed fills in what an entry leaves out", "[sandbox][seed]") {
  const Sandbox sandbox(seeded(
      {{"layers", {json::object(), {{"id", 30}, {"data", {{"datasources", {{{"id", 5}}}}}}}}},
       {"sets", {{{"id", 40}, {"title", "with items"}, {"items", {"layers/1001/", "layers/30/"}}}}},
       {"sources",
        {{{"title", "Files"},
          {"type", "upload"},
          {"last_scanned_at", "2024-01-01T00:00:00Z"},
          {"datasources",
           {{{"title", "Roads"},
             {"fields", {{{"type", "string"}, {"name", "a"}}}},
             {"num_features", 12},
             {"updated_at", "2023-01-01T00:00:00Z"}},
            {{"id", 30000}, {"title", "Heights"}, {"data_type", "raster"}, {"num_bands", 3}},
            {{"title", "More"}}}}}}},
       {"exports",
        {{{"id", 8}, {"state", "processing"}, {"items", {"layers/1001/"}}, {"formats", {{"vector", "text/csv"}}}},
         {{"id", 9},
          {"state", "error"},
          {"items", {{{"item", "tables/1026/"}}}},
          {"formats", {{"table", "text/csv"}}}}}}}));
  Client client(sandbox);
  CHECK(client.get("layers/30/").data().at("title") == "Untitled");
  CHECK(client.get("layers/30/").data().at("user").at("id") == 1);
  const json set = client.get("sets/40/").data();
  CHECK(set.at("items") == json({url_of(sandbox, "layers/1001/"), url_of(sandbox, "layers/30/")}));
  CHECK(set.at("user").at("id") == 1);

  const json source = client.get("sources/", {{"Expand", "list"}}).data().at(0);
  CHECK(source.at("last_scanned_at") == "2024-01-01T00:00:00.000Z");
  const json found = client.get(source.at("datasources").get<std::string>(), {{"Expand", "list"}}).data();
  REQUIRE(found.size() == 3);
  CHECK(found.at(0).at("fields").at(0).at("name") == "a");
  CHECK(found.at(0).at("num_features") == 12);
  CHECK(found.at(0).at("num_bands").is_null());
  CHECK(found.at(0).at("updated_at") == "2023-01-01T00:00:00.000Z");
  CHECK(found.at(1).at("num_bands") == 3);
  CHECK(found.at(2).at("id") == 30001);

  CHECK(client.get("exports/8/download/").status == 409);
  CHECK(client.get("exports/9/").data().at("state") == "error");
  CHECK(client.get("exports/9/download/").status == 404);
}
