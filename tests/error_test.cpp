// SPDX-License-Identifier: BSD-3-Clause
// What an error says, and that it may be copied and caught as what it is.
#include <koordinates/error.hpp>

#include <string>
#include <type_traits>
#include <vector>

#include "support/catch.hpp"

namespace k = koordinates;

static_assert(std::is_nothrow_copy_constructible_v<k::ServerError>);
static_assert(std::is_nothrow_copy_constructible_v<k::DecodeError>);
static_assert(std::is_nothrow_copy_assignable_v<k::TransportError>);
static_assert(std::is_base_of_v<k::Forbidden, k::InvalidTokenScope>);
static_assert(std::is_same_v<k::KoordinatesException, k::Error>);

namespace {

const k::ErrorContext context{"GET", "https://h.example/x", 2, std::chrono::milliseconds(7)};

k::ServerAnswer answer(int status, std::string message) {
  k::ServerAnswer result;
  result.status = status;
  result.message = std::move(message);
  return result;
}

}  // namespace

TEST_CASE("a server's error is one line that says what the server said", "[error]") {
  const k::NotFound error(answer(404, "No layer 5"), context);
  CHECK(std::string(error.what()) == "404 Not Found: No layer 5 (GET https://h.example/x)");
  CHECK(error.request_line() == "GET https://h.example/x");
  CHECK(error.attempts() == 2);
  CHECK(error.elapsed() == std::chrono::milliseconds(7));
  CHECK(std::string(k::ServerError(answer(599, "")).what()) == "599");
  CHECK(std::string(k::ServiceUnavailable(answer(503, "")).what()) == "503 Service Unavailable");
}

TEST_CASE("a status is told with its name", "[error]") {
  const std::vector<std::string> named = {"400 Bad Request",
                                          "401 Unauthorized",
                                          "402 Payment Required",
                                          "403 Forbidden",
                                          "404 Not Found",
                                          "405 Method Not Allowed",
                                          "406 Not Acceptable",
                                          "408 Request Timeout",
                                          "409 Conflict",
                                          "410 Gone",
                                          "411 Length Required",
                                          "412 Precondition Failed",
                                          "413 Payload Too Large",
                                          "414 URI Too Long",
                                          "415 Unsupported Media Type",
                                          "416 Range Not Satisfiable",
                                          "422 Unprocessable Entity",
                                          "429 Too Many Requests",
                                          "500 Internal Server Error",
                                          "501 Not Implemented",
                                          "502 Bad Gateway",
                                          "503 Service Unavailable",
                                          "504 Gateway Timeout"};
  for (const std::string& name : named) CHECK(k::ServerError(answer(std::stoi(name), "")).what() == name);
}

TEST_CASE("field errors are told with the message, and not twice", "[error]") {
  k::ServerAnswer bad = answer(400, "Name is required.");
  bad.field_errors = {{"name", "Name is required."}, {"title", "Too long."}};
  CHECK(std::string(k::BadRequest(bad).what()) == "400 Bad Request: Name is required.; title: Too long.");
  bad.message.clear();
  CHECK(std::string(k::BadRequest(bad).what()) == "400 Bad Request: name: Name is required.; title: Too long.");
}

TEST_CASE("nothing in a message breaks the line or the terminal", "[error]") {
  const std::string nasty =
      "one\r\n\ntwo\x1b[31m\x07 \xE2\x80\xAEthree \xFF\xC0 \xC2\x85"
      "four\t.\n";
  CHECK(std::string(k::ClientError(nasty).what()) == "one; two[31m three ??; four .");
  const std::string what = k::ClientError(std::string(100000, 'x'), context).what();
  CHECK(what.size() < 1100);
  CHECK(what.find("... (GET https://h.example/x)") != std::string::npos);
}

TEST_CASE("a long message is not cut inside a character", "[error]") {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += "\xC4\x81";
  const std::string what = k::ClientError(text).what();
  CHECK(what.size() <= 1000);
  CHECK((what.size() - 3) % 2 == 0);
}

TEST_CASE("a decoding error says where", "[error]") {
  const k::DecodeError error("expected a number", "/3/id", "\"abc\"", context);
  CHECK(std::string(error.what()) == "expected a number at /3/id, near: \"abc\" (GET https://h.example/x)");
  CHECK(error.pointer() == "/3/id");
  CHECK(error.excerpt() == "\"abc\"");
}

TEST_CASE("errors are caught as their bases and keep what they say when copied", "[error]") {
  std::exception_ptr kept;
  std::string said;
  try {
    k::ServerAnswer limited = answer(429, "Slow down");
    limited.headers = {{"Retry-After", "5"}};
    throw k::RateLimitExceeded(limited, context);
  } catch (const k::ServerError& error) {
    said = error.what();
    kept = std::make_exception_ptr(error);
    CHECK(error.header("retry-after") == "5");
    CHECK(error.header("none").empty());
  }
  try {
    std::rethrow_exception(kept);
  } catch (const std::runtime_error& error) {
    CHECK(said == error.what());
  }
}
