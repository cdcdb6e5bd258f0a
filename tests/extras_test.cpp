// SPDX-License-Identifier: BSD-3-Clause
// What v1.x has besides: services, styles, stars, sample rows, publishers, repositories, point clouds, over real sockets.
#include <string>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/sandbox_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::SandboxSite;
using namespace koordinates;

TEST_CASE("services, styles and sample rows of a layer are read through v1.x", "[extras]") {
  const std::string version = GENERATE("v1", "v1.x");
  const SandboxSite site({}, version);
  const Layer layer = site.client.layers().get(1001);
  const Service service = *layer.list_services().first();
  CHECK_THAT(site.last_request(), ContainsSubstring("GET /services/api/v1.x/layers/1001/services/"));
  CHECK_FALSE(service.key->empty());
  CHECK(service.template_urls->front().service_url.has_value());
  const Style style = *layer.list_styles().first();
  CHECK(style.name.has_value());
  const RawJson sample = layer.get_data_sample();
  CHECK(sample.kind() != JsonKind::null);
  CHECK_THAT(site.last_request(), ContainsSubstring("/data/sample/"));
}

TEST_CASE("a layer is starred and unstarred", "[extras]") {
  const SandboxSite site({}, "v1.x");
  const Layer layer = site.client.layers().get(1001);
  CHECK(layer.is_starred == false);
  layer.star();
  CHECK(site.client.layers().get(1001).is_starred == true);
  layer.unstar();
  CHECK(site.client.layers().get(1001).is_starred == false);
  CHECK_THROWS_AS(Layer::from_json(R"({"id":1})").star(), NotBound);
}

TEST_CASE("publishers are listed and read by a text", "[extras]") {
  const SandboxSite site;
  Publisher publisher = *site.client.publishers().list().first();
  CHECK_FALSE(publisher.id->empty());
  CHECK(site.client.publishers().get(*publisher.id).name == publisher.name);
  CHECK_THAT(site.last_request(), ContainsSubstring("/services/api/v1.x/publishers/"));
  publisher.refresh();
  CHECK(publisher.dataset_count.has_value());
  CHECK(site.client.get_manager<Publisher>().list().count() >= 1);
  CHECK_THROWS_AS(site.client.publishers().get(""), ClientValidationError);
  CHECK_THROWS_AS(site.client.publishers().get("a/b"), ClientValidationError);
  CHECK_THROWS_AS(site.client.publishers().get("nobody:1"), NotFound);
}

TEST_CASE("repositories and point clouds stand in the catalogue", "[extras]") {
  const SandboxSite site({}, "v1.x");
  int repositories = 0;
  int clouds = 0;
  for (const CatalogEntry& entry : site.client.catalog().list()) {
    if (entry.entry_kind() == EntryKind::repository) {
      ++repositories;
      Repository repository = entry.as<Repository>();
      CHECK(repository.title == entry.title);
      repository.refresh();
      CHECK(repository.clone_location_https.has_value());
    } else if (entry.entry_kind() == EntryKind::dataset) {
      ++clouds;
      PointCloud cloud = entry.as<PointCloud>();
      CHECK(cloud.id == entry.id_text());
      cloud.refresh();
      CHECK(cloud.title == entry.title);
      CHECK_THROWS_AS(entry.as<Layer>(), ClientValidationError);
    }
  }
  CHECK(repositories >= 1);
  CHECK(clouds >= 1);
}

TEST_CASE("what has no call of its own is reached through request()", "[extras]") {
  const SandboxSite site;
  const RawAnswer made = site.client.request(
      "POST", "layers/1001/redactions/",
      RawJson::parse(R"({"primary_key":1,"start_version":")" + *site.client.layers().get(1001).this_version +
                     R"(","new_values":{"label":null},"message":"a name"})"));
  CHECK(made.status == 201);
  CHECK(site.client.request("GET", "layers/1001/redactions/").json().elements().size() == 1);
  const std::string redaction =
      *site.client.request("GET", "layers/1001/redactions/").json().elements()[0].get("url")->as_string();
  CHECK(site.client.request("GET", redaction).json().get("message")->as_string() == "a name");
  const RawJson sections = site.client.request("GET", "/services/api/v1.x/explore-sections/").json();
  REQUIRE_FALSE(sections.elements().empty());
  const std::string slug = *sections.elements()[0].get("slug")->as_string();
  CHECK(site.client.request("GET", "/services/api/v1.x/explore-sections/" + slug + "/").status == 200);
  CHECK_FALSE(site.client.request("GET", "/services/api/v1.x/datasets/").json().elements().empty());
}
