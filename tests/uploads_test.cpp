// SPDX-License-Identifier: BSD-3-Clause
// Uploads of files: what is sent, what is refused, what is told meanwhile, over real sockets.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/sandbox_site.hpp"
#include "support/temporary_folder.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::testing::ReceivedFile;
using koordinates_test::SandboxSite;
using koordinates_test::TemporaryFolder;
using namespace koordinates;

namespace {

void write(const std::string& path, const std::string& bytes) {
  std::ofstream(std::filesystem::u8path(path), std::ios::binary) << bytes;
}

UploadSource new_upload() {
  UploadSource upload;
  upload.title = "Soundings";
  upload.group = 101;
  return upload;
}

}  // namespace

TEST_CASE("files from a path, a stream and memory become one source", "[uploads]") {
  const SandboxSite site;
  const TemporaryFolder folder;
  write(folder.file("soundings.csv"), "x,y,depth\n1,2,3\n");
  std::istringstream stream("stream of bytes");
  UploadSource upload = new_upload();
  upload.add_file(Input::file(folder.file("soundings.csv")))
      .add_file(stream, "tiles/0001.TIF")
      .add_file(Input::text("{}"), "notes.json", "application/vnd.geo+json")
      .add_file(Input::text(""), "empty.unknown");
  CHECK(upload.files().size() == 4);
  std::vector<std::pair<std::uint64_t, std::uint64_t>> told;
  const UploadSource made = site.client.sources().create(
      upload,
      [&](std::uint64_t sent, std::optional<std::uint64_t> total) { told.emplace_back(sent, total.value_or(0)); });
  CHECK(made.is_bound());
  CHECK(made.type == SourceType::upload);
  CHECK(made.title == "Soundings");

  const std::vector<ReceivedFile> files = site.sandbox.uploads();
  REQUIRE(files.size() == 4);
  CHECK(files[0].path == "soundings.csv");
  CHECK(files[0].content_type == "text/csv");
  CHECK(files[0].size == 16);
  CHECK(files[1].path == "tiles/0001.TIF");
  CHECK(files[1].content_type == "image/tiff");
  CHECK(files[2].content_type == "application/vnd.geo+json");
  CHECK(files[3].size == 0);
  CHECK(files[3].content_type.empty());

  REQUIRE_FALSE(told.empty());
  CHECK(told.back().first == told.back().second);
  CHECK(std::is_sorted(told.begin(), told.end()));

  Source source = made;  // an upload is a source like any other
  source.refresh();
  Scan scan = *source.get_latest_scan();
  for (int i = 0; i < 20 && !scan.completed_at.has_value(); ++i) scan.refresh();
  CHECK(scan.status == ScanStatus::completed);
  CHECK(source.list_datasources().count() >= 2);
}

TEST_CASE("what was uploaded can be edited and removed", "[uploads]") {
  const SandboxSite site;
  UploadSource upload = new_upload();
  upload.add_file(Input::text("x,y\n"), "a.csv");
  UploadSource made = site.client.sources().create(upload);
  made.description = "By boat.";
  CHECK(made.save());
  made.refresh();
  CHECK(made.description == "By boat.");
  made.remove();
  CHECK_THROWS_AS(made.refresh(), NotFound);
}

TEST_CASE("an upload that cannot be meant is not sent", "[uploads]") {
  const SandboxSite site;
  const TemporaryFolder folder;
  UploadSource upload = new_upload();
  CHECK_THROWS_WITH(site.client.sources().create(upload), ContainsSubstring("at least one file"));

  upload.add_file(Input::text("x"), "a.csv");
  CHECK_THROWS_WITH(upload.add_file(Input::text("y"), "a.csv"),
                    ContainsSubstring("\"a.csv\" is already in this upload"));
  std::istringstream stream("z");
  CHECK_THROWS_WITH(upload.add_file(stream), ContainsSubstring("needs an upload path"));
  for (const char* path :
       {"../a.csv", "a/../../b.csv", "/etc/passwd", "a\r\nb.csv", "a\"b.csv", "a\\b.csv", "a//b.csv", "."}) {
    CHECK_THROWS_AS(upload.add_file(Input::text("x"), path), ClientValidationError);
  }
  CHECK_THROWS_AS(upload.add_file(Input::text("x"), "b.csv", "text/csv\r\nX-Evil: 1"), ClientValidationError);
  CHECK(upload.files().size() == 1);

  UploadSource missing = new_upload();
  missing.add_file(Input::file(folder.file("not-there.shp")));
  CHECK_THROWS_WITH(site.client.sources().create(missing), ContainsSubstring("not-there.shp"));
  UploadSource directory = new_upload();
  directory.add_file(Input::file(folder.path()), "a.csv");
  CHECK_THROWS_WITH(site.client.sources().create(directory), ContainsSubstring("folder"));
  UploadSource untitled;
  untitled.add_file(Input::text("x"), "a.csv");
  CHECK_THROWS_WITH(site.client.sources().create(untitled), ContainsSubstring("a source needs: title"));
  CHECK(site.sandbox.requests().empty());
}

TEST_CASE("what comes of an upload is its source as it was answered", "[uploads]") {
  const SandboxSite site;
  UploadSource upload = new_upload();
  std::istringstream stream("a,b\n1,2\n");
  upload.add_file(stream, "a.csv");
  const UploadSource created = site.client.sources().create(upload);
  CHECK(created.type == SourceType::upload);
  CHECK_FALSE(created.extra.contains("type"));
  const std::string json = created.to_json();
  CHECK(json.find("\"type\"") == json.rfind("\"type\""));
  // Once more, all of it: the stream goes back to where it was.
  static_cast<void>(site.client.sources().create(upload));
  for (const auto& sent : site.sandbox.uploads()) CHECK(sent.size == 8);
  CHECK(site.sandbox.uploads().size() == 2);
}

TEST_CASE("a file that cannot be read is told before anything is sent", "[uploads]") {
  const SandboxSite site;
  const TemporaryFolder folder;
  const std::string path = folder.file("locked.csv");
  write(path, "x");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  if (std::ifstream(path).good()) SKIP("this user may read everything");
  UploadSource upload = new_upload();
  upload.add_file(Input::file(path));
  CHECK_THROWS_WITH(site.client.sources().create(upload), ContainsSubstring("locked.csv"));
  CHECK(site.sandbox.requests().empty());
}

TEST_CASE("a file that changes while it is sent breaks the upload off", "[uploads]") {
  const SandboxSite site;
  const TemporaryFolder folder;
  const std::string path = folder.file("growing.csv");
  write(path, std::string(4'000'000, 'x'));
  UploadSource upload = new_upload();
  upload.add_file(Input::file(path));
  bool changed = false;
  const auto change = [&](std::uint64_t sent, std::optional<std::uint64_t>) {
    if (changed || sent < 500'000) return;
    changed = true;
    std::filesystem::resize_file(path, 1'000'000);
  };
  CHECK_THROWS_AS(site.client.sources().create(upload, change), UploadError);
  CHECK(changed);
  CHECK(site.sandbox.uploads().empty());
  CHECK(site.client.sources().list().count() == 0);
}

TEST_CASE("a progress function or a stream that throws ends the upload, and its exception comes through", "[uploads]") {
  struct Stop {};
  const SandboxSite site;
  UploadSource upload = new_upload();
  upload.add_file(Input::text(std::string(3'000'000, 'x')), "a.csv");
  const auto stop = [](std::uint64_t sent, std::optional<std::uint64_t>) {
    if (sent > 100'000) throw Stop();
  };
  CHECK_THROWS_AS(site.client.sources().create(upload, stop), Stop);
  CHECK(site.sandbox.uploads().empty());
}

TEST_CASE("what the service says of an upload comes through", "[uploads]") {
  const SandboxSite site;
  UploadSource upload = new_upload();
  upload.group = 424242;
  upload.add_file(Input::text("x"), "a.csv");
  CHECK_THROWS_WITH(site.client.sources().create(upload), ContainsSubstring("group"));
  CHECK_THROWS_AS(site.make("v1", "no-such-token").sources().create(upload), AuthenticationError);
}
