// SPDX-License-Identifier: BSD-3-Clause
// Uploads to the sandbox: the form, its files, and what is refused.
#include <algorithm>

#include <zlib.h>

#include "peak_memory.hpp"
#include "support/catch.hpp"
#include "upload_form.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Sandbox;

namespace {

std::uint32_t crc_of(const std::string& text) {
  return static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
}

// A form that is too large to be made: a file of `size` bytes, in pieces of the same text.
Answer upload_large(Client& client, std::uint64_t size, const std::string& piece) {
  const std::string head = form_of({source_part(upload_source())}).substr(0, part_head(source_part({})).size()) +
                           upload_source().dump() + "\r\n" + part_head(file_part("file0", "large.tif", ""));
  const std::string tail = "\r\n" + form_end();
  std::uint64_t sent = 0;
  bool begun = false;
  const auto provider = [&](std::size_t, httplib::DataSink& sink) {
    if (!begun) {
      begun = true;
      return sink.write(head.data(), head.size());
    }
    if (sent < size) {
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), size - sent));
      sent += count;
      return sink.write(piece.data(), count);
    }
    const bool written = sink.write(tail.data(), tail.size());
    sink.done();
    return written;
  };
  const auto result = client.http().Post("/services/api/v1/sources/", {{"Authorization", "key sandbox-token"}},
                                         httplib::ContentProviderWithoutLength(provider), form_type);
  return result ? Answer{result->status, result->headers, result->body} : Answer{};
}

}  // namespace

TEST_CASE("an upload makes a source with its files", "[sandbox][upload]") {
  const Sandbox sandbox;
  Client client(sandbox);
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += static_cast<char>(i * 7);
  bytes += "\r\n--not the boundary\r\n------a boundary";
  const Answer created =
      upload(client,
             {file_part("file0", "roads/main-roads.shp", bytes),
              file_part("file1", "roads/main-roads.dbf", "", "application/x-dbf"),
              file_part("any name", "\xC5\x8Ctara \\\"2\\\".csv", "id,name\r\n1,a\n2,b\n\n", "text/csv")},
             {{"type", "upload"}, {"title", "Roads"}, {"group", 102}});
  REQUIRE(created.status == 201);
  const json source = created.data();
  CHECK(created.header("Location") == source.at("url"));
  CHECK(source.at("type") == "upload");
  CHECK(source.at("title") == "Roads");
  CHECK(source.at("group").at("id") == 102);
  CHECK_FALSE(source.contains("user"));
  CHECK_FALSE(source.contains("url_remote"));
  CHECK(source.at("last_scanned_at").is_null());

  const auto files = sandbox.uploads();
  REQUIRE(files.size() == 3);
  CHECK(files[0].source == source.at("id"));
  CHECK(files[0].path == "roads/main-roads.shp");
  CHECK(files[0].content_type.empty());
  CHECK(files[0].size == bytes.size());
  CHECK(files[0].crc32 == crc_of(bytes));
  CHECK(files[1].size == 0);
  CHECK(files[1].crc32 == 0);
  CHECK(files[1].content_type == "application/x-dbf");
  CHECK(files[2].path == "\xC5\x8Ctara \"2\".csv");
  // The form itself is not kept.
  CHECK(sandbox.requests().back().body.empty());
  CHECK(sandbox.requests().back().header("Content-Type") == form_type);
}

TEST_CASE("an upload is scanned without being asked for", "[sandbox][upload]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const json source =
      upload(client, {file_part("f0", "a/main_roads.shp", "1"), file_part("f1", "a/main_roads.dbf", "2"),
                      file_part("f2", "a/main_roads.xml", "<metadata/>"), file_part("f3", "b.tif", "3"),
                      file_part("f4", "rows.csv", "id,name\n1,x\n2,y\n"), file_part("f5", "c.asc", "4"),
                      file_part("f6", "notes.pdf", "5"), file_part("f7", "a/main_roads.prj", "6")})
          .data();
  const std::string scans = source.at("scans");
  const json running = client.get(scans).data();
  REQUIRE(running.size() == 1);
  CHECK(running.at(0).at("status") == "running");
  const json scan = client.get(running.at(0).at("url").get<std::string>()).data();
  CHECK(scan.at("status") == "completed");
  CHECK(scan.at("change_counts") == json({{"added", 5}, {"updated", 0}, {"deleted", 0}}));
  CHECK(client.get(source.at("url").get<std::string>()).data().at("last_scanned_at") == scan.at("completed_at"));

  const json found = client.get(source.at("datasources").get<std::string>()).data();
  CHECK(each<std::string>(found, "data_type") ==
        std::vector<std::string>{"vector", "raster", "table", "grid", "document"});
  CHECK(found.at(0).at("title") == "main roads");
  CHECK(found.at(0).at("upload_path") == "a/main_roads.shp");
  CHECK(found.at(0).at("geometry_type") == "linestring");
  CHECK_FALSE(found.at(0).contains("crs"));
  const json vector = client.get(found.at(0).at("url").get<std::string>()).data();
  CHECK(vector.at("crs") == "EPSG:4326");
  CHECK(vector.at("extent").at("type") == "Polygon");
  CHECK(vector.at("fields").at(0).at("type") == "geometry");
  CHECK(vector.at("source") == source.at("url"));
  CHECK(vector.at("metadata").is_null());
  const json table = client.get(found.at(2).at("url").get<std::string>()).data();
  CHECK(table.at("num_features") == 2);
  CHECK(each<std::string>(table.at("fields"), "name") == std::vector<std::string>{"id", "name"});
  CHECK(table.at("extent").is_null());
  CHECK(client.get(found.at(1).at("url").get<std::string>()).data().at("num_bands") == 3);
  CHECK(client.get("sources/3001/datasources/1/").status == 404);
  // What was found can be made a layer of.
  CHECK(client.post("layers/", {{"title", "x"}, {"data", {{"datasources", json::array({vector.at("url")})}}}}).status ==
        201);
}

TEST_CASE("parts of an upload that are wrong are refused by name", "[sandbox][upload]") {
  const Sandbox sandbox;
  Client client(sandbox);
  for (const char* path : {"../up.shp", "a/../b.shp", "/etc/a.shp", "C:a.shp", "a//b.shp", "./a.shp", "a/",
                           "a\\\\b.shp", "", "a\x01.shp", "\xFF.shp", "a\x7F"}) {
    CAPTURE(path);
    const Answer answer = upload(client, {file_part("good", "good.shp", "1"), file_part("file1", path, "1")});
    CHECK(answer.status == 400);
    CHECK(answer.data().contains("file1"));
    CHECK_FALSE(answer.data().contains("good"));
  }
  CHECK(upload(client, {file_part("a", "same.shp", "1"), file_part("b", "same.shp", "2")}).data().contains("b"));
  CHECK(upload(client, {file_part("a", "one.shp", "1"), file_part("a", "two.shp", "2")}).data().contains("a"));
  CHECK(upload(client, {{"name=\"stray\"", "", "1"}}).data().contains("stray"));
  CHECK(upload(client, {file_part("a", "one.shp", "1", "nonsense")}).data().contains("a"));
  CHECK(upload(client, {}).data().contains("source"));
  CHECK(post_form(client, form_of({file_part("a", "one.shp", "1")})).data().contains("source"));
  CHECK(post_form(client, form_of({{"name=\"source\"", "text/plain", "{}"}, file_part("a", "one.shp", "1")}))
            .data()
            .contains("source"));
  const Answer broken =
      post_form(client, form_of({{"name=\"source\"", "application/json", "{"}, file_part("a", "one.shp", "1")}));
  CHECK(broken.status == 400);
  CHECK_THAT(broken.detail(), ContainsSubstring("JSON"));
  CHECK(upload(client, {file_part("a", "one.shp", "1")}, {{"type", "arcgis"}, {"title", "x"}}).data().contains("type"));
  CHECK(upload(client, {file_part("a", "one.shp", "1")}, {{"type", "upload"}, {"group", 77}}).data().contains("group"));
  CHECK(sandbox.uploads().empty());
  CHECK(client.get("sources/").body == "[]");
  // Nothing of all this has broken the connection.
  CHECK(sandbox.requests().front().connection == sandbox.requests().back().connection);
}

TEST_CASE("a form that is none is refused", "[sandbox][upload]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string whole = form_of({source_part(upload_source()), file_part("a", "one.shp", "1")});
  std::string body = whole;
  std::string type = form_type;
  SECTION("without a boundary in the header") { type = "multipart/form-data"; }
  SECTION("with another boundary") { type = "multipart/form-data; boundary=other"; }
  SECTION("cut off") { body.resize(body.size() - 10); }
  SECTION("with a part without headers") { body = "--" + std::string(boundary) + "\r\n\r\n\r\n" + whole; }
  SECTION("with a part that has no name") { body = form_of({{"filename=\"a\"", "", "1"}}); }
  SECTION("with endless headers") {
    body = "--" + std::string(boundary) + "\r\nX: " + std::string(100'000, 'x') + "\r\n\r\n";
  }
  SECTION("with junk behind a boundary") { body = "--" + std::string(boundary) + "junk\r\n" + whole; }
  const Answer answer = post_form(client, body, type);
  CHECK(answer.status == 400);
  CHECK_FALSE(answer.detail().empty());
  CHECK(client.get("sources/").status == 200);
}

TEST_CASE("forms of other clients are read as well", "[sandbox][upload]") {
  const Sandbox sandbox;
  Client client(sandbox);
  // Something before the first boundary, blanks behind it, a name in RFC 5987 form, headers in another order and case.
  const std::string body =
      "a preamble\r\n--b  \r\ncontent-type: application/json; charset=utf-8\r\ncontent-disposition: form-data; "
      "name=source\r\n\r\n{\"type\":\"upload\"}\r\n--b\r\nContent-Disposition: form-data; name=\"f\"; "
      "filename*=UTF-8''%C5%8Ctaki.shp; filename=\"_taki.shp\"\r\n\r\nx\r\n--b--\r\nan epilogue";
  const Answer created = post_form(client, body, "Multipart/Form-Data; Boundary=b");
  REQUIRE(created.status == 201);
  CHECK(sandbox.uploads().at(0).path == "\xC5\x8Ctaki.shp");
  CHECK(created.data().at("title") == "\xC5\x8Ctaki.shp");
  CHECK(client.post("layers/", json::object()).status == 400);
  const auto form_elsewhere = client.http().Post("/services/api/v1/layers/", {{"Authorization", "key sandbox-token"}},
                                                 body, "multipart/form-data; boundary=b");
  REQUIRE(form_elsewhere);
  CHECK(form_elsewhere->status == 415);
}

TEST_CASE("a large upload is not held in memory", "[sandbox][upload]") {
  const Sandbox sandbox;
  Client client(sandbox);
  client.http().set_write_timeout(std::chrono::seconds(60));
  client.http().set_read_timeout(std::chrono::seconds(60));
  const std::uint64_t size = 200'000'000;
  const std::string piece(1 << 20, '\r');  // every byte of it may begin a boundary
  const auto before = peak_memory();
  REQUIRE(upload_large(client, size, piece).status == 201);
  if (before) CHECK(*peak_memory() - *before < 64 * 1024 * 1024);
  CHECK(sandbox.uploads().at(0).size == size);
}

TEST_CASE("an upload that is broken off leaves nothing, and faults answer uploads", "[sandbox][upload]") {
  Sandbox sandbox;
  {
    Client client(sandbox);
    std::size_t calls = 0;
    const auto provider = [&calls](std::size_t, httplib::DataSink& sink) {
      const std::string head = part_head(source_part({}));
      return ++calls < 3 && sink.write(head.data(), head.size());
    };
    CHECK_FALSE(client.http().Post("/services/api/v1/sources/", {{"Authorization", "key sandbox-token"}},
                                   httplib::ContentProviderWithoutLength(provider), form_type));
  }
  Client client(sandbox);
  CHECK(client.get("sources/").body == "[]");
  koordinates::testing::Fault fault;
  fault.method = "POST";
  fault.path = "/services/api/v1/sources/";
  fault.status = 503;
  sandbox.inject(fault);
  CHECK(upload(client, {file_part("a", "one.shp", "1")}).status == 503);
  CHECK(sandbox.uploads().empty());
  CHECK(upload(client, {file_part("a", "one.shp", "1")}).status == 201);
}
