// SPDX-License-Identifier: BSD-3-Clause
// Error statuses become exceptions, and every shape of body reaches what().
#include <string>
#include <utility>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/fake_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::FakeSite;
using namespace koordinates;

namespace {

template <class E>
E error_of(int status, const std::string& body, const std::vector<std::pair<std::string, std::string>>& headers = {}) {
  const FakeSite site;
  auto& answer = site.expect_get("layers/3/").status(status).body(body);
  for (const auto& [name, value] : headers) answer.header(name, value);
  const auto result = attempt([&] { return site.client().layers().get(3); });
  site.transport->verify();
  const auto error = result.template error_as<E>();
  REQUIRE(error);
  return *error;
}

}  // namespace

TEST_CASE("PY-67 each status has its exception", "[errors]") {
  CHECK(error_of<BadRequest>(400, "").status() == 400);
  CHECK(error_of<BadRequest>(422, "").status() == 422);
  CHECK(error_of<AuthenticationError>(401, "").status() == 401);
  CHECK(error_of<Forbidden>(403, "").status() == 403);
  CHECK(error_of<NotFound>(404, "").status() == 404);
  CHECK(error_of<NotFound>(410, "").status() == 410);
  CHECK(error_of<NotAllowed>(405, "").status() == 405);
  CHECK(error_of<Conflict>(409, "").status() == 409);
  CHECK(error_of<RateLimitExceeded>(429, "").status() == 429);
  CHECK(error_of<InternalServerError>(500, "").status() == 500);
  CHECK(error_of<ServiceUnavailable>(502, "").status() == 502);
  CHECK(error_of<ServiceUnavailable>(503, "").status() == 503);
  CHECK(error_of<ServiceUnvailable>(504, "").status() == 504);
  CHECK(error_of<ServerError>(418, "").status() == 418);
  CHECK(error_of<KoordinatesException>(599, "").attempts() == 1);
}

TEST_CASE("PY-27 PY-28 every shape of body reaches the message", "[errors]") {
  using Case = std::pair<const char*, const char*>;
  const auto [body, message] = GENERATE(values<Case>({
      {R"({"detail": "No token."})", "No token."},
      {R"({"error": "Broken."})", "Broken."},
      {R"({"errors": ["Too late", "Sorry"]})", "Too late; Sorry"},
      {R"({"errors": {"items": ["Empty"], "detail": "Bad export"}, "status_code": 400})", "Bad export\nitems: Empty"},
      {R"({"number": [">10", "<100"], "autoupdate": ["Needed."]})", "autoupdate: Needed.\nnumber: >10; <100"},
      {R"({"data": {"crs": ["Unknown"]}, "title": "Missing"})", "data.crs: Unknown\ntitle: Missing"},
      {R"({"non_field_errors": ["No."]})", "No."},
      {R"({"is_valid": false, "invalid_reasons": ["too-big"], "items": [{"item": "https://h/l/1/", "is_valid": false,
           "invalid_reasons": ["outside-extent"]}], "size": 5})",
       "too-big\nhttps://h/l/1/: outside-extent"},
      {R"(["One", "Two"])", "One; Two"},
      {R"("Just text")", "Just text"},
  }));
  INFO(body);
  const auto error = error_of<BadRequest>(400, body);
  CHECK(error.message() == message);
  CHECK(std::string(error.what()).find('\n') == std::string::npos);
  CHECK_THAT(error.what(),
             ContainsSubstring("400") && ContainsSubstring("GET https://site.example/services/api/v1/layers/3/"));
}

TEST_CASE("the errors of members are kept apart", "[errors]") {
  const auto error =
      error_of<BadRequest>(400, R"({"title": ["Missing."], "data": {"crs": ["Unknown.", "Odd."]}, "detail": "No."})");
  using Errors = std::vector<std::pair<std::string, std::string>>;
  CHECK(error.field_errors() == Errors{{"data.crs", "Unknown."}, {"data.crs", "Odd."}, {"title", "Missing."}});
}

TEST_CASE("a page that says nothing is put into words", "[errors]") {
  for (const char* body : {"", "{}", "<html><body>Bad gateway</body></html>", "[1", "null"}) {
    INFO(body);
    CHECK_THAT(error_of<ServiceUnavailable>(502, body).what(),
               ContainsSubstring("502") && ContainsSubstring("server failed"));
    CHECK_THAT(error_of<NotFound>(404, body).what(), ContainsSubstring("no such object"));
  }
  CHECK(error_of<ServiceUnavailable>(502, "<html>").body_excerpt() == "<html>");
}

TEST_CASE("what is said in other ways than the service's is told", "[errors]") {
  const std::string page = "<html><body>Blocked</body></html>";
  CHECK_THAT(error_of<Forbidden>(403, page).what(), ContainsSubstring("the response is a web page"));
  const std::vector<std::pair<std::string, std::string>> text = {{"Content-Type", "text/plain; charset=utf-8"}};
  CHECK_THAT(error_of<InternalServerError>(500, "Down until 14:00\r\n", text).what(),
             ContainsSubstring("the server failed; Down until 14:00"));
  CHECK_THAT(error_of<InternalServerError>(500, "Down until 14:00").what(), !ContainsSubstring("14:00"));
  CHECK_THAT(error_of<RateLimitExceeded>(429, "", {{"Retry-After", "37"}}).what(),
             ContainsSubstring("the server asks to wait 37 s"));
  for (const char* odd : {"Wed, 21 Oct 2026 07:28:00 GMT", "-1", "99999999999999999999", ""}) {
    CHECK_THAT(error_of<RateLimitExceeded>(429, "", {{"Retry-After", odd}}).what(), !ContainsSubstring("asks to wait"));
  }
}

TEST_CASE("what a server says cannot break the log or the terminal", "[errors]") {
  const auto error = error_of<NotFound>(404, "{\"detail\": \"a\\nb\\u001b[31mc\\u0000d\"}");
  CHECK(std::string(error.what()).find_first_of(std::string("\n\x1b\0", 3)) == std::string::npos);
  const auto huge = error_of<NotFound>(404, R"({"detail": ")" + std::string(1000000, 'x') + R"("})");
  CHECK(std::string(huge.what()).size() < 4000);
  CHECK(huge.body_excerpt().size() <= 2048);
}

TEST_CASE("PY-24 a missing scope is told from a missing permission", "[errors]") {
  const std::string body = R"({"detail": "No."})";
  const auto scope = error_of<InvalidTokenScope>(
      403, body, {{"Accepted-OAuth-Scopes", "layers:write layers:read"}, {"OAuth-Scopes", "tiles query"}});
  CHECK_THAT(scope.what(), ContainsSubstring("layers:write layers:read") && ContainsSubstring("it has: tiles query"));
  CHECK(error_of<InvalidTokenScope>(401, body, {{"Accepted-OAuth-Scopes", "a"}, {"OAuth-Scopes", ""}}).status() == 401);
  CHECK(error_of<InvalidTokenScope>(403, body, {{"Accepted-OAuth-Scopes", "a"}}).status() == 403);

  const auto is_scope_error = [&](int status, const std::vector<std::pair<std::string, std::string>>& headers) {
    const auto error = error_of<ServerError>(status, body, headers);
    return std::string(error.what()).find("scopes that would do") != std::string::npos;
  };
  CHECK_FALSE(is_scope_error(403, {{"Accepted-OAuth-Scopes", "a b"}, {"OAuth-Scopes", "b c"}}));
  CHECK_FALSE(is_scope_error(401, {{"Accepted-OAuth-Scopes", "a"}}));
  CHECK_FALSE(is_scope_error(403, {}));
  CHECK_FALSE(is_scope_error(404, {{"Accepted-OAuth-Scopes", "a"}, {"OAuth-Scopes", "b"}}));
}

TEST_CASE("PY-25 a Forbidden says what the server said", "[errors]") {
  CHECK_THAT(error_of<Forbidden>(403, R"({"detail": "Not your layer."})").what(), ContainsSubstring("Not your layer."));
}

TEST_CASE("a token that the server repeats is not shown", "[errors]") {
  const auto error = error_of<AuthenticationError>(401, R"({"detail": "Invalid key secret-token."})",
                                                   {{"X-Echo", "key secret-token"}});
  CHECK_THAT(error.what(), ContainsSubstring("Invalid key ***.") && !ContainsSubstring("secret-token"));
  CHECK(error.header("X-Echo") == "key ***");
  CHECK_THAT(error.body_excerpt(), !ContainsSubstring("secret-token"));

  const FakeSite site;
  site.expect_get("layers/3/").json(R"({"id": 3, "echo": "secret-token)");
  const auto result = attempt([&] { return site.client().layers().get(3); });
  REQUIRE(result.error_as<DecodeError>());
  CHECK_THAT(result.error().what(), !ContainsSubstring("secret-token"));
  CHECK_THAT(result.error_as<DecodeError>()->excerpt(), !ContainsSubstring("secret-token"));
  site.transport->verify();
}

TEST_CASE("headers are kept, credentials are not", "[errors]") {
  const auto error = error_of<RateLimitExceeded>(429, "", {{"Retry-After", "30"}, {"Set-Cookie", "sessionid=abc"}});
  CHECK(error.header("retry-after") == "30");
  CHECK(error.header("Set-Cookie").empty());
}

TEST_CASE("an error status keeps its meaning when its page breaks off", "[errors]") {
  CHECK(error_of<Conflict>(409, R"({"detail": "A draft exists)").status() == 409);
}

TEST_CASE("an answer larger than the client takes", "[errors]") {
  FakeSite site;
  site.options.max_json_bytes = 19;
  site.expect_get("layers/3/").json(R"({"id":3,"title":""})");
  CHECK(site.client().layers().get(3).id == 3);
  site.expect_get("layers/3/").json(R"({"id":3,"title":"x"})");
  const auto result = attempt([&] { return site.client().layers().get(3); });
  REQUIRE(result.error_as<DecodeError>());
  CHECK_THAT(result.error().what(), ContainsSubstring("larger than 19 bytes (ClientOptions::max_json_bytes)"));
  site.transport->verify();
}

TEST_CASE("the message of an error document in XML is shown", "[response_errors]") {
  const auto [body, message] = GENERATE(table<std::string, std::string>(
      {{"<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>", "Request has expired"},
       {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code></Error>", "NoSuchKey"},
       {"<ServiceExceptionReport xmlns=\"http://www.opengis.net/ogc\"><ServiceException>Unknown layer"
        "</ServiceException></ServiceExceptionReport>",
        "Unknown layer"},
       {"<ows:ExceptionReport xmlns:ows=\"http://www.opengis.net/ows\"><ows:Exception><ows:ExceptionText>Bad filter"
        "</ows:ExceptionText></ows:Exception></ows:ExceptionReport>",
        "Bad filter"}}));
  const FakeSite site;
  site.expect_get("layers/3/").status(403).header("Content-Type", "application/xml").body(body);
  const auto result = attempt([&] { return site.client().layers().get(3); });
  REQUIRE(result.error_as<Forbidden>());
  CHECK(result.error_as<Forbidden>()->message() == message);
}
