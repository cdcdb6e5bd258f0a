// SPDX-License-Identifier: BSD-3-Clause
// Smaller parts of the API that came with v1.x: publishers, repositories, point clouds, stars, styles, redactions.
#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;

namespace {

std::string v1x(const std::string& path) { return "/services/api/v1.x/" + path; }

}  // namespace

TEST_CASE("publishers are the site, its groups and its users", "[sandbox][extras]") {
  const Sandbox sandbox;
  Client client(sandbox, "");
  const json all = client.get(v1x("publishers/")).data();
  CHECK(all.size() == 6);
  for (const json& publisher : all) {
    CAPTURE(publisher.dump());
    CHECK(client.get(publisher.at("url").get<std::string>()).data() == publisher);
  }
  CHECK(all.at(0).at("id") == "site:127.0.0.1");
  CHECK(all.at(0).at("theme").at("logo").get<std::string>().substr(0, 2) == "//");
  CHECK(all.at(0).at("dataset_count") == 30);
  const std::string link = client.get(v1x("layers/1001/")).data().at("publisher");
  CHECK(client.get(link).data().at("name") == "Harbour Survey Office");
  CHECK(client.get(v1x("publishers/?type=user")).data().size() == 2);
  CHECK(client.get(v1x("publishers/?q=harbour&sort=popularity")).data().size() == 1);
  CHECK(client.get(v1x("publishers/?facets=True")).data().contains("type"));
  CHECK(client.get(v1x("publishers/?page_size=4")).header("X-Resource-Range") == "0-4/6");
  CHECK(client.get(v1x("publishers/user:77/")).status == 404);
  CHECK(client.get("publishers/").status == 404);
}

TEST_CASE("repositories and point clouds are in the catalogue of v1.x", "[sandbox][extras]") {
  SandboxOptions options;
  options.seed = R"({"repos": [{"id": "zZ9", "org": "plains", "name": "roads", "title": "Road network",
                                "published_at": "2022-01-02T03:04:05Z"},
                               {"id": "yY8", "org": "plains", "name": "draft", "title": "Not yet"}],
                     "point_clouds": [{"id": "pC1", "title": "Scans", "published_at": "2022-01-02T03:04:05Z"}]})";
  const Sandbox sandbox(options);
  Client client(sandbox);
  const json repos = client.get(v1x("data/?kind=repo")).data();
  CHECK(each<std::string>(repos, "title") == std::vector<std::string>{"Coastline", "Road network"});
  const json repo = client.get(repos.at(1).at("url").get<std::string>()).data();
  CHECK(repo.at("id") == "zZ9");
  CHECK(repo.at("full_name") == "plains/roads");
  CHECK(repo.at("type") == "repo");
  CHECK_THAT(repo.at("clone_location_https").get<std::string>(), ContainsSubstring("plains/roads"));
  CHECK(repo.at("user_capabilities") == json({"can-star", "can-clone"}));
  const json clouds = client.get(v1x("data/?kind=pointcloud")).data();
  CHECK(clouds.size() == 2);
  const json cloud = client.get(clouds.at(1).at("url").get<std::string>()).data();
  CHECK(cloud.at("id") == "pC1");
  CHECK(cloud.at("kind") == "pointcloud");
  CHECK(cloud.at("data").at("gridded_extent").get<std::string>().substr(0, 26) == "01030000000100000005000000");
  CHECK(client.get(v1x("datasets/")).data().size() == 2);
  CHECK(client.get(v1x("datasets/no/")).status == 404);
  CHECK(client.get(v1x("repos/plains/none/")).status == 404);
  CHECK(client.get("datasets/").status == 404);
  CHECK(client.get("data/?page_size=100").header("X-Resource-Range") == "0-37/37");
}

TEST_CASE("a layer has services, styles and a sample of its rows", "[sandbox][extras]") {
  const Sandbox sandbox;
  Client client(sandbox, "");
  const json layer = client.get(v1x("layers/1001/")).data();
  const json services = client.get(layer.at("services").get<std::string>()).data();
  CHECK(each<std::string>(services, "key").at(0) == "wfs");
  CHECK_THAT(services.at(0).at("template_urls").at(0).at("service_url").get<std::string>(),
             ContainsSubstring("/services;key={key}/wfs/layer-1001/"));
  const json styles = client.get(layer.at("styles").get<std::string>()).data();
  REQUIRE(styles.size() == 1);
  CHECK(styles.at(0).at("is_default") == true);
  CHECK(client.get(styles.at(0).at("url").get<std::string>()).data() == styles.at(0));
  CHECK(client.get("layers/1001/styles/5/").status == 404);
  const json sample = client.get(layer.at("this_version").get<std::string>() + "data/sample/").data();
  CHECK(sample.size() == 5);
  CHECK(sample.at(0).at("id") == 1);
  CHECK_FALSE(sample.at(0).contains("GEOMETRY"));
  CHECK(client.get("tables/1026/services/").data().size() == 2);
  CHECK(client.get("layers/1/services/").status == 404);
  CHECK(client.get("layers/1001/versions/1/data/sample/").status == 404);
  CHECK(Client(sandbox).remove("layers/1002/").status == 204);
  CHECK(client.get("layers/1002/services/").status == 410);
}

TEST_CASE("stars belong to whoever gave them", "[sandbox][extras]") {
  SandboxOptions options;
  options.tokens.push_back({"second", koordinates::testing::all_scopes(), 2});
  const Sandbox sandbox(options);
  Client client(sandbox);
  CHECK(client.get(v1x("layers/1001/")).data().at("is_starred") == false);
  const Answer starred = client.post(v1x("layers/1001/star/"));
  CHECK(starred.status == 204);
  CHECK(starred.body.empty());
  CHECK(client.post(v1x("layers/1001/star/")).status == 204);
  CHECK(client.get(v1x("layers/1001/")).data().at("is_starred") == true);
  CHECK(Client(sandbox, "second").get(v1x("layers/1001/")).data().at("is_starred") == false);
  CHECK(ids(client.get(v1x("data/?is_starred=True"))) == std::vector<std::int64_t>{1001});
  CHECK(client.remove(v1x("layers/1001/star/")).status == 204);
  CHECK(client.get(v1x("data/?is_starred=True")).body == "[]");
  CHECK(Client(sandbox, "").post(v1x("layers/1001/star/")).status == 401);
  CHECK(client.post("layers/1001/star/").status == 404);
  CHECK(client.post(v1x("layers/7/star/")).status == 404);
}

TEST_CASE("rows of past versions are redacted", "[sandbox][extras]") {
  SandboxOptions options;
  options.strict = true;
  const Sandbox sandbox(options);
  Client client(sandbox);
  const std::string version = client.get("layers/1001/").data().at("this_version");
  const json body = {{"primary_key", {{"id", 7}}},
                     {"start_version", version},
                     {"new_values", {{"label", "removed"}}},
                     {"message", "Asked for by the owner"}};
  CHECK(client.get("layers/1001/redactions/").body == "[]");
  const Answer created = client.post("layers/1001/redactions/", body);
  REQUIRE(created.status == 201);
  CHECK(created.data().at("start_version") == version);
  CHECK(created.data().at("end_version").is_null());
  CHECK(created.data().at("new_values") == body.at("new_values"));
  CHECK(client.get(created.header("Location")).data() == created.data());
  CHECK(client.get("layers/1001/redactions/").data().size() == 1);
  CHECK(client.get("layers/1003/redactions/").body == "[]");
  CHECK(client.get("layers/1001/redactions/1/").status == 404);
  const json empty = client.post("layers/1001/redactions/").data();
  CHECK(empty.contains("primary_key"));
  CHECK(empty.contains("start_version"));
  CHECK(empty.contains("new_values"));
  json wrong = body;
  wrong["end_version"] = client.get("layers/1003/").data().at("this_version");
  wrong["colour"] = 1;
  CHECK(client.post("layers/1001/redactions/", wrong).data().size() == 2);
  CHECK(Client(sandbox, "").get("layers/1001/redactions/").status == 401);
}

TEST_CASE("the site can be explored in sections", "[sandbox][extras]") {
  const Sandbox sandbox;
  Client client(sandbox, "");
  const json sections = client.get(v1x("explore-sections/?item_type=layer.*")).data();
  CHECK(sections.size() == 2);
  CHECK(client.get(v1x("explore-sections/")).data().size() == 3);
  CHECK_THAT(sections.at(0).at("icon_url").get<std::string>(), ContainsSubstring("data:image/svg+xml"));
  CHECK(client.get(v1x("explore-sections/imagery/")).data() == sections.at(0));
  CHECK(client.get(v1x("explore-sections/none/")).status == 404);
  CHECK(client.get("explore-sections/").status == 404);
}
