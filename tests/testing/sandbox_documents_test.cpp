// SPDX-License-Identifier: BSD-3-Clause
// Documents in the sandbox: their versions and their files.
#include <set>

#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxToken;

namespace {

std::string first_url(Client& client, const std::string& list = "documents/") {
  return client.get(list).data().at(0).at("url").get<std::string>();
}

}  // namespace

TEST_CASE("documents have a name in v1 and a title besides in v1.x", "[sandbox][documents]") {
  const Sandbox sandbox;
  Client client(sandbox);
  CHECK(client.get("documents/").header("X-Resource-Range") == "0-4/4");
  const json entry = client.get("documents/").data().at(0);
  std::set<std::string> names;
  for (const auto& member : entry.items()) names.insert(member.key());
  CHECK(names == std::set<std::string>{"id", "name", "group", "url", "url_html", "url_download", "first_published_at",
                                       "published_at", "extension", "file_size", "file_size_formatted"});
  const json detail = client.get(entry.at("url").get<std::string>()).data();
  CHECK(detail.at("name") == entry.at("name"));
  CHECK(detail.at("data").at("datasources").at(0).contains("id"));
  CHECK(detail.at("published_version") == detail.at("this_version"));
  CHECK_FALSE(detail.contains("version"));
  const json richer = client.get("/services/api/v1.x/documents/").data().at(0);
  CHECK(richer.at("title") == richer.at("name"));
  const json full = client.get(richer.at("url").get<std::string>()).data();
  CHECK(full.at("type") == "document");
  for (const char* name : {"title", "publisher", "num_views", "num_downloads", "version", "attached"}) {
    CAPTURE(name);
    CHECK(full.contains(name));
  }
  CHECK(full.at("version").at("created_by").at("first_name").is_string());
}

TEST_CASE("a document is created, published, edited and removed", "[sandbox][documents]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const Answer created =
      client.post("documents/", {{"name", "Site plan"},
                                 {"user", url_of(sandbox, "users/2/")},
                                 {"data", {{"datasources", url_of(sandbox, "sources/3/datasources/41/")}}}});
  REQUIRE(created.status == 201);
  const std::string draft = created.header("Location");
  CHECK(created.data().size() == 4);
  CHECK(created.data().at("url") == draft);
  CHECK(created.data().at("created_by").at("id") == 1);
  const json detail = client.get(draft).data();
  CHECK(detail.at("name") == "Site plan");
  CHECK(detail.at("user").at("id") == 2);
  CHECK(detail.at("data").at("datasources").at(0).at("id") == 41);
  CHECK(detail.at("version") == created.data());
  const std::string document = detail.at("url");
  CHECK(client.get("documents/?q=plan").body == "[]");
  CHECK(client.get("documents/drafts/").data().size() == 1);
  CHECK(client.get(document + "versions/draft/").header("Location") == draft);

  REQUIRE(client.post(draft + "publish/").status == 201);
  CHECK(client.get(document).data().at("published_version") == draft);
  CHECK(client.put(draft, {{"name", "No"}}).status == 405);

  const Answer second = client.post(document + "versions/");
  REQUIRE(second.status == 201);
  const std::string next = second.header("Location");
  CHECK(client.put(next, {{"title", "Site plan, corrected"}, {"data", {{"datasources", {42, 43}}}}})
            .data()
            .at("data")
            .at("datasources")
            .size() == 2);
  CHECK(client.get(document).data().at("name") == "Site plan");
  CHECK(each<std::string>(client.get(document + "versions/").data(), "url") == std::vector<std::string>{next, draft});
  CHECK(client.post(next + "import/").status == 404);
  CHECK(client.remove(next).status == 204);
  CHECK(client.remove(document).status == 204);
  CHECK(client.get(document).status == 410);
}

TEST_CASE("what a new document lacks is told", "[sandbox][documents]") {
  SandboxOptions options;
  options.strict = true;
  options.seed = R"({"unavailable_datasources": [66]})";
  options.tokens.push_back(SandboxToken{"layers-only", {"layers:read", "layers:write"}});
  const Sandbox sandbox(options);
  Client client(sandbox);
  const Answer empty = client.post("documents/");
  CHECK(empty.status == 400);
  CHECK(empty.data().contains("title"));
  CHECK(empty.data().contains("data.datasources"));
  const auto with = [&](const json& datasources) {
    return client.post("documents/", {{"name", "x"}, {"data", {{"datasources", datasources}}}});
  };
  CHECK(with({{{"id", 7}}}).status == 201);
  CHECK(with(7).status == 201);
  CHECK(with("seven").data().contains("data.datasources"));
  CHECK(with({66}).data().contains("data.datasources"));
  const Answer strange = client.post(
      "documents/", {{"name", "x"}, {"data", {{"datasources", {7}}, {"crs", "EPSG:4326"}}}, {"file_size", 3}});
  CHECK(strange.data().contains("data.crs"));
  CHECK(strange.data().contains("file_size"));
  CHECK(Client(sandbox, "layers-only").get("documents/").status == 403);
}

TEST_CASE("what is read of a document can be written back whole", "[sandbox][documents]") {
  const Sandbox sandbox;
  Client client(sandbox);
  for (const std::string root : {"/services/api/v1/", "/services/api/v1.x/"}) {
    const std::string draft = client.post(first_url(client, root + "documents/") + "versions/").header("Location");
    const json whole = client.get(draft).data();
    CHECK(client.put(draft, whole).data() == whole);
    REQUIRE(client.remove(draft).status == 204);
  }
}

TEST_CASE("the file of a document is downloaded from the API and from the site", "[sandbox][documents]") {
  const Sandbox sandbox;
  Client client(sandbox);
  for (const json& document : client.get("documents/").data()) {
    CAPTURE(document.dump());
    const Answer page = client.get(document.at("url_download").get<std::string>());
    REQUIRE(page.status == 200);
    CHECK(page.body.size() == document.at("file_size").get<std::size_t>());
    CHECK_THAT(page.header("Content-Disposition"),
               Catch::Matchers::ContainsSubstring("." + document.at("extension").get<std::string>() + "\""));
    const std::string version = client.get(document.at("url").get<std::string>()).data().at("this_version");
    CHECK(client.get(version + "download/").body == page.body);
    CHECK(client.head(document.at("url_download").get<std::string>()).body.empty());
  }
  const std::vector<std::string> extensions = each<std::string>(client.get("documents/").data(), "extension");
  CHECK(std::set<std::string>(extensions.begin(), extensions.end()) == std::set<std::string>{"pdf", "tif", "txt"});
  CHECK(client.get("/document/7-nothing/download/").status == 404);
  CHECK(client.get("/document/nothing/download/").status == 404);
}

TEST_CASE("a seed gives a document its file", "[sandbox][documents][seed]") {
  SandboxOptions options;
  options.documents = 0;
  options.seed = R"({"documents": [
    {"id": 61, "title": "Notes", "extension": "csv", "text": "a,b\n1,2\n", "public": false},
    {"id": 62, "title": "Big", "text": ")" +
                 std::string(21'343'680, 'x') + "\"}]}";
  const Sandbox sandbox(options);
  Client client(sandbox);
  const json notes = client.get("documents/61/").data();
  CHECK(notes.at("file_size") == 8);
  CHECK(notes.at("file_size_formatted") == "8 bytes");
  const std::string page = notes.at("url_download");
  CHECK(client.get(page).body == "a,b\n1,2\n");
  CHECK(client.get(page).header("Content-Type") == "application/octet-stream");
  CHECK(client.get(page).header("Content-Disposition") == "attachment; filename=\"notes.csv\"");
  CHECK(Client(sandbox, "").get(page).status == 401);
  CHECK(Client(sandbox, "").get("documents/62/").data().at("file_size_formatted") == "21.3 MB");
}
