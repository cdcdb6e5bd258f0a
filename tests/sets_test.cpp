// SPDX-License-Identifier: BSD-3-Clause
// Sets: made, put in order, looked into, published, described and deleted, over real sockets.
#include <algorithm>
#include <string>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"
#include "support/fixture.hpp"
#include "support/sandbox_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::FakeSite;
using koordinates_test::fixture;
using koordinates_test::SandboxSite;
using namespace koordinates;

namespace {

Set new_set(const SandboxSite& site) {
  Set set;
  set.title = "Harbour safety";
  set.group = 101;
  set.items = {site.client.layers().get(1001), site.client.layers().get(1003), site.client.tables().get(1026)};
  return set;
}

std::vector<std::string> addresses(const Set& set) {
  std::vector<std::string> found;
  for (const SetItem& item : *set.items) found.push_back(*item.url);
  return found;
}

const char* const iso_file = KOORDINATES_TEST_FIXTURES "/metadata/iso19139.xml";

}  // namespace

TEST_CASE("a set of either API version decodes and loses nothing", "[sets]") {
  for (const char* name : {"set_v1.json", "set_v1x.json"}) {
    const std::string json = fixture(name);
    CHECK(RawJson::parse(Set::from_json(json).to_json()) == RawJson::parse(json));
  }
  const Set old = Set::from_json(fixture("set_v1.json"));
  CHECK(old.items->at(0).url == "https://site.example/services/api/v1/layers/12/");
  CHECK_FALSE(old.items->at(0).is_expanded());
  CHECK(old.metadata.is_null());
  CHECK_THROWS_WITH(old.is_draft_version(), ContainsSubstring("`this_version`"));

  const Set now = Set::from_json(fixture("set_v1x.json"));
  CHECK(now.is_draft_version());
  CHECK(now.items->at(0).is_expanded());
  CHECK(now.items->at(2).url == "https://site.example/services/api/v1.x/documents/9/");
  CHECK(now.extra.contains("something_new"));
}

TEST_CASE("PY-61 the owner of a set is a user or a group", "[sets]") {
  CHECK((*Set::from_json(fixture("set_v1x.json")).user)->first_name == "Sandbox");
  CHECK((*Set::from_json(fixture("set_v1.json")).group)->name == "Harbour Survey Office");
}

TEST_CASE("PY-57 PY-58 a set lives from its making to its end", "[sets]") {
  const std::string version = GENERATE("v1", "v1.x");
  const SandboxSite site({}, version);
  const Set made = site.client.sets().create(new_set(site));
  CHECK(made.is_bound());
  CHECK(made.title == "Harbour safety");
  CHECK(made.items->size() == 3);
  CHECK((*made.group)->id == 101);

  made.publish();
  const Set published = site.client.sets().get(*made.id);
  CHECK(published.is_published_version());
  CHECK_THROWS_AS(site.client.sets().get_draft(*made.id), NotFound);

  Set draft = site.client.sets().create_draft(*made.id);  // a Set, not a client
  CHECK(draft.is_draft_version());
  CHECK_THROWS_AS(published.create_draft_version(), Conflict);
  draft.description = "What a skipper needs.";
  CHECK(draft.save());
  CHECK_FALSE(draft.save());
  CHECK(published.get_draft_version().description == "What a skipper needs.");
  CHECK(site.client.sets().get(*made.id).description.value_or("") != "What a skipper needs.");
  CHECK(published.get_published_version().this_version == published.this_version);

  bool listed = false;
  for (const Set& entry : site.client.sets().list_drafts()) listed = listed || entry.id == made.id;
  CHECK(listed);
  std::size_t versions = 0;
  for (const SetVersion& summary : published.list_versions()) {
    ++versions;
    CHECK(summary.get_set().id == made.id);
    CHECK(site.client.sets().get_version(*made.id, *summary.id).version->id == summary.id);
    SetVersion again = summary;
    again.refresh();
    CHECK(again.id == summary.id);
  }
  for (const SetVersion& entry : published.list_versions().expand()) {
    CHECK(entry.id != made.id);
    CHECK(entry.get_set().version->id == entry.id);
  }
  CHECK(versions == site.client.sets().list_versions(*made.id).count());
  CHECK(versions == 2);

  draft.delete_version();
  CHECK_THROWS_AS(published.get_draft_version(), NotFound);
  published.create_draft_version().publish();
  CHECK(site.client.sets().get_published(*made.id).this_version.value() != published.this_version.value());

  published.remove();
  CHECK_THROWS_AS(site.client.sets().get(*made.id), ServerError);
}

TEST_CASE("items of a draft are put in another order", "[sets]") {
  const SandboxSite site;
  Set set = site.client.sets().create(new_set(site));
  if (!set.this_version || !set.is_draft_version()) set = set.create_draft_version();
  const std::vector<std::string> before = addresses(set);
  std::rotate(set.items->begin(), set.items->begin() + 1, set.items->end());
  set.items->push_back(SetItem(before[0].substr(0, before[0].find("/layers/")) + "/layers/1005/"));
  CHECK(set.save());
  CHECK(site.bodies("PUT").back() == R"({"title":"Harbour safety","items":[")" + before[1] + R"(",")" + before[2] +
                                         R"(",")" + before[0] + R"(",")" + *set.items->at(3).url + R"("]})");
  const Set again = set.get_draft_version();
  CHECK(addresses(again) == addresses(set));
  CHECK(addresses(again)[2] == before[0]);
}

TEST_CASE("PY-22 PY-23 items that came expanded are given without a request", "[sets]") {
  const std::string version = GENERATE("v1", "v1.x");
  const SandboxSite site({}, version);
  const std::int64_t id = *site.client.sets().create(new_set(site)).id;
  site.client.sets().get_draft(id).publish();

  const Set expanded = site.client.sets().get(id, "items");
  CHECK(site.sandbox.requests().back().header("Expand") == "items");
  std::vector<CatalogEntry> entries;
  CHECK(site.requests_of([&] { entries = expanded.get_items(); }) == 0);
  REQUIRE(entries.size() == 3);
  CHECK(entries[0].entry_kind() == EntryKind::layer);
  CHECK(entries[2].entry_kind() == EntryKind::table);
  const Layer layer = entries[0].as<Layer>();
  CHECK(layer.id == 1001);
  CHECK(layer.title == site.client.layers().get(1001).title);
  CHECK(layer.is_bound());
  CHECK_THROWS_AS(entries[2].as<Layer>(), ClientValidationError);

  const Set plain = site.client.sets().get(id);
  CHECK(site.requests_of([&] { entries = plain.get_items(); }) == 3);
  CHECK(entries[1].as<Layer>().data.has_value());
  CHECK(entries[2].as<Table>().id == 1026);
}

TEST_CASE("an item that the caller may not see is given by its address", "[sets]") {
  const FakeSite site;
  site.expect_get("sets/71/").json(fixture("set_v1.json"));
  const Set set = site.client().sets().get(71);
  site.expect_get("layers/12/").status(403).json(R"({"detail":"No."})");
  site.expect_get("tables/14/")
      .json(R"({"id":14,"url":"https://site.example/services/api/v1/tables/14/","title":"Tides"})");
  const std::vector<CatalogEntry> entries = set.get_items();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].url == "https://site.example/services/api/v1/layers/12/");
  CHECK(entries[0].entry_kind() == EntryKind::layer);
  CHECK_FALSE(entries[0].title.has_value());
  CHECK(entries[1].title == "Tides");
  site.transport->verify();

  site.expect_get("layers/12/").status(500);
  CHECK_THROWS_AS(set.get_items(), InternalServerError);
}

TEST_CASE("a set's item on another site is not asked for", "[sets]") {
  const FakeSite site;
  site.expect_get("sets/5/").json(R"({"id":5,"items":["https://evil.example/services/api/v1/layers/1/"]})");
  const Set set = site.client().sets().get(5);
  CHECK(set.get_items().at(0).url == "https://evil.example/services/api/v1/layers/1/");
  site.transport->verify();
}

TEST_CASE("PY-5 PY-72 a set's metadata goes to the set", "[sets]") {
  const SandboxSite site;
  const std::int64_t id = *site.client.sets().create(new_set(site)).id;
  site.client.sets().set_metadata(id, Input::file(iso_file));
  CHECK(site.last_request() == "POST /services/api/v1/sets/" + std::to_string(id) + "/metadata/");
  Set set = site.client.sets().get(id);
  REQUIRE(set.metadata.has_value());
  std::string xml;
  set.metadata->get_xml(Output::text(xml));
  CHECK(MetadataDocument::parse(xml).format == MetadataFormat::iso);

  set.set_metadata(Input::file(iso_file));
  CHECK(set.metadata->native.has_value());
}

TEST_CASE("a set's metadata goes to its draft where the set takes none", "[sets]") {
  const FakeSite site;
  const std::string draft =
      R"({"id":71,"title":"A","url":"https://site.example/services/api/v1/sets/71/",)"
      R"("this_version":"https://site.example/services/api/v1/sets/71/versions/6/",)"
      R"("latest_version":"https://site.example/services/api/v1/sets/71/versions/6/","published_version":null,)"
      R"("version":{"id":6}})";
  site.expect_get("sets/71/versions/draft/").json(draft);
  Set set = site.client().sets().get_draft(71);
  site.transport->expect("POST", FakeSite::url("sets/71/metadata/")).status(405).json(R"({"detail":"No."})");
  site.transport->expect("POST", FakeSite::url("sets/71/versions/6/metadata/")).status(204);
  site.expect_get("sets/71/versions/6/").json(draft);
  set.set_metadata(Input::file(iso_file));
  site.transport->verify();

  site.transport->expect("POST", FakeSite::url("sets/71/versions/6/metadata/")).status(204);
  site.expect_get("sets/71/versions/6/").json(draft);
  set.set_metadata(Input::file(iso_file), 6);
  site.transport->verify();
}

TEST_CASE("a set that lacks its title is not sent, and one without an owner is refused", "[sets]") {
  const SandboxSite site;
  Set set;
  CHECK_THROWS_WITH(site.client.sets().create(set), ContainsSubstring("a set needs: title"));
  CHECK(site.sandbox.requests().empty());
  set.title = "Nobody's";
  CHECK_THROWS_AS(site.client.sets().create(set), BadRequest);
}

TEST_CASE("PY-8 lists of sets take any filter, and know the catalogue's", "[sets]") {
  koordinates::testing::SandboxOptions options;
  const SandboxSite site(options);
  CHECK(site.client.sets().list().count() == 3);
  CHECK(site.client.sets().filter("group", 101).count() <= 3);
  CHECK(site.client.sets().list().order_by("name").take(2).count() == 2);
  for (const CatalogEntry& entry : site.client.catalog().list()) {
    if (entry.entry_kind() != EntryKind::set) continue;
    CHECK(entry.as<Set>().items.has_value());
  }
}

TEST_CASE("whatever a set may hold becomes an item of it", "[sets]") {
  const SandboxSite site;
  const Client& client = site.client;
  const auto check = [](const auto& object) { CHECK(SetItem(object).url == object.url); };
  check(*client.layers().list().first());
  check(*client.tables().list().first());
  check(*client.documents().list().first());
  check(*client.sets().list().first());
}

TEST_CASE("verbs of a set that came from nowhere say so", "[sets]") {
  Set set = Set::from_json(fixture("set_v1.json"));
  CHECK_THROWS_AS(set.get_items(), NotBound);
  CHECK_THROWS_AS(set.permissions(), NotBound);
  CHECK_THROWS_AS(set.save(), NotBound);
  CHECK_THROWS_AS(set.remove(), NotBound);
  CHECK_THROWS_WITH(SetItem(Layer()), ContainsSubstring("never set"));
}
