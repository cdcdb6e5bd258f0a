// SPDX-License-Identifier: BSD-3-Clause
// The life of layers and tables: made, drafted, edited, imported, published, dropped, over real sockets, and with both ways in
// which a service may take a PUT.
#include <algorithm>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include <koordinates/koordinates.hpp>
#include <koordinates/testing/sandbox.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"
#include "support/fixture.hpp"
#include "support/sandbox_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::testing::PutMode;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates_test::FakeSite;
using koordinates_test::logged;
using koordinates_test::SandboxSite;
using namespace koordinates;

namespace {

// 9001 is published; 9003 too, with a draft; 9002 has only a draft, as has 9004, whose datasource is gone. 9101 is a table.
SandboxOptions site_options(PutMode mode = PutMode::merge) {
  SandboxOptions options;
  options.strict = true;
  options.put_mode = mode;
  options.layers = 3;
  options.tables = 2;
  options.seed = R"({
    "layers": [
      {"id": 9001, "title": "Bus stops", "kind": "vector", "description": "All of them.", "tags": ["transport"], "license": 9,
       "group": 101, "supplier_reference": "S1", "version_reference": "V1", "collected_at": ["2020-01-01", "2020-12-31"],
       "data": {"datasources": [{"id": 5}], "crs": "EPSG:2193", "encoding": "utf-8"}},
      {"id": 9002, "title": "Unfinished", "data": {"datasources": [{"id": 5}]}, "versions": [{"id": 90020, "state": "draft"}]},
      {"id": 9003, "title": "Tram stops", "data": {"datasources": [{"id": 5}]},
       "versions": [{"id": 90030, "state": "published"}, {"id": 90031, "state": "draft"}]},
      {"id": 9004, "title": "Lost", "data": {"datasources": [{"id": 666}]}, "versions": [{"id": 90040, "state": "draft"}]}],
    "tables": [{"id": 9101, "title": "Timetable", "data": {"datasources": [{"id": 6}]}}],
    "unavailable_datasources": [666], "failing_datasources": [667]
  })";
  return options;
}

struct Site : SandboxSite {
  explicit Site(PutMode mode = PutMode::merge, const std::string& version = "v1")
      : SandboxSite(site_options(mode), version) {}
};

// What a reader sees of a layer, without what changes with every version.
std::string visible(const Layer& layer) {
  Layer copy = layer;
  for (Field<std::string>* field : {&copy.this_version, &copy.latest_version, &copy.published_version, &copy.url})
    field->reset();
  copy.version.reset();
  copy.metadata.reset();
  copy.updated_at.reset();
  copy.active_publish.reset();
  return copy.to_json();
}

}  // namespace

TEST_CASE("PY-17 PY-37 a layer is made as a draft and given back whole", "[editing]") {
  const std::string version = GENERATE("v1", "v1.x");
  const Site site(PutMode::merge, version);
  Layer layer;
  layer.title = "Ferry routes";
  layer.data.emplace().datasources = {7};
  layer.categories = {};
  layer.tags = {"sea", "transport"};
  layer.license = 9;
  layer.group = 101;
  const Layer made = site.client.layers().create(layer);
  CHECK(made.is_bound());
  CHECK(made.title == "Ferry routes");
  CHECK(made.id.value() > 0);
  CHECK(made.is_draft_version());
  CHECK(made.version->status == VersionStatus::importing);
  CHECK(made.license->id() == 9);
  CHECK_THROWS_AS(made.get_published_version(), NotFound);
}

TEST_CASE("PY-37 an answer to create that is a version's summary, relative, or elsewhere", "[editing]") {
  Layer layer;
  layer.title = "Ferry routes";
  layer.data.emplace().datasources = {7};
  const std::string summary =
      R"({"id":91,"url":"https://site.example/services/api/v1/layers/9/versions/91/","status":"importing"})";
  const std::string whole =
      R"({"id":9,"title":"Ferry routes","this_version":"https://site.example/services/api/v1/layers/9/versions/91/"})";
  SECTION("a summary without a Location") {
    const FakeSite site;
    site.transport->expect("POST", FakeSite::url("layers/")).status(201).json(summary);
    site.expect_get("layers/9/versions/91/").json(whole);
    CHECK(site.client().layers().create(layer).id == 9);
    site.transport->verify();
  }
  SECTION("PY-63 an empty body and a relative Location") {
    const FakeSite site;
    site.transport->expect("POST", FakeSite::url("layers/"))
        .status(201)
        .header("Location", "/services/api/v1/layers/9/versions/91/");
    site.expect_get("layers/9/versions/91/").json(whole);
    CHECK(site.client().layers().create(layer).id == 9);
    site.transport->verify();
  }
  SECTION("PY-63 an empty body and no Location") {
    const FakeSite site;
    site.transport->expect("POST", FakeSite::url("layers/")).status(201);
    CHECK_THROWS_WITH(site.client().layers().create(layer), ContainsSubstring("neither a body nor a Location"));
    site.transport->verify();
  }
  SECTION("a Location that is no address") {
    const FakeSite site;
    site.transport->expect("POST", FakeSite::url("layers/")).status(201).header("Location", "https://[nowhere/");
    const auto result = attempt([&] { return site.client().layers().create(layer); });
    REQUIRE(result.error_as<RedirectError>());
    CHECK_THAT(result.error().what(), ContainsSubstring("was carried out") && ContainsSubstring("[nowhere"));
    site.transport->verify();
  }
  SECTION("a Location on another site") {
    const FakeSite site;
    site.transport->expect("POST", FakeSite::url("layers/")).status(201).header("Location", "https://evil.example/x/");
    CHECK_THROWS_WITH(site.client().layers().create(layer),
                      ContainsSubstring("was carried out") && ContainsSubstring("evil.example"));
    site.transport->verify();
  }
}

TEST_CASE("a layer that lacks something is not sent", "[editing]") {
  Site site;
  Layer layer;
  CHECK_THROWS_WITH(site.client.layers().create(layer), ContainsSubstring("a layer needs: title, data"));
  layer.title = "Untitled";
  layer.data.emplace();
  CHECK_THROWS_WITH(site.client.layers().create(layer), ContainsSubstring("needs: data.datasources"));
  CHECK(site.sandbox.requests().empty());
  layer.data->datasources = {7};
  layer.title = " ";
  CHECK_THROWS_AS(site.client.layers().create(layer), BadRequest);
}

TEST_CASE("a draft is made once", "[editing]") {
  Site site;
  const Layer layer = site.client.layers().get(9001);
  const Layer draft = layer.create_draft_version();
  CHECK(draft.is_draft_version());
  CHECK(draft.id == 9001);
  CHECK(draft.this_version.value() != layer.this_version.value());
  CHECK_THROWS_AS(layer.create_draft_version(), Conflict);
  CHECK_THROWS_AS(site.client.layers().create_draft(9001), Conflict);
  CHECK_THROWS_AS(site.client.layers().create_draft(424242), NotFound);
  CHECK_THROWS_AS(site.client.layers().create_draft(0), ClientValidationError);
  draft.delete_version();
  CHECK(site.client.layers().create_draft(9001).id == 9001);
}

TEST_CASE("PY-45 save sends what was changed, and nothing else", "[editing]") {
  Site site;
  Layer draft = site.client.layers().get_draft(9003);
  CHECK_FALSE(draft.save());
  CHECK(site.bodies("PUT").empty());

  draft.description = "Every stop of every tram.";
  CHECK(draft.save());
  CHECK(site.bodies("PUT").back() == R"({"title":"Tram stops","description":"Every stop of every tram."})");
  CHECK(draft.description == "Every stop of every tram.");
  CHECK_FALSE(draft.save());
  CHECK(site.bodies("PUT").size() == 1);

  draft.license = 9;
  draft.tags->push_back("rail");
  CHECK(draft.save());
  CHECK(site.bodies("PUT").back() == R"({"title":"Tram stops","tags":["rail"],"license":9})");
  draft.license = draft.license->get();
  CHECK_FALSE(draft.save());
  draft.license = nullptr;
  CHECK(draft.save());
  CHECK(site.bodies("PUT").back() == R"({"title":"Tram stops","license":null})");
  CHECK(draft.license.is_null());
}

TEST_CASE("PY-46 data is sent only where it is asked for", "[editing]") {
  Site site;
  Layer draft = site.client.layers().get_draft(9003);
  draft.data->crs = "EPSG:4326";
  CHECK_THROWS_WITH(draft.save(), ContainsSubstring("`data` was changed") && ContainsSubstring("save(true)"));
  CHECK(site.bodies("PUT").empty());
  CHECK(draft.save(true));
  CHECK_THAT(site.bodies("PUT").back(),
             ContainsSubstring(R"("crs":"EPSG:4326")") && ContainsSubstring(R"("datasources":[{"id":5}])"));
  CHECK(draft.data->crs->id == "EPSG:4326");
  CHECK(draft.version->status == VersionStatus::importing);
}

TEST_CASE("every writable member survives the wire, and the others stay as they are", "[editing]") {
  const PutMode mode = GENERATE(PutMode::merge, PutMode::replace);
  const SaveBody body = mode == PutMode::merge ? SaveBody::changes : SaveBody::full;
  const Site site(mode);
  const Layer published = site.client.layers().get(9001);

  const auto edit = [&](const std::function<void(Layer&)>& change, const std::function<void(Layer&)>& check) {
    Layer draft = published.create_draft_version();
    change(draft);
    CHECK(draft.save(body));
    Layer read = site.client.layers().get_draft(9001);
    check(read);
    draft.delete_version();
  };
  edit([](Layer& l) { l.title = "New"; }, [](Layer& l) { CHECK(l.title == "New"); });
  edit([](Layer& l) { l.description = "New"; }, [](Layer& l) { CHECK(l.description == "New"); });
  edit([](Layer& l) { l.supplier_reference = "S2"; }, [](Layer& l) { CHECK(l.supplier_reference == "S2"); });
  edit([](Layer& l) { l.version_reference = "V2"; }, [](Layer& l) { CHECK(l.version_reference == "V2"); });
  edit([](Layer& l) { l.tags = {"a", "b"}; }, [](Layer& l) { CHECK(l.tags->size() == 2); });
  edit([](Layer& l) { l.license = 10; }, [](Layer& l) { CHECK(l.license->id() == 10); });
  edit([](Layer& l) { l.license = nullptr; }, [](Layer& l) { CHECK(l.license.is_null()); });
  edit([](Layer& l) { l.group = 102; }, [](Layer& l) { CHECK(l.group->id() == 102); });
  edit([](Layer& l) { l.publish_to_catalog_services = true; },
       [](Layer& l) { CHECK(l.publish_to_catalog_services == true); });
  edit([](Layer& l) { l.autoupdate = RawJson::parse(R"({"behavior":"yes-noschema","schedule":"@weekly"})"); },
       [](Layer& l) { CHECK(l.autoupdate->get("schedule")->as_string() == "@weekly"); });
  edit(
      [](Layer& l) {
        l.collected_at = {Timestamp::parse("2021-01-01"), Timestamp::parse("2021-02-01")};
      },
      [](Layer& l) { CHECK(l.collected_at->at(1) == Timestamp::parse("2021-02-01")); });
  edit(
      [](Layer& l) {
        l.categories = {"transport/roads", "imagery"};
      },
      [](Layer& l) { CHECK(l.categories->size() == 2); });
  edit([](Layer& l) { l.settings = RawJson::parse(R"({"feedback_enabled":true})"); },
       [](Layer& l) { CHECK(l.settings->get("feedback_enabled")->as_bool() == true); });
  edit([](Layer& l) { l.default_style_id = 12; }, [](Layer& l) { CHECK(l.default_style_id == 12); });
  edit([](Layer& l) { l.mapstream_id = RawJson::from_int(7); }, [](Layer& l) { CHECK(l.mapstream_id->as_int() == 7); });
  edit([](Layer& l) { l.tilegrids = RawJson::parse("[\"a\"]"); },
       [](Layer& l) { CHECK(l.tilegrids->elements().size() == 1); });
  edit([](Layer& l) { l.collected_at = nullptr; }, [](Layer& l) { CHECK_FALSE(l.collected_at.has_value()); });

  Layer draft = published.create_draft_version();
  const std::string before = visible(draft);
  draft.title = "Bus stops, again";
  CHECK(draft.save(body));
  draft.title = "Bus stops";
  CHECK(draft.save(body));
  CHECK(RawJson::parse(visible(site.client.layers().get_draft(9001))) == RawJson::parse(before));
}

TEST_CASE("categories below others are written as their whole path in both versions of the API", "[editing]") {
  const std::string version = GENERATE("v1", "v1.x");
  const Site site(PutMode::merge, version);
  Layer draft = site.client.layers().get_draft(9003);
  draft.categories = {"transport/roads"};
  CHECK(draft.save());
  CHECK_THAT(site.bodies("PUT").back(), ContainsSubstring(R"("categories":["transport/roads"])"));
  Layer read = site.client.layers().get_draft(9003);
  read.categories->push_back("imagery");
  CHECK(read.save());
  CHECK_THAT(site.bodies("PUT").back(), ContainsSubstring(R"("categories":["transport/roads","imagery"])"));
}

TEST_CASE("a member that the SDK does not know is kept by an edit, and sent only where it was set", "[editing]") {
  const FakeSite site;
  const std::string json =
      R"({"id":3,"title":"a","novel":{"x":1},"url":"https://site.example/services/api/v1/layers/3/","this_version":"https://site.example/services/api/v1/layers/3/versions/9/",
          "latest_version":"https://site.example/services/api/v1/layers/3/versions/9/","published_version":null,"version":{"id":9}})";
  site.expect_get("layers/3/versions/draft/").json(json);
  Layer draft = site.client().layers().get_draft(3);
  site.transport->expect("PUT", FakeSite::url("layers/3/versions/9/")).with_body(R"({"title":"b"})").json(json);
  draft.title = "b";
  CHECK(draft.save());
  CHECK(draft.extra.get("novel")->get("x")->as_int() == 1);
  site.transport->expect("PUT", FakeSite::url("layers/3/versions/9/"))
      .with_body(R"({"title":"a","novel":2})")
      .json(json);
  draft.extra.set("novel", RawJson::from_int(2));
  CHECK(draft.save());
  site.transport->verify();
}

TEST_CASE("a model that came without its version reads it first", "[editing]") {
  Site site;
  Layer listed = site.client.layers().list_drafts().filter("q", "unfinished").first().value();
  CHECK_FALSE(listed.version);
  listed.title = "Finished";
  CHECK(listed.save());
  CHECK(site.client.layers().get_draft(9002).title == "Finished");
}

TEST_CASE("an entry of the list of drafts stands for the draft", "[editing]") {
  const Site site;
  Layer draft = site.client.layers().list_drafts().filter("q", "tram").first().value();
  CHECK_FALSE(draft.version);
  draft.title = "Trams";
  CHECK(draft.save());
  CHECK(site.client.layers().get(9003).title == "Tram stops");

  Layer again = site.client.layers().list_drafts().filter("q", "trams").first().value();
  again.refresh();
  CHECK(again.is_draft_version());
  CHECK(again.title == "Trams");
  CHECK(site.client.layers().list_drafts().filter("q", "trams").first()->publish().items->size() == 1);
}

TEST_CASE("odd members do not stand in the way of an edit, and are not sent", "[editing]") {
  const FakeSite site;
  const std::string version = "https://site.example/services/api/v1/layers/3/versions/9/";
  const std::string json =
      R"({"id":3,"title":"a","tags":"a,b","categories":[{"name":"Roads"}],"data":{"crs":{"id":null,"name":"Local"},
      "datasources":[{"name":"x"}]},"this_version":")" +
      version + R"(","latest_version":")" + version + R"("})";
  site.expect_get("layers/3/versions/draft/").json(json);
  Layer draft = site.client().layers().get_draft(3);
  draft.title = "b";
  site.transport->expect("PUT", FakeSite::url("layers/3/versions/9/")).with_body(R"({"title":"b"})").json(json);
  CHECK(draft.save());
  draft.tags = {"x"};
  CHECK(RawJson::parse(draft.to_json()).get("tags")->text() == R"(["x"])");
  draft.extra.set("title", RawJson::from_string("c"));
  site.transport->expect("PUT", FakeSite::url("layers/3/versions/9/"))
      .with_body(R"({"tags":["x"],"title":"c"})")
      .json(json);
  CHECK(draft.save());
  site.transport->verify();
}

TEST_CASE("data that lacks its datasources is not sent", "[editing]") {
  const FakeSite site;
  const std::string version = "https://site.example/services/api/v1/layers/3/versions/9/";
  site.expect_get("layers/3/versions/draft/")
      .json(
          R"({"id":3,"title":"a","data":{"datasources":"https://site.example/x/","encoding":"utf-8"},"this_version":")" +
          version + R"("})");
  Layer draft = site.client().layers().get_draft(3);
  draft.data->encoding = "latin-1";
  CHECK_THROWS_WITH(draft.save(true),
                    ContainsSubstring("needs: data.datasources (it has a form that cannot be sent: set it again)"));
  site.transport->verify();
}

TEST_CASE("what has unsaved changes is not published", "[editing]") {
  Site site;
  Layer draft = site.client.layers().create_draft(9001);
  draft.title = "Unsaved";
  CHECK_THROWS_AS(draft.publish(), ClientValidationError);
  draft.refresh();
  draft.data->encoding = "latin-1";
  CHECK_THROWS_AS(draft.publish(), ClientValidationError);
  draft.refresh();
  draft.extra.set("something", RawJson::parse("1"));
  CHECK_THROWS_AS(draft.publish(), ClientValidationError);
  draft.refresh();
  draft.title = "Saved";
  CHECK(draft.save());
  draft.publish();
}

TEST_CASE("a verb of what came from nowhere says so first", "[editing]") {
  Layer layer;  // without an id too
  CHECK_THROWS_AS(layer.list_versions(), NotBound);
  CHECK_THROWS_AS(layer.get_draft_version(), NotBound);
  CHECK_THROWS_AS(layer.create_draft_version(), NotBound);
  CHECK_THROWS_AS(layer.permissions(), NotBound);
  CHECK_THROWS_AS(layer.star(), NotBound);
  CHECK_THROWS_AS(layer.delete_layer(), NotBound);
  CHECK_THROWS_AS(layer.publish(), NotBound);
  CHECK_THROWS_AS(Set().remove(), NotBound);
  CHECK_THROWS_AS(Source().start_scan(), NotBound);
  CHECK_THROWS_AS(Source().list_datasources(), NotBound);
  CHECK_THROWS_AS(Source().get_datasource(1), NotBound);
  CHECK_THROWS_AS(Source().list_scans(), NotBound);
  CHECK_THROWS_AS(Source().get_scan(1), NotBound);
  CHECK_THROWS_AS(CropLayer().list_features(), NotBound);
  CHECK_THROWS_AS(CropLayer().get_feature(1), NotBound);
}

TEST_CASE("a published version is not edited", "[editing]") {
  Site site;
  Layer published = site.client.layers().get(9001);
  published.title = "Other";
  CHECK_THROWS_WITH(published.save(), ContainsSubstring("is published and cannot be changed") &&
                                          ContainsSubstring("create_draft_version()"));
  CHECK(site.bodies("PUT").empty());
  // An entry of a list does not say which version it is: that is read first.
  Layer listed = site.client.layers().filter("q", "bus stops").first().value();
  listed.title = "Other";
  CHECK_THROWS_WITH(listed.save(), ContainsSubstring("is published and cannot be changed"));
  CHECK(site.bodies("PUT").empty());
  CHECK_THROWS_AS(published.delete_version(), NotAllowed);
  CHECK_THROWS_WITH(published.publish(), ContainsSubstring("layer 9001 has unsaved changes"));
  CHECK_THROWS_AS(published.publish(*site.client.layers().list_versions(9001).first()->id),
                  Conflict);  // that version, whatever is here
  published.refresh();
  CHECK_THROWS_AS(published.publish(), Conflict);
  CHECK_THROWS_AS(published.start_import(), Conflict);
}

TEST_CASE("PY-3 imports start, move and end", "[editing]") {
  Site site;
  Layer draft = site.client.layers().get_draft(9003);
  const Layer importing = draft.start_import();
  CHECK(importing.version->status == VersionStatus::importing);
  for (int i = 0; i < 10 && draft.version->status != VersionStatus::ok; ++i) draft.refresh();
  CHECK(draft.version->status == VersionStatus::ok);

  const Layer update = site.client.layers().start_update(9001);
  CHECK(update.id == 9001);
  CHECK(update.is_draft_version());
  CHECK_THROWS_AS(site.client.layers().get(9001).start_update(), Conflict);
  CHECK(site.client.layers().start_import(9001, *update.version->id).id == 9001);

  CHECK_THROWS_WITH(site.client.layers().get_draft(9004).start_import(), ContainsSubstring("400"));
  Layer bad = site.client.layers().get_draft(9002);
  bad.data->datasources = {666};
  CHECK_THROWS_AS(bad.save(true), BadRequest);
}

TEST_CASE("publishing is a job that ends when the import has", "[editing]") {
  Site site;
  Layer draft = site.client.layers().get_draft(9003);
  draft.title = "Tram stops 2026";
  draft.save();
  Publish job = draft.publish();
  CHECK(job.is_bound());
  CHECK(job.state->is_known());
  CHECK(job.items->size() == 1);
  site.sandbox.finish_imports();
  for (int i = 0; i < 10 && job.state != PublishState::completed; ++i) job.refresh();
  CHECK(job.state == PublishState::completed);
  CHECK(site.client.layers().get(9003).title == "Tram stops 2026");
  CHECK(site.client.layers().get(9003).is_published_version());
  CHECK_THROWS_AS(draft.save(SaveBody::full), NotAllowed);
  CHECK_THROWS_AS(draft.publish(), Conflict);
}

TEST_CASE("a publish job is cancelled, once", "[editing]") {
  SandboxOptions options = site_options();
  options.imports.by_hand = true;
  Sandbox sandbox(options);
  const Client client(sandbox.url(), sandbox.token(), logged());
  Publish job = client.layers().start_update(9001).publish();
  CHECK(job.state == PublishState::waiting_for_items);
  job.cancel();
  job.refresh();
  CHECK(job.state == PublishState::cancelled);
  CHECK_THROWS_AS(job.cancel(), Conflict);
  sandbox.finish_imports();
  CHECK(client.layers().get(9001).is_published_version());
  CHECK(client.layers().get_draft(9001).is_draft_version());
}

TEST_CASE("each member that can be cleared is sent as null", "[editing]") {
  const FakeSite site;
  const std::string version = "https://site.example/services/api/v1/layers/3/versions/9/";
  const std::string json =
      R"({"id":3,"title":"a","description":"d","group":5,"user":6,"collected_at":["2020-01-01"],"categories":[{"slug":"s"}],"tags":["t"],
          "license":9,"publish_to_catalog_services":true,"supplier_reference":"s","version_reference":"v","autoupdate":{},"settings":{},
          "default_style_id":1,"mapstream_id":2,"tilegrids":[],"data":{"datasources":[{"id":1}],"encoding":"utf-8","crs":"EPSG:1",
          "geometry_field":"g","elevation_field":"e","primary_key_field":"p"},"this_version":")" +
      version + R"("})";
  const auto cleared = [&](const std::string& body, bool with_data, const std::function<void(Layer&)>& clear) {
    INFO(body);
    site.expect_get("layers/3/versions/draft/").json(json);
    Layer draft = site.client().layers().get_draft(3);
    clear(draft);
    site.transport->expect("PUT", FakeSite::url("layers/3/versions/9/")).with_body(body).json(json);
    CHECK(draft.save(with_data));
  };
  const auto member = [&](const std::string& name, const std::function<void(Layer&)>& clear) {
    cleared(R"({"title":"a",")" + name + R"(":null})", false, clear);
  };
  member("description", [](Layer& l) { l.description = nullptr; });
  member("group", [](Layer& l) { l.group = nullptr; });
  member("user", [](Layer& l) { l.user = nullptr; });
  member("collected_at", [](Layer& l) { l.collected_at = nullptr; });
  member("categories", [](Layer& l) { l.categories = nullptr; });
  member("tags", [](Layer& l) { l.tags = nullptr; });
  member("license", [](Layer& l) { l.license = nullptr; });
  member("publish_to_catalog_services", [](Layer& l) { l.publish_to_catalog_services = nullptr; });
  member("supplier_reference", [](Layer& l) { l.supplier_reference = nullptr; });
  member("version_reference", [](Layer& l) { l.version_reference = nullptr; });
  member("autoupdate", [](Layer& l) { l.autoupdate = nullptr; });
  member("settings", [](Layer& l) { l.settings = nullptr; });
  member("default_style_id", [](Layer& l) { l.default_style_id = nullptr; });
  member("mapstream_id", [](Layer& l) { l.mapstream_id = nullptr; });
  member("tilegrids", [](Layer& l) { l.tilegrids = nullptr; });
  cleared(
      R"({"title":"a","data":{"datasources":[{"id":1}],"encoding":null,"crs":null,"geometry_field":null,"elevation_field":null,"primary_key_field":null}})",
      true, [](Layer& l) {
        l.data->encoding = nullptr;
        l.data->crs = nullptr;
        l.data->geometry_field = nullptr;
        l.data->elevation_field = nullptr;
        l.data->primary_key_field = nullptr;
      });
  site.expect_get("layers/3/versions/draft/").json(json);
  Layer draft = site.client().layers().get_draft(3);
  draft.title = nullptr;
  CHECK_THROWS_WITH(draft.save(), ContainsSubstring("a layer needs: title"));
  site.transport->verify();
}

TEST_CASE("drafts are dropped, layers deleted", "[editing]") {
  Site site;
  const Layer draft = site.client.layers().get_draft(9003);
  draft.delete_version();
  CHECK_THROWS_AS(draft.delete_version(), ServerError);
  CHECK_THROWS_AS(site.client.layers().get_draft(9003), NotFound);
  Layer gone = draft;
  gone.title = "late";
  CHECK_THROWS_AS(gone.save(), ServerError);

  const Layer layer = site.client.layers().get(9003);
  layer.delete_layer();  // PY-2
  CHECK_THROWS_AS(site.client.layers().get(9003), NotFound);
}

TEST_CASE("PY-15 tables have an address and a type of their own", "[editing]") {
  Site site;
  const auto tables = site.client.tables();
  CHECK(tables.list().count() == 3);
  const Table table = tables.get(9101);
  CHECK(table.title == "Timetable");
  Table draft = table.create_draft_version();
  draft.title = "Timetable 2026";
  CHECK(draft.save());
  CHECK(site.sandbox.requests().back().target.find("/services/api/v1/tables/9101/versions/") == 0);
  CHECK(tables.list_versions(9101).count() == 2);
  CHECK(tables.get_draft(9101).title == "Timetable 2026");
  draft.publish();
  site.sandbox.finish_imports();
  CHECK(tables.get_published(9101).title == "Timetable 2026");
  CHECK(tables.list_versions(9101).first()->get_table().id == 9101);
  CHECK_THROWS_AS(site.client.layers().get(9101), NotFound);
  CHECK(site.client.get_manager<Table>().get(9101) == table);

  Table fresh;
  CHECK_THROWS_WITH(tables.create(fresh), ContainsSubstring("a table needs: title, data"));
}

TEST_CASE("PY-73 metadata is checked and passed through as it is", "[editing]") {
  const int status = GENERATE(200, 201, 204);
  const FakeSite site;
  const Client client = site.client();
  const std::string xml = "<?xml version=\"1.0\"?>\n<metadata><idinfo>caf\xc3\xa9</idinfo></metadata>\n";
  site.transport->expect("POST", FakeSite::url("layers/3/versions/9/metadata/"))
      .with_header("Content-Type", "text/xml")
      .with_body(xml)
      .status(status)
      .header("Location", "https://elsewhere.example/not-to-be-followed/");
  client.layers().set_metadata(3, 9, Input::text(xml));

  std::istringstream stream(xml);
  site.expect_get("layers/3/")
      .json(R"({"id":3,"this_version":"https://site.example/services/api/v1/layers/3/versions/9/"})");
  site.transport->expect("POST", FakeSite::url("layers/3/versions/9/metadata/")).with_body(xml).status(status);
  site.expect_get("layers/3/versions/9/").json(R"({"id":3,"title":"read again"})");
  Layer layer = client.layers().get(3);
  layer.set_metadata(stream);
  CHECK(layer.title == "read again");

  site.transport->expect("POST", FakeSite::url("layers/3/versions/9/metadata/"))
      .with_body(koordinates_test::fixture("metadata/fgdc.xml"))
      .status(status);
  const std::string fixtures = KOORDINATES_TEST_FIXTURES;
  client.layers().set_metadata(3, 9, Input::file(fixtures + "/metadata/fgdc.xml"));
  CHECK_THROWS_WITH(client.layers().set_metadata(3, 9, Input::file(fixtures + "/versions_list.json")),
                    "the metadata document looks like JSON, not XML");
  CHECK_THROWS_WITH(client.layers().set_metadata(3, 9, Input::text(xml.substr(0, 40))),
                    ContainsSubstring("is not well-formed XML") || ContainsSubstring("ends "));
  CHECK_THROWS_WITH(client.layers().set_metadata(3, 9, Input::file(KOORDINATES_TEST_FIXTURES)),
                    ContainsSubstring("is a folder"));
  CHECK_THROWS_WITH(client.layers().set_metadata(3, 9, Input::file("/no/such/file.xml")),
                    ContainsSubstring("cannot be opened"));
  CHECK_THROWS_WITH(client.layers().set_metadata(3, 9, Input::text("")), ContainsSubstring("is empty"));
  CHECK_THROWS_AS(client.layers().set_metadata(3, 0, Input::text(xml)), ClientValidationError);
  site.transport->verify();
}

TEST_CASE("a created version whose links lead to another host is read from this site", "[editing]") {
  const FakeSite site;
  for (const char* address : {"https://other.example/services/api/v1/layers/7/versions/71/",
                              "http://site.example:8080/services/api/v1.x/layers/7/versions/71/"}) {
    INFO(address);
    site.transport->expect("POST", FakeSite::url("layers/7/versions/"))
        .status(201)
        .json(R"({"id":71,"url":")" + std::string(address) + R"(","status":"ok"})");
    site.expect_get("layers/7/versions/71/").json(R"({"id":7,"title":"Roads","version":{"id":71}})");
    const Layer draft = site.client().layers().create_draft(7);
    CHECK(draft.id == 7);
    CHECK(draft.version->id == 71);
  }
  site.transport->verify();
}
