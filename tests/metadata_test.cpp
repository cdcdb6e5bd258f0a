// SPDX-License-Identifier: BSD-3-Clause
// Metadata documents sent, refused and received, over real sockets.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"
#include "support/fixture.hpp"
#include "support/sandbox_site.hpp"
#include "support/temporary_folder.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::FakeSite;
using koordinates_test::fixture;
using koordinates_test::SandboxSite;
using koordinates_test::TemporaryFolder;
using namespace koordinates;

namespace {

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a document goes there and back byte by byte, in each format", "[metadata]") {
  const SandboxSite site;
  const std::string name = GENERATE("metadata/iso19139.xml", "metadata/fgdc.xml", "metadata/dc.xml");
  const std::string sent = fixture(name);
  Layer draft = site.client.layers().create_draft(1001);
  SECTION("from memory") { draft.set_metadata(Input::text(sent)); }
  SECTION("from a file") { draft.set_metadata(Input::file(std::string(KOORDINATES_TEST_FIXTURES) + "/" + name)); }
  SECTION("from a stream") {
    std::istringstream stream(sent);
    draft.set_metadata(stream);
  }
  SECTION("by the address of the version") { site.client.metadata().set(*draft.this_version, Input::text(sent)); }
  SECTION("by an address below the API") {
    site.client.metadata().set("layers/1001/versions/" + std::to_string(*draft.version->id) + "/", Input::text(sent));
  }
  draft.refresh();
  CHECK(site.bodies("POST").back() == sent);
  REQUIRE(draft.metadata.has_value());

  std::string received;
  draft.metadata->get_xml(Output::text(received));
  CHECK(received == sent);
  CHECK(site.sandbox.requests().back().header("Accept") == "text/xml");
  std::ostringstream stream;
  draft.metadata->get_xml(stream, MetadataFormat::native);
  CHECK(stream.str() == sent);
  const TemporaryFolder folder;
  draft.metadata->get_xml(Output::file(folder.file("layer.xml")));
  CHECK(contents(folder.file("layer.xml")) == sent);
  CHECK_THROWS_AS(draft.metadata->get_xml(Output::file(folder.file("layer.xml"))), DownloadError);
  for (const MetadataFormat& format : draft.metadata->get_formats()) {
    std::string xml;
    draft.metadata->get_xml(Output::text(xml), format);
    CHECK_FALSE(xml.empty());
  }
}

TEST_CASE("PY-44 formats come in an order, and one that is not there is told", "[metadata]") {
  const SandboxSite site;
  Layer draft = site.client.layers().create_draft(1001);
  draft.set_metadata(Input::text(fixture("metadata/iso19139.xml")));
  const std::vector<MetadataFormat> formats = draft.metadata->get_formats();
  CHECK(std::is_sorted(formats.begin(), formats.end(), [](const auto& a, const auto& b) { return a.str() < b.str(); }));
  CHECK(formats.back() == MetadataFormat::native);

  std::string text = "as it was";
  const std::size_t sent = site.sandbox.requests().size();
  CHECK_THROWS_WITH(draft.metadata->get_xml(Output::text(text), "marc"),
                    ContainsSubstring("not available in the format \"marc\"") && ContainsSubstring("native"));
  CHECK_THROWS_AS(draft.metadata->get_xml(Output::text(text), "url"), ClientValidationError);
  CHECK(site.sandbox.requests().size() == sent);
  CHECK(text == "as it was");
  CHECK_THROWS_AS(Metadata::from_json(R"({"iso":"https://site.example/x/"})").get_xml(Output::text(text), "iso"),
                  NotBound);
  CHECK(Metadata::from_json("{}").get_formats().empty());
}

TEST_CASE("what comes is not looked into", "[metadata]") {
  const FakeSite site;
  site.expect_get("layers/1/")
      .json(
          R"({"id":1,"metadata":{"native":"https://site.example/services/api/v1/layers/1/metadata/","dc":"https://evil.example/dc/"}})");
  const Layer layer = site.client().layers().get(1);
  site.expect_get("layers/1/metadata/")
      .with_header("Accept", "text/xml")
      .body("<dc>")
      .header("Content-Type", "text/xml");
  std::string text;
  layer.metadata->get_xml(Output::text(text));
  CHECK(text == "<dc>");
  CHECK_THROWS_AS(layer.metadata->get_xml(Output::text(text), MetadataFormat::dc), RedirectError);
  site.transport->verify();
}

TEST_CASE("what is no metadata document is refused before it is sent", "[metadata]") {
  const SandboxSite site;
  Layer draft = site.client.layers().create_draft(1001);
  const std::size_t sent = site.sandbox.requests().size();
  const std::string bomb = R"(<!DOCTYPE m [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><metadata>&b;</metadata>)";
  const std::string external = R"(<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><metadata>&x;</metadata>)";
  const std::string latin =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><metadata><idinfo>caf\xe9</idinfo></metadata>";
  const std::string cut = fixture("metadata/iso19139.xml").substr(0, 900);
  const std::string deep = std::string(3'000'000, '<');
  for (const std::string& bad : {std::string(), std::string("{\"title\": \"Roads\"}"), bomb, external, latin, cut, deep,
                                 std::string("<roads/>"), std::string("<html></html>")}) {
    CHECK_THROWS_AS(draft.set_metadata(Input::text(bad)), ClientValidationError);
    CHECK_THROWS_AS(site.client.layers().set_metadata(1001, *draft.version->id, Input::text(bad)),
                    ClientValidationError);
    CHECK_THROWS_AS(site.client.metadata().set("sources/1/", Input::text(bad)), ClientValidationError);
  }
  CHECK_THROWS_WITH(draft.set_metadata(Input::text("<roads/>")),
                    ContainsSubstring("roads") && ContainsSubstring("Dublin Core"));
  CHECK_THROWS_WITH(draft.set_metadata(Input::text("{}")), ContainsSubstring("JSON"));
  const Input good = Input::text(fixture("metadata/dc.xml"));
  CHECK_THROWS_WITH(site.client.layers().set_metadata(1001, 0, good), ContainsSubstring("version id"));
  // The draft would be read again, and the change be gone.
  Layer changed = draft;
  changed.title = "Changed";
  CHECK_THROWS_WITH(changed.set_metadata(good), ContainsSubstring("has unsaved changes"));
  CHECK(changed.title == "Changed");
  CHECK_THROWS_AS(site.client.metadata().set("", Input::text(fixture("metadata/dc.xml"))), ClientValidationError);
  CHECK_THROWS_AS(site.client.metadata().set("https://evil.example/", Input::text(fixture("metadata/dc.xml"))),
                  RedirectError);
  Layer entry = *site.client.layers().list().first();  // which does not say which version it is
  CHECK(site.requests_of([&] { CHECK_THROWS_AS(entry.set_metadata(Input::text("{}")), ClientValidationError); }) == 0);
  CHECK(site.sandbox.requests().size() == sent + 1);
  CHECK_THROWS_AS(site.client.layers().get(1002).set_metadata(Input::text(fixture("metadata/dc.xml"))), NotAllowed);
}

TEST_CASE("PY-73 the response to an upload may be 200, 201 or 204, and its Location is not followed", "[metadata]") {
  const FakeSite site;
  const int status = GENERATE(200, 201, 204);
  site.transport->expect("POST", FakeSite::url("layers/1/versions/2/metadata/"))
      .with_header("Content-Type", "text/xml")
      .status(status)
      .header("Location", FakeSite::url("layers/1/versions/2/metadata/"))
      .body(status == 204 ? "" : R"({"url":"https://site.example/services/api/v1/layers/1/versions/2/metadata/"})");
  site.client().layers().set_metadata(1, 2, Input::text(fixture("metadata/dc.xml")));
  site.transport->verify();
}
