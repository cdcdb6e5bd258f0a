// SPDX-License-Identifier: BSD-3-Clause
// Endpoints that are the same for every kind of thing, each reached for each of them, over real sockets.
#include <cstdint>
#include <string>

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

// What `metadata` says it can be read as can be read so; the native form is what was sent.
void check_every_format(const Metadata& metadata, const std::string& sent) {
  REQUIRE(metadata.get_formats().size() == 4);
  for (const MetadataFormat& format : metadata.get_formats()) {
    std::string xml;
    metadata.get_xml(Output::text(xml), format);
    if (format == MetadataFormat::native) CHECK(xml == sent);
    CHECK_FALSE(MetadataDocument::parse(xml).title.empty());
  }
}

template <class T>
void check_metadata_of_version(T draft, const std::string& path) {
  const std::string sent = fixture("metadata/iso19139.xml");
  const std::int64_t version = *draft.version->id;
  draft.set_metadata(Input::text(sent), version);
  CHECK(draft.version->id == version);
  CHECK_THAT(*draft.metadata->native, ContainsSubstring(path + std::to_string(version) + "/metadata/"));
  check_every_format(*draft.metadata, sent);
}

}  // namespace

TEST_CASE("a table lives from its making to its end", "[endpoints]") {
  SandboxSite site;
  const TableManager tables = site.client.tables();
  Table fresh;
  fresh.title = "Ferry timetable";
  fresh.user = 1;
  fresh.data.emplace().datasources = {44};
  const Table made = tables.create(fresh);
  CHECK(made.is_draft_version());
  CHECK(tables.list_drafts().count() == 1);
  CHECK(made.start_import().version->status == VersionStatus::importing);
  made.publish();
  site.sandbox.finish_imports();
  CHECK(tables.get(*made.id).is_published_version());
  CHECK(made.get_published_version().title == "Ferry timetable");

  const Table draft = tables.start_update(*made.id);
  CHECK(draft.is_draft_version());
  CHECK(draft.version->id != made.version->id);
  draft.delete_version();
  CHECK_THROWS_AS(made.get_draft_version(), NotFound);
  made.delete_layer();
  CHECK_THROWS_AS(tables.get(*made.id), NotFound);
}

TEST_CASE("a table is starred, and shows some rows, through v1.x", "[endpoints]") {
  const SandboxSite site({}, "v1.x");
  const Table listed = *site.client.tables().list().first();
  listed.star();
  CHECK(site.client.tables().get(*listed.id).is_starred == true);
  listed.unstar();
  const Table table = site.client.tables().get(*listed.id);
  CHECK(table.is_starred == false);
  CHECK(table.get_data_sample().kind() != JsonKind::null);
  CHECK_FALSE(table.list_services().first()->key->empty());
}

TEST_CASE("versions of every kind have metadata in every format", "[endpoints]") {
  const SandboxSite site;
  const Table table = *site.client.tables().list().first();
  const std::string table_path = "/tables/" + std::to_string(*table.id) + "/versions/";
  check_metadata_of_version(table.create_draft_version(), table_path);
  const Document document = *site.client.documents().list().first();
  const std::string document_path = "/documents/" + std::to_string(*document.id) + "/versions/";
  check_metadata_of_version(document.create_draft_version(), document_path);
  const Set set = *site.client.sets().list().first();
  check_metadata_of_version(set.create_draft_version(), "/sets/" + std::to_string(*set.id) + "/versions/");
}

TEST_CASE("metadata that is reached by the thing itself, not by a version of it", "[endpoints]") {
  const FakeSite site;
  const Client client = site.client();
  for (const std::string collection : {"layers", "tables", "sets", "documents"}) {
    const std::string metadata = FakeSite::url(collection + "/7/metadata/");
    site.expect_get(collection + "/7/")
        .json(R"({"id":7,"metadata":{"native":")" + metadata + R"(","dc":")" + metadata + R"(dc/"}})");
    site.expect_get(collection + "/7/metadata/").body("<native/>").header("Content-Type", "text/xml");
    site.expect_get(collection + "/7/metadata/dc/").body("<dc/>").header("Content-Type", "text/xml");
    const auto read = [&](const Metadata& found) {
      std::string native;
      std::string converted;
      found.get_xml(Output::text(native));
      found.get_xml(Output::text(converted), MetadataFormat::dc);
      CHECK(native == "<native/>");
      CHECK(converted == "<dc/>");
    };
    if (collection == "layers") read(*client.layers().get(7).metadata);
    if (collection == "tables") read(*client.tables().get(7).metadata);
    if (collection == "sets") read(*client.sets().get(7).metadata);
    if (collection == "documents") read(*client.documents().get(7).metadata);
  }
  site.transport->verify();
}

TEST_CASE("sources and datasources have metadata in every format", "[endpoints]") {
  SandboxSite site;
  UploadSource upload;
  upload.title = "Roads";
  upload.user = 1;
  upload.add_file(Input::text("id,name\n1,Cedar Road\n"), "roads.csv");
  Source source = site.client.sources().create(upload);
  const std::string sent = fixture("metadata/iso19139.xml");
  source.set_metadata(Input::text(sent));
  check_every_format(*source.metadata, sent);
  site.sandbox.finish_scans();
  Datasource datasource = *source.list_datasources().first();
  datasource.set_metadata(Input::text(sent));
  check_every_format(*datasource.metadata, sent);
}

TEST_CASE("drafts and published versions of documents", "[endpoints]") {
  const SandboxSite site;
  const Document document = *site.client.documents().list().first();
  CHECK(document.get_published_version().is_published_version());
  const std::size_t drafts = site.client.documents().list_drafts().count();
  static_cast<void>(document.create_draft_version());
  CHECK(site.client.documents().list_drafts().count() == drafts + 1);
}

TEST_CASE("what no sandbox has is sent all the same", "[endpoints]") {
  const FakeSite site;
  const Client client = site.client();
  site.transport->expect("GET", "https://site.example/services/api/v1.x/users/me/data/?kind=vector")
      .with_header("Authorization", "key secret-token")
      .json("[]");
  CHECK(client.request("GET", "/services/api/v1.x/users/me/data/?kind=vector").json().elements().empty());
  site.transport->expect("PUT", FakeSite::url("layers/7/permissions/group.108/")).json(R"({"id":"group.108"})");
  CHECK(client.request("PUT", "layers/7/permissions/group.108/", RawJson::parse(R"({"permission":"edit"})")).status ==
        200);
  site.transport->expect("DELETE", FakeSite::url("layers/7/permissions/group.108/")).status(204);
  CHECK(client.request("DELETE", "layers/7/permissions/group.108/").status == 204);
  site.transport->verify();
}
