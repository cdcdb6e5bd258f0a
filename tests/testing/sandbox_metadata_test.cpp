// SPDX-License-Identifier: BSD-3-Clause
// Metadata in the sandbox: written, told apart, converted, and handed on to the next version.
#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxToken;

namespace {

const char* const dublin_core =
    "<?xml version=\"1.0\"?>\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>A &gt; B</dc:title>"
    "<!-- <open> --></metadata>\n";
const char* const fgdc = "<metadata><idinfo note='a > b'><citation/></idinfo></metadata>";
const char* const iso =
    "\xEF\xBB\xBF<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\"><gmd:x><![CDATA[</no>]]></gmd:x>"
    "</gmd:MD_Metadata>";

std::string draft_of(Client& client, const std::string& item) {
  return client.post(item + "versions/").data().at("this_version").get<std::string>();
}

Answer write(Client& client, const std::string& parent, const std::string& xml = dublin_core) {
  return client.post_as("text/xml", parent + "metadata/", xml);
}

Answer read(Client& client, const std::string& url) { return client.get(url, {{"Accept", "text/xml"}}); }

}  // namespace

TEST_CASE("metadata of a draft is written and read in every format", "[sandbox][metadata]") {
  const Sandbox sandbox;
  Client client(sandbox);
  for (const char* list : {"layers/", "tables/", "documents/", "sets/"}) {
    CAPTURE(list);
    const std::string draft = draft_of(client, client.get(list).data().at(1).at("url").get<std::string>());
    CHECK(client.get(draft).data().at("metadata").is_null());
    CHECK(read(client, draft + "metadata/").status == 404);
    const Answer written = write(client, draft);
    REQUIRE(written.status == 200);
    CHECK(written.header("Location") == draft + "metadata/");
    CHECK(written.data().at("url") == draft + "metadata/");
    CHECK_THAT(written.data().at("url_html").get<std::string>(), Catch::Matchers::EndsWith("/metadata/"));

    const json map = client.get(draft).data().at("metadata");
    CHECK(map.size() == 4);
    CHECK(read(client, map.at("native")).body == dublin_core);
    CHECK(read(client, map.at("native")).header("Content-Type") == "text/xml");
    CHECK(read(client, map.at("dc")).body == dublin_core);
    const json detail = client.get(draft).data();
    const std::string title = detail.contains("title") ? detail.at("title") : detail.at("name");
    for (const auto& [form, root] : {std::make_pair("iso", "<gmd:MD_Metadata"), std::make_pair("fgdc", "<idinfo>")}) {
      const Answer converted = read(client, map.at(form));
      CHECK_THAT(converted.body, ContainsSubstring(root) && ContainsSubstring(">" + title + "<"));
      // What is made up is metadata itself.
      CHECK(write(client, draft, converted.body).status == 200);
      CHECK(read(client, map.at(form)).body == converted.body);
      REQUIRE(write(client, draft).status == 200);
    }
    CHECK(read(client, draft + "metadata/pdf/").status == 404);
    // Whoever does not ask for XML gets JSON.
    CHECK(client.get(map.at("native").get<std::string>()).data() == map);
    CHECK(client.get("/services/api/v1.x" + draft.substr(draft.find("/v1/") + 3))
              .data()
              .at("metadata")
              .contains("resource"));
  }
}

TEST_CASE("a title is put into made-up metadata as text", "[sandbox][metadata]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string draft = draft_of(client, "layers/1001/");
  REQUIRE(client.put(draft, {{"title", "Parks <old> & new"}}).status == 200);
  REQUIRE(write(client, draft).status == 200);
  for (const char* form : {"iso", "fgdc"}) {
    CHECK_THAT(read(client, draft + "metadata/" + form + "/").body, ContainsSubstring(">Parks &lt;old&gt; &amp; new<"));
  }
}

TEST_CASE("metadata goes from the draft to the item, and to the next draft", "[sandbox][metadata]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string draft = draft_of(client, "layers/1001/");
  REQUIRE(write(client, draft).status == 200);
  CHECK(client.get("layers/1001/").data().at("metadata").is_null());
  CHECK(read(client, "layers/1001/metadata/").status == 404);
  REQUIRE(client.post(draft + "publish/").status == 201);
  CHECK(read(client, "layers/1001/metadata/").body == dublin_core);
  CHECK(read(client, "layers/1001/metadata/dc/").body == dublin_core);
  CHECK(Client(sandbox, "").get("layers/1001/metadata/iso/", {{"Accept", "text/xml"}}).status == 200);
  const Answer late = write(client, draft);
  CHECK(late.status == 405);
  CHECK_FALSE(late.header("Allow").empty());
  CHECK(write(client, "layers/1001/").status == 405);

  const std::string next = draft_of(client, "layers/1001/");
  CHECK(read(client, next + "metadata/").body == dublin_core);
  REQUIRE(write(client, next, fgdc).status == 200);
  CHECK(read(client, next + "metadata/").body == fgdc);
  CHECK(read(client, draft + "metadata/").body == dublin_core);
  CHECK(Client(sandbox, "").get(next + "metadata/").status == 401);
}

TEST_CASE("a set takes metadata at its own address, too", "[sandbox][metadata]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string set = client.get("sets/").data().at(0).at("url");
  const Answer written = write(client, set, iso);
  REQUIRE(written.status == 200);
  CHECK(read(client, set + "metadata/").body == iso);
  CHECK(client.get(set).data().at("metadata").contains("iso"));
  const std::string draft = draft_of(client, set);
  CHECK(read(client, draft + "metadata/").body == iso);
  CHECK(write(client, draft, dublin_core).status == 200);
  CHECK(read(client, set + "metadata/").body == iso);
  // A form of the address without its slash was in use.
  const std::string bare = set + "metadata";
  CHECK(client.get(bare).status == 301);
  CHECK(client.get(bare).header("Location") == set + "metadata/");
}

TEST_CASE("what is no metadata is refused", "[sandbox][metadata]") {
  SandboxOptions options;
  options.tokens.push_back(SandboxToken{"reader", {"layers:read"}});
  const Sandbox sandbox(options);
  Client client(sandbox);
  const std::string draft = draft_of(client, "layers/1001/");
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "<dc>";
  for (const std::string& wrong :
       {std::string(), std::string("text"), std::string("{}"), std::string("<html><body/></html>"),
        std::string("<metadata/>"), std::string("<dc>"), std::string("<dc></dc><dc/>"), std::string("<dc></metadata>"),
        std::string("<dc/>text"), std::string("text<dc/>"), std::string("<dc a='></dc>"), std::string("<dc"),
        std::string("<!-- <dc/>"), std::string("</dc>"), std::string("<dc>< /dc>"), deep}) {
    CAPTURE(wrong.substr(0, 40));
    const Answer answer = write(client, draft, wrong);
    CHECK(answer.status == 400);
    CHECK_FALSE(answer.detail().empty());
  }
  CHECK(client.get(draft).data().at("metadata").is_null());
  CHECK(client.post_as("application/json", draft + "metadata/", dublin_core).status == 415);
  CHECK(write(client, "layers/1001/versions/5/").status == 404);
  Client reader(sandbox, "reader");
  CHECK(write(reader, draft).status == 403);
  for (const char* fine : {"<dc></dc>", "<dc />", "<?xml version='1.0'?><!DOCTYPE dc><dc>\n</dc >\n"})
    CHECK(write(client, draft, fine).status == 200);
}

TEST_CASE("a seed gives metadata to versions", "[sandbox][metadata][seed]") {
  SandboxOptions options;
  options.seed = R"({"layers": [{"id": 50, "title": "A & B", "metadata": "<metadata><idinfo/></metadata>"}]})";
  const Sandbox sandbox(options);
  Client client(sandbox);
  CHECK(read(client, "layers/50/metadata/").body == "<metadata><idinfo/></metadata>");
  CHECK_THAT(read(client, "layers/50/metadata/dc/").body, ContainsSubstring("A &amp; B"));
  options.seed = R"({"layers": [{"id": 50, "metadata": "<html/>"}]})";
  CHECK_THROWS_WITH(Sandbox(options), ContainsSubstring("metadata"));
}
