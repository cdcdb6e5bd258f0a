// SPDX-License-Identifier: BSD-3-Clause
// Exports of the sandbox: ordered, validated, waited for, cancelled; and the layers to crop them by.
#include <thread>

#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxToken;

namespace {

// Of the generated items 1001 is vector data, 1004 a raster, 1005 a grid, 1026 a table.
std::string item(const Sandbox& sandbox, const std::string& path) { return sandbox.url() + "/services/api/v1/" + path; }

json order(const Sandbox& sandbox) {
  return {
      {"name", "fred the export"},
      {"crs", "EPSG:2193"},
      {"formats", {{"vector", "application/x-zipped-shp"}, {"raster", "image/jpeg"}}},
      {"items",
       {{{"item", item(sandbox, "layers/1001/")}}, {{"item", item(sandbox, "layers/1004/")}, {"color", "#003399"}}}}};
}

json square(double west, double south, double size) {
  return {{"type", "Polygon"},
          {"coordinates",
           {{{west, south}, {west + size, south}, {west + size, south + size}, {west, south + size}, {west, south}}}}};
}

}  // namespace

TEST_CASE("an export is ordered and made", "[sandbox][exports]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const Answer created = client.post("exports/", order(sandbox));
  REQUIRE(created.status == 201);
  const std::string url = created.header("Location");
  const json made = created.data();
  CHECK(made.at("url") == url);
  CHECK(made.at("name") == "kx-fred-the-export");
  CHECK(made.at("state") == "processing");
  CHECK(made.at("created_via") == "API");
  CHECK(made.at("download_url").is_null());
  CHECK(made.at("extent").is_null());
  CHECK(made.at("delivery") == json({{"method", "download"}}));
  CHECK(made.at("items") == order(sandbox).at("items"));
  CHECK(made.at("formats") == order(sandbox).at("formats"));
  CHECK(made.at("crs") == "EPSG:2193");
  CHECK(made.at("options") == json::object());
  CHECK(made.at("size_estimate_zipped").is_number_integer());
  CHECK(made.at("progress") == 0.0);
  CHECK_FALSE(made.contains("user"));
  CHECK(client.get(url + "download/").status == 409);
  CHECK(client.get(url).data().at("progress") == 0.5);
  const json complete = client.get(url).data();
  CHECK(complete.at("state") == "complete");
  CHECK(complete.at("progress") == 1.0);
  CHECK(complete.at("download_url") == url + "download/");

  const json list = client.get("exports/").data();
  REQUIRE(list.size() == 1);
  CHECK(list.at(0).size() == 7);
  CHECK(list.at(0).at("download_url") == url + "download/");
  CHECK(client.get("exports/", {{"Expand", "list"}}).data().at(0) == complete);
  CHECK(client.get("exports/1/").status == 404);
}

TEST_CASE("v1.x says more of an export", "[sandbox][exports]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string exports = "/services/api/v1.x/exports/";
  const json made = client.post(exports, order(sandbox)).data();
  CHECK(made.at("user").at("id") == 1);
  CHECK(made.at("crs").at("id") == "EPSG:2193");
  CHECK(made.at("items").at(0).at("data_type") == "vector");
  CHECK(made.at("items").at(0).at("short_format") == "Shapefile");
  CHECK(made.at("items").at(1).at("color") == "#003399");
  CHECK(made.at("size_complete_zipped").is_null());
  CHECK(made.at("options").is_null());
  CHECK(made.at("is_cropped") == false);
  CHECK(made.at("from").contains("copyright"));
  const std::string url = made.at("url");
  client.get(url);
  CHECK(client.get(url).data().at("size_complete_zipped") == 20'000);
  CHECK_FALSE(client.get(url).data().at("finished_at").is_null());

  const Answer refused = client.post(exports, {{"name", "x"}});
  CHECK(refused.status == 400);
  CHECK(refused.data().at("status_code") == 400);
  CHECK(refused.data().at("errors").contains("items"));
  const Answer conflict = client.remove(url);
  CHECK(conflict.status == 409);
  CHECK(conflict.data() == json({{"errors", {{"detail", "Can't cancel"}}}, {"status_code", 409}}));
}

TEST_CASE("an order that is malformed is refused by field", "[sandbox][exports]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const auto complaint = [&](const json& changes) {
    json body = order(sandbox);
    body.update(changes);
    const Answer answer = client.post("exports/", body);
    CHECK(answer.status == 400);
    CHECK(answer.data().size() == 1);
    CHECK(client.post("exports/validate/", body).status == 400);
    return answer.data().dump();
  };
  CHECK_THAT(complaint({{"items", json::array()}}), ContainsSubstring("items"));
  CHECK_THAT(complaint({{"items", {{{"item", item(sandbox, "layers/1/")}}}}}), ContainsSubstring("layers/1/"));
  CHECK_THAT(complaint({{"items", {{{"item", item(sandbox, "sets/3/")}}}}}), ContainsSubstring("sets/3/"));
  CHECK_THAT(complaint({{"items", {{{"item", item(sandbox, "layers/1001/versions/10012/")}}}}}),
             ContainsSubstring("items"));
  CHECK_THAT(complaint({{"items", {17}}}), ContainsSubstring("items"));
  CHECK_THAT(complaint({{"items", {{{"item", item(sandbox, "layers/1001/")}, {"color", "blue"}}}}}),
             ContainsSubstring("#rrggbb"));
  CHECK_THAT(complaint({{"formats", {{"vector", "text/csv"}}}}), ContainsSubstring("raster"));
  CHECK_THAT(complaint({{"formats", {{"vector", "image/jpeg"}, {"raster", "image/jpeg"}}}}),
             ContainsSubstring("vector"));
  CHECK_THAT(complaint({{"formats", {{"vector", "text/csv"}, {"raster", "image/jpeg"}, {"cloud", "x"}}}}),
             ContainsSubstring("cloud"));
  CHECK_THAT(complaint({{"formats", nullptr}}), ContainsSubstring("vector") && ContainsSubstring("raster"));
  CHECK_THAT(complaint({{"crs", "2193"}}), ContainsSubstring("crs"));
  CHECK_THAT(complaint({{"formats", {{"vector", "application/vnd.google-earth.kml+xml"}, {"raster", "image/jpeg"}}}}),
             ContainsSubstring("4326"));
  CHECK_THAT(complaint({{"delivery", {{"method", "courier"}}}}), ContainsSubstring("delivery"));
  CHECK_THAT(complaint({{"options", "none"}}), ContainsSubstring("options"));
  CHECK_THAT(complaint({{"extent", {{"type", "Point"}, {"coordinates", {1, 2}}}}}), ContainsSubstring("extent"));
  CHECK_THAT(complaint({{"extent", "https://a.example/x/"}}), ContainsSubstring("extent"));
  json open = square(170, -40, 1);
  open["coordinates"][0].erase(4);
  CHECK_THAT(complaint({{"extent", open}}), ContainsSubstring("extent"));
  CHECK_THAT(complaint({{"extent", square(1'700'000, 5'400'000, 10)}}), ContainsSubstring("EPSG:4326"));
  CHECK(client.get("exports/").body == "[]");
}

TEST_CASE("tables and grids have kinds of formats of their own", "[sandbox][exports]") {
  SandboxOptions options;
  options.strict = true;
  options.seed = R"({"layers": [{"id": 60, "title": "Land cover", "kind": "attribute-grid"}]})";
  const Sandbox sandbox(options);
  Client client(sandbox);
  const json body = {
      {"items",
       {{{"item", item(sandbox, "tables/1026/")}},
        {{"item", item(sandbox, "layers/1005/")}, {"tiles", {"A1"}}},
        {{"item", item(sandbox, "layers/60/")}}}},
      {"formats",
       {{"table", "text/csv"}, {"grid", "image/tiff;subtype=geotiff"}, {"rat", "application/x-hdf;subtype=kea"}}},
      {"extent", square(0, 0, 1)}};
  const json outside = client.post("exports/validate/", body).data();
  CHECK(each<bool>(outside.at("items"), "is_valid") == std::vector<bool>{true, false, false});
  json inside = body;
  inside["extent"] = square(170, -40, 1);
  const Answer made = client.post("exports/", inside);
  REQUIRE(made.status == 201);
  CHECK(made.data().at("crs") == "EPSG:2193");
  CHECK(made.data().at("extent") == inside.at("extent"));
  CHECK_THAT(made.data().at("name").get<std::string>(), ContainsSubstring("kx-3layers-") && ContainsSubstring("csv"));
  inside["colour"] = 1;
  CHECK(client.post("exports/", inside).data().contains("colour"));
}

TEST_CASE("an order is validated before it is made", "[sandbox][exports]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const json fine = client.post("exports/validate/", order(sandbox)).data();
  CHECK(fine.at("is_valid") == true);
  CHECK(fine.at("invalid_reasons") == json::array());
  CHECK(fine.at("items").at(0).at("license").at("id").is_number());
  CHECK(fine.at("items").at(0).at("price") == "0.00");
  CHECK(fine.at("items").at(1).at("color") == "#003399");
  json body = order(sandbox);
  body["extent"] = square(10, 50, 1);
  const Answer outside = client.post("exports/validate/", body);
  CHECK(outside.status == 200);
  CHECK(outside.data().at("is_valid") == false);
  CHECK(outside.data().at("items").at(0).at("invalid_reasons") == json::array({"outside-extent"}));
  const Answer refused = client.post("exports/", body);
  CHECK(refused.status == 400);
  CHECK(refused.data() == outside.data());
  const json richer = client.post("/services/api/v1.x/exports/validate/", body).data();
  CHECK(richer.at("zip_filename") == "kx-fred-the-export.zip");
  CHECK(richer.at("items").at(0).contains("currency"));
  CHECK(client.get("exports/").body == "[]");
}

TEST_CASE("an export is cancelled once", "[sandbox][exports]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string url = client.post("exports/", order(sandbox)).header("Location");
  const Answer cancelled = client.remove(url);
  CHECK(cancelled.status == 202);
  CHECK(cancelled.data().at("state") == "cancelled");
  CHECK(cancelled.data().at("progress").is_null());
  const Answer again = client.remove(url);
  CHECK(again.status == 409);
  CHECK(again.data() == json({{"errors", {"Can't cancel"}}}));
  CHECK(client.get(url).data().at("state") == "cancelled");
  CHECK(client.get(url + "download/").status == 404);
}

TEST_CASE("exports end by hand, fail, and are gone after a while", "[sandbox][exports]") {
  SandboxOptions options;
  options.exports.work.by_hand = true;
  Sandbox sandbox(options);
  Client client(sandbox);
  const std::string failing = client.post("exports/", order(sandbox)).header("Location");
  for (int i = 0; i < 4; ++i) CHECK(client.get(failing).data().at("state") == "processing");
  sandbox.fail_exports();
  CHECK(sandbox.finish_exports() == 1);
  CHECK(client.get(failing).data().at("state") == "error");
  CHECK(client.get(failing + "download/").status == 404);
  const std::string url = client.post("exports/", order(sandbox)).header("Location");
  CHECK(sandbox.finish_exports() == 1);
  CHECK(client.get(url).data().at("state") == "complete");
  CHECK(sandbox.expire_exports() == 1);
  CHECK(client.get(url).data().at("state") == "gone");
  CHECK(client.get(url).data().at("download_url").is_null());
  CHECK(client.get(url + "download/").status == 410);
  CHECK(client.get("exports/?state=gone").data().size() == 1);
  CHECK(client.get("exports/").data().at(0).at("url") == url);
  CHECK(client.get("exports/?sort=id").data().at(0).at("url") == failing);
}

TEST_CASE("the service answers in more ways than one", "[sandbox][exports]") {
  SandboxOptions options;
  options.exports.created_empty = true;
  options.exports.complete_is_303 = true;
  options.exports.work.polls = 0;
  options.exports.work.duration = std::chrono::milliseconds(50);
  options.exports.running_limit = 1;
  options.tokens = {SandboxToken{"sandbox-token"}, SandboxToken{"second", {"exports:write"}, 2},
                    SandboxToken{"reader", {"layers:read"}}};
  const Sandbox sandbox(options);
  Client client(sandbox);
  const Answer created = client.post("exports/", order(sandbox));
  CHECK(created.status == 201);
  CHECK(created.body.empty());
  const Answer limited = client.post("exports/", order(sandbox));
  CHECK(limited.status == 409);
  CHECK_THAT(limited.data().at("errors").at(0).get<std::string>(), ContainsSubstring("1 exports"));
  std::this_thread::sleep_for(std::chrono::milliseconds(60));
  const Answer complete = client.get(created.header("Location"));
  CHECK(complete.status == 303);
  CHECK(complete.header("Location").empty());
  CHECK(complete.data().at("state") == "complete");
  CHECK(client.post("exports/", order(sandbox)).status == 201);

  Client second(sandbox, "second");
  CHECK(second.get("exports/").body == "[]");
  CHECK(second.get(created.header("Location")).status == 404);
  CHECK(second.post("exports/", order(sandbox)).status == 201);
  CHECK(Client(sandbox, "reader").post("exports/", order(sandbox)).status == 403);
  CHECK(Client(sandbox, "reader").get("exports/").status == 200);
  CHECK(Client(sandbox, "").get("exports/").status == 401);
}

TEST_CASE("OPTIONS tells the formats of exports", "[sandbox][exports]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const json children = client.options("exports/").data().at("actions").at("POST").at("formats").at("children");
  CHECK(children.size() == 5);
  CHECK(each<std::string>(children.at("table").at("choices"), "value").at(1) == "applicaton/x-ogc-filegdb");
  CHECK(children.at("vector").at("choices").size() == 7);
  CHECK(children.at("raster").at("choices").at(5) ==
        json({{"display_name", "JPEG2000 Lossless"}, {"value", "image/jp2;compression=lossless"}}));
}

TEST_CASE("crop layers have features to crop by", "[sandbox][exports]") {
  SandboxOptions options;
  options.seed = R"({"crop_layers": [{"id": 7, "name": "Towns", "source_layer": 1003, "features": [
    {"id": 70, "name": "Far away", "geometry": {"type": "Polygon", "coordinates": [[[0,0],[1,0],[1,1],[0,0]]]}}]}],
    "exports": [{"id": 19, "items": ["layers/1001/"], "formats": {"vector": "text/csv"}, "state": "gone"}]})";
  const Sandbox sandbox(options);
  Client client(sandbox);
  const json layers = client.get("exports/croplayers/").data();
  REQUIRE(layers.size() == 2);
  CHECK(layers.at(0).at("extent").at("type") == "MultiPolygon");
  CHECK(client.get(layers.at(0).at("source_layer").get<std::string>()).status == 200);
  CHECK(client.get("exports/croplayers/2/").data() == layers.at(0));
  const json features = client.get(layers.at(0).at("features").get<std::string>()).data();
  CHECK(features.size() == 12);
  CHECK_FALSE(features.at(0).contains("geometry"));
  const std::string feature = features.at(0).at("url");
  CHECK(client.get(feature).data().at("geometry").at("coordinates").at(0).at(0).size() == 5);
  CHECK(client.get("exports/croplayers/9/").status == 404);
  CHECK(client.get("exports/croplayers/2/cropfeatures/9/").status == 404);
  json body = order(sandbox);
  body["extent"] = feature;
  CHECK(client.post("exports/", body).data().at("extent") == feature);
  body["extent"] = sandbox.url() + "/services/api/v1/exports/croplayers/7/cropfeatures/70/";
  CHECK(client.post("exports/", body).data().at("is_valid") == false);
  CHECK(client.get("exports/19/").data().at("state") == "gone");
}
