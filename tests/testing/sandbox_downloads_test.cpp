// SPDX-License-Identifier: BSD-3-Clause
// Downloads of exports: the file, ranges of it, the storage host that must not see a key, faults.
#include <algorithm>
#include <cstring>
#include <stdexcept>

#include <zlib.h>

#include "peak_memory.hpp"
#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Fault;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxRanges;

namespace {

const char* const seed =
    R"({"exports": [{"id": 19, "name": "roads", "items": ["layers/1001/"], "formats": {"vector": "text/csv"}}]})";

const char* const download = "exports/19/download/";

SandboxOptions options_of(std::uint64_t bytes, SandboxRanges ranges = SandboxRanges::none, bool on_storage = false) {
  SandboxOptions options;
  options.seed = seed;
  options.exports.bytes = bytes;
  options.exports.ranges = ranges;
  options.exports.on_storage = on_storage;
  return options;
}

std::uint32_t crc_of(const std::string& text, std::uint32_t before = 0) {
  return static_cast<std::uint32_t>(
      crc32(before, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())));
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::string path_of(const Sandbox& sandbox, const std::string& url) {
  return url.substr(sandbox.storage_url().size() - 1);
}

Answer get(httplib::Client& client, const std::string& path, const Headers& headers = {}) {
  const auto result = client.Get(path.c_str(), headers);
  return result ? Answer{result->status, result->headers, result->body} : Answer{};
}

}  // namespace

TEST_CASE("a download is a zip file", "[sandbox][downloads]") {
  const Sandbox sandbox(options_of(70'000));
  Client client(sandbox);
  const Answer answer = client.get(download);
  REQUIRE(answer.status == 200);
  CHECK(answer.header("Content-Type") == "application/zip");
  CHECK(answer.header("Content-Disposition") == "attachment; filename=kx-roads.zip");
  CHECK(answer.header("Content-Length") == "70000");
  CHECK(answer.header("ETag").empty());
  CHECK(answer.header("Content-Encoding").empty());
  REQUIRE(answer.body.size() == 70'000);
  const auto file = sandbox.exported_file(19);
  CHECK(file.name == "kx-roads.zip");
  CHECK(file.size == 70'000);
  CHECK(file.crc32 == crc_of(answer.body));
  CHECK_THROWS_AS(sandbox.exported_file(20), std::out_of_range);
  // The entry: its bytes are stored as they are, and have the checksum that its header says.
  CHECK(answer.body.substr(0, 4) == std::string("PK\3\4"));
  const std::uint32_t size = number_at(answer.body, 18);
  const std::string data = answer.body.substr(38, size);
  CHECK(crc_of(data) == number_at(answer.body, 14));
  CHECK(answer.body.substr(38 + size, 4) == std::string("PK\1\2"));
  CHECK(number_at(answer.body, 70'000 - 6) == 38 + size);
  CHECK(client.head(download).header("Content-Length") == "70000");
  CHECK(client.get(download, {{"Range", "bytes=5-"}}).status == 200);
  CHECK(client.get(download).body == answer.body);
}

TEST_CASE("a download may have any size", "[sandbox][downloads]") {
  for (const std::uint64_t size : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{199}, std::uint64_t{200}}) {
    CAPTURE(size);
    const Sandbox sandbox(options_of(size));
    const Answer answer = Client(sandbox).get(download);
    CHECK(answer.status == 200);
    CHECK(answer.header("Content-Length") == std::to_string(size));
    CHECK(answer.body.size() == size);
    CHECK(sandbox.exported_file(19).crc32 == crc_of(answer.body));
  }
  // Larger than what a zip file of old can be: its end is asked for.
  const std::uint64_t size = 6'000'000'000;
  if (sizeof(std::size_t) < sizeof size) {
    CHECK_THROWS_WITH(Sandbox(options_of(size)), ContainsSubstring("32 bits"));
    return;
  }
  const Sandbox sandbox(options_of(size, SandboxRanges::strong));
  Client client(sandbox);
  CHECK(client.head(download).header("Content-Length") == "6000000000");
  const Answer end = client.get(download, {{"Range", "bytes=5999999990-"}});
  CHECK(end.status == 206);
  CHECK(end.header("Content-Range") == "bytes 5999999990-5999999999/6000000000");
  CHECK(end.body.size() == 10);
}

TEST_CASE("a large download costs no memory", "[sandbox][downloads]") {
  const std::uint64_t size = 200'000'000;
  const Sandbox sandbox(options_of(size));
  Client client(sandbox);
  std::uint64_t received = 0;
  std::uint32_t crc = 0;
  const auto before = peak_memory();
  const auto result =
      client.http().Get("/services/api/v1/exports/19/download/", {{"Authorization", "key sandbox-token"}},
                        [&](const char* data, std::size_t count) {
                          received += count;
                          crc = crc_of(std::string(data, count), crc);
                          return true;
                        });
  REQUIRE(result);
  CHECK(received == size);
  CHECK(crc == sandbox.exported_file(19).crc32);
  if (before) CHECK(*peak_memory() - *before < 64 * 1024 * 1024);
}

TEST_CASE("a range is given of the very same file only", "[sandbox][downloads]") {
  const Sandbox sandbox(options_of(1000, SandboxRanges::strong));
  Client client(sandbox);
  const Answer whole = client.get(download);
  const std::string etag = whole.header("ETag");
  REQUIRE(etag.size() > 2);
  CHECK(etag[0] == '"');
  CHECK(whole.header("Accept-Ranges") == "bytes");
  const auto part = [&](const std::string& range, const std::string& condition = "") {
    Headers headers = {{"Range", range}};
    if (!condition.empty()) headers.emplace("If-Range", condition);
    return client.get(download, headers);
  };
  CHECK(part("bytes=0-0").body == whole.body.substr(0, 1));
  CHECK(part("bytes=100-199").body == whole.body.substr(100, 100));
  CHECK(part("bytes=100-199").header("Content-Range") == "bytes 100-199/1000");
  CHECK(part("bytes=990-5000").body == whole.body.substr(990));
  CHECK(part("bytes=-10").body == whole.body.substr(990));
  CHECK(part("bytes=500-", etag).status == 206);
  CHECK(part("bytes=500-", "\"other\"").status == 200);
  CHECK(part("bytes=500-", "W/" + etag).status == 200);
  const Answer beyond = part("bytes=1000-");
  CHECK(beyond.status == 416);
  CHECK(beyond.header("Content-Range") == "bytes */1000");
  CHECK(part("bytes=-0").status == 416);
  for (const char* odd : {"bytes=1-2,4-5", "bytes=5-1", "bytes=a-b", "bytes=", "bytes=-", "lines=1-2", "bytes=--5"}) {
    CAPTURE(odd);
    CHECK(part(odd).status != 206);
  }
  const Sandbox weak(options_of(1000, SandboxRanges::weak));
  Client other(weak);
  const std::string tag = other.get(download).header("ETag");
  CHECK(tag.substr(0, 2) == "W/");
  CHECK(other.get(download, {{"Range", "bytes=1-"}, {"If-Range", tag}}).status == 200);
}

TEST_CASE("the storage host gives files to whoever has their URL", "[sandbox][downloads]") {
  const Sandbox sandbox(options_of(5000, SandboxRanges::strong, true));
  Client client(sandbox);
  client.http().set_follow_location(false);
  const Answer redirect = client.get(download);
  REQUIRE(redirect.status == 302);
  CHECK(redirect.body.empty());
  const std::string url = redirect.header("Location");
  CHECK(url.compare(0, sandbox.storage_url().size(), sandbox.storage_url()) == 0);
  CHECK(sandbox.storage_url() != sandbox.url() + "/");
  const std::string path = path_of(sandbox, url);
  httplib::Client storage(sandbox.storage_url().substr(0, sandbox.storage_url().size() - 1));
  const Answer file = get(storage, path);
  CHECK(file.status == 200);
  CHECK(crc_of(file.body) == sandbox.exported_file(19).crc32);
  CHECK(get(storage, path, {{"Range", "bytes=10-19"}}).body == file.body.substr(10, 10));
  CHECK(get(storage, path + "0").status == 403);
  CHECK(get(storage, path.substr(0, path.find('?'))).status == 403);
  CHECK(get(storage, "/").status == 404);
  CHECK(get(storage, "/exports/20/x.zip").status == 404);
  CHECK(storage.Delete(path.c_str())->status == 405);
  CHECK(sandbox.storage_requests().size() == 7);
  CHECK(sandbox.leaked_tokens().empty());
  CHECK(sandbox.requests().size() == 1);
  CHECK(Sandbox().storage_url().empty());
}

TEST_CASE("a key that comes to the storage host is noticed in any form", "[sandbox][downloads]") {
  const Sandbox sandbox(options_of(500, SandboxRanges::none, true));
  const std::string path = path_of(sandbox, Client(sandbox).get(download).header("Location"));
  httplib::Client storage(sandbox.storage_url().substr(0, sandbox.storage_url().size() - 1));
  CHECK(get(storage, path, {{"Authorization", "key sandbox-token"}}).status == 403);
  CHECK(get(storage, path, {{"Authorization", "Basic YTpi"}}).status == 403);
  CHECK(get(storage, path, {{"Cookie", "sessionid=1"}}).status == 403);
  CHECK(get(storage, path, {{"X-Api-Key", "sandbox-token"}}).status == 403);
  CHECK(get(storage, path, {{"Referer", "https://a.example/services;key=sandbox-token/"}}).status == 403);
  CHECK(get(storage, path + "&key=other").status == 403);
  CHECK(get(storage, "/services;key=other" + path).status == 403);  // which this client sends as "%3Bkey"
  send_as_written(storage, 0);
  CHECK(get(storage, "/services;key=other" + path).status == 403);
  CHECK(sandbox.leaked_tokens().size() == 8);
  CHECK(sandbox.leaked_tokens().at(0).header("authorization") == "key sandbox-token");
  CHECK(get(storage, path).status == 200);
  CHECK(sandbox.leaked_tokens().size() == 8);
}

TEST_CASE("faults cut, drip and replace downloads", "[sandbox][downloads]") {
  Sandbox sandbox(options_of(300'000, SandboxRanges::none, true));
  Client client(sandbox);
  const std::string path = path_of(sandbox, client.get(download).header("Location"));
  httplib::Client storage(sandbox.storage_url().substr(0, sandbox.storage_url().size() - 1));
  storage.set_keep_alive(true);
  Fault fault;
  fault.path = "/exports/19/";
  SECTION("cut off in the middle") {
    fault.close_after = 100'000;
    sandbox.inject(fault);
    std::size_t received = 0;
    const auto result = storage.Get(path.c_str(), [&received](const char*, std::size_t count) {
      received += count;
      return true;
    });
    CHECK_FALSE(result);
    CHECK(received > 90'000);
    CHECK(received < 100'000);
  }
  SECTION("slowly") {
    fault.drip_bytes = 50'000;
    fault.drip_pause = std::chrono::milliseconds(20);
    sandbox.inject(fault);
    const auto start = std::chrono::steady_clock::now();
    CHECK(get(storage, path).body.size() == 300'000);
    CHECK(seconds_since(start) >= 0.1);
  }
  SECTION("not at all") {
    fault.status = 503;
    sandbox.inject(fault);
    CHECK(get(storage, path).status == 503);
  }
  SECTION("the head alone") {
    fault.close_after = 20;
    sandbox.inject(fault);
    CHECK(get(storage, path).status == 0);
  }
  CHECK(get(storage, path).body.size() == 300'000);
  // Answers of the API are cut in the same way.
  Fault cut;
  cut.close_after = 30;
  sandbox.inject(cut);
  CHECK(client.get("layers/").status == 0);
  CHECK(client.get("layers/").status == 200);
}
