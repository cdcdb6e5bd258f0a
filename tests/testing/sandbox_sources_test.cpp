// SPDX-License-Identifier: BSD-3-Clause
// Sources of the sandbox, their scans and datasources.
#include <thread>

#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using koordinates::testing::PutMode;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxToken;

namespace {

json arcgis() {
  return {{"title", "Map server"}, {"type", "arcgis"}, {"url_remote", "https://maps.example/arcgis/rest/services"}};
}

SandboxOptions by_hand() {
  SandboxOptions options;
  options.scans.by_hand = true;
  return options;
}

}  // namespace

TEST_CASE("a source is created, shown, edited and removed", "[sandbox][sources]") {
  const Sandbox sandbox;
  Client client(sandbox);
  json body = arcgis();
  body["description"] = "What they have";
  body["scan_schedule"] = "@daily";
  body["license"] = 9;
  body["categories"] = {"imagery"};
  body["tags"] = {"remote"};
  body["options"] = {{"username", "reader"}, {"password", "hush-hush"}, {"folders", {"roads"}}, {"ssl_verify", false}};
  const Answer created = client.post("sources/", body);
  REQUIRE(created.status == 201);
  CHECK(created.header("Location") == created.data().at("url"));
  CHECK_THAT(created.body, !ContainsSubstring("hush-hush") && !ContainsSubstring("reader"));
  const std::string url = created.data().at("url");
  const json source = client.get(url).data();
  CHECK(source == created.data());
  CHECK(source.at("options") == json({{"folders", {"roads"}}, {"ssl_verify", false}}));
  CHECK(source.at("description_html") == "<p>What they have</p>");
  CHECK(source.at("license").at("id") == 9);
  CHECK(source.at("categories").at(0).at("slug") == "imagery");
  CHECK(source.at("scan_schedule") == "@daily");
  CHECK(source.at("user").at("id") == 1);
  CHECK(source.at("permissions") == url + "permissions/");
  CHECK(source.at("metadata").is_null());
  CHECK(source.at("last_scanned_at").is_null());
  CHECK_THAT(source.at("url_html").get<std::string>(), ContainsSubstring("-map-server/"));

  const json list = client.get("sources/").data();
  REQUIRE(list.size() == 1);
  CHECK(list.at(0).size() == 5);
  CHECK(list.at(0).at("type") == "arcgis");
  CHECK(client.get("sources/", {{"Expand", "list"}}).data().at(0) == source);

  const Answer edited = client.put(url, {{"title", "Maps"}, {"group", 101}, {"scan_schedule", nullptr}});
  CHECK(edited.status == 200);
  CHECK(edited.data().at("title") == "Maps");
  CHECK(edited.data().at("group").at("id") == 101);
  CHECK_FALSE(edited.data().contains("user"));
  CHECK(edited.data().at("scan_schedule").is_null());
  CHECK(edited.data().at("url_remote") == body.at("url_remote"));
  CHECK(client.put(url, {{"type", "wfs"}}).data().contains("type"));
  CHECK(client.put(url, {{"title", ""}}).data().contains("title"));
  CHECK(client.get(url).data().at("title") == "Maps");

  CHECK(client.remove(url).status == 204);
  CHECK(client.get(url).status == 404);
  CHECK(client.remove(url).status == 404);
  CHECK(client.get(url + "scans/").status == 404);
}

TEST_CASE("what is wrong with a source is told by field", "[sandbox][sources]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const auto complaint = [&client](const json& changes) {
    json body = arcgis();
    body.update(changes);
    const Answer answer = client.post("sources/", body);
    CHECK(answer.status == 400);
    return answer.data().empty() ? std::string() : answer.data().begin().key();
  };
  CHECK(complaint({{"title", nullptr}}) == "title");
  CHECK(complaint({{"type", nullptr}}) == "type");
  CHECK(complaint({{"type", "magic"}}) == "type");
  CHECK(complaint({{"type", "upload"}}) == "type");
  CHECK(complaint({{"scan_schedule", "@yearly"}}) == "scan_schedule");
  CHECK(complaint({{"options", {{"ssl_verify", "no"}}}}) == "options");
  CHECK(complaint({{"options", {{"folders", "roads"}}}}) == "options");
  CHECK(complaint({{"options", 3}}) == "options");
  CHECK(complaint({{"license", 4711}}) == "license");
  const json unresolved =
      client
          .post("sources/",
                {{"title", "x"}, {"type", "arcgis"}, {"url_remote", "http://no.invalid/arcgis/rest/services"}})
          .data();
  CHECK(unresolved == json({{"url_remote", {"Invalid URL: Can't resolve host."}}}));
}

TEST_CASE("each type of source has its own addresses", "[sandbox][sources]") {
  const Sandbox sandbox;
  Client client(sandbox);
  struct Try {
    const char* type;
    const char* url;
    int status;
  };
  for (const Try& one : std::vector<Try>{{"cifs", "cifs://files.example/share/maps", 201},
                                         {"cifs", "cifs://files.example", 400},
                                         {"cifs", "https://files.example/share", 400},
                                         {"cifs", "cifs://me:secret@files.example/share", 400},
                                         {"url", "ftp://files.example/data.tar.gz", 201},
                                         {"url", "https://files.example/data.ZIP", 201},
                                         {"url", "https://files.example/data.txt", 400},
                                         {"arcgis", "https://files.example/maps", 400},
                                         {"wfs", "https://files.example/wfs?service=wfs", 201},
                                         {"wfs", "files.example/wfs", 400},
                                         {"wfs", "https://files.example/a b", 400},
                                         {"postgres", "postgresql://db.example:5432/gis", 201},
                                         {"postgres", "postgresql://db.example:5432/", 400},
                                         {"postgres", "mysql://db.example/gis", 400},
                                         {"info", "https://elsewhere.example/", 201}}) {
    CAPTURE(one.type, one.url);
    const Answer answer = client.post("sources/", {{"title", "x"}, {"type", one.type}, {"url_remote", one.url}});
    CHECK(answer.status == one.status);
    CHECK(answer.data().contains("url_remote"));
    CHECK_THAT(answer.body, !ContainsSubstring("secret"));
  }
  const json info = client.post("sources/", {{"title", "x"}, {"type", "info"}}).data();
  CHECK(info.at("url_remote").is_null());
  CHECK(client.post(info.at("scans").get<std::string>()).status == 400);
  CHECK(client.get("sources/?type=cifs").data().size() == 1);
  CHECK(client.get("sources/?type=cifs&type=wfs").data().size() == 2);
  CHECK(client.get("sources/?sort=-id&page_size=1").data().at(0).at("id") == info.at("id"));
}

TEST_CASE("strictness, scopes and replacing", "[sandbox][sources]") {
  SandboxOptions options;
  options.strict = true;
  options.put_mode = PutMode::replace;
  options.tokens = {SandboxToken{"sandbox-token"}, SandboxToken{"reader", {"sources:read"}}};
  const Sandbox sandbox(options);
  Client client(sandbox);
  json body = arcgis();
  body["tags"] = {"a"};
  const std::string url = client.post("sources/", body).data().at("url");
  for (const json& wrong : {json{{"colour", 1}}, json{{"url", url}}, json{{"options", {{"schemas", {"a"}}}}}}) {
    json tried = arcgis();
    tried.update(wrong);
    CAPTURE(tried.dump());
    CHECK(client.post("sources/", tried).status == 400);
  }
  CHECK(client.get("sources/?colour=1").status == 400);
  CHECK(client.get(url, {{"Expand", "everything"}}).status == 400);
  CHECK(client.post(url + "scans/", {{"now", true}}).status == 400);
  CHECK(client.put(url, {{"url_remote", arcgis().at("url_remote")}}).data().contains("title"));
  const Answer replaced = client.put(url, arcgis());
  CHECK(replaced.status == 200);
  CHECK(replaced.data().at("tags") == json::array());
  CHECK(replaced.data().at("user").at("id") == 1);

  Client reader(sandbox, "reader");
  CHECK(reader.get(url).status == 200);
  CHECK(reader.post("sources/", arcgis()).status == 403);
  CHECK(reader.remove(url).status == 403);
  CHECK(reader.post(url + "scans/").status == 403);
  CHECK(Client(sandbox, "").get("sources/").status == 401);
}

TEST_CASE("a scan runs to its end, and finds again what it found", "[sandbox][scans]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const json source = client.post("sources/", arcgis()).data();
  const std::string scans = source.at("scans");
  CHECK(client.get(scans).body == "[]");
  const Answer started = client.post(scans);
  REQUIRE(started.status == 202);
  const std::string scan = started.header("Location");
  CHECK(started.data().at("url") == scan);
  CHECK(started.data().at("status") == "running");
  CHECK(started.data().at("completed_at").is_null());
  CHECK(started.data().at("source") == source.at("url"));
  CHECK(client.post(scans).status == 409);
  CHECK(client.get(scan).data().at("progress") == 0.5);
  const json over = client.get(scan).data();
  CHECK(over.at("status") == "completed");
  CHECK(over.at("progress") == 1);
  CHECK(over.at("change_counts").at("added") == 3);
  CHECK(client.remove(scan).status == 409);

  const Answer log = client.get(over.at("log").get<std::string>(), {{"Accept", "text/plain"}});
  CHECK(log.header("Content-Type") == "text/plain");
  CHECK_THAT(log.body, ContainsSubstring("\xE2\x80\x9CMap server\xE2\x80\x9D") && ContainsSubstring("Finished!"));
  CHECK(log.body.back() == '\n');
  CHECK(log.body.find('\r') == std::string::npos);

  const json before = client.get(source.at("datasources").get<std::string>()).data();
  const std::string again = client.post(scans).header("Location");
  client.get(again);
  CHECK(client.get(again).data().at("change_counts") == json({{"deleted", 0}, {"updated", 1}, {"added", 0}}));
  const json after = client.get(source.at("datasources").get<std::string>()).data();
  CHECK(each<int>(after, "id") == each<int>(before, "id"));
  CHECK(each<int>(client.get(scans).data(), "id").at(0) > over.at("id"));
  CHECK(client.get(scans, {{"Expand", "list"}}).data().at(0).contains("progress"));
  CHECK_FALSE(client.get(scans).data().at(0).contains("progress"));
}

TEST_CASE("scans end by hand, fail, and are cancelled", "[sandbox][scans]") {
  Sandbox sandbox(by_hand());
  Client client(sandbox);
  const json source = client.post("sources/", arcgis()).data();
  const std::string scans = source.at("scans");
  const std::string cancelled = client.post(scans).header("Location");
  for (int i = 0; i < 5; ++i) CHECK(client.get(cancelled).data().at("status") == "running");
  CHECK(client.remove(cancelled).status == 204);
  CHECK(client.get(cancelled).data().at("status") == "cancelled");
  CHECK(client.remove(cancelled).status == 409);
  const std::string failed = client.post(scans).header("Location");
  sandbox.fail_scans();
  CHECK(sandbox.finish_scans() == 1);
  CHECK(sandbox.finish_scans() == 0);
  CHECK(client.get(failed).data().at("status") == "failed");
  CHECK_THAT(client.get(failed + "log/").body, ContainsSubstring("Error"));
  CHECK(client.get(source.at("datasources").get<std::string>()).body == "[]");
  const std::string completed = client.post(scans).header("Location");
  CHECK(sandbox.finish_scans() == 1);
  CHECK(client.get(scans + "?status=completed").data().at(0).at("url") == completed);
  CHECK(client.get(scans + "?status=completed&status=failed").data().size() == 2);
  CHECK(client.get(scans + "?sort=id").data().at(0).at("url") == cancelled);
  CHECK(client.get(scans + "?sort=-id").data().at(0).at("url") == completed);
  CHECK(client.get(scans + "?started_at.after=2001-01-01").data().size() == 3);
  CHECK(client.get(scans + "?completed_at.before=2001-01-01").body == "[]");
  CHECK(client.get(scans + "?started_at=yesterday").status == 400);
  CHECK(client.get(scans + "?sort=colour").status == 400);

  client.post(client.post("sources/", arcgis()).data().at("scans").get<std::string>());
  CHECK(client.get("sources/scans/").data().size() == 4);
  CHECK(client.get("sources/scans/?status=running").data().size() == 1);
  CHECK(client.get(scans + "1/").status == 404);
}

TEST_CASE("a scan takes its time", "[sandbox][scans]") {
  SandboxOptions options;
  options.scans.polls = 0;
  options.scans.duration = std::chrono::milliseconds(100);
  const Sandbox sandbox(options);
  Client client(sandbox);
  const std::string scan =
      client.post(client.post("sources/", arcgis()).data().at("scans").get<std::string>()).header("Location");
  std::this_thread::sleep_for(std::chrono::milliseconds(120));
  CHECK(client.get(scan).data().at("status") == "completed");
}

TEST_CASE("sources come out of a seed", "[sandbox][sources]") {
  SandboxOptions options;
  options.seed = R"({"options": {"scan_by_hand": true},
    "sources": [{"id": 55, "type": "wfs", "title": "Seeded", "url_remote": "https://a.example/wfs", "group": 103,
                 "options": {"password": "hush"}, "last_scanned_at": "2020-02-03T04:05:06Z",
                 "datasources": [{"id": 167, "title": "Contours", "geometry_type": "linestring", "crs": "EPSG:2193"}]},
                {"id": 56, "type": "upload", "title": "Old upload"}]})";
  const Sandbox sandbox(options);
  Client client(sandbox);
  CHECK(ids(client.get("sources/")) == std::vector<std::int64_t>{55, 56});
  CHECK(client.get("sources/55/").data().at("last_scanned_at") == "2020-02-03T04:05:06.000Z");
  CHECK_THAT(client.get("sources/55/").body, !ContainsSubstring("hush"));
  CHECK(client.get("sources/55/datasources/167/").data().at("crs") == "EPSG:2193");
  CHECK(client.post("sources/", arcgis()).data().at("id") > 56);
  options.seed = R"({"sources": [{"type": "wfs", "title": "x"}]})";
  CHECK_THROWS_WITH(Sandbox(options), ContainsSubstring("sources[0]") && ContainsSubstring("url_remote"));
}
