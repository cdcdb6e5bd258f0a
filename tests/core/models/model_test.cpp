// SPDX-License-Identifier: BSD-3-Clause
// Models from JSON and back: every shape that the service has, and nothing that came in is lost.
#include <sstream>
#include <string>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"
#include "support/fixture.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates;
using koordinates_test::fixture;

namespace {

// Every member of `before` stands in `after` with an equal value, at any depth.
void require_same(const RawJson& before, const RawJson& after) { CHECK(before == after); }

template <class T>
void require_lossless(const std::string& json) {
  require_same(RawJson::parse(json), RawJson::parse(T::from_json(json).to_json()));
}

}  // namespace

TEST_CASE("layers of every age and version read and write without loss", "[model]") {
  for (const char* name : {"layer_v1.json", "layer_v1_2015.json", "layer_v1x.json"}) {
    INFO(name);
    require_lossless<Layer>(fixture(name));
  }
}

TEST_CASE("lists read and write without loss", "[model]") {
  for (const RawJson& item : RawJson::parse(fixture("layers_list.json")).elements())
    require_lossless<Layer>(item.text());
  for (const RawJson& item : RawJson::parse(fixture("licenses_list.json")).elements()) {
    require_lossless<License>(item.text());
  }
  for (const RawJson& item : RawJson::parse(fixture("versions_list.json")).elements()) {
    require_lossless<LayerVersion>(item.text());
  }
}

TEST_CASE("v1 members have their values", "[model]") {
  const Layer layer = Layer::from_json(fixture("layer_v1.json"));
  CHECK(layer.id == 4012);
  CHECK(layer.title == "Harbour depth contours");
  CHECK(layer.kind == LayerKind::vector);
  CHECK(layer.group->get().name == "Port Authority");
  CHECK(layer.license->get().type == LicenseType::cc_by);
  CHECK(layer.data->crs->id == "EPSG:2193");
  CHECK(layer.data->encoding.is_null());
  REQUIRE(layer.data->fields->size() == 3);
  CHECK(layer.data->fields->at(0).type == "geometry");
  CHECK(layer.data->datasources->at(0).id == 6021);
  CHECK(layer.collected_at->at(1).is_date());
  CHECK(layer.metadata->iso == "https://demo.example/services/api/v1/layers/4012/versions/901/metadata/iso/");
  CHECK(layer.categories->at(0).slug == "marine");
}

TEST_CASE("the title of older answers is called name", "[model]") {
  Layer layer = Layer::from_json(fixture("layer_v1_2015.json"));
  CHECK(layer.title == "Parks of the old town");
  CHECK(RawJson::parse(layer.to_json()).get("name")->as_string() == "Parks of the old town");
  CHECK_FALSE(RawJson::parse(layer.to_json()).get("title"));
}

TEST_CASE("v1.x members have their values", "[model]") {
  const Layer layer = Layer::from_json(fixture("layer_v1x.json"));
  CHECK(layer.data->crs->id == "EPSG:2193");
  CHECK(layer.data->crs->srid == 2193);
  CHECK(layer.data->geometry_type == "linestring");
  CHECK(layer.data->datasources.state() == FieldState::unreadable);
  CHECK(layer.data->extra.get("datasources")->as_string() ==
        "https://demo.example/services/api/v1.x/layers/77/versions/9/datasources/");
  CHECK(layer.user_capabilities->at(0) == "can-star");
  CHECK(layer.version->created_by->get().first_name == "Ana");
  CHECK(layer.categories->at(0).ancestors->at(0).slug == "transport");
  CHECK(layer.extra.get("brand_new")->get("since")->as_int() == 2026);
}

TEST_CASE("a member of an unknown shape costs nothing but itself", "[model]") {
  const std::string json =
      R"({"id":1,"title":["not","a","text"],"data":7,"tags":"one","kind":null,"group":[1],"num_views":1e30,"is_starred":"yes"})";
  const Layer layer = Layer::from_json(json);
  CHECK(layer.id == 1);
  CHECK(layer.title.state() == FieldState::unreadable);
  CHECK(layer.kind.is_null());
  require_same(RawJson::parse(json), RawJson::parse(layer.to_json()));
}

TEST_CASE("numbers keep every digit and unknown members their order", "[model]") {
  const std::string json = R"({"id":1,"zeta":1.10,"alpha":123456789012345678901234567890,"beta":{"b":1,"a":[ ]}})";
  CHECK(License::from_json(json).to_json() == json);
}

TEST_CASE("of a member that stands twice the last one counts", "[model]") {
  const auto agree = [](const std::string& json) {
    const License license = License::from_json(json);
    const auto raw = RawJson::parse(json).get("title");
    INFO(json);
    CHECK(license.title.has_value() == raw->as_string().has_value());
    if (license.title.has_value()) CHECK(*license.title == *raw->as_string());
    CHECK(license.title.is_null() == raw->is_null());
    const License again = License::from_json(license.to_json());
    CHECK(again.title.has_value() == license.title.has_value());
    if (license.title.has_value()) CHECK(*again.title == *license.title);
  };
  agree(R"({"id":1,"title":"first","title":"second"})");
  agree(R"({"id":1,"title":"first","title":"second","title":"third"})");
  agree(R"({"id":1,"title":"first","title":null})");
  agree(R"({"id":1,"title":null,"title":"second"})");
  agree(R"({"id":1,"title":7,"title":"second"})");
  agree(R"({"id":1,"title":"first","title":7})");
  CHECK(License::from_json(R"({"odd":1,"odd":2})").extra.get("odd")->as_int() == 2);
  // Nested models too, and nothing of the first one remains.
  const Layer layer = Layer::from_json(R"({"id":1,"data":{"encoding":"a","crs":"EPSG:1"},"data":{"encoding":"b"}})");
  CHECK(layer.data->encoding == "b");
  CHECK(layer.data->crs.is_absent());
}

TEST_CASE("what is no object is no model", "[model]") {
  CHECK_THROWS_AS(Layer::from_json("[]"), DecodeError);
  CHECK_THROWS_WITH(Layer::from_json("[]"), ContainsSubstring("is not a layer"));
  CHECK_THROWS_AS(Layer::from_json(""), DecodeError);
  CHECK_THROWS_AS(Layer::from_json("{"), DecodeError);
}

TEST_CASE("models print as id and title", "[model]") {
  const auto print = [](const auto& model) {
    std::ostringstream out;
    out << model;
    return out.str();
  };
  CHECK(print(Layer::from_json(R"({"id":3,"title":"Roads"})")) == "3 - Roads");
  CHECK(print(Layer::from_json(R"({"id":3})")) == "3");
  CHECK(print(Group::from_json(R"({"id":4,"name":"Council"})")) == "4 - Council");
  CHECK(print(Crs("EPSG:4326")) == "EPSG:4326");
  CHECK(print(Layer()) == "(layer)");
  CHECK(print(Layer::from_json(R"({"title":"Roads"})")) == "Roads");
  CHECK(print(CatalogEntry::from_json(R"({"id":"aB1","title":"Scans"})")) == "aB1 - Scans");
  CHECK(print(CatalogEntry::from_json(R"({"id":null,"title":"Scans"})")) == "Scans");
}

TEST_CASE("resources are equal by id, records by value", "[model]") {
  CHECK(Layer::from_json(R"({"id":3,"title":"a"})") == Layer::from_json(R"({"id":3,"title":"b"})"));
  CHECK(Layer::from_json(R"({"id":3})") != Layer::from_json(R"({"id":4})"));
  CHECK(Layer() == Layer());
  CHECK(Crs("EPSG:1") == Crs("EPSG:1"));
  CHECK(Crs("EPSG:1") != Crs("EPSG:2"));
}

TEST_CASE("entries of the catalogue are equal where their places are", "[model]") {
  const auto entry = [](const std::string& url) { return CatalogEntry::from_json(R"({"id":5,"url":")" + url + "\"}"); };
  const CatalogEntry set = entry("https://demo.example/services/api/v1/sets/5/");
  CHECK(set == entry("https://demo.example/services/api/v1.x/sets/5/"));
  CHECK(set != entry("https://demo.example/services/api/v1/layers/5/"));
  CHECK(set != CatalogEntry::from_json(R"({"id":5})"));
  CHECK(set != entry("https://demo.example/services/api/v1"));
  CHECK(entry("https://demo.example/sets/5/") != set);
  CHECK(CatalogEntry::from_json(R"({"id":5,"title":"a"})") == CatalogEntry::from_json(R"({"id":5,"title":"b"})"));
  CHECK(CatalogEntry::from_json(R"({"id":"aB1","title":"a"})") != CatalogEntry::from_json(R"({"id":"aB1"})"));
}

TEST_CASE("resources of two sites are never equal", "[model]") {
  const koordinates_test::FakeSite site;
  const Client here("site.example", "secret-token", site.options);
  const Client there("other.example", "secret-token", site.options);
  for (const char* host : {"site", "site", "other"}) {
    site.transport->expect("GET", std::string("https://") + host + ".example/services/api/v1/layers/3/")
        .json(R"({"id":3})");
  }
  const Layer one = here.layers().get(3);
  CHECK(one == here.layers().get(3));
  CHECK(one != there.layers().get(3));
  CHECK(one == Layer::from_json(R"({"id":3})"));
  site.transport->verify();
}

TEST_CASE("a model that came from no client has no one to ask", "[model]") {
  Layer layer = Layer::from_json(R"({"id":3,"url":"https://demo.example/services/api/v1/layers/3/"})");
  CHECK_FALSE(layer.is_bound());
  CHECK_THROWS_AS(layer.refresh(), NotBound);
  CHECK_THROWS_WITH(layer.get_draft_version(), ContainsSubstring("get it from a manager first"));
  CHECK_THROWS_AS(layer.list_versions(), NotBound);
  CHECK_THROWS_AS(LayerVersion().get_layer(), NotBound);
}

TEST_CASE("PY-52 which version a layer is", "[model]") {
  const auto layer = [](const std::string& published, const std::string& latest, const std::string& own) {
    const auto link = [](const std::string& id) {
      return id.empty() ? std::string("null")
                        : "\"https://demo.example/services/api/v1/layers/3/versions/" + id + "/\"";
    };
    return Layer::from_json(R"({"id":3,"published_version":)" + link(published) + R"(,"latest_version":)" +
                            link(latest) + R"(,"this_version":)" + link(own) + "}");
  };
  CHECK(layer("1", "1", "1").is_published_version());
  CHECK_FALSE(layer("1", "1", "1").is_draft_version());
  CHECK(layer("1", "2", "2").is_draft_version());
  CHECK_FALSE(layer("1", "2", "2").is_published_version());
  CHECK(layer("", "2", "2").is_draft_version());
  CHECK_FALSE(layer("1", "3", "2").is_draft_version());
  CHECK_FALSE(layer("1", "3", "2").is_published_version());
  CHECK_THROWS_AS(Layer::from_json(R"({"id":3})").is_draft_version(), FieldMissing);
}

TEST_CASE("extra members are found, set and removed", "[model]") {
  Layer layer = Layer::from_json(R"({"id":3,"novel":1})");
  CHECK(layer.extra.contains("novel"));
  CHECK_FALSE(layer.extra.was_set("novel"));
  layer.extra.set("novel", RawJson::from_int(2)).set("other", RawJson::parse("[1,2]"));
  CHECK(layer.extra.was_set("novel"));
  CHECK(layer.to_json() == R"({"id":3,"novel":2,"other":[1,2]})");
  layer.extra.remove("novel");
  CHECK(layer.extra.size() == 1);
}
