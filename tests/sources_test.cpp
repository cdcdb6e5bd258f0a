// SPDX-License-Identifier: BSD-3-Clause
// Sources, their scans and datasources, over real sockets.
#include <sstream>
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

Source survey_server() {
  Source source;
  source.title = "Survey server";
  source.type = SourceType::arcgis;
  source.user = 1;
  source.url_remote = "https://gis.example/arcgis/rest/services";
  source.scan_schedule = ScanSchedule::daily;
  source.options.emplace().username = "surveyor";
  source.options->password = "deep-secret-9";
  source.options->folders = {"Depths"};
  return source;
}

Scan ended(Scan scan) {
  for (int i = 0; i < 50 && !scan.completed_at.has_value(); ++i) scan.refresh();
  return scan;
}

std::vector<std::string> lines_of(TextLines lines) {
  std::vector<std::string> found;
  for (const std::string& line : lines) found.push_back(line);
  return found;
}

}  // namespace

TEST_CASE("sources, scans and datasources decode and lose nothing", "[sources]") {
  CHECK(RawJson::parse(Source::from_json(fixture("source.json")).to_json()) == RawJson::parse(fixture("source.json")));
  CHECK(RawJson::parse(Scan::from_json(fixture("scan.json")).to_json()) == RawJson::parse(fixture("scan.json")));
  const Datasource datasource = Datasource::from_json(fixture("datasource.json"));
  CHECK(RawJson::parse(datasource.to_json()) == RawJson::parse(fixture("datasource.json")));
  CHECK(datasource.crs->id == "EPSG:4326");
  CHECK(datasource.num_bands.is_null());
  const Scan scan = Scan::from_json(fixture("scan.json"));
  CHECK(scan.status == "resting");
  CHECK_FALSE(scan.status->is_known());
  CHECK(scan.source->id() == 31);
  CHECK(scan.change_counts->added == 3);
}

TEST_CASE("secrets of a source are sent, and shown nowhere", "[sources]") {
  SandboxSite site;
  const Source source = survey_server();
  const std::string shown = source.to_json();
  CHECK_THAT(shown, !ContainsSubstring("deep-secret-9") && !ContainsSubstring("surveyor"));
  std::ostringstream printed;
  printed << source;
  CHECK(printed.str() == "Survey server");
  const Source made = site.client.sources().create(source);
  CHECK_THAT(site.bodies("POST").back(), ContainsSubstring(R"("password":"deep-secret-9")"));
  CHECK_FALSE(made.options->password.has_value());

  std::ostringstream log;
  const Client watched = site.make("v1");
  watched.activate_logging(log, LogLevel::bodies);
  static_cast<void>(watched.sources().create(source));
  CHECK_THAT(log.str(), ContainsSubstring("POST") && !ContainsSubstring("deep-secret-9"));
}

TEST_CASE("a password that the service repeats is in no error", "[sources]") {
  const FakeSite site;
  Source source = survey_server();
  source.options->password = "pa\"ss\\word99";
  site.transport->expect("POST", FakeSite::url("sources/"))
      .status(400)
      .json(R"({"options":["cannot log in as surveyor with pa\"ss\\word99"]})");
  CHECK_THROWS_WITH(site.client().sources().create(source), ContainsSubstring("cannot log in") &&
                                                                !ContainsSubstring("word99") &&
                                                                !ContainsSubstring("surveyor"));
  site.transport->verify();
  CHECK_THAT(Token::from_json(R"({"id":1,"key":["abc-secret"]})").to_json(), !ContainsSubstring("abc-secret"));
}

TEST_CASE("options that are not known go back when one is changed", "[sources]") {
  const FakeSite site;
  site.expect_get("sources/31/").json(fixture("source.json"));
  Source source = site.client().sources().get(31);
  source.options->ssl_verify = false;
  site.transport->expect("PUT", FakeSite::url("sources/31/"))
      .with_body(
          R"({"title":"Survey server","type":"arcgis","options":{"ssl_verify":false,"folders":["Depths"],"page":100}})")
      .json(fixture("source.json"));
  CHECK(source.save());
  site.transport->verify();
}

TEST_CASE("PY-33 a source of every type is made", "[sources]") {
  SandboxSite site;
  const auto create = [&](const std::string& type, const std::string& remote) {
    Source source;
    source.title = "A " + type;
    source.type = type;
    source.group = 101;
    if (!remote.empty()) source.url_remote = remote;
    return site.client.sources().create(source);
  };
  CHECK(create("info", "").type == SourceType::info);
  CHECK(create("cifs", "cifs://server/share/folder").type == SourceType::cifs);
  CHECK(create("url", "https://files.example/roads.zip").type == SourceType::url);
  CHECK(create("arcgis", "https://gis.example/arcgis/rest/services").type == SourceType::arcgis);
  CHECK(create("wfs", "https://[2001:db8::1]:8443/wfs?path=a@b&password_hint=none").type == SourceType::wfs);
  CHECK(create("postgres", "postgresql://db.example:5432/survey").type == SourceType::postgres);
  CHECK(site.client.sources().list().count() == 6);
}

TEST_CASE("PY-6 PY-34 a source lives from its making to its end", "[sources]") {
  const std::string version = GENERATE("v1", "v1.x");
  SandboxSite site({}, version);
  Source source = site.client.sources().create(survey_server());
  CHECK(source.is_bound());
  CHECK((*source.user)->id == 1);
  CHECK(site.client.sources().get(*source.id) == source);
  CHECK_FALSE(source.save());
  source.description = "Soundings.";
  source.scan_schedule = nullptr;
  source.group = 101;  // another owner
  CHECK(source.save());
  CHECK_THAT(site.last_request(), ContainsSubstring("PUT /services/api/" + version + "/sources/"));
  source.refresh();
  CHECK(source.description == "Soundings.");
  CHECK(source.scan_schedule.is_null());
  CHECK((*source.group)->id == 101);
  CHECK(source.save(SaveBody::full));
  for (const Source& entry : site.client.sources().filter("type", "arcgis").order_by("name")) CHECK(entry == source);
  source.remove();
  CHECK_THROWS_AS(site.client.sources().get(*source.id), NotFound);
}

TEST_CASE("what was saved is read where the response says nothing of it", "[sources]") {
  const koordinates_test::FakeSite site;
  const std::string url = koordinates_test::FakeSite::url("sources/5/");
  site.expect_get("sources/5/").json(R"({"id":5,"title":"Server","type":"url","url":")" + url + R"("})");
  Source source = site.client().sources().get(5);
  source.title = "Old server";
  site.transport->expect("PUT", url).status(204);
  site.expect_get("sources/5/").json(R"({"id":5,"title":"Old Server","type":"url","url":")" + url + R"("})");
  CHECK(source.save());
  CHECK(source.title == "Old Server");  // as the service has it
  CHECK_FALSE(source.save());
  site.transport->verify();
}

TEST_CASE("a source that cannot be meant is not sent", "[sources]") {
  SandboxSite site;
  Source source;
  CHECK_THROWS_WITH(site.client.sources().create(source), ContainsSubstring("a source needs: title, type"));
  source.title = "Server";
  source.type = SourceType::postgres;
  CHECK_THROWS_WITH(site.client.sources().create(source),
                    ContainsSubstring("needs: url_remote") && ContainsSubstring("postgresql://"));
  for (const auto& [type, example] :
       {std::pair(SourceType::cifs, "cifs://"), std::pair(SourceType::wfs, "/wfs"),
        std::pair(SourceType::arcgis, "/rest/services"), std::pair(SourceType::url, ".zip")}) {
    Source other = source;
    other.type = type;
    CHECK_THROWS_WITH(site.client.sources().create(other), ContainsSubstring(example));
  }
  source.url_remote = "postgresql://surveyor:deep-secret-9@db.example/survey";
  CHECK_THROWS_WITH(site.client.sources().create(source),
                    ContainsSubstring("credentials") && !ContainsSubstring("deep-secret-9"));
  for (const char* remote : {"postgresql://surveyor:deep/secret-9@db.example/survey",
                             "postgresql://db.example/survey?user=surveyor&password=deep-secret-9"}) {
    source.url_remote = remote;
    CHECK_THROWS_WITH(site.client.sources().create(source),
                      ContainsSubstring("credentials") && !ContainsSubstring("secret-9"));
  }
  source.url_remote = "db.example";
  CHECK_THROWS_WITH(site.client.sources().create(source), ContainsSubstring("url_remote is not a URL"));
  source.url_remote = "postgresql://db.example/survey";
  source.group = 101;
  source.user = 1;
  CHECK_THROWS_WITH(site.client.sources().create(source), ContainsSubstring("a group or to a user"));
  source.type = SourceType::upload;
  source.user.reset();
  CHECK_THROWS_WITH(site.client.sources().create(source), ContainsSubstring("UploadSource"));
  CHECK(site.sandbox.requests().empty());
  CHECK_THROWS_AS(Source::from_json(fixture("source.json")).start_scan(), NotBound);
  CHECK_THROWS_AS(site.client.sources().start_scan(0), ClientValidationError);
}

TEST_CASE("PY-1 PY-10 PY-59 scans are started, watched, listed and cancelled", "[sources]") {
  const std::string version = GENERATE("v1", "v1.x");
  SandboxSite site({}, version);
  const Source source = site.client.sources().create(survey_server());
  CHECK_FALSE(source.get_latest_scan().has_value());
  const Scan first = ended(source.start_scan());
  CHECK(first.status == ScanStatus::completed);
  CHECK(first.change_counts->added == 3);
  CHECK(source.get_scan(*first.id) == first);
  CHECK(site.client.sources().get_scan(*source.id, *first.id) == first);
  CHECK(source.get_latest_scan()->progress.has_value());
  CHECK(*source.get_latest_scan() == first);

  Scan second = site.client.sources().start_scan(*source.id);
  second.cancel();
  second.refresh();
  CHECK(second.status == "cancelled");
  CHECK_THROWS_AS(second.cancel(), Conflict);
  CHECK(source.list_scans().count() == 2);
  CHECK(site.client.sources().list_scans(*source.id).filter("status", "completed").count() == 1);

  const Source other = site.client.sources().create(survey_server());
  static_cast<void>(ended(other.start_scan()));
  CHECK(site.client.sources().list_scans().count() == 3);  // of all sources
  CHECK_THAT(site.last_request(), ContainsSubstring("/sources/scans/"));

  site.sandbox.fail_scans();
  CHECK(ended(source.start_scan()).status == "failed");
}

TEST_CASE("a scan that the response does not name is the newest one", "[sources]") {
  const FakeSite site;
  site.transport->expect("POST", FakeSite::url("sources/31/scans/")).status(202);
  site.expect_get("sources/31/scans/?sort=-id").json("[" + fixture("scan.json") + "]");
  CHECK(site.client().sources().start_scan(31).id == 6);
  site.transport->verify();
}

TEST_CASE("a scan that is neither answered nor listed is an error", "[sources]") {
  const FakeSite site;
  site.transport->expect("POST", FakeSite::url("sources/31/scans/")).status(202).body(" \n");
  site.expect_get("sources/31/scans/?sort=-id").json("[]");
  const auto result = attempt([&] { return site.client().sources().start_scan(31); });
  REQUIRE(result.error_as<DecodeError>());
  CHECK_THAT(result.error().what(), ContainsSubstring("lists no scan") && ContainsSubstring("POST "));
  site.transport->verify();
}

TEST_CASE("the address of a source is checked again where it was changed", "[sources]") {
  const FakeSite site;
  site.expect_get("sources/31/")
      .json(R"({"id":31,"type":"wfs","title":"a","url":")" + FakeSite::url("sources/31/") +
            R"(","url_remote":"our old share"})");
  Source source = site.client().sources().get(31);
  source.title = "b";
  Source moved = source;
  moved.url_remote = "our other share";
  CHECK_THROWS_WITH(moved.save(), ContainsSubstring("url_remote is not a URL"));
  CHECK(site.transport->sent().size() == 1);
  site.transport->expect("PUT", FakeSite::url("sources/31/")).json(R"({"id":31,"type":"wfs","title":"b"})");
  CHECK(source.save());
  site.transport->verify();
}

TEST_CASE("PY-39 PY-40 the log of a scan comes line by line, through its link, as UTF-8", "[sources]") {
  SandboxSite site;
  const Source source = site.client.sources().create(survey_server());
  const Scan scan = ended(source.start_scan());
  const std::vector<std::string> lines = lines_of(scan.get_log_lines());
  CHECK(site.sandbox.requests().back().header("Accept") == "text/plain");
  REQUIRE(lines.size() > 3);
  CHECK_THAT(lines.back(), ContainsSubstring("Finished!"));
  CHECK(lines == lines_of(site.client.sources().get_scan_log_lines(*source.id, *scan.id)));

  const FakeSite fake;
  fake.expect_get("sources/31/scans/6/").json(fixture("scan.json"));
  const Scan linked = fake.client().sources().get_scan(31, 6);
  fake.transport->expect("GET", "https://site.example/services/api/v1.x/sources/31/scans/6/log/")
      .header("Content-Type", "text/plain")
      .body("M\xc4\x81ori names\r\n\nbad \xff byte\nno end");
  CHECK(lines_of(linked.get_log_lines()) ==
        std::vector<std::string>{"M\xc4\x81ori names", "", "bad \xef\xbf\xbd byte", "no end"});
  fake.transport->expect("GET", "https://site.example/services/api/v1.x/sources/31/scans/6/log/")
      .body(std::string((std::size_t{1} << 20) + 1, 'x'));
  CHECK_THROWS_WITH(lines_of(linked.get_log_lines()), ContainsSubstring("longer than"));
  fake.transport->expect("GET", "https://site.example/services/api/v1.x/sources/31/scans/6/log/").body("");
  CHECK(lines_of(linked.get_log_lines()).empty());
  fake.transport->expect("GET", "https://site.example/services/api/v1.x/sources/31/scans/6/log/").status(404);
  CHECK_THROWS_AS(linked.get_log_lines(), NotFound);
  fake.transport->verify();
}

TEST_CASE("a log is read no further than it is walked", "[sources]") {
  SandboxSite site;
  const Source source = site.client.sources().create(survey_server());
  const Scan scan = ended(source.start_scan());
  TextLines::iterator at = scan.get_log_lines().begin();  // which outlives what made it
  const std::string first = *at;
  ++at;
  CHECK(*at != first);
  CHECK(at != TextLines::iterator());
}

TEST_CASE("datasources are listed, read, and described", "[sources]") {
  SandboxSite site;
  const Source source = site.client.sources().create(survey_server());
  static_cast<void>(ended(source.start_scan()));
  CHECK(source.list_datasources().count() == 3);
  Datasource datasource = *site.client.sources().list_datasources(*source.id).first();
  CHECK(datasource.fields.is_absent());
  datasource.refresh();
  CHECK(datasource.fields.has_value());
  CHECK(datasource.source->id() == source.id);
  CHECK(source.get_datasource(*datasource.id) == datasource);
  CHECK(site.client.sources().get_datasource(*source.id, *datasource.id) == datasource);
  datasource.set_metadata(Input::text(fixture("metadata/fgdc.xml")));
  std::string xml;
  datasource.metadata->get_xml(Output::text(xml));
  CHECK(xml == fixture("metadata/fgdc.xml"));
  CHECK_THROWS_AS(datasource.set_metadata(Input::text("{}")), ClientValidationError);
  CHECK_THROWS_AS(source.get_datasource(424242), NotFound);
}

TEST_CASE("PY-66 a source has metadata and permissions of its own", "[sources]") {
  SandboxSite site;
  Source source = site.client.sources().create(survey_server());
  source.set_metadata(Input::text(fixture("metadata/iso19139.xml")));
  CHECK(source.metadata->native.has_value());
  CHECK(source.permissions().create(Permission::for_user(2, PermissionLevel::edit)).id == "user.2");
  CHECK_THAT(site.last_request(), ContainsSubstring("/sources/" + std::to_string(*source.id) + "/permissions/"));
  CHECK(source.permissions().revoke("user.2"));
}
