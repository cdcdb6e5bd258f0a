// SPDX-License-Identifier: BSD-3-Clause
// Uploads: paths and types of files, progress, and files that change on the way.
#include "core/transfers/upload.hpp"

#include <stdexcept>
#include <thread>

#include <koordinates/core/transfers/input.hpp>

#include "core/transfers/transfer_site.hpp"
#include "http/multipart.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using namespace koordinates_test;
using koordinates::Input;
using koordinates::UploadError;
using koordinates::detail::check_upload_path;
using koordinates::detail::content_type_for;
using koordinates::detail::MultipartBody;
using koordinates::detail::MultipartPart;
using koordinates::detail::with_progress;
using koordinates::testing::WireScript;

namespace {

const std::string stored = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}";

std::shared_ptr<MultipartBody> upload_of(const std::vector<std::string>& paths) {
  std::vector<MultipartPart> parts;
  parts.push_back({"source", "", "application/json", koordinates::make_body(R"({"type":"upload"})")});
  for (const std::string& path : paths) {
    parts.push_back({"file" + std::to_string(parts.size() - 1), "x.bin", "", Input::file(path).open()});
  }
  return std::make_shared<MultipartBody>(std::move(parts));
}

// POSTs a multipart body; `progress` is told of it.
koordinates::detail::ApiResponse send(const WireSite& site, const std::shared_ptr<MultipartBody>& body,
                                      koordinates::ProgressFunction progress = {},
                                      const koordinates::CallOptions& options = {}) {
  ApiRequest call(Url::parse(site.server.url("/sources/")), "POST");
  call.content_type = body->content_type();
  call.stream = with_progress(body, std::move(progress));
  return site.session->send(call, options);
}

}  // namespace

TEST_CASE("paths inside an upload", "[upload]") {
  for (const char* path : {"roads.shp", "folder/0001.tif", "a/b/c/d.xml", "O'Brien & co (2).csv", "\xC4\x81whina.gpkg",
                           "..hidden", "a..b/c", ".x"}) {
    CAPTURE(path);
    CHECK_NOTHROW(check_upload_path(path));
  }
  const std::string too_long(4097, 'x');
  for (const auto& [path, why] :
       std::vector<std::pair<std::string, std::string>>{{"", "is empty"},
                                                        {"/etc/passwd", "is absolute"},
                                                        {"C:/x.shp", "is absolute"},
                                                        {"c:x.shp", "is absolute"},
                                                        {"../x", "has a segment \"..\""},
                                                        {"a/../x", "has a segment \"..\""},
                                                        {"a/..", "has a segment \"..\""},
                                                        {"./x", "has a segment \".\""},
                                                        {"a//x", "an empty segment"},
                                                        {"a/", "an empty segment"},
                                                        {"a\\x", "contains a backslash"},
                                                        {"a\"x", "contains a double quote"},
                                                        {"a\rx", "has a control character"},
                                                        {"a\nx", "has a control character"},
                                                        {std::string("a\0x", 3), "has a control character"},
                                                        {"a\x7Fx", "has a control character"},
                                                        {"a\xC2\x85x", "has a control character"},
                                                        {"a\xFFx", "is not UTF-8"},
                                                        {"a\xC3", "is not UTF-8"},
                                                        {too_long, "is longer than 4096 bytes"}}) {
    CAPTURE(path);
    CHECK_THROWS_MATCHES(check_upload_path(path), koordinates::ClientValidationError,
                         MessageMatches(ContainsSubstring(why)));
  }
  CHECK_NOTHROW(check_upload_path(too_long.substr(1)));
}

TEST_CASE("types of files by their extension", "[upload]") {
  CHECK(content_type_for("a.b/roads.SHP") == "application/vnd.shp");
  CHECK(content_type_for("x.tiff") == "image/tiff");
  CHECK(content_type_for("x.tif") == "image/tiff");
  CHECK(content_type_for("x.geojson") == "application/geo+json");
  CHECK(content_type_for("x.gpkg") == "application/geopackage+sqlite3");
  CHECK(content_type_for("x.csv") == "text/csv");
  CHECK(content_type_for("x.xml") == "application/xml");
  CHECK(content_type_for("x.pdf") == "application/pdf");
  CHECK(content_type_for("x.tar.gz") == "application/gzip");
  CHECK(content_type_for("7z.7z") == "application/x-7z-compressed");
  CHECK(content_type_for("x.zip") == "application/zip");
  for (const char* unknown : {"", "readme", "a.shp/readme", "x.", "x.unknown", "zip", "x.zipx"})
    CHECK(content_type_for(unknown).empty());
  for (const char* extension :
       {"dbf", "prj", "cpg", "shx", "json", "kml", "kmz", "gml", "jpg", "png", "las", "laz", "jp2"})
    CHECK_FALSE(content_type_for(std::string("x.") + extension).empty());
}

TEST_CASE("an upload arrives byte for byte, and progress counts to its end", "[upload]") {
  const WireSite site(stored);
  const TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 700000; ++i) bytes += static_cast<char>(i * 7 + i / 251);
  put(folder.file("a.bin"), bytes);
  std::vector<std::uint64_t> done;
  std::optional<std::uint64_t> total;
  const auto here = std::this_thread::get_id();
  bool elsewhere = false;
  const auto body = upload_of({folder.file("a.bin")});
  const auto answer = send(site, body, [&](std::uint64_t so_far, std::optional<std::uint64_t> all) {
    elsewhere = elsewhere || std::this_thread::get_id() != here;
    done.push_back(so_far);
    total = all;
  });
  CHECK(answer.status == 201);
  const auto request = site.server.requests().at(0);
  CHECK(body->rewind());
  std::string expected(static_cast<std::size_t>(*body->size()), '\0');
  CHECK(body->read(&expected[0], expected.size()) == expected.size());
  CHECK(request.body == expected);
  CHECK_THAT(request.head, ContainsSubstring("Content-Length: " + std::to_string(expected.size()) + "\r\n") &&
                               ContainsSubstring("Content-Type: " + body->content_type() + "\r\n"));
  CHECK(done.size() > 2);
  CHECK(std::is_sorted(done.begin(), done.end()));
  CHECK(done.back() == expected.size());
  CHECK(total == expected.size());
  CHECK_FALSE(elsewhere);
}

TEST_CASE("an upload of unknown size goes in chunks", "[upload]") {
  class Endless final : public std::streambuf {
   protected:
    int_type underflow() override {
      if (given_ == 10) return traits_type::eof();
      ++given_;
      setg(piece_, piece_, piece_ + sizeof piece_);
      return traits_type::to_int_type(*piece_);
    }

   private:
    char piece_[1000] = {'x'};
    int given_ = 0;
  };
  const WireSite site(stored);
  Endless buffer;
  std::istream stream(&buffer);
  ApiRequest call(Url::parse(site.server.url("/sources/")), "POST");
  call.content_type = "application/octet-stream";
  std::optional<std::uint64_t> total = 1;
  std::uint64_t done = 0;
  call.stream = with_progress(Input(stream).open(), [&](std::uint64_t so_far, std::optional<std::uint64_t> all) {
    done = so_far;
    total = all;
  });
  CHECK(site.session->send(call, {}).status == 201);
  CHECK(done == 10000);
  CHECK_FALSE(total.has_value());
  CHECK_THAT(site.server.requests().at(0).head, ContainsSubstring("Transfer-Encoding: chunked"));
}

TEST_CASE("what has to be sent again is counted again", "[upload]") {
  std::vector<std::uint64_t> told;
  const auto body = with_progress(Input::text("0123456789").open(),
                                  [&](std::uint64_t done, std::optional<std::uint64_t>) { told.push_back(done); });
  char buffer[7];
  while (body->read(buffer, sizeof buffer) > 0) {
  }
  CHECK(body->rewind());
  while (body->read(buffer, sizeof buffer) > 0) {
  }
  CHECK(told == std::vector<std::uint64_t>{7, 10, 7, 10});
}

TEST_CASE("a file that changes on the way breaks the request", "[upload]") {
  namespace fs = std::filesystem;
  const WireSite site(stored);
  const TemporaryFolder folder;
  const std::string path = folder.file("a.bin");
#ifndef _WIN32
  const auto change = GENERATE(0, 1, 2, 3);
#else
  const auto change = GENERATE(1, 2, 3);  // nothing that is open can be removed there
#endif
  put(path, std::string(2000000, 'x'));
  fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
  bool changed = false;
  const auto progress = [&](std::uint64_t, std::optional<std::uint64_t>) {
    if (std::exchange(changed, true)) return;
    if (change == 0) fs::remove(path);
    if (change == 1) fs::resize_file(path, 1000000);
    if (change == 2) std::ofstream(path, std::ios::app) << "more";
    if (change == 3) std::fstream(path, std::ios::in | std::ios::out) << "y";
  };
  CHECK_THROWS_MATCHES(send(site, upload_of({path}), progress), UploadError, MessageMatches(ContainsSubstring(path)));
  CHECK(site.server.wait_for_ended(1, patience));
  CHECK(site.server.requests().empty());  // never a whole one
}

TEST_CASE("a file that vanished before its turn breaks the request", "[upload]") {
  const WireSite site(stored);
  const TemporaryFolder folder;
  put(folder.file("a.bin"), std::string(1000000, 'a'));
  put(folder.file("b.bin"), "b");
  const auto body = upload_of({folder.file("a.bin"), folder.file("b.bin")});
  std::filesystem::remove(folder.file("b.bin"));
  CHECK_THROWS_MATCHES(send(site, body), UploadError,
                       MessageMatches(ContainsSubstring("b.bin\" can no longer be opened")));
  CHECK(site.server.wait_for_ended(1, patience));
  CHECK(site.server.requests().empty());
}

TEST_CASE("what progress throws breaks an upload off", "[upload]") {
  const WireSite site(stored);
  const TemporaryFolder folder;
  put(folder.file("a.bin"), std::string(2000000, 'x'));
  const auto enough = [](std::uint64_t done, std::optional<std::uint64_t>) {
    if (done > 1000000) throw std::out_of_range("seen enough");
  };
  CHECK_THROWS_AS(send(site, upload_of({folder.file("a.bin")}), enough), std::out_of_range);
  CHECK(site.server.wait_for_ended(1, patience));
  CHECK(site.server.requests().empty());
}

TEST_CASE("an upload can be cancelled and has a deadline", "[upload]") {
  WireSite site(WireScript().expect_head().wait(patience));
  site.server.next_script(WireScript().expect_head().hang());  // reads on, for sockets may hold less than is sent here
  const TemporaryFolder folder;
  put(folder.file("a.bin"), std::string(64U << 20U, 'x'));
  koordinates::CancelSource stop;
  const auto cancel = [&](std::uint64_t done, std::optional<std::uint64_t>) {
    if (done > 1000000) stop.cancel();
  };
  CHECK_THROWS_AS(
      send(site, upload_of({folder.file("a.bin")}), cancel, koordinates::CallOptions().cancel(stop.token())),
      koordinates::Cancelled);
  CHECK_THROWS_AS(send(site, upload_of({folder.file("a.bin")}), {}, koordinates::CallOptions().timeout(300ms)),
                  koordinates::DeadlineExceeded);
}

TEST_CASE("a server that refuses an upload early is heard", "[upload]") {
  const WireSite site(WireScript()
                          .expect_head()
                          .send("HTTP/1.1 413 Too Large\r\nContent-Length: 20\r\nConnection: close\r\n\r\n"
                                "{\"detail\":\"too big\"}")
                          .hang());
  const TemporaryFolder folder;
  put(folder.file("a.bin"), std::string(8U << 20U, 'x'));
  CHECK_THROWS_MATCHES(send(site, upload_of({folder.file("a.bin")})), koordinates::ServerError,
                       MessageMatches(ContainsSubstring("413") && ContainsSubstring("too big")));
}

TEST_CASE("an upload is not sent to another place", "[upload]") {
  const WireSite site("HTTP/1.1 307 Moved\r\nLocation: /elsewhere/\r\nContent-Length: 0\r\n\r\n");
  const TemporaryFolder folder;
  put(folder.file("a.bin"), "x");
  CHECK_THROWS_AS(send(site, upload_of({folder.file("a.bin")})), koordinates::RedirectError);
  CHECK(site.server.requests().size() == 1);
}
