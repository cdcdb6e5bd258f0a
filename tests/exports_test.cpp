// SPDX-License-Identifier: BSD-3-Clause
// Exports: ordered, validated, watched, cancelled and downloaded, over real sockets.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"
#include "support/fixture.hpp"
#include "support/sandbox_site.hpp"
#include "support/temporary_folder.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Fault;
using koordinates::testing::SandboxOptions;
using koordinates_test::FakeSite;
using koordinates_test::fixture;
using koordinates_test::SandboxSite;
using koordinates_test::TemporaryFolder;
using namespace koordinates;

namespace {

Export order_of(const SandboxSite& site) {
  Export order;
  order.name = "harbour";
  order.crs = "EPSG:2193";
  order.formats["vector"] = "application/x-zipped-shp";
  order.add_item(site.client.layers().get(1001)).color = "#003399";
  return order;
}

Export ended(Export made) {
  for (int i = 0; i < 50 && made.state == ExportState::processing; ++i) made.refresh();
  return made;
}

Export complete(const SandboxSite& site) { return ended(site.client.exports().create(order_of(site))); }

std::string contents(const std::string& path) {
  std::ifstream file(std::filesystem::u8path(path), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t files_in(const std::string& folder) {
  const std::filesystem::directory_iterator files(std::filesystem::u8path(folder));
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

}  // namespace

TEST_CASE("an export decodes and loses nothing", "[exports]") {
  const Export made = Export::from_json(fixture("export.json"));
  CHECK(RawJson::parse(made.to_json()) == RawJson::parse(fixture("export.json")));
  CHECK(made.items->at(1).color == "#003399");
  CHECK(made.formats->at("raster") == "image/jpeg");
  CHECK(made.crs->srid == 2193);
}

TEST_CASE("PY-50 PY-70 an order is put together by name and by item", "[exports]") {
  Export order;
  CHECK(order.formats.is_absent());
  CHECK(order.formats.value_or(std::map<std::string, std::string>()).empty());
  order.formats["vector"] = "text/csv";
  order.set_formats({{"table", "text/csv"}, {"vector", "application/x-ogc-gpkg"}});
  CHECK(order.formats->size() == 2);
  CHECK(order.formats["vector"] == "application/x-ogc-gpkg");
  order.add_item("layers/1/").color = "#ff0000";
  order.add_item(Table::from_json(R"({"id":2,"url":"https://site.example/services/api/v1/tables/2/"})"))
      .extra.set("depth", RawJson::from_int(3));
  CHECK(order.items->at(1).item == "https://site.example/services/api/v1/tables/2/");
  CHECK_THROWS_AS(order.add_item(Layer()), FieldMissing);
  CHECK(order.items->size() == 2);

  const FakeSite site;
  site.transport->expect("POST", FakeSite::url("exports/"))
      .with_body(R"({"formats":{"table":"text/csv","vector":"application/x-ogc-gpkg"},"items":[)"
                 R"({"item":"https://site.example/services/api/v1/layers/1/","color":"#ff0000"},)"
                 R"({"item":"https://site.example/services/api/v1/tables/2/","depth":3}]})")
      .status(201)
      .json(fixture("export.json"));
  CHECK(site.client().exports().create(order).id == 19);
  site.transport->verify();
}

TEST_CASE("PY-4 an export is made, watched, listed, read and cancelled", "[exports]") {
  const std::string version = GENERATE("v1", "v1.x");
  SandboxOptions options;
  options.exports.created_empty = version == "v1";
  options.exports.complete_is_303 = version == "v1";
  SandboxSite site(options, version);
  Export made = site.client.exports().create(order_of(site));
  CHECK(made.state == ExportState::processing);
  CHECK_THAT(*made.name, ContainsSubstring("harbour"));
  CHECK(made.download_url.is_null());
  made = ended(made);
  CHECK(made.state == ExportState::complete);
  CHECK(made.download_url.has_value());
  CHECK(site.client.exports().get(*made.id).state == ExportState::complete);
  CHECK(site.client.exports().list().count() == 1);
  CHECK_THROWS_AS(made.cancel(), Conflict);
  CHECK_THROWS_WITH(site.client.exports().cancel(*made.id), ContainsSubstring("Can't cancel"));

  Export second = site.client.exports().create(order_of(site));
  second.cancel();
  CHECK(second.state == ExportState::cancelled);
  CHECK(site.client.exports().cancel(*site.client.exports().create(order_of(site)).id).state == ExportState::cancelled);
}

TEST_CASE("an export that is complete at once may be answered with 303", "[exports]") {
  const FakeSite site;
  Export order;
  order.formats["vector"] = "text/csv";
  order.add_item("layers/1/");
  site.transport->expect("POST", FakeSite::url("exports/"))
      .status(201)
      .header("Location", FakeSite::url("exports/19/"));
  site.expect_get("exports/19/").status(303).json(fixture("export.json"));
  CHECK(site.client().exports().create(order).id == 19);
  site.transport->verify();
}

TEST_CASE("what cannot be ordered is told before anything is sent", "[exports]") {
  SandboxSite site;
  Export order;
  CHECK_THROWS_WITH(site.client.exports().create(order), ContainsSubstring("an export needs: items"));
  order.add_item("layers/1001/");
  CHECK_THROWS_WITH(site.client.exports().create(order), ContainsSubstring("needs: formats"));
  order.formats["vector"] = "text/csv";
  order.add_item("sets/1/");
  CHECK_THROWS_WITH(site.client.exports().create(order), ContainsSubstring("not the URL of a layer or table"));
  order.items->back().item = site.sandbox.url() + "/layer/1001-roads/";  // of its page
  CHECK_THROWS_WITH(site.client.exports().create(order), ContainsSubstring("not the URL of a layer or table"));
  order.items->back().item = "https://evil.example/services/api/v1/layers/1/";
  CHECK_THROWS_WITH(site.client.exports().validate(order), ContainsSubstring("not on this client's site"));
  CHECK_THROWS_AS(site.client.exports().get(0), ClientValidationError);
  CHECK(site.sandbox.requests().empty());
  order.items->pop_back();
  order.formats->clear();
  order.formats["grid"] = "image/tiff;subtype=geotiff";
  CHECK_THROWS_AS(site.client.exports().create(order), BadRequest);
  CHECK_THROWS_AS(Export::from_json("{}").refresh(), NotBound);
}

TEST_CASE("PY-49 an order is validated, and says why it cannot be", "[exports]") {
  const std::string version = GENERATE("v1", "v1.x");
  SandboxSite site({}, version);
  const ExportValidationResponse good = site.client.exports().validate(order_of(site));
  CHECK(good.is_valid == true);
  CHECK(good.get_reasons().empty());
  CHECK(good.size_estimate_zipped.value() > 0);
  CHECK(good.items->front().price.has_value());

  Export outside = order_of(site);
  outside.set_extent(0, 50, 1, 51);
  const ExportValidationResponse bad = site.client.exports().validate(outside);
  CHECK(bad.is_valid == false);
  std::vector<std::string> all;
  for (const auto& [of, reasons] : bad.get_reasons()) all.insert(all.end(), reasons.begin(), reasons.end());
  CHECK(std::find(all.begin(), all.end(), "outside-extent") != all.end());

  const auto reasons =
      ExportValidationResponse::from_json(
          R"({"is_valid":false,"invalid_reasons":["too-large"],"items":[{"item":"https://a/1/"},{"item":"https://a/2/","invalid_reasons":["x","y"]}]})")
          .get_reasons();
  CHECK(reasons.at("__all__") == std::vector<std::string>{"too-large"});
  CHECK(reasons.at("https://a/2/") == std::vector<std::string>{"x", "y"});
  CHECK(reasons.size() == 2);
  CHECK(ExportValidationResponse::from_json("{}").get_reasons().empty());
}

TEST_CASE("formats are asked for once in the life of a client", "[exports]") {
  SandboxSite site;
  const ExportFormats formats = site.client.exports().get_formats();
  CHECK(formats.at("vector").count("applicaton/x-ogc-filegdb") == 1);  // as the service spells it
  CHECK_FALSE(formats.at("raster").at("image/jpeg").empty());
  CHECK(site.requests_of([&] { static_cast<void>(site.client.exports().get_formats()); }) == 0);
  CHECK(site.requests_of([&] { static_cast<void>(site.make("v1").exports().get_formats()); }) == 1);
}

TEST_CASE("an extent is a box, a polygon or a crop feature", "[exports]") {
  Export order;
  order.set_extent(174.5, -41.5, 175, -41);
  CHECK(
      order.extent->text() ==
      R"({"type":"Polygon","coordinates":[[[174.5,-41.5],[175.0,-41.5],[175.0,-41.0],[174.5,-41.0],[174.5,-41.5]]]})");
  order.set_extent(175, -45, -175, -40);
  CHECK(order.extent->get("type")->as_string() == "MultiPolygon");
  CHECK(order.extent->get("coordinates")->elements().size() == 2);
  order.set_extent(180, -45, -175, -40);
  CHECK(order.extent->get("type")->as_string() == "Polygon");
  order.set_extent({{0, 0}, {1, 0}, {1, 1}});
  CHECK(order.extent->get("coordinates")->elements()[0].elements().size() == 4);
  const RawJson kept = *order.extent;
  CHECK_THROWS_AS(order.set_extent(0, 10, 1, 5), ClientValidationError);
  CHECK_THROWS_AS(order.set_extent(0, -91, 1, 5), ClientValidationError);
  CHECK_THROWS_AS(order.set_extent(0, 0, std::nan(""), 5), ClientValidationError);
  CHECK_THROWS_AS(order.set_extent({{0, 0}, {1, 0}}), ClientValidationError);
  CHECK_THROWS_AS(order.set_extent({{0, 0}, {181, 0}, {0, 1}}), ClientValidationError);
  CHECK(*order.extent == kept);
}

TEST_CASE("a polygon across the 180th meridian is split there, and runs counterclockwise", "[exports]") {
  using Positions = std::vector<Export::Position>;
  const auto coordinates = [](const Positions& polygon) {
    Export order;
    order.set_extent(polygon);
    return order.extent->get("coordinates")->text();
  };
  const std::string both =
      "[[[[180.0,-30.0],[170.0,-30.0],[170.0,-40.0],[180.0,-40.0],[180.0,-30.0]]],"
      "[[[-170.0,-40.0],[-170.0,-30.0],[-180.0,-30.0],[-180.0,-40.0],[-170.0,-40.0]]]]";
  CHECK(RawJson::parse(coordinates({{170, -40}, {-170, -40}, {-170, -30}, {170, -30}})).elements().size() == 2);
  CHECK(coordinates({{170, -40}, {-170, -40}, {-170, -30}, {170, -30}}) == both);
  // Positions on the meridian itself, under either sign.
  CHECK(RawJson::parse(coordinates({{170, -40}, {180, -40}, {-180, -40}, {-170, -40}, {-170, -30}, {170, -30}}))
            .elements()
            .size() == 2);
  // A triangle whose tip reaches over the meridian: its sides are cut where they cross.
  CHECK(coordinates({{170, 0}, {-170, 10}, {170, 20}}) ==
        "[[[[180.0,15.0],[170.0,20.0],[170.0,0.0],[180.0,5.0],[180.0,15.0]]],"
        "[[[-170.0,10.0],[-180.0,15.0],[-180.0,5.0],[-170.0,10.0]]]]");
  // West of the meridian first, and clockwise.
  CHECK(RawJson::parse(coordinates({{-170, -40}, {170, -40}, {170, -30}, {-170, -30}})).elements().size() == 2);
  // Touching it is not crossing it; the whole earth is one polygon.
  CHECK(coordinates({{170, 0}, {180, 0}, {180, 10}}) == "[[[170.0,0.0],[180.0,0.0],[180.0,10.0],[170.0,0.0]]]");
  CHECK(coordinates({{-180, -10}, {180, -10}, {180, 10}, {-180, 10}}) ==
        "[[[-180.0,-10.0],[180.0,-10.0],[180.0,10.0],[-180.0,10.0],[-180.0,-10.0]]]");
  CHECK(coordinates({{-180, -10}, {0, -10}, {180, -10}, {180, 10}, {-180, 10}}) ==
        "[[[-180.0,-10.0],[0.0,-10.0],[180.0,-10.0],[180.0,10.0],[-180.0,10.0],[-180.0,-10.0]]]");
  // A clockwise polygon is turned round.
  CHECK(coordinates({{0, 0}, {0, 1}, {1, 1}}) == "[[[0.0,0.0],[1.0,1.0],[0.0,1.0],[0.0,0.0]]]");
  Export order;
  CHECK_THROWS_WITH(order.set_extent({{0, 0}, {1, 1}, {2, 2}}), ContainsSubstring("has no area"));
  CHECK_THROWS_WITH(order.set_extent({{0, 60}, {120, 60}, {-120, 60}}), ContainsSubstring("goes round a pole"));
  CHECK_FALSE(order.extent.has_value());
}

TEST_CASE("PY-10 PY-51 crop layers and their features are found by their parent", "[exports]") {
  SandboxSite site;
  CropLayer sheets = *site.client.exports().croplayers().list().first();
  sheets.refresh();
  CHECK(site.client.exports().croplayers().get(*sheets.id) == sheets);
  const CropFeature entry = *sheets.list_features().first();
  CHECK(entry.croplayer_id() == sheets.id);
  CHECK(entry.geometry.is_absent());
  const CropFeature feature = sheets.get_feature(*entry.id);
  CHECK(feature.geometry.has_value());
  CHECK(site.client.exports().croplayers().get_feature(*sheets.id, *entry.id) == feature);
  CHECK(site.client.exports().croplayers().features(*sheets.id).get(*entry.id) == feature);
  CHECK(site.client.exports().croplayers().list_features(*sheets.id).count() == sheets.list_features().count());
  CropFeature again = entry;
  again.refresh();
  CHECK(again.geometry == feature.geometry);
  CHECK_THROWS_AS(sheets.get_feature(0), ClientValidationError);

  Export order = order_of(site);
  order.set_extent(feature);
  CHECK(order.extent->as_string() == *feature.url);
  CHECK(ended(site.client.exports().create(order)).state == ExportState::complete);
}

TEST_CASE("PY-47 PY-48 a download appears whole or not at all", "[exports]") {
  SandboxOptions options;
  options.exports.bytes = 3'000'000;
  SandboxSite site(options);
  const TemporaryFolder folder;
  const Export made = complete(site);
  SECTION("into a folder, under the export's name") {
    std::vector<std::uint64_t> told;
    DownloadOptions how;
    how.chunk_size = 500'000;
    how.progress = [&](std::uint64_t done, std::optional<std::uint64_t> total) {
      told.push_back(done);
      CHECK(total == 3'000'000U);
    };
    const std::string path = made.download(folder.path(), how);
    CHECK(path == folder.file(*made.name + ".zip"));
    CHECK(contents(path).size() == 3'000'000);
    CHECK(told.back() == 3'000'000);
    CHECK(told.size() >= 6);
    CHECK(files_in(folder.path()) == 1);
    CHECK_THROWS_WITH(made.download(folder.path()), ContainsSubstring("exists"));
  }
  SECTION("truncated") {
    Fault cut;
    cut.path = "/services/api/v1/exports/" + std::to_string(*made.id) + "/download/";
    cut.close_after = 100'000;
    site.sandbox.inject(cut);
    CHECK_THROWS_AS(made.download(folder.path()), DownloadError);
    CHECK(files_in(folder.path()) == 0);
  }
  SECTION("a web page in its place") {
    Fault page;
    page.path = "/services/api/v1/exports/" + std::to_string(*made.id) + "/download/";
    page.status = 200;
    page.headers = {{"Content-Type", GENERATE("text/html", "Text/HTML ; charset=utf-8", "application/xhtml+xml")}};
    page.body = "<html>Log in</html>";
    site.sandbox.inject(page);
    CHECK_THROWS_MATCHES(made.download(folder.path()), DownloadError,
                         Catch::Matchers::MessageMatches(ContainsSubstring("sent a web page")));
    CHECK(files_in(folder.path()) == 0);
  }
  SECTION("refused by the server") {
    Fault refused;
    refused.path = "/services/api/v1/exports/" + std::to_string(*made.id) + "/download/";
    refused.status = 503;
    site.sandbox.inject(refused);
    CHECK_THROWS_AS(made.download(folder.path()), ServiceUnavailable);
    CHECK(files_in(folder.path()) == 0);
  }
  SECTION("cancelled by a stream that throws") {
    struct Full {};
    struct Sink : std::streambuf {
      std::streamsize xsputn(const char*, std::streamsize) override { throw Full(); }
    } sink;
    std::ostream stream(&sink);
    stream.exceptions(std::ios::badbit);
    CHECK_THROWS_AS(made.download(stream), Full);
  }
  SECTION("nowhere to put it") {
    const std::size_t sent = site.sandbox.requests().size();
    CHECK_THROWS_AS(made.download(folder.file("no/such/folder/a.zip")), DownloadError);
    DownloadOptions nothing;
    nothing.chunk_size = 0;
    CHECK_THROWS_AS(made.download(folder.path(), nothing), ClientValidationError);
    CHECK(site.sandbox.requests().size() == sent);
  }
}

TEST_CASE("PY-48 an export that is not complete is not downloaded", "[exports]") {
  SandboxOptions options;
  options.exports.work.by_hand = true;
  SandboxSite site(options);
  const TemporaryFolder folder;
  Export made = site.client.exports().create(order_of(site));
  const std::size_t sent = site.sandbox.requests().size();
  CHECK_THROWS_WITH(made.download(folder.path()),
                    ContainsSubstring("it is processing") && ContainsSubstring("refresh()"));
  CHECK(site.sandbox.requests().size() == sent);
  made.cancel();
  CHECK_THROWS_WITH(made.download(folder.path()), ContainsSubstring("it is cancelled"));
  Export gone = site.client.exports().create(order_of(site));
  site.sandbox.finish_exports();
  site.sandbox.expire_exports();
  gone.refresh();
  CHECK_THROWS_WITH(gone.download(folder.path()), ContainsSubstring("it is gone"));
  site.sandbox.fail_exports();
  Export failed = site.client.exports().create(order_of(site));
  site.sandbox.finish_exports();
  failed.refresh();
  CHECK(failed.state == ExportState::error);
  CHECK_THROWS_AS(failed.download(folder.path()), DownloadError);
  CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("PY-56 a download may lead to another host, where no token is sent", "[exports]") {
  SandboxOptions options;
  options.exports.on_storage = true;
  SandboxSite site(options);
  const TemporaryFolder folder;
  const Export made = complete(site);
  CHECK(contents(made.download(folder.path())).size() == site.sandbox.exported_file(*made.id).size);
  REQUIRE(site.sandbox.storage_requests().size() == 1);
  CHECK(site.sandbox.storage_requests().front().header("Authorization").empty());
  CHECK(site.sandbox.leaked_tokens().empty());
  CHECK_THROWS_AS(site.client.request("GET", *made.download_url), RedirectError);  // anything else may not
}

TEST_CASE("a name from the service cannot lead out of the folder", "[exports]") {
  const TemporaryFolder folder;
  for (const std::string& name : {std::string("../../etc/passwd"), std::string("/tmp/evil"), std::string("a\\..\\b"),
                                  std::string("nul"), std::string("x\ny"), std::string(300, 'n'), std::string("..")}) {
    const FakeSite site;
    site.expect_get("exports/19/")
        .json(R"({"id":19,"state":"complete","url":"https://site.example/services/api/v1/exports/19/",)"
              R"("download_url":"https://site.example/services/api/v1/exports/19/download/","name":)" +
              RawJson::from_string(name).text() + "}");
    const Export made = site.client().exports().get(19);
    site.expect_get("exports/19/download/").header("Content-Length", "5").body("bytes");
    const std::string path = made.download(folder.path());
    CHECK(std::filesystem::u8path(path).parent_path() == std::filesystem::u8path(folder.path()));
    CHECK(contents(path) == "bytes");
    CHECK(path.substr(path.size() - 4) == ".zip");
  }
  CHECK(files_in(folder.path()) == 7);
}
