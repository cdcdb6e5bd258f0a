// SPDX-License-Identifier: BSD-3-Clause
// What the members of a body may hold, value by value, in the sandbox: of layers, sources and orders of exports.
#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using koordinates::testing::PutMode;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;

namespace {

SandboxOptions with(bool strict, PutMode mode) {
  SandboxOptions options;
  options.strict = strict;
  options.put_mode = mode;
  return options;
}

std::string draft_of(Client& client, const std::string& layer) {
  return client.post(layer + "versions/").header("Location");
}

struct Wrong {
  json body;
  const char* field;
  const char* reason;
};

// The answer names the field, and says why.
void check_refused(const Answer& answer, const std::string& field, const std::string& reason) {
  CHECK(answer.status == 400);
  REQUIRE(answer.data().contains(field));
  CHECK_THAT(answer.data().at(field).dump(), ContainsSubstring(reason));
}

}  // namespace

TEST_CASE("values of a layer that are refused", "[sandbox][fields]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string draft = draft_of(client, "layers/1001/");
  for (const Wrong& one : std::vector<Wrong>{
           {{{"title", nullptr}}, "title", "required"},
           {{{"title", 5}}, "title", "text"},
           {{{"title", " \t"}}, "title", "blank"},
           {{{"supplier_reference", 5}}, "supplier_reference", "text"},
           {{{"mapstream_id", true}}, "mapstream_id", "text or null"},
           {{{"default_style_id", "5"}}, "default_style_id", "whole number"},
           {{{"publish_to_catalog_services", nullptr}}, "publish_to_catalog_services", "true or false"},
           {{{"settings", "none"}}, "settings", "object"},
           {{{"tilegrids", "all"}}, "tilegrids", "list"},
           {{{"tags", {"a", 5}}}, "tags", "texts"},
           {{{"categories", "imagery"}}, "categories", "slugs"},
           {{{"categories", {5}}}, "categories", "no category"},
           {{{"license", "https://elsewhere.example/"}}, "license", "no such license"},
           {{{"license", {{"url", "https://x.example/licenses/cc-by/xx/"}}}}, "license", "no such license"},
           {{{"group", {{"id", 4711}}}}, "group", "no such group"},
           {{{"user", "someone"}}, "user", "no such user"},
           {{{"collected", {"2020-01-01", "2020-01-02", "2020-01-03"}}}, "collected", "date"},
           {{{"collected", {"2020-01-01", 7}}}, "collected", "date"},
           {{{"data", 5}}, "data", "object"},
           {{{"data", {{"datasources", {"x"}}}}}, "data.datasources", "ids or URLs"},
           {{{"data", {{"datasources", {{{"id", 0}}}}}}}, "data.datasources", "ids or URLs"},
           {{{"data", {{"crs", {{"id", "NZTM"}}}}}}, "data.crs", "EPSG"},
           {{{"data", {{"crs", "EPSG:x"}}}}, "data.crs", "EPSG"},
           {{{"data", {{"encoding", 8}}}}, "data.encoding", "text or null"},
           {{{"data", {{"geometry_field", 8}}}}, "data.geometry_field", "field"},
           {{{"data", {{"primary_key_fields", "id"}}}}, "data.primary_key_fields", "texts"}}) {
    CAPTURE(one.body.dump());
    check_refused(client.put(draft, one.body), one.field, one.reason);
  }
}

TEST_CASE("a reference is an id, a URL or an object that has one of them", "[sandbox][fields]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string draft = draft_of(client, "layers/1001/");
  for (const json& value : std::vector<json>{9,
                                             "9",
                                             url_of(sandbox, "licenses/9/"),
                                             {{"id", 9}},
                                             {{"id", "9"}},
                                             {{"url", url_of(sandbox, "licenses/9/")}}}) {
    CAPTURE(value.dump());
    CHECK(client.put(draft, {{"license", nullptr}}).data().at("license").is_null());
    CHECK(client.put(draft, {{"license", value}}).data().at("license").at("id") == 9);
  }
  CHECK(client.put(draft, {{"license", url_of(sandbox, "licenses/cc-by/AU/")}}).data().at("license").at("id") == 15);
  CHECK(client.put(draft, {{"license", url_of(sandbox, "licenses/cc-by")}}).data().at("license").at("version") ==
        "4.0");
}

TEST_CASE("an item has one owner: who is named takes it from the other", "[sandbox][fields]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string draft = draft_of(client, "layers/1001/");
  const std::string source = client.post("sources/", {{"title", "x"}, {"type", "info"}}).data().at("url");
  for (const std::string& url : {draft, source}) {
    CAPTURE(url);
    const json of_group = client.put(url, {{"title", "x"}, {"group", 102}}).data();
    CHECK(of_group.at("group").at("id") == 102);
    CHECK_FALSE(of_group.contains("user"));
    const json of_user = client.put(url, {{"title", "x"}, {"group", nullptr}, {"user", 2}}).data();
    CHECK(of_user.at("user").at("id") == 2);
    CHECK_FALSE(of_user.contains("group"));
    const json of_both = client.put(url, {{"title", "x"}, {"group", 103}, {"user", 2}}).data();
    CHECK(of_both.at("group").at("id") == 103);
    CHECK_FALSE(of_both.contains("user"));
  }
}

TEST_CASE("values of a layer that are taken, and how they are shown", "[sandbox][fields]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string draft = draft_of(client, "layers/1001/");
  CHECK(client.put(draft, {{"description", nullptr}}).data().at("description") == "");
  CHECK(client.put(draft, {{"categories", {{{"slug", "imagery"}}, {{"key", "transport/roads"}, {"slug", "roads"}}}}})
            .data()
            .at("categories")
            .size() == 2);
  CHECK(client.put(draft, {{"data", {{"crs", {{"id", "EPSG:2193"}}}}}}).data().at("data").at("crs") == "EPSG:2193");
  CHECK(client.put(draft, {{"data", {{"primary_key_field", "id"}}}}).data().at("data").at("primary_key_fields") ==
        json({"id"}));
  CHECK(client.put(draft, {{"data", {{"primary_key_field", nullptr}}}}).data().at("data").at("primary_key_fields") ==
        json::array());
  // When an update by schedule is on, the schedule may stand beside it, as it did once.
  CHECK(client.put(draft, {{"autoupdate", {{"behavior", "yes"}}}, {"autoupdate_schedule", "@daily"}}).status == 200);
  CHECK(client.put(draft, {{"autoupdate", {{"behavior", "off"}}}}).status == 200);
  // A link to the datasources is only read back.
  const json before = client.get(draft).data().at("data").at("datasources");
  const Answer same = client.put(draft, {{"data", {{"datasources", draft + "data/datasources/"}}}});
  CHECK(same.status == 200);
  CHECK(same.data().at("data").at("datasources") == before);
}

TEST_CASE("a PUT that replaces resets the data it names, and keeps what an import found", "[sandbox][fields]") {
  const Sandbox sandbox(with(false, PutMode::replace));
  Client client(sandbox);
  const std::string draft = draft_of(client, "layers/1001/");
  const json before = client.get(draft).data();
  const Answer lacking = client.put(draft, {{"title", "x"}, {"data", {{"crs", "EPSG:2193"}}}});
  CHECK(lacking.status == 400);
  CHECK(lacking.data().contains("data.datasources"));
  const Answer edited = client.put(draft, {{"title", "x"}, {"data", {{"datasources", {7}}, {"crs", "EPSG:2193"}}}});
  REQUIRE(edited.status == 200);
  const json data = edited.data().at("data");
  CHECK(data.at("crs") == "EPSG:2193");
  CHECK(data.at("primary_key_fields").empty());
  CHECK(data.at("fields") == before.at("data").at("fields"));
  CHECK(edited.data().at("description") == "");
  CHECK(edited.data().at("group") == before.at("group"));
}

TEST_CASE("strictness tells what is read-only from what there is not", "[sandbox][fields][strict]") {
  const Sandbox sandbox(with(true, PutMode::merge));
  Client client(sandbox);
  const std::string draft = draft_of(client, "layers/1001/");
  const std::string source = client.post("sources/", {{"title", "x"}, {"type", "info"}}).data().at("url");
  struct Named {
    std::string url;
    json body;
    const char* field;
    const char* reason;
  };
  for (const Named& one : std::vector<Named>{
           {draft, {{"kind", "raster"}}, "kind", "read-only"},
           {draft, {{"colour", "red"}}, "colour", "no such field"},
           {draft, {{"data", {{"fields", json::array()}}}}, "data.fields", "read-only"},
           {draft, {{"data", {{"colour", "red"}}}}, "data.colour", "no such field"},
           {source, {{"scans", "x"}}, "scans", "read-only"},
           {source, {{"colour", "red"}}, "colour", "no such field"},
           {source, {{"options", {{"username", "me"}}}}, "options", "no option"},
           {"exports/", {{"colour", "red"}}, "colour", "no such field"},
           {"exports/", {{"items", {{{"item", url_of(sandbox, "layers/1001/")}, {"size", 3}}}}}, "items", "size"}}) {
    CAPTURE(one.url, one.body.dump());
    check_refused(one.url == "exports/" ? client.post(one.url, one.body) : client.put(one.url, one.body), one.field,
                  one.reason);
  }
}

TEST_CASE("values of a source that are refused", "[sandbox][fields]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const json wfs = {{"title", "x"}, {"type", "wfs"}, {"url_remote", "https://a.example/wfs"}};
  for (const Wrong& one : std::vector<Wrong>{
           {{{"type", "info"}, {"scan_schedule", "@daily"}}, "scan_schedule", "not scanned"},
           {{{"scan_schedule", "daily"}}, "scan_schedule", "@weekly"},
           {{{"options", {{"password", 5}}}}, "options", "password: enter a text"},
           {{{"options", {{"username", json::array()}}}}, "options", "username: enter a text"},
           {{{"options", "none"}}, "options", "object"},
           {{{"type", "postgres"}, {"url_remote", "postgresql://a.example/gis"}, {"options", {{"schemas", {1}}}}},
            "options",
            "schemas"},
           {{{"url_remote", nullptr}}, "url_remote", "required"},
           {{{"url_remote", "://a.example/wfs"}}, "url_remote", "Invalid URL"},
           {{{"url_remote", "https:///wfs"}}, "url_remote", "Invalid URL"}}) {
    json body = wfs;
    body.update(one.body);
    CAPTURE(body.dump());
    check_refused(client.post("sources/", body), one.field, one.reason);
  }
  json cleared = wfs;
  cleared["options"] = {{"username", nullptr}, {"ssl_verify", true}};
  CHECK(client.post("sources/", cleared).data().at("options") == json({{"ssl_verify", true}}));
  cleared["options"] = nullptr;
  CHECK(client.post("sources/", cleared).data().at("options") == json::object());
}

TEST_CASE("values of an order that are refused, and what a format that is null means", "[sandbox][fields]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const auto answer_to = [&](const json& item_options, const json& changes) {
    json body = {{"items", {{{"item", url_of(sandbox, "layers/1001/")}}}}, {"formats", {{"vector", "text/csv"}}}};
    body["items"][0].update(item_options);
    body.update(changes);
    return client.post("exports/", body);
  };
  for (const json& tiles : std::vector<json>{"A1", {true}, {{{"a", 1}}}}) {
    CAPTURE(tiles.dump());
    CHECK_THAT(answer_to({{"tiles", tiles}}, json::object()).body, ContainsSubstring("Tiles"));
  }
  for (const char* color : {"#12345", "1234567", "#12345g"}) {
    CAPTURE(color);
    CHECK_THAT(answer_to({{"color", color}}, json::object()).body, ContainsSubstring("#rrggbb"));
  }
  CHECK_THAT(answer_to(json::object(), {{"formats", "text/csv"}}).body, ContainsSubstring("formats by kind"));
  CHECK(answer_to({{"tiles", {"A1", 7}}, {"color", nullptr}}, {{"delivery", {{"method", "download"}}}}).status == 201);
  const json title = client.get("layers/1001/").data().at("title");
  const json plain = answer_to(json::object(), json::object()).data();
  const json with_null = answer_to(json::object(), {{"formats", {{"vector", "text/csv"}, {"grid", nullptr}}}}).data();
  CHECK(with_null.at("name") == plain.at("name"));
  CHECK_THAT(plain.at("name").get<std::string>(), Catch::Matchers::EndsWith("-csv"));
}
