// SPDX-License-Identifier: BSD-3-Clause
// Downloads that the site sends elsewhere: the token stays, and so does everything else that is meant for the site.
#include <memory>
#include <sstream>

#include <koordinates/testing/fake_transport.hpp>

#include "core/transfers/transfer_site.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates_test;
using koordinates::CallOptions;
using koordinates::Output;
using koordinates::RedirectError;
using koordinates::testing::FakeTransport;
using koordinates::testing::WireScript;
using koordinates::testing::WireServer;

namespace {

std::string redirect_to(const std::string& url) {
  return "HTTP/1.1 302 Found\r\nLocation: " + url + "\r\nContent-Length: 0\r\n\r\n";
}

// A site without a network, and what a download from it gives.
struct FakeDownload {
  std::shared_ptr<FakeTransport> transport = std::make_shared<FakeTransport>();
  koordinates::ClientOptions options;

  FakeDownload() { options.transport = transport; }
  koordinates::testing::Expectation& expect(const std::string& url) const { return transport->expect("GET", url); }
  [[nodiscard]] std::string run(bool may_leave = true,
                                const std::string& url = "https://site.example/download/") const {
    const std::string site = url.substr(0, url.find('/', 8));
    const auto session = session_for(site, options);
    ApiRequest call(Url::parse(url));
    call.may_leave_site = may_leave;
    call.expand = "owner";
    std::string text;
    koordinates::detail::download_to(*session, call, Output::text(text), {}, "", CallOptions().header("X-Mine", "1"));
    transport->verify();
    return text;
  }
};

constexpr const char* start = "https://site.example/download/";
constexpr const char* storage = "https://storage.example/file?X-Amz-Signature=secret-token";

}  // namespace

TEST_CASE("PY-56 a download follows to another host, over real sockets, and the token does not", "[download]") {
  WireServer other;
  other.script(WireScript().expect_head().send(ok("the zip")).close());
  const WireSite site(redirect_to(other.url("/bucket/file.zip?sig=1")));
  ApiRequest call = site.call();
  call.may_leave_site = true;
  const TemporaryFolder folder;
  const std::string path = koordinates::detail::download_to(*site.session, call, Output::directory(folder.path()), {},
                                                            "roads.zip", CallOptions().header("X-Mine", "1"));
  CHECK(path == folder.file("roads.zip"));
  CHECK(contents(path) == "the zip");
  CHECK_THAT(site.server.requests().at(0).head, ContainsSubstring("Authorization: key secret-token"));
  const std::string head = other.requests().at(0).head;
  CHECK_THAT(head, ContainsSubstring("GET /bucket/file.zip?sig=1 HTTP/1.1\r\n") && ContainsSubstring("User-Agent: ") &&
                       !ContainsSubstring("Authorization") && !ContainsSubstring("secret-token") &&
                       !ContainsSubstring("X-Mine") && !ContainsSubstring("Cookie") && !ContainsSubstring("Referer"));
}

TEST_CASE("nothing that is meant for the site goes to another host", "[download]") {
  const FakeDownload download;
  download.expect(start)
      .with_header("Authorization", "key secret-token")
      .with_header("X-Mine", "1")
      .with_header("Expand", "owner")
      .status(302)
      .header("Location", storage);
  download.expect(storage)
      .without_header("Authorization")
      .without_header("X-Mine")
      .without_header("Expand")
      .body("zip");
  CHECK(download.run() == "zip");
}

TEST_CASE("a call that is no download stays at home", "[download]") {
  const FakeDownload download;
  download.expect(start).status(302).header("Location", storage);
  CHECK_THROWS_WITH(download.run(false), ContainsSubstring("another site") && ContainsSubstring("trusted_origins") &&
                                             !ContainsSubstring("secret-token"));
  download.transport->verify();
}

TEST_CASE("whoever has left does not get the token back", "[download]") {
  const FakeDownload download;
  download.expect(start).status(302).header("Location", "https://other.example/a");
  download.expect("https://other.example/a").status(302).header("Location", "https://site.example/b");
  download.expect("https://site.example/b").without_header("Authorization").without_header("X-Mine").body("zip");
  CHECK(download.run() == "zip");
}

TEST_CASE("a trusted origin gets the token in a download too", "[download]") {
  FakeDownload download;
  download.options.trusted_origins = {"https://cdn.example"};
  download.expect(start).status(302).header("Location", "https://cdn.example/a");
  download.expect("https://cdn.example/a").with_header("Authorization", "key secret-token").body("zip");
  CHECK(download.run() == "zip");
}

TEST_CASE("https is not left for plain http, nor the net for this machine", "[download]") {
  const FakeDownload download;
  const auto refused = [&](const std::string& from, const std::string& to) {
    download.expect(from).status(302).header("Location", to);
    try {
      static_cast<void>(download.run(true, from));
    } catch (const RedirectError& error) {
      download.transport->verify();
      return std::string(error.what());
    }
    return std::string("followed");
  };
  CHECK_THAT(refused(start, "http://storage.example/x"), ContainsSubstring("plain http"));
  CHECK_THAT(refused(start, "http://site.example/x"), ContainsSubstring("plain http"));
  CHECK_THAT(refused(start, "http://127.0.0.1:8080/x"), ContainsSubstring("a loopback address"));
  CHECK_THAT(refused(start, "https://localhost/x"), ContainsSubstring("a loopback address"));
  CHECK_THAT(refused("http://127.0.0.1:1234/x", "http://storage.example/x"), ContainsSubstring("plain http"));
  CHECK_THAT(refused(start, "ftp://storage.example/x"), ContainsSubstring("an invalid URL"));

  download.expect("https://127.0.0.1:1/x").status(302).header("Location", "http://127.0.0.1:2/y");
  download.expect("http://127.0.0.1:2/y").without_header("Authorization").body("zip");
  CHECK(download.run(true, "https://127.0.0.1:1/x") == "zip");
}

TEST_CASE("redirects between hosts in a circle end", "[download]") {
  const FakeDownload download;
  download.expect(start).status(302).header("Location", "https://a.example/");
  for (int i = 0; i < 5; ++i) {
    const bool even = i % 2 == 0;
    download.expect(even ? "https://a.example/" : "https://b.example/")
        .status(302)
        .header("Location", even ? "https://b.example/" : "https://a.example/");
  }
  CHECK_THROWS_WITH(download.run(), ContainsSubstring("more than 5 redirects"));
  download.transport->verify();
}

TEST_CASE("what another host says of a failure reaches the caller, without the signature", "[download]") {
  const FakeDownload download;
  download.expect(start).status(302).header("Location", storage);
  download.expect(storage).status(403).body(R"({"error": "the link has expired"})");
  try {
    static_cast<void>(download.run());
    FAIL("it was downloaded");
  } catch (const koordinates::Forbidden& error) {
    CHECK_THAT(error.what(), ContainsSubstring("the link has expired") && ContainsSubstring("storage.example") &&
                                 !ContainsSubstring("secret-token"));
  }
  download.transport->verify();
}

TEST_CASE("transfers are logged by their sizes, never by their bytes", "[download][log]") {
  std::ostringstream log;
  FakeDownload download;
  download.options.observer = koordinates::make_log_observer(log, koordinates::LogLevel::bodies);
  download.expect(start).status(302).header("Location", storage);
  download.expect(storage).header("Content-Length", "13").body("private bytes");
  CHECK(download.run() == "private bytes");

  ApiRequest upload(Url::parse("https://site.example/up/"), "POST");
  upload.stream = koordinates::make_body("private bytes too");
  upload.content_type = "application/octet-stream";
  download.transport->expect("POST", "https://site.example/up/").with_body("private bytes too").json("{}");
  CHECK(session_for("https://site.example", download.options)->send(upload, {}).body == "{}");
  download.transport->verify();

  CHECK_THAT(log.str(), ContainsSubstring("Content-Length: 13") && ContainsSubstring("body of 17 bytes") &&
                            ContainsSubstring("https://storage.example/file?X-Amz-Signature=***") &&
                            !ContainsSubstring("private") && !ContainsSubstring("secret-token"));
}
