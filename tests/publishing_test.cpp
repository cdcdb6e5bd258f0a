// SPDX-License-Identifier: BSD-3-Clause
// Publish jobs: several things at once, waiting for time and approval, cancelled, over real sockets.
#include <string>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/fixture.hpp"
#include "support/sandbox_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::fixture;
using koordinates_test::SandboxSite;
using namespace koordinates;

namespace {

Set draft_set(const SandboxSite& site) {
  Set set;
  set.title = "Both";
  set.group = 101;
  set.items = {SetItem(site.client.layers().get(1001))};
  const std::int64_t id = *site.client.sets().create(set).id;
  return site.client.sets().get_draft(id);
}

// Waits for what is publishing by itself.
Publish ended(Publish job) {
  for (int i = 0; i < 50 && (job.state == PublishState::publishing || job.state == PublishState::waiting_for_items);
       ++i) {
    job.refresh();
  }
  return job;
}

}  // namespace

TEST_CASE("PY-20 a publish job decodes and loses nothing, unknown words included", "[publishing]") {
  const std::string json = fixture("publish_job.json");
  const Publish job = Publish::from_json(json);
  CHECK(RawJson::parse(job.to_json()) == RawJson::parse(json));
  CHECK(job.state == PublishState::waiting_for_time);
  CHECK(job.error_strategy == ErrorStrategy::ignore);
  CHECK(job.publish_strategy == "individual");
  CHECK_FALSE(job.publish_strategy->is_known());
  CHECK((*job.created_by)->first_name == "Sandbox");
}

TEST_CASE("PY-18 PY-19 PY-21 things of every kind are published together", "[publishing]") {
  const std::string version = GENERATE("v1", "v1.x");
  const SandboxSite site({}, version);
  const Layer layer = site.client.layers().get(1001).create_draft_version();
  const Layer other = site.client.layers().get(1002).create_draft_version();
  const Table table = site.client.tables().get(1026).create_draft_version();
  const Table second = site.client.tables().get(1027).create_draft_version();
  const Set set = draft_set(site);
  const Document document = site.client.documents().create_draft(*site.client.documents().list().first()->id);

  Publish order;
  order.publish_strategy = Publish::STRATEGY_TOGETHER;
  order.error_strategy = ErrorStrategy::abort;
  order.reference = "night run 7";
  order.add_layer_item(layer);
  order.add_layer_version(*other.id, *other.version->id);
  order.add_table_item(table);
  order.add_table_version(*second.version);
  order.add_set_item(set);
  order.add_document_item(document);
  Publish job = site.client.publishing().create(order);
  CHECK(job.is_bound());
  CHECK(job.items->size() == 6);
  CHECK(job.reference == "night run 7");
  CHECK_THAT(site.bodies("POST").back(), ContainsSubstring(R"("publish_strategy":"together")"));
  CHECK_THAT(site.bodies("POST").back(),
             ContainsSubstring(site.sandbox.url() + "/services/api/" + version + "/layers/1002/versions/"));
  CHECK_THAT(site.bodies("POST").back(), !ContainsSubstring("\"strategy\""));

  job = ended(job);
  CHECK(job.state == PublishState::completed);
  CHECK(site.client.layers().get(1002).this_version == other.this_version);
  CHECK(site.client.sets().get(*set.id).is_published_version());

  const std::vector<CatalogEntry> items = job.get_items();
  REQUIRE(items.size() == 6);
  CHECK(items[0].as<Layer>() == layer);
  CHECK(items[0].as<Layer>().this_version == layer.this_version);
  CHECK(items[2].as<Table>().id == 1026);
  CHECK(items[4].as<Set>().id == set.id);
  CHECK(items[5].as<Document>().id == document.id);
}

TEST_CASE("versions are named by their ids, their summary or their address", "[publishing]") {
  const SandboxSite site;
  Publish order;
  order.add_layer_version(
      LayerVersion::from_json(R"({"url":"https://site.example/services/api/v1/layers/3/versions/4/"})"));
  order.add_table_version(5, 6);
  order.add_version("tables/7/versions/8/");
  CHECK(order.items == std::vector<std::string>{"https://site.example/services/api/v1/layers/3/versions/4/",
                                                "tables/5/versions/6/", "tables/7/versions/8/"});
  Publish none;
  CHECK_THROWS_WITH(site.client.publishing().create(none), ContainsSubstring("needs: items"));
  none.items.emplace();
  CHECK_THROWS_WITH(site.client.publishing().create(none), ContainsSubstring("needs: items"));
  Publish twice;
  const LayerVersion version = *site.client.layers().create_draft(1001).version;
  twice.add_version(*version.url);
  twice.add_layer_version(1001, *version.id);
  CHECK_THROWS_WITH(site.client.publishing().create(twice), ContainsSubstring("is in the publish job twice"));
  CHECK(site.bodies("POST").size() == 1);  // what made the draft
}

TEST_CASE("PY-7 jobs are filtered by state and reference, and by nothing else", "[publishing]") {
  const SandboxSite site;
  for (const std::int64_t id : {1001, 1002}) {
    Publish order;
    order.add_layer_item(site.client.layers().create_draft(id));
    order.reference = "run " + std::to_string(id);
    static_cast<void>(ended(site.client.publishing().create(order)));
  }
  CHECK(site.client.publishing().list().count() == 2);
  CHECK(site.client.publishing().filter("reference", "run 1002").count() == 1);
  CHECK(site.client.publishing().filter("state", PublishState(PublishState::completed)).count() == 2);
  CHECK(site.client.publishing().filter("state", "errored").count() == 0);
  CHECK_THROWS_WITH(site.client.publishing().filter("colour", 1), ContainsSubstring("it has: state, reference"));
  const Publish first = *site.client.publishing().list().first();
  CHECK(site.client.publishing().get(*first.id) == first);
}

TEST_CASE("a manual job waits for its approval", "[publishing]") {
  const SandboxSite site;
  const Layer draft = site.client.layers().create_draft(1001);
  Publish order;
  order.publish_strategy = PublishStrategy::manual;
  order.add_layer_item(draft);
  Publish job = site.client.publishing().create(order);
  job.refresh();
  CHECK(job.state == PublishState::waiting_for_approval);
  CHECK(site.client.layers().get(1001).this_version.value() != draft.this_version.value());
  job.approve();
  job.refresh();
  job = ended(job);
  CHECK(job.state == PublishState::completed);
  CHECK_THROWS_AS(job.approve(), Conflict);
  CHECK_THROWS_AS(job.cancel(), Conflict);
}

TEST_CASE("a job waits for its time, and can be cancelled until then", "[publishing]") {
  const SandboxSite site;
  Publish order;
  order.add_layer_item(site.client.layers().create_draft(1001));
  order.publish_at = Timestamp::parse("2199-01-01T00:00:00Z");
  Publish job = site.client.publishing().create(order);
  CHECK(job.state == PublishState::waiting_for_time);
  CHECK(job.publish_at == order.publish_at);
  CHECK_THROWS_AS(site.client.publishing().create(order), Conflict);  // it is part of a job already
  job.cancel();
  job.refresh();
  CHECK(job.state == PublishState::cancelled);
  order.publish_at.reset();
  CHECK(ended(site.client.publishing().create(order)).state == PublishState::completed);
}

TEST_CASE("what cannot be published is told before anything is sent", "[publishing]") {
  const SandboxSite site;
  const Layer published = site.client.layers().get(1001);
  const Layer entry = *site.client.layers().list().first();
  const Table table = site.client.tables().get(1026);
  Publish order;
  CHECK_THROWS_WITH(order.add_layer_item(published),
                    ContainsSubstring("layer 1001 is not a draft") && ContainsSubstring("create_draft_version()"));
  CHECK_THROWS_WITH(order.add_layer_item(entry), ContainsSubstring("does not contain its version"));
  CHECK_THROWS_AS(order.add_table_item(table), ClientValidationError);
  CHECK_THROWS_AS(order.add_set_item(site.client.sets().get(*site.client.sets().list().first()->id)),
                  ClientValidationError);
  CHECK_THROWS_AS(order.add_layer_version(0, 5), ClientValidationError);
  CHECK_THROWS_AS(order.add_table_version(LayerVersion()), FieldMissing);
  CHECK(order.items.is_absent());

  const std::size_t sent = site.sandbox.requests().size();
  const auto create = [&](const std::vector<std::string>& items) {
    Publish job;
    job.items = items;
    static_cast<void>(site.client.publishing().create(job));
  };
  CHECK_THROWS_WITH(create({}), ContainsSubstring("needs: items"));
  CHECK_THROWS_WITH(create({"layers/1001/"}), ContainsSubstring("not the URL of a version"));
  CHECK_THROWS_WITH(create({"sources/1/scans/2/"}), ContainsSubstring("not the URL of a version"));
  CHECK_THROWS_WITH(create({"https://evil.example/services/api/v1/layers/1/versions/2/"}),
                    ContainsSubstring("not on this client's site") && ContainsSubstring("evil.example"));
  CHECK_THROWS_WITH(create({"layers/1/versions/2/", "/services/api/v1.x/layers/1/versions/2/"}),
                    ContainsSubstring("is in the publish job twice"));
  CHECK_THROWS_AS(create({"http://[broken"}), ClientValidationError);
  CHECK(site.sandbox.requests().size() == sent);

  CHECK_THROWS_AS(create({"layers/424242/versions/2/"}), BadRequest);
  CHECK_THROWS_AS(create({*published.this_version}), Conflict);
}

TEST_CASE("an item that cannot be imported ends the job, or is passed over", "[publishing]") {
  koordinates::testing::SandboxOptions options;
  options.seed = R"({"layers": [{"id": 9004, "title": "Lost", "data": {"datasources": [{"id": 667}]},
                                 "versions": [{"id": 90040, "state": "published"}]}],
                     "failing_datasources": [667]})";
  const SandboxSite site(options);
  const ErrorStrategy strategy = std::string(GENERATE("abort", "ignore"));
  const Layer good = site.client.layers().create_draft(1001);
  const Layer bad = site.client.layers().start_update(9004);
  Publish order;
  order.error_strategy = strategy;
  order.add_layer_item(good);
  order.add_layer_item(bad);
  const Publish job = ended(site.client.publishing().create(order));
  const bool published = site.client.layers().get(1001).this_version == good.this_version;
  CHECK(published == (strategy == ErrorStrategy::ignore));
  CHECK(job.state == (published ? PublishState::errored : PublishState::cancelled_due_to_error));
}

TEST_CASE("verbs of a job that came from nowhere say so", "[publishing]") {
  Publish job = Publish::from_json(fixture("publish_job.json"));
  CHECK_THROWS_AS(job.refresh(), NotBound);
  CHECK_THROWS_AS(job.cancel(), NotBound);
  CHECK_THROWS_AS(job.approve(), NotBound);
  CHECK_THROWS_AS(job.get_items(), NotBound);
}
