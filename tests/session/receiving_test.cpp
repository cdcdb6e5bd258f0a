// SPDX-License-Identifier: BSD-3-Clause
// Answers to downloads that are cut, contradict themselves, or are none: each ends in the error that says so.
#include <memory>

#include "core/transfers/transfer_site.hpp"
#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using namespace koordinates_test;
using koordinates::DownloadError;
using koordinates::Output;
using koordinates::testing::WireScript;

namespace {

// Downloads into a folder, which must be empty after a failure; gives what came.
std::string received(const WireSite& site, std::uint64_t max_bytes = 0) {
  const TemporaryFolder folder;
  try {
    site.download(Output::directory(folder.path()), {}, {}, max_bytes);
  } catch (...) {
    CHECK(names_in(folder.path()).empty());
    throw;
  }
  return contents(folder.file("export.zip"));
}

std::string received(const std::string& answer, std::uint64_t max_bytes = 0) {
  return received(WireSite(answer), max_bytes);
}

// The same from a transport that checks nothing.
std::string made_up(const MadeUpTransport::ApiResponse& answer) {
  koordinates::ClientOptions options;
  options.transport = std::make_shared<MadeUpTransport>([&](const koordinates::Request&) { return answer; });
  const auto session = session_for("https://site.example", options);
  std::string text;
  koordinates::detail::download_to(*session, ApiRequest(Url::parse("https://site.example/x")), Output::text(text), {},
                                   "", {});
  return text;
}

}  // namespace

TEST_CASE("PY-47 a truncated download is an error with both numbers", "[download]") {
  const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc";
  CHECK_THROWS_MATCHES(received(answer), DownloadError,
                       MessageMatches(ContainsSubstring("the download was truncated: 3 of 10 bytes were received") &&
                                      ContainsSubstring("GET http://127.0.0.1")));
  CHECK_THROWS_WITH(received(WireSite(WireScript().expect_head().send(answer).wait(50ms).reset())),
                    ContainsSubstring("truncated: 3 of 10 bytes"));
  CHECK_THROWS_WITH(received("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"),
                    ContainsSubstring("truncated: 0 of 10 bytes"));
  CHECK_THROWS_WITH(made_up({200, {{"Content-Length", "10"}}, "abc"}), ContainsSubstring("truncated: 3 of 10 bytes"));
  CHECK_THROWS_WITH(made_up({200, {{"Content-Length", "2"}}, "abc"}),
                    ContainsSubstring("more than the 2 bytes that it announced"));
}

TEST_CASE("two lengths that differ are refused", "[download]") {
  CHECK_THROWS_WITH(received("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 3\r\n\r\nhello"),
                    ContainsSubstring("two different lengths"));
  CHECK_THROWS_MATCHES(made_up({200, {{"Content-Length", "5"}, {"Content-Length", "3"}}, "hello"}), DownloadError,
                       MessageMatches(ContainsSubstring("two different lengths: Content-Length 5 and 3")));
  for (const char* length : {"5x", "", "-5", "99999999999999999999", "5,"}) {
    CAPTURE(length);
    CHECK_THROWS_WITH(made_up({200, {{"Content-Length", length}}, "hello"}),
                      ContainsSubstring("Content-Length that is not a number"));
  }
  CHECK(made_up({200, {{"Content-Length", "5"}, {"Content-Length", "005 , 5"}}, "hello"}) == "hello");
}

TEST_CASE("a body without a length is whole when it ends", "[download]") {
  CHECK(received("HTTP/1.1 200 OK\r\n\r\nto the end") == "to the end");
  CHECK(received("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n") == "abc");
  CHECK(received("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n3\r\nabc\r\n0\r\n\r\n") ==
        "abc");
  CHECK_THROWS_AS(received("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
                  koordinates::TransportError);
}

TEST_CASE("only a whole document is one", "[download]") {
  for (const char* status : {"201 Created", "202 Accepted", "206 Partial Content"}) {
    CAPTURE(status);
    CHECK_THROWS_MATCHES(received("HTTP/1.1 " + std::string(status) + "\r\nContent-Length: 2\r\n\r\n{}"), DownloadError,
                         MessageMatches(ContainsSubstring("status " + std::string(status).substr(0, 3)) &&
                                        ContainsSubstring("not with the document")));
  }
  CHECK_THROWS_AS(received("HTTP/1.1 204 No Content\r\n\r\n"), DownloadError);
  CHECK(received("HTTP/1.1 203 Altered\r\nContent-Length: 1\r\n\r\nx") == "x");
  for (const char* encoding : {"gzip", "GZIP", "br", "deflate", "zstd"}) {
    CHECK_THROWS_MATCHES(made_up({200, {{"Content-Encoding", encoding}}, "x"}), DownloadError,
                         MessageMatches(ContainsSubstring("compressed the document (" + std::string(encoding) + ")")));
  }
  CHECK(made_up({200, {{"Content-Encoding", "identity"}}, "x"}) == "x");
}

TEST_CASE("an error status is the server's word, not a file", "[download]") {
  CHECK_THROWS_MATCHES(
      received("HTTP/1.1 404 Not Found\r\nContent-Length: 30\r\n\r\n{\"detail\":\"the export is old\"}"),
      koordinates::NotFound, MessageMatches(ContainsSubstring("the export is old")));
  CHECK_THROWS_AS(received("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"), koordinates::ServiceUnavailable);
  CHECK_THROWS_AS(received("HTTP/1.1 304 Same\r\n\r\n"), koordinates::ServerError);
}

TEST_CASE("a download is not bound to the limit of JSON, but to its own", "[download]") {
  koordinates::ClientOptions tight;
  tight.max_json_bytes = 10;
  const WireSite site(WireScript().expect_head().send(ok(std::string(1000, 'x'))).close(), tight);
  CHECK(received(site).size() == 1000);
  CHECK(received(site, 1000).size() == 1000);
  CHECK_THROWS_MATCHES(received(site, 999), DownloadError,
                       MessageMatches(ContainsSubstring("larger than the 999 bytes that are allowed")));
  CHECK_THROWS_WITH(received("HTTP/1.1 200 OK\r\n\r\n" + std::string(1000, 'x'), 999),
                    ContainsSubstring("larger than the 999 bytes"));
}

TEST_CASE("a 303 without a Location is an answer for calls that say so", "[download]") {
  const std::string complete = "HTTP/1.1 303 See Other\r\nContent-Length: 8\r\n\r\n{\"id\":1}";
  const WireSite strict(complete);
  CHECK_THROWS_AS(strict.session->send(strict.call(), {}), koordinates::RedirectError);
  const WireSite site(complete);
  ApiRequest call = site.call();
  call.takes_see_other = true;
  const auto answer = site.session->send(call, {});
  CHECK(answer.status == 303);
  CHECK(answer.body == "{\"id\":1}");
  const WireSite leading("HTTP/1.1 303 See Other\r\nLocation: https://other.example/\r\nContent-Length: 2\r\n\r\n{}");
  ApiRequest away = leading.call();
  away.takes_see_other = true;
  CHECK_THROWS_WITH(leading.session->send(away, {}), ContainsSubstring("another site"));
}
