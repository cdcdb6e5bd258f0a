// SPDX-License-Identifier: BSD-3-Clause
// The life of layers and tables in the sandbox: drafts, imports, publishing, removal.
#include <thread>

#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using koordinates::testing::PutMode;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;

namespace {

std::string status_of(Client& client, const std::string& version) {
  return client.get(version).data().at("version").at("status");
}

SandboxOptions by_hand() {
  SandboxOptions options;
  options.imports.by_hand = true;
  return options;
}

}  // namespace

TEST_CASE("a detail has the members of its version of the API", "[sandbox][layers]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const json v1 = client.get("layers/1001/").data();
  const std::string url = sandbox.url() + "/services/api/v1/layers/1001/";
  CHECK(v1.at("id") == 1001);
  CHECK(v1.at("url") == url);
  CHECK(v1.at("type") == "layer");
  CHECK(v1.at("title").is_string());
  CHECK(v1.at("published_version") == v1.at("this_version"));
  CHECK(v1.at("data").at("crs") == "EPSG:2193");
  CHECK(v1.at("data").at("datasources").at(0).contains("id"));
  CHECK(v1.at("license").at("type") == "cc-by");
  CHECK(v1.at("group").at("url") == sandbox.url() + "/services/api/v1/groups/101/");
  CHECK_FALSE(v1.contains("version"));
  CHECK_FALSE(v1.contains("publisher"));
  const json version = client.get(v1.at("this_version").get<std::string>()).data();
  CHECK(version.at("id") == 1001);
  CHECK(version.at("version").at("url") == v1.at("this_version"));
  CHECK(version.at("version").at("created_by").is_number());

  const json v1x = client.get("/services/api/v1.x/layers/1001/").data();
  CHECK(v1x.at("url") == sandbox.url() + "/services/api/v1.x/layers/1001/");
  CHECK(v1x.at("data").at("crs").at("srid") == 2193);
  CHECK(v1x.at("data").at("geometry_type") == "linestring");
  for (const char* name :
       {"publisher", "services", "styles", "num_views", "user_capabilities", "public_access", "version"}) {
    CAPTURE(name);
    CHECK(v1x.contains(name));
  }
}

TEST_CASE("layers of 2015 had a name", "[sandbox][layers]") {
  SandboxOptions options;
  options.v1_name = true;
  const Sandbox sandbox(options);
  Client client(sandbox);
  CHECK(client.get("layers/1001/").data().contains("name"));
  CHECK_FALSE(client.get("layers/1001/").data().contains("title"));
  CHECK(client.get("layers/").data().at(0).contains("name"));
  CHECK(client.get("/services/api/v1.x/layers/1001/").data().contains("title"));
}

TEST_CASE("a layer is created, imported, published, edited and removed", "[sandbox][layers]") {
  const Sandbox sandbox;
  Client client(sandbox);
  json body = new_layer("Tide gauges");
  body["description"] = "Along the coast";
  body["license"] = sandbox.url() + "/services/api/v1/licenses/cc-by/nz/";
  body["group"] = 102;
  body["tags"] = {"sea"};
  body["categories"] = {"environment/hydrology"};
  body["data"]["crs"] = "EPSG:4326";
  const Answer created = client.post("layers/", body);
  REQUIRE(created.status == 201);
  const std::string draft = created.header("Location");
  CHECK(created.data().at("this_version") == draft);
  CHECK(created.data().at("license").at("id") == 9);
  CHECK(created.data().at("group").at("id") == 102);
  CHECK(created.data().at("published_version").is_null());
  CHECK(created.data().at("version").at("status") == "importing");
  const std::string layer = created.data().at("url");

  CHECK(client.get("layers/?q=gauges").body == "[]");
  CHECK(client.get("layers/drafts/").data().size() == 1);
  CHECK(client.get(layer).data().at("latest_version") == draft);
  CHECK(client.get(layer + "versions/published/").status == 404);
  CHECK(client.get(layer + "versions/draft/").header("Location") == draft);

  const Answer publish = client.post(draft + "publish/");
  REQUIRE(publish.status == 201);
  const std::string job = publish.header("Location");
  CHECK(client.post(draft + "publish/").status == 409);
  for (int i = 0; i < 5 && client.get(job).data().at("state") != "completed"; ++i) continue;
  CHECK(client.get(job).data().at("state") == "completed");
  CHECK(client.get(job).data().at("items") == json::array({draft}));
  CHECK(client.get(layer).data().at("published_version") == draft);
  CHECK(client.get("layers/?q=gauges").data().size() == 1);
  CHECK(client.get("layers/drafts/").body == "[]");

  CHECK(client.put(draft, {{"title", "No"}}).status == 405);
  CHECK(client.remove(draft).status == 405);
  CHECK(client.remove(draft).header("Allow") == "GET, HEAD, OPTIONS");
  CHECK(client.post(draft + "import/").status == 409);
  CHECK(client.post(draft + "publish/").status == 409);

  CHECK(client.remove(layer).status == 204);
  CHECK(client.get(layer).status == 410);
  CHECK(client.get(draft).status == 410);
  CHECK(client.remove(layer).status == 410);
  CHECK(client.get("layers/?q=gauges").body == "[]");
}

TEST_CASE("a draft is made once, edited, and dropped", "[sandbox][layers]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const Answer created = client.post("layers/1002/versions/");
  REQUIRE(created.status == 201);
  const std::string draft = created.header("Location");
  CHECK(client.post("layers/1002/versions/").status == 409);
  CHECK(client.post("layers/1002/versions/import/").status == 409);
  CHECK(created.data().at("version").at("status") == "ok");

  const std::string before = client.get("layers/1002/").data().at("title");
  const Answer edited = client.put(draft, {{"title", "Renamed"}, {"license", nullptr}, {"tags", {"a", "b"}}});
  REQUIRE(edited.status == 200);
  CHECK(edited.data().at("title") == "Renamed");
  CHECK(edited.data().at("license").is_null());
  CHECK(edited.data().at("version").at("status") == "ok");
  CHECK(client.get("layers/1002/").data().at("title") == before);
  CHECK(client.get("layers/1002/versions/").data().size() == 3);
  CHECK(each<std::string>(client.get("layers/1002/versions/").data(), "url").front() == draft);

  CHECK(client.remove(draft).status == 204);
  CHECK(client.remove(draft).status == 409);
  CHECK(client.get(draft).status == 404);
  CHECK(client.get("layers/1002/versions/draft/").status == 404);
  CHECK(client.get("layers/1002/versions/").data().size() == 2);
  CHECK(client.post("layers/1002/versions/").status == 201);
}

TEST_CASE("what is read can be written back whole", "[sandbox][layers]") {
  const Sandbox sandbox;
  Client client(sandbox);
  for (const std::string root : {"/services/api/v1/", "/services/api/v1.x/"}) {
    const Answer created = client.post(root + "layers/1003/versions/");
    REQUIRE(created.status == 201);
    const std::string draft = created.header("Location");
    const json whole = client.get(draft).data();
    const Answer saved = client.put(draft, whole);
    CAPTURE(saved.body);
    REQUIRE(saved.status == 200);
    CHECK(saved.data() == whole);
    REQUIRE(client.remove(draft).status == 204);
  }
}

TEST_CASE("data that changed is imported again, data that did not is not", "[sandbox][layers]") {
  Sandbox sandbox(by_hand());
  Client client(sandbox);
  const std::string draft = client.post("layers/1001/versions/").header("Location");
  const json data = client.get(draft).data().at("data");
  CHECK(client.put(draft, {{"data", data}}).data().at("version").at("status") == "ok");
  const Answer changed = client.put(draft, {{"data", {{"datasources", {5, 6}}}}});
  CHECK(changed.status == 200);
  CHECK(changed.data().at("version").at("status") == "importing");
  CHECK(changed.data().at("data").at("datasources").size() == 2);
  CHECK(changed.data().at("data").at("crs") == "EPSG:2193");
  CHECK(status_of(client, draft) == "importing");
  CHECK(sandbox.finish_imports() == 1);
  CHECK(status_of(client, draft) == "ok");
  CHECK(sandbox.finish_imports() == 0);
}

TEST_CASE("a PUT may reset what it does not name", "[sandbox][layers]") {
  SandboxOptions options;
  options.put_mode = PutMode::replace;
  const Sandbox sandbox(options);
  Client client(sandbox);
  const std::string draft = client.post("layers/1001/versions/").header("Location");
  CHECK_FALSE(client.get(draft).data().at("tags").empty());
  CHECK(client.put(draft, {{"tags", {"x"}}}).data().contains("title"));
  CHECK(client.put(draft, {{"tags", {"x"}}}).status == 400);
  const Answer saved = client.put(draft, {{"title", "Only this"}});
  REQUIRE(saved.status == 200);
  CHECK(saved.data().at("tags").empty());
  CHECK(saved.data().at("license").is_null());
  CHECK(saved.data().at("group").at("id") == 101);
  CHECK(saved.data().at("version").at("status") == "ok");
}

TEST_CASE("wrong bodies are answered as forms", "[sandbox][errors]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const Answer empty = client.post("layers/");
  CHECK(empty.status == 400);
  CHECK(empty.data().at("title").is_array());
  CHECK(empty.data().contains("data.datasources"));
  const std::string draft = client.post("layers/1001/versions/").header("Location");
  const std::map<std::string, json> wrong = {
      {"title", ""},       {"license", 98765},          {"group", "nobody"},
      {"tags", "a"},       {"categories", {"no/such"}}, {"collected", "yesterday"},
      {"publish", "soon"}, {"description", 5}};
  for (const auto& [name, value] : wrong) {
    CAPTURE(name);
    const Answer answer = client.put(draft, {{name, value}});
    CHECK(answer.status == 400);
    CHECK(answer.data().at(name).at(0).is_string());
  }
  CHECK(client.put(draft, {{"data", {{"crs", "2193"}}}}).data().contains("data.crs"));
  CHECK(client.put(draft, {{"autoupdate", {{"behavior", "yes-noschema"}}}}).data().contains("autoupdate_schedule"));
  CHECK(client.put(draft, {{"autoupdate", {{"behavior", "yes-noschema"}, {"schedule", "@weekly"}}}}).status == 200);
  const auto broken = client.http().Put("/services/api/v1" + draft.substr(draft.find("/layers/")),
                                        {{"Authorization", "key sandbox-token"}}, "{", "application/json");
  CHECK(broken->status == 400);
  CHECK(client.put(draft, json::array()).status == 400);
}

TEST_CASE("an import without a usable datasource is refused", "[sandbox][layers]") {
  SandboxOptions options;
  options.seed = R"({"unavailable_datasources": [66], "failing_datasources": [77]})";
  const Sandbox sandbox(options);
  Client client(sandbox);
  const std::string draft = client.post("layers/1001/versions/").header("Location");
  const Answer refused = client.put(draft, {{"data", {{"datasources", {66}}}}});
  CHECK(refused.status == 400);
  CHECK(refused.detail() == "No valid datasources to import");
  CHECK(client.get(draft).data().at("data").at("datasources").at(0).at("id") != 66);
  json body = new_layer("x");
  body["data"]["datasources"] = {66, 77};
  const std::string failing = client.post("layers/", body).header("Location");
  CHECK(status_of(client, failing) == "importing");
  CHECK(status_of(client, failing) == "error");
}

TEST_CASE("an import ends after so many readings, after a time, or never by itself", "[sandbox][layers]") {
  SECTION("readings") {
    SandboxOptions options;
    options.imports.polls = 3;
    const Sandbox sandbox(options);
    Client client(sandbox);
    const Answer started = client.post("layers/1001/versions/import/");
    REQUIRE(started.status == 201);
    const std::string draft = started.header("Location");
    CHECK(status_of(client, draft) == "importing");
    CHECK(client.get(draft).data().at("version").at("progress").get<double>() < 1);
    CHECK(status_of(client, draft) == "ok");
    CHECK(client.get(draft).data().at("version").at("progress") == 1.0);
    const Answer again = client.post(draft + "import/");
    CHECK(again.status == 202);
    CHECK(again.header("Location") == draft);
    CHECK(status_of(client, draft) == "importing");
  }
  SECTION("time") {
    SandboxOptions options;
    options.imports.polls = 0;
    options.imports.duration = std::chrono::milliseconds(300);
    const Sandbox sandbox(options);
    Client client(sandbox);
    const std::string draft = client.post("layers/1001/versions/import/").header("Location");
    CHECK(status_of(client, draft) == "importing");
    std::this_thread::sleep_for(std::chrono::milliseconds(350));
    CHECK(status_of(client, draft) == "ok");
  }
  SECTION("by hand, to a bad end") {
    Sandbox sandbox(by_hand());
    Client client(sandbox);
    const std::string draft = client.post("layers/1001/versions/import/").header("Location");
    const std::string job = client.post(draft + "publish/").header("Location");
    CHECK(client.get(job).data().at("state") == "waiting-for-items");
    CHECK(client.get(draft).data().at("active_publish") == job);
    for (int i = 0; i < 10; ++i) CHECK(status_of(client, draft) == "importing");
    sandbox.fail_imports();
    sandbox.finish_imports();
    CHECK(status_of(client, draft) == "error");
    CHECK(client.get(job).data().at("state") == "cancelled-due-to-error");
    CHECK(client.get("layers/1001/").data().at("published_version") != draft);
  }
  SECTION("never, when the version was dropped meanwhile") {
    Sandbox sandbox(by_hand());
    Client client(sandbox);
    const std::string draft = client.post("layers/1001/versions/import/").header("Location");
    const std::string job = client.post(draft + "publish/").header("Location");
    CHECK(client.remove(draft).status == 204);
    CHECK(client.get(job).data().at("state") == "cancelled-due-to-error");
  }
}

TEST_CASE("publish in a body publishes after the import", "[sandbox][layers]") {
  Sandbox sandbox(by_hand());
  Client client(sandbox);
  json body = new_layer("Soon public");
  body["publish"] = true;
  const Answer created = client.post("layers/", body);
  REQUIRE(created.status == 201);
  CHECK(client.get("layers/?q=soon").body == "[]");
  sandbox.finish_imports();
  CHECK(client.get("layers/?q=soon").data().size() == 1);
}

TEST_CASE("versions are found by the revision of their data", "[sandbox][filters]") {
  const Sandbox sandbox;
  Client client(sandbox);
  REQUIRE(client.post("layers/1001/versions/import/").status == 201);
  const std::string path = "layers/1001/versions/";
  using Ids = std::vector<std::int64_t>;
  CHECK(ids(client.get(path)).size() == 3);
  CHECK(ids(client.get(path + "?data.source_revision=1")) == Ids{10011});
  CHECK(ids(client.get(path + "?data.source_revision.gte=2&data.source_revision.lt=3")) == Ids{10012});
  CHECK(ids(client.get(path + "?data.source_revision=1&data.source_revision=2")) == Ids{10012, 10011});
  CHECK(client.get(path + "?data.source_revision.lt=x").status == 400);
  REQUIRE(client.remove(client.get(path).data().at(0).at("url").get<std::string>()).status == 204);
  REQUIRE(client.post(path).status == 201);
  CHECK(ids(client.get("/services/api/v1.x/" + path + "?data_import=True")).size() == 2);
}

TEST_CASE("tables are the same API on their own path", "[sandbox][layers]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::int64_t id = ids(client.get("tables/")).front();
  CHECK(client.get("tables/" + std::to_string(id) + "/").data().at("type") == "table");
  CHECK(client.get("layers/" + std::to_string(id) + "/").status == 404);
  const Answer created = client.post("tables/", new_layer("Names"));
  CHECK(created.status == 201);
  CHECK(created.data().at("type") == "table");
  CHECK(created.data().at("kind") == "table");
  CHECK_THAT(created.header("Location"), Catch::Matchers::ContainsSubstring("/tables/"));
  CHECK(client.get("layers/drafts/").body == "[]");
  CHECK(client.get("tables/drafts/").data().size() == 1);
}

TEST_CASE("a seed says what versions there are", "[sandbox][seed]") {
  SandboxOptions options;
  options.layers = 2;
  options.seed = R"({"layers": [{"id": 1001, "title": "Taken over", "versions": [
      {"id": 5001, "state": "old", "title": "First words"}, {"id": 5002, "state": "published", "reference": "job 7"},
      {"id": 5003, "state": "draft", "status": "importing", "created_at": "2024-05-06T07:08:09Z"}]}]})";
  const Sandbox sandbox(options);
  Client client(sandbox);
  CHECK(client.get("layers/1001/").data().at("title") == "Taken over");
  CHECK(client.get("layers/1001/versions/5001/").data().at("title") == "First words");
  CHECK(client.get("layers/1001/versions/5002/").data().at("version").at("reference") == "job 7");
  CHECK(client.get("layers/1001/versions/").data().at(0).at("created_at") == "2024-05-06T07:08:09.000Z");
  CHECK(client.get("layers/").header("X-Resource-Range") == "0-2/2");
  CHECK(client.get("layers/drafts/").data().size() == 1);

  for (const char* wrong : {"{", "[]", R"({"colours": []})", R"({"layers": {}})", R"({"layers": [{"license": 4711}]})",
                            R"({"options": {"layers": "many"}})", R"({"layers": [{"created_at": "once"}]})"}) {
    CAPTURE(wrong);
    SandboxOptions bad;
    bad.seed = wrong;
    CHECK_THROWS_WITH(Sandbox(bad), Catch::Matchers::ContainsSubstring("seed"));
  }
}
