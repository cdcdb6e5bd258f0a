// SPDX-License-Identifier: BSD-3-Clause
// Layers, read from a running service: the strict sandbox, in both versions of the API.
#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include <koordinates/koordinates.hpp>
#include <koordinates/testing/sandbox.hpp>

#include "support/catch.hpp"
#include "support/logged.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates_test::logged;
using namespace koordinates;

namespace {

SandboxOptions strict() {
  SandboxOptions options;
  options.strict = true;
  options.layers = 45;
  // 9001 has a published version and a draft; 9002 only a draft.
  options.seed = R"({"layers": [
    {"id": 9001, "title": "Bus stops", "kind": "vector", "tags": ["transport"], "license": 9, "published_at": "2030-01-02T03:04:05Z",
     "created_at": "2030-01-01T00:00:00Z", "data": {"datasources": [{"id": 5}], "crs": "EPSG:2193"},
     "versions": [{"id": 90010, "state": "published"}, {"id": 90011, "state": "draft", "title": "Bus and tram stops"}]},
    {"id": 9002, "title": "Unfinished", "data": {"datasources": [{"id": 5}]}, "versions": [{"id": 90020, "state": "draft"}]}
  ]})";
  return options;
}

Client client_of(const Sandbox& sandbox, const std::string& version = "v1") {
  ClientOptions options;
  options.api_version = version;
  return Client(sandbox.url(), sandbox.token(), logged(options));
}

std::vector<std::int64_t> ids(const Query<Layer>& query) {
  std::vector<std::int64_t> found;
  for (const Layer& layer : query) found.push_back(*layer.id);
  return found;
}

}  // namespace

TEST_CASE("a list is walked over all its pages", "[layers]") {
  const Sandbox sandbox(strict());
  const std::string version = GENERATE("v1", "v1.x");
  const auto list = client_of(sandbox, version).layers().list();
  const std::vector<std::int64_t> all = ids(list);
  CHECK(all.size() == list.count());
  CHECK(all.size() >= 46);
  CHECK(std::count(all.begin(), all.end(), 9001) == 1);
  CHECK(std::count(all.begin(), all.end(), 9002) == 0);
  CHECK(ids(list.page_size(7)).size() == all.size());
  CHECK(ids(list.take(3)) == std::vector<std::int64_t>(all.begin(), all.begin() + 3));
}

TEST_CASE("PY-65 created_at is newest first, -created_at oldest first", "[layers]") {
  const Sandbox sandbox(strict());
  const auto layers = client_of(sandbox).layers();
  std::vector<Timestamp> times;
  for (const Layer& layer : layers.order_by("created_at").expand().take(10)) times.push_back(*layer.created_at);
  REQUIRE(times.size() == 10);
  CHECK(std::is_sorted(times.rbegin(), times.rend()));
  CHECK(layers.order_by("created_at").first()->id == 9001);
  CHECK(layers.order_by("-created_at").first()->id != 9001);
  CHECK(ids(layers.order_by("name")).size() == layers.list().count());
}

TEST_CASE("filters reach the service and narrow the list", "[layers]") {
  const Sandbox sandbox(strict());
  const auto layers = client_of(sandbox).layers();
  CHECK(ids(layers.filter("q", "bus stops")) == std::vector<std::int64_t>{9001});
  const auto vectors = layers.filter("kind", LayerKind::vector);
  const auto rasters = layers.filter("kind", "raster");
  CHECK(vectors.count() > 0);
  CHECK(layers.filter("kind", {"vector", "raster"}).count() == vectors.count() + rasters.count());
  CHECK(layers.filter("created_at.after", Timestamp::parse("2029-12-31")).count() == 1);
  CHECK(layers.filter("license", 9).filter("q", "bus").count() == 1);
  CHECK(layers.filter("public", true).count() == layers.list().count());
  CHECK_THROWS_WITH(layers.list().extra("colour", "red").count(),
                    ContainsSubstring("400") && ContainsSubstring("colour"));
}

TEST_CASE("a list gives the short form, expand() the long one", "[layers]") {
  const Sandbox sandbox(strict());
  const std::string version = GENERATE("v1", "v1.x");
  const auto found = client_of(sandbox, version).layers().filter("q", "bus stops");
  const Layer listed = found.first().value();
  CHECK(listed.title == "Bus stops");
  CHECK_FALSE(listed.data);
  CHECK_THROWS_WITH(*listed.data, ContainsSubstring("layer 9001 has no `data`: it came from a list; call refresh()"));
  CHECK(found.expand().first()->data->crs);

  Layer refreshed = listed;
  refreshed.refresh();
  CHECK(refreshed.data->datasources.state() == (version == "v1" ? FieldState::value : FieldState::unreadable));
  CHECK(refreshed.description.has_value());
  CHECK_FALSE(listed.data);
}

TEST_CASE("one layer in detail", "[layers]") {
  const Sandbox sandbox(strict());
  const std::string version = GENERATE("v1", "v1.x");
  const Layer layer = client_of(sandbox, version).layers().get(9001);
  CHECK(layer.id == 9001);
  CHECK(layer.kind == LayerKind::vector);
  CHECK(layer.tags->at(0) == "transport");
  CHECK(layer.license->get().id == 9);
  CHECK(layer.license->get().is_bound());
  CHECK(layer.published_at == Timestamp::parse("2030-01-02T03:04:05Z"));
  CHECK(layer.is_published_version());
  CHECK_FALSE(layer.is_draft_version());
  CHECK(RawJson::parse(layer.to_json()).get("id")->as_int() == 9001);
}

TEST_CASE("an item's relations can be expanded", "[layers]") {
  const Sandbox sandbox(strict());
  const auto layers = client_of(sandbox).layers();
  const Layer plain = layers.get(9001);
  const Layer expanded = layers.get(9001, "permissions");
  CHECK(plain.permissions_url->kind() == JsonKind::string);
  CHECK(expanded.permissions_url->kind() == JsonKind::array);
  CHECK_THROWS_AS(layers.get(9001, {"permissions", "nonsense"}), BadRequest);
}

TEST_CASE("PY-36 versions are summaries that can load their layer", "[layers]") {
  const Sandbox sandbox(strict());
  const Client client = client_of(sandbox);
  std::vector<LayerVersion> versions;
  for (const LayerVersion& version : client.layers().list_versions(9001)) versions.push_back(version);
  REQUIRE(versions.size() == 2);
  const auto draft = std::find_if(versions.begin(), versions.end(), [](const auto& v) { return v.id == 90011; });
  REQUIRE(draft != versions.end());
  CHECK(draft->status.has_value());
  const Layer layer = draft->get_layer();
  CHECK(layer.id == 9001);
  CHECK(layer.version->id == 90011);
  CHECK(layer.title == "Bus and tram stops");
  CHECK(layer.is_draft_version());
  draft->refresh();
  CHECK(draft->id == 90011);
  CHECK(client.layers().get(9001).list_versions().count() == 2);
}

TEST_CASE("an expanded list of versions has each version's own id and address", "[layers]") {
  const Sandbox sandbox(strict());
  const Client client = client_of(sandbox);
  std::vector<std::int64_t> found;
  for (LayerVersion version : client.layers().list_versions(9001).expand()) {
    found.push_back(*version.id);
    INFO(*version.id);
    CHECK(version.url->find("/layers/9001/versions/" + std::to_string(*version.id) + "/") != std::string::npos);
    CHECK(version.get_layer().version->id == version.id);
    CHECK(version.extra.contains("title"));
    const LayerVersion again = LayerVersion::from_json(version.to_json());
    CHECK(again.id == version.id);
    CHECK(again.url == version.url);
    const Timestamp created = *version.created_at;
    const std::int64_t id = *version.id;
    version.refresh();
    CHECK(version.id == id);
    CHECK(version.created_at == created);
    Publish job;
    job.add_layer_version(version);
  }
  std::vector<std::int64_t> summaries;
  for (const LayerVersion& version : client.layers().list_versions(9001)) summaries.push_back(*version.id);
  CHECK(found == summaries);
  CHECK(found.size() == 2);
}

TEST_CASE("a version is read from an object in that version, with whatever it has", "[layers]") {
  const auto address = std::string("https://site.example/services/api/v1/layers/7/versions/71/");
  const LayerVersion by_address =
      LayerVersion::from_json(R"({"id":7,"url":"https://site.example/services/api/v1/layers/7/","this_version":")" +
                              address + R"(","created_at":"2001-01-01T00:00:00Z"})");
  CHECK(by_address.id == 71);
  CHECK(by_address.url == address);
  CHECK(by_address.created_at.is_absent());  // that of the layer is not that of the version
  const LayerVersion by_summary =
      LayerVersion::from_json(R"({"id":7,"url":"/layers/7/","version":{"id":71,"url":"/layers/7/versions/71/"}})");
  CHECK(by_summary.id == 71);
  CHECK(by_summary.url == "/layers/7/versions/71/");
}

TEST_CASE("drafts and published versions, by manager and by layer", "[layers]") {
  const Sandbox sandbox(strict());
  const auto layers = client_of(sandbox).layers();

  const std::vector<std::int64_t> drafts = ids(layers.list_drafts());
  CHECK(std::count(drafts.begin(), drafts.end(), 9001) == 1);
  CHECK(std::count(drafts.begin(), drafts.end(), 9002) == 1);

  CHECK(layers.get_draft(9001).version->id == 90011);
  CHECK(layers.get_published(9001).version->id == 90010);
  CHECK(layers.get_version(9001, 90010).title == "Bus stops");
  CHECK_THROWS_AS(layers.get_published(9002), NotFound);
  CHECK_THROWS_AS(layers.get_version(9001, 1), NotFound);

  const Layer layer = layers.get(9001);
  CHECK(layer.get_draft_version().title == "Bus and tram stops");
  CHECK(layer.get_published_version().title == "Bus stops");
  CHECK(layer.get_version(90011, "permissions").permissions_url->kind() == JsonKind::array);
}

TEST_CASE("refreshing a draft reads the draft again", "[layers]") {
  const Sandbox sandbox(strict());
  Layer draft = client_of(sandbox).layers().get_draft(9001);
  draft.title = "changed here only";
  draft.refresh();
  CHECK(draft.title == "Bus and tram stops");
  CHECK(draft.is_draft_version());
}

TEST_CASE("answers are compressed and still read", "[layers]") {
  const Sandbox sandbox(strict());
  const Client client = client_of(sandbox);
  CHECK(client.layers().expand().page_size(40).take(40).count() == 40);
  bool offered = false;
  for (const auto& request : sandbox.requests())
    offered |= request.header("Accept-Encoding").find("gzip") != std::string::npos;
  CHECK(offered);
}

TEST_CASE("one connection serves one call after another", "[layers]") {
  const Sandbox sandbox(strict());
  const Client client = client_of(sandbox);
  for (int i = 0; i < 5; ++i) CHECK(client.layers().get(9001).id == 9001);
  for (const auto& request : sandbox.requests()) CHECK(request.connection == sandbox.requests().front().connection);
}

TEST_CASE("one client serves many threads at once", "[layers]") {
  const Sandbox sandbox(strict());
  const Client client = client_of(sandbox);
  const auto shared = client.layers().list();
  std::vector<std::size_t> seen(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    threads.emplace_back([&, i] {
      seen[i] += shared.count();
      for (const Layer& layer : shared) seen[i] += layer.id ? 1U : 0U;
      seen[i] += client.layers().get(9001).id == 9001 ? 1U : 0U;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(seen == std::vector<std::size_t>(8, 2 * shared.count() + 1));
}

TEST_CASE("what the token may not do, and what is not there", "[layers]") {
  SandboxOptions options = strict();
  options.tokens.push_back({"weak-token", {"tiles"}, 1});
  const Sandbox sandbox(options);
  CHECK_THROWS_AS(Client(sandbox.url(), "wrong-token", logged()).layers().get(9001), AuthenticationError);
  CHECK_THROWS_AS(Client(sandbox.url(), "weak-token", logged()).layers().list_drafts().count(), InvalidTokenScope);
  CHECK_THROWS_AS(Client::anonymous(sandbox.url(), logged()).layers().list_drafts().count(), AuthenticationError);
  CHECK(Client::anonymous(sandbox.url(), logged()).layers().get(9001).id == 9001);
  CHECK_THROWS_AS(client_of(sandbox).layers().get(424242), NotFound);
}
