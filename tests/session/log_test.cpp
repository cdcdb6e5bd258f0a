// SPDX-License-Identifier: BSD-3-Clause
// What is logged: enough to see what happened, and never a secret.
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::FakeSite;
using namespace koordinates;

TEST_CASE("requests, answers and failures are logged without the token", "[log]") {
  const FakeSite site;
  std::ostringstream log;
  const Client client = site.client();
  client.activate_logging(log, LogLevel::bodies);

  site.expect_get("layers/?q=planted-marker")
      .header("Link", "<" + FakeSite::url("layers/?key=secret-token&page=2") + ">; rel=\"page-next\"")
      .header("Set-Cookie", "sessionid=secret-token")
      .header("X-Unknown", "secret-token")
      .json("[]");
  site.transport->expect("GET", FakeSite::url("layers/?key=secret-token&page=2"))
      .status(404)
      .body(R"({"detail": "gone"})");
  CHECK_THROWS_AS(client.layers().filter("q", "planted-marker").count(), NotFound);

  site.transport->expect("POST", FakeSite::url("sources/")).status(201).body("");
  CHECK(client
            .request("POST", "sources/",
                     RawJson::parse(
                         R"({"title":"planted-title","type":"postgres","url_remote":"postgresql://u:secret-token@h/db",
                       "options":{"username":"u","password":"secret-token","schemas":["secret-token"]},"key":"secret-token"})"))
            .status == 201);
  site.transport->verify();

  const std::string text = log.str();
  CHECK_THAT(text, ContainsSubstring("> GET https://site.example/services/api/v1/layers/?q=planted-marker"));
  CHECK_THAT(text, ContainsSubstring("planted-title"));
  CHECK_THAT(text, ContainsSubstring("Authorization: ***"));
  CHECK_THAT(text, ContainsSubstring("< 404"));
  CHECK_THAT(text, ContainsSubstring("! 404") && ContainsSubstring("gone"));
  CHECK_THAT(text, ContainsSubstring("\"password\":\"***\""));
  CHECK_THAT(text, ContainsSubstring("key=***"));
  CHECK_THAT(text, !ContainsSubstring("secret-token"));
}

TEST_CASE("each level logs what it says", "[log]") {
  const auto log_at = [](LogLevel level) {
    const FakeSite site;
    std::ostringstream log;
    site.client().activate_logging(log, level);
    const Client client = site.client();
    client.activate_logging(log, level);
    site.transport->expect("PUT", FakeSite::url("x/")).header("Server", "nginx").body("{}");
    CHECK(client.request("PUT", "x/", RawJson::parse(R"({"title":"t"})")).status == 200);
    site.transport->verify();
    return log.str();
  };
  CHECK_THAT(log_at(LogLevel::requests), ContainsSubstring("PUT") && !ContainsSubstring("Server"));
  CHECK_THAT(log_at(LogLevel::headers), ContainsSubstring("Server: nginx") && !ContainsSubstring("\"title\""));
  CHECK_THAT(log_at(LogLevel::bodies), ContainsSubstring(R"({"title":"t"})"));
}

TEST_CASE("an answer cannot write lines of its own into the log", "[log]") {
  const FakeSite site;
  std::ostringstream log;
  const Client client = site.client();
  client.activate_logging(log);
  site.expect_get("layers/1/").status(404).body(R"({"detail": "x\nkoordinates #9 > GET https://forged/"})");
  CHECK_THROWS_AS(client.layers().get(1), NotFound);
  CHECK_THAT(log.str(), !ContainsSubstring("\nkoordinates #9"));
  site.transport->verify();
}

namespace {

struct Collector : Observer {
  std::vector<std::string> seen;
  void on_request(const RequestEvent& event) override { seen.push_back(event.method + " " + std::to_string(event.id)); }
  void on_response(const ResponseEvent& event) override { seen.push_back(std::to_string(event.status)); }
  void on_failure(const FailureEvent& event) override { seen.push_back("failed " + std::to_string(event.id)); }
};

struct Thrower : Observer {
  void on_request(const RequestEvent&) override { throw std::out_of_range("the observer had enough"); }
};

struct FailureCounter : Observer {
  int failures = 0;
  void on_failure(const FailureEvent&) override { ++failures; }
};

}  // namespace

TEST_CASE("an observer need not care for everything", "[log]") {
  FakeSite site;
  const auto careful = std::make_shared<FailureCounter>();
  site.options.observer = careful;
  site.expect_get("layers/1/").status(500);
  CHECK_THROWS_AS(site.client().layers().get(1), InternalServerError);
  CHECK(careful->failures == 1);

  site.options.observer = std::make_shared<Observer>();
  site.expect_get("layers/1/").json(R"({"id":1})");
  CHECK(site.client().layers().get(1).id == 1);
  site.expect_get("layers/1/").status(500);
  CHECK_THROWS_AS(site.client().layers().get(1), InternalServerError);
  site.transport->verify();
}

TEST_CASE("an observer is told of each request of a call", "[log]") {
  FakeSite site;
  const auto collector = std::make_shared<Collector>();
  site.options.observer = collector;
  site.expect_get("layers/1/").status(301).header("Location", FakeSite::url("layers/2/"));
  site.expect_get("layers/2/").status(500);
  CHECK_THROWS_AS(site.client().layers().get(1), InternalServerError);
  CHECK(collector->seen == std::vector<std::string>{"GET 1", "301", "GET 2", "500", "failed 2"});
  site.transport->verify();
}

TEST_CASE("what an observer throws reaches the caller", "[log]") {
  FakeSite site;
  site.options.observer = std::make_shared<Thrower>();
  CHECK_THROWS_WITH(site.client().layers().get(1), "the observer had enough");
  CHECK(site.transport->sent().empty());
}
