// SPDX-License-Identifier: BSD-3-Clause
// Documents: made, edited, published, downloaded and deleted, over real sockets.
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/fixture.hpp"
#include "support/sandbox_site.hpp"
#include "support/temporary_folder.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::fixture;
using koordinates_test::SandboxSite;
using koordinates_test::TemporaryFolder;
using namespace koordinates;

namespace {

koordinates::testing::SandboxOptions site_options() {
  koordinates::testing::SandboxOptions options;
  options.seed = R"({"documents": [
    {"id": 7001, "title": "Pilot's guide", "user": 1, "extension": "txt", "text": "Keep the red light to port.\n",
     "versions": [{"id": 70010, "state": "published"}, {"id": 70011, "state": "draft"}]},
    {"id": 7002, "title": "../../etc/passwd", "user": 1, "extension": "txt", "text": "mine"}]})";
  return options;
}

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Document new_document(const SandboxSite& site) {
  Document document;
  document.title = "Tide tables";
  document.user = 1;
  document.set_datasource(site.sandbox.url() + "/services/api/v1/sources/3/datasources/44/");
  return document;
}

}  // namespace

TEST_CASE("a document is the file that was uploaded", "[documents]") {
  SandboxSite site;
  UploadSource upload;
  upload.title = "Reports";
  upload.user = 1;
  upload.add_file(Input::text("%PDF-1.7"), "2026/Report.PDF");
  const UploadSource source = site.client.sources().create(upload);
  site.sandbox.finish_scans();
  Document document;
  document.title = "Annual report";
  document.user = 1;
  document.set_datasource(*source.list_datasources().first()->url);
  const Document made = site.client.documents().create(document);
  CHECK(made.extension == "pdf");
  std::string bytes;
  made.download(Output::text(bytes));
  CHECK(bytes.substr(0, 5) == "%PDF-");
}

TEST_CASE("a document decodes and loses nothing", "[documents]") {
  const std::string json = fixture("document_v1x.json");
  const Document document = Document::from_json(json);
  CHECK(RawJson::parse(document.to_json()) == RawJson::parse(json));
  CHECK(document.title == "Pilot's guide");
  CHECK(document.file_size == 1048576);
  CHECK((*document.version->created_by)->id == 4);
  CHECK(document.is_draft_version());
  CHECK(document.data->extra.contains("pages"));
}

TEST_CASE("a document lives from its making to its end", "[documents]") {
  const std::string version = GENERATE("v1", "v1.x");
  const SandboxSite site(site_options(), version);
  const Document made = site.client.documents().create(new_document(site));
  CHECK(site.bodies("POST").front() == R"({"name":"Tide tables","user":1,"data":{"datasources":")" +
                                           site.sandbox.url() + R"(/services/api/v1/sources/3/datasources/44/"}})");
  CHECK(made.title == "Tide tables");
  CHECK(made.is_draft_version());
  CHECK_THROWS_AS(made.get_published_version(), NotFound);
  made.publish();
  CHECK(site.client.documents().get(*made.id).is_published_version());

  Document draft = site.client.documents().create_draft(*made.id);
  draft.description = "For the year 2026.";
  draft.license = 9;
  CHECK(draft.save());
  CHECK_THAT(site.bodies("PUT").back(), ContainsSubstring(R"("description":"For the year 2026.")"));
  CHECK_THAT(site.bodies("PUT").back(), !ContainsSubstring("datasources"));
  CHECK(site.client.documents().get_draft(*made.id).license->id() == 9);
  CHECK(made.list_versions().count() == 2);
  for (const DocumentVersion& summary : site.client.documents().list_versions(*made.id)) {
    CHECK(summary.get_document().title == "Tide tables");
    DocumentVersion again = summary;
    again.refresh();
    CHECK(again.id == summary.id);
  }
  draft.set_datasource(site.sandbox.url() + "/services/api/v1/sources/3/datasources/45/");
  CHECK(draft.save());
  CHECK_THAT(site.bodies("PUT").back(), ContainsSubstring("/datasources/45/"));

  draft.set_metadata(Input::file(KOORDINATES_TEST_FIXTURES "/metadata/dc.xml"));
  CHECK(draft.metadata->get_formats().size() >= 2);
  draft.delete_version();
  CHECK_THROWS_AS(site.client.documents().get_draft(*made.id), NotFound);
  made.remove();
  CHECK_THROWS_AS(site.client.documents().get(*made.id), ServerError);
}

TEST_CASE("a document that lacks something is not sent", "[documents]") {
  const SandboxSite site;
  CHECK_THROWS_WITH(site.client.documents().create(Document()), ContainsSubstring("a document needs: name, data"));
  Document document;
  document.title = "A";
  document.data.emplace();
  CHECK_THROWS_WITH(site.client.documents().create(document), ContainsSubstring("needs: data.datasources"));
  CHECK(site.sandbox.requests().empty());
}

TEST_CASE("the file of a document is received whole", "[documents]") {
  const SandboxSite site(site_options());
  const TemporaryFolder folder;
  const Document document = site.client.documents().get(7001);
  SECTION("into a folder, under its title") {
    const std::string path = document.download(folder.path());
    CHECK(path == folder.file("Pilot's guide.txt"));
    CHECK(contents(path) == "Keep the red light to port.\n");
    CHECK_THROWS_AS(document.download(folder.path()), DownloadError);
    DownloadOptions again;
    again.overwrite = true;
    CHECK(document.download(folder.path(), again) == path);
  }
  SECTION("into a file, a stream, a string") {
    CHECK(document.download(folder.file("guide")) == folder.file("guide"));
    std::ostringstream stream;
    CHECK(document.download(stream).empty());
    CHECK(stream.str() == "Keep the red light to port.\n");
    std::string text;
    document.download(Output::text(text));
    CHECK(text == stream.str());
  }
  SECTION("a title cannot lead out of the folder") {
    const std::string path = site.client.documents().get(7002).download(folder.path());
    CHECK(path.compare(0, folder.path().size(), folder.path()) == 0);
    CHECK(path == folder.file("_.._etc_passwd.txt"));  // a title is no path: nothing of it is lost
    CHECK(contents(path) == "mine");
  }
  SECTION("of the list's entry, which has to be read first") {
    for (const Document& entry : site.client.documents().list()) {
      if (entry.id == 7001) CHECK(contents(entry.download(folder.path())) == "Keep the red light to port.\n");
    }
  }
}

TEST_CASE("documents stand in the catalogue", "[documents]") {
  const SandboxSite site(site_options());
  bool found = false;
  for (const CatalogEntry& entry : site.client.catalog().list()) {
    if (entry.entry_kind() != EntryKind::document || entry.id->as_int() != 7001) continue;
    found = true;
    CHECK(entry.as<Document>().extension == "txt");
  }
  CHECK(found);
}
