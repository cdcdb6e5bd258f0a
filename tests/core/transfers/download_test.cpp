// SPDX-License-Identifier: BSD-3-Clause
// Downloads: where they go, and that nothing but a whole one stands under its name.
#include <atomic>
#include <limits>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "core/transfers/transfer_site.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using namespace koordinates_test;
using koordinates::CallOptions;
using koordinates::CancelSource;
using koordinates::DownloadError;
using koordinates::DownloadOptions;
using koordinates::Output;
using koordinates::testing::WireScript;

namespace fs = std::filesystem;

namespace {

DownloadOptions overwriting() {
  DownloadOptions options;
  options.overwrite = true;
  return options;
}

// What progress was told, as "5/12 10/12 12/12".
struct Told {
  std::string text;
  koordinates::ProgressFunction function = [this](std::uint64_t done, std::optional<std::uint64_t> total) {
    text += (text.empty() ? "" : " ") + std::to_string(done) + "/" + (total ? std::to_string(*total) : "?");
  };
};

}  // namespace

TEST_CASE("a download goes to a file, a folder, a stream or a string", "[download]") {
  const WireSite site(ok("the bytes"));
  const TemporaryFolder folder;
  CHECK(site.download(Output::file(folder.file("mine.zip"))) == folder.file("mine.zip"));
  CHECK(site.download(Output::directory(folder.path())) == folder.file("export.zip"));
  CHECK(contents(folder.file("mine.zip")) == "the bytes");
  CHECK(contents(folder.file("export.zip")) == "the bytes");

  fs::remove(folder.file("export.zip"));
  CHECK(site.download(Output::file(folder.path())) == folder.file("export.zip"));
  fs::remove(folder.file("export.zip"));
  CHECK(fs::equivalent(site.download(Output::file(folder.path() + "/")), folder.file("export.zip")));
  CHECK(names_in(folder.path()) == "export.zip mine.zip");

  std::ostringstream stream;
  CHECK(site.download(stream).empty());
  CHECK(stream.str() == "the bytes");
  std::string text = "before";
  CHECK(site.download(Output::text(text)).empty());
  CHECK(text == "the bytes");
}

TEST_CASE("a download says who asks, and offers no compression", "[download]") {
  const WireSite site(ok("x"));
  std::string text;
  site.download(Output::text(text), {}, CallOptions().header("X-Request-Id", "42"));
  const std::string head = site.server.requests().at(0).head;
  CHECK_THAT(head, ContainsSubstring("Authorization: key secret-token\r\n") &&
                       ContainsSubstring("X-Request-Id: 42\r\n") && !ContainsSubstring("Accept-Encoding"));
}

TEST_CASE("the service's name for a file is made harmless", "[download]") {
  const WireSite site(ok("x"));
  const TemporaryFolder folder;
  const auto name_of = [&](const std::string& suggested) {
    const std::string path = koordinates::detail::download_to(*site.session, site.call(),
                                                              Output::directory(folder.path()), {}, suggested, {});
    CHECK(fs::u8path(path).parent_path() == fs::u8path(folder.path()));
    return fs::u8path(path).filename().u8string();
  };
  CHECK(name_of("../../up.zip") == "up.zip");
  CHECK(name_of("") == "download");
  const std::string cut = name_of(std::string(300, 'n') + ".zip");  // ".part" behind it would be too long
  CHECK(cut == std::string(251, 'n') + ".zip");
  CHECK(names_in(folder.path()) == "download " + cut + " up.zip");
}

TEST_CASE("a target that exists is refused before anything is sent", "[download]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  put(folder.file("export.zip"), "old");
  CHECK_THROWS_MATCHES(site.download(Output::directory(folder.path())), DownloadError,
                       MessageMatches(ContainsSubstring("\"" + folder.file("export.zip") + "\" already exists") &&
                                      ContainsSubstring("DownloadOptions::overwrite")));
  fs::create_directory(folder.file("sub"));
  fs::create_directory(folder.file("sub/export.zip"));
  CHECK_THROWS_WITH(site.download(Output::file(folder.file("sub")), overwriting()),
                    ContainsSubstring("export.zip\" is a folder"));
  CHECK(site.server.connections() == 0);
  CHECK(contents(folder.file("export.zip")) == "old");
  CHECK(names_in(folder.path()) == "export.zip sub");

  site.download(Output::directory(folder.path()), overwriting());
  CHECK(contents(folder.file("export.zip")) == "new");
  CHECK(names_in(folder.path()) == "export.zip sub");
}

TEST_CASE("a target that cannot be written is refused before anything is sent", "[download]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  put(folder.file("plain"), "old");
  CHECK_THROWS_MATCHES(site.download(Output::file(folder.file("no/such/x.zip"))), DownloadError,
                       MessageMatches(ContainsSubstring("there is no folder \"" + folder.file("no/such") + "\"")));
  CHECK_THROWS_WITH(site.download(Output::directory(folder.file("none"))), ContainsSubstring("there is no folder"));
  CHECK_THROWS_WITH(site.download(Output::directory(folder.file("plain"))),
                    ContainsSubstring("cannot open the folder") && ContainsSubstring("plain"));
  CHECK_THROWS_MATCHES(site.download(Output::file(folder.file(std::string(256, 'n')))), DownloadError,
                       MessageMatches(ContainsSubstring("cannot write to")));
  CHECK_THROWS_AS(Output::file(""), koordinates::ClientValidationError);
  CHECK_THROWS_WITH(Output::file(std::string("a\0b", 3)), ContainsSubstring("contains a NUL"));
#ifdef _WIN32
  CHECK_THROWS_WITH(Output::file("caf\xE9"), ContainsSubstring("is not UTF-8"));
#endif
  CHECK_THROWS_AS(Output::directory(""), koordinates::ClientValidationError);
  std::ostringstream bad;
  bad.setstate(std::ios::failbit);
  CHECK_THROWS_MATCHES(site.download(bad), DownloadError, MessageMatches(ContainsSubstring("has failed")));
  DownloadOptions none;
  none.chunk_size = 0;
  CHECK_THROWS_MATCHES(site.download(Output::file(folder.file("x")), none), koordinates::ClientValidationError,
                       MessageMatches(ContainsSubstring("chunk_size")));
  CHECK(site.server.connections() == 0);
  CHECK(names_in(folder.path()) == "plain");
}

TEST_CASE("a link to another site leaves no file and is not asked", "[download]") {
  const WireSite site(ok("x"));
  const TemporaryFolder folder;
  const auto elsewhere = session_for("https://site.example");
  CHECK_THROWS_AS(
      koordinates::detail::download_to(*elsewhere, site.call(), Output::directory(folder.path()), {}, "export.zip", {}),
      koordinates::RedirectError);
  CHECK(site.server.connections() == 0);
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("until it is whole a download has another name", "[download]") {
  const WireSite site(WireScript()
                          .expect_head()
                          .send("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nabc")
                          .wait(50ms)
                          .send("def")
                          .close());
  const TemporaryFolder folder;
  std::string seen;
  DownloadOptions options;
  options.chunk_size = 3;
  options.progress = [&](std::uint64_t, std::optional<std::uint64_t>) { seen += names_in(folder.path()) + ";"; };
  site.download(Output::directory(folder.path()), options);
  CHECK(seen == "export.zip.part;export.zip.part;");
  CHECK(names_in(folder.path()) == "export.zip");
}

TEST_CASE("bytes come a chunk at a time, and progress with them", "[download]") {
  const WireSite site(ok("abcdefghijkl"));
  const TemporaryFolder folder;
  const auto told_with = [&](std::size_t chunk_size) {
    Told told;
    DownloadOptions options = overwriting();
    options.chunk_size = chunk_size;
    options.progress = told.function;
    site.download(Output::directory(folder.path()), options);
    CHECK(contents(folder.file("export.zip")) == "abcdefghijkl");
    return told.text;
  };
  CHECK(told_with(5) == "5/12 10/12 12/12");
  CHECK(told_with(6) == "6/12 12/12");
  CHECK(told_with(12) == "12/12");
  CHECK(told_with(std::numeric_limits<std::size_t>::max() / 2) == "12/12");
}

TEST_CASE("progress of an empty body, and of one of unknown size", "[download]") {
  Told told;
  DownloadOptions options;
  options.chunk_size = 4;
  options.progress = told.function;
  std::string text = "before";
  WireSite(ok("")).download(Output::text(text), options);
  CHECK(told.text == "0/0");
  CHECK(text.empty());
  told.text.clear();
  const std::string chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n";
  WireSite(chunked).download(Output::text(text), options);
  CHECK(told.text == "4/? 6/?");
  CHECK(text == "abcdef");
}

TEST_CASE("what progress throws ends the download and reaches the caller", "[download]") {
  const WireSite site(ok(std::string(100000, 'x')));
  const TemporaryFolder folder;
  DownloadOptions options;
  options.chunk_size = 1000;
  options.progress = [](std::uint64_t done, std::optional<std::uint64_t>) {
    if (done >= 5000) throw std::out_of_range("seen enough");
  };
  CHECK_THROWS_MATCHES(site.download(Output::directory(folder.path()), options), std::out_of_range,
                       MessageMatches(ContainsSubstring("seen enough")));
  CHECK(names_in(folder.path()).empty());
}

namespace {

// Takes so many bytes, then throws or only refuses.
class LimitedBuffer final : public std::streambuf {
 public:
  LimitedBuffer(std::streamsize room, bool throws) : room_(room), throws_(throws) {}

 protected:
  std::streamsize xsputn(const char*, std::streamsize count) override {
    if (count <= room_) {
      room_ -= count;
      return count;
    }
    if (throws_) throw std::domain_error("no room here");
    return std::exchange(room_, 0);
  }

 private:
  std::streamsize room_;
  bool throws_;
};

}  // namespace

TEST_CASE("a stream that throws, and one that goes bad", "[download]") {
  const WireSite site(ok(std::string(100000, 'x')));
  DownloadOptions options;
  options.chunk_size = 10000;
  LimitedBuffer throwing_buffer(50000, true);
  std::ostream throwing(&throwing_buffer);
  throwing.exceptions(std::ios::badbit);
  CHECK_THROWS_AS(site.download(throwing, options), std::domain_error);
  LimitedBuffer full_buffer(50000, false);
  std::ostream full(&full_buffer);
  CHECK_THROWS_MATCHES(site.download(full, options), DownloadError,
                       MessageMatches(ContainsSubstring("within the first 60000 bytes")));
}

TEST_CASE("a string is left alone by a download that fails", "[download]") {
  const WireSite site("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
  std::string text = "before";
  CHECK_THROWS_AS(site.download(Output::text(text)), DownloadError);
  CHECK(text == "before");
}

TEST_CASE("a download that is cancelled or out of time leaves nothing behind", "[download]") {
  const WireSite site(
      WireScript().expect_head().send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n0123456789").hang());
  const TemporaryFolder folder;
  CancelSource stop;
  DownloadOptions options;
  options.chunk_size = 10;
  options.progress = [&](std::uint64_t, std::optional<std::uint64_t>) { stop.cancel(); };
  CHECK_THROWS_AS(site.download(Output::directory(folder.path()), options, CallOptions().cancel(stop.token())),
                  koordinates::Cancelled);
  CHECK(names_in(folder.path()).empty());
  options.progress = nullptr;
  CHECK_THROWS_AS(site.download(Output::directory(folder.path()), options, CallOptions().timeout(300ms)),
                  koordinates::DeadlineExceeded);
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("a silent server is noticed in the middle of a download", "[download]") {
  koordinates::ClientOptions impatient;
  impatient.stall_timeout = 150ms;
  const WireSite site(
      WireScript().expect_head().send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n0123456789").hang(), impatient);
  const TemporaryFolder folder;
  CHECK_THROWS_MATCHES(site.download(Output::directory(folder.path())), koordinates::TransportError,
                       MessageMatches(ContainsSubstring("sent nothing for 150 ms")));
  CHECK(names_in(folder.path()).empty());
}

TEST_CASE("a slow taker is no stall", "[download]") {
  koordinates::ClientOptions impatient;
  impatient.stall_timeout = 150ms;
  const WireSite site(
      WireScript().expect_head().send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab").wait(400ms).send("cd").close(),
      impatient);
  DownloadOptions options;
  options.chunk_size = 2;
  options.progress = [](std::uint64_t, std::optional<std::uint64_t>) { std::this_thread::sleep_for(300ms); };
  std::string text;
  site.download(Output::text(text), options);
  CHECK(text == "abcd");
}

TEST_CASE("a target that appears meanwhile is not overwritten", "[download]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  DownloadOptions options;
  options.progress = [&](std::uint64_t, std::optional<std::uint64_t>) { put(folder.file("export.zip"), "theirs"); };
  CHECK_THROWS_MATCHES(site.download(Output::directory(folder.path()), options), DownloadError,
                       MessageMatches(ContainsSubstring("was created by another program during the download")));
  CHECK(contents(folder.file("export.zip")) == "theirs");
  CHECK(names_in(folder.path()) == "export.zip");
}

TEST_CASE("a second download to the same file is refused while the first one is under way", "[download]") {
  const WireSite site(ok("whole"));
  const TemporaryFolder folder;
  std::string refused;
  DownloadOptions options = overwriting();
  options.progress = [&](std::uint64_t, std::optional<std::uint64_t>) {
    try {
      site.download(Output::directory(folder.path()), overwriting());
    } catch (const DownloadError& error) {
      refused = error.what();
    }
  };
  site.download(Output::directory(folder.path()), options);
  CHECK_THAT(refused, ContainsSubstring("another download to") && ContainsSubstring("export.zip\" is under way"));
  CHECK(contents(folder.file("export.zip")) == "whole");
  CHECK(names_in(folder.path()) == "export.zip");
}

TEST_CASE("many downloads to one file never mix", "[download]") {
  constexpr std::size_t size = 200000;
  std::atomic<int> next{0};
  koordinates::ClientOptions options;
  options.transport = std::make_shared<MadeUpTransport>([&](const koordinates::Request&) {
    return MadeUpTransport::ApiResponse{200, {}, std::string(size, static_cast<char>('a' + next++ % 26))};
  });
  const auto session = session_for("https://site.example", options);
  const TemporaryFolder folder;
  std::atomic<int> done{0}, mixed{0}, strange{0};
  std::atomic<bool> over{false};
  const auto look = [&] {
    const bool was_there = done > 0;
    const std::string bytes = contents(folder.file("x.bin"));
    if (bytes.size() != size && (was_there || !bytes.empty())) ++mixed;
    if (!bytes.empty() && bytes.find_first_not_of(bytes.front()) != std::string::npos) ++mixed;
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      DownloadOptions how = overwriting();
      how.durable = false;
      how.chunk_size = 10000;
      for (int n = 0; n < 50; ++n) {
        try {
          koordinates::detail::download_to(*session, ApiRequest(Url::parse("https://site.example/x")),
                                           Output::file(folder.file("x.bin")), how, "", {});
          ++done;
        } catch (const DownloadError& error) {
          if (std::string(error.what()).find("is under way") == std::string::npos) ++strange;
        }
      }
    });
  }
  // Windows replaces no file that somebody has open.
#ifndef _WIN32
  std::thread reader([&] {
    while (!over) look();
  });
#else
  std::thread reader;
#endif
  for (std::thread& thread : threads) thread.join();
  over = true;
  if (reader.joinable()) reader.join();
  look();
  CHECK(done > 0);
  CHECK(mixed == 0);
  CHECK(strange == 0);
  CHECK(names_in(folder.path()) == "x.bin");
}
