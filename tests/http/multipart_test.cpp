// SPDX-License-Identifier: BSD-3-Clause
// Multipart bodies, byte for byte.
#include "http/multipart.hpp"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/error.hpp>

#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::ClientValidationError;
using koordinates::make_body;
using koordinates::RequestBody;
using koordinates::detail::MultipartBody;
using koordinates::detail::MultipartPart;

namespace {

MultipartPart part(std::string name, std::string file_name, std::string type, std::string bytes) {
  return {std::move(name), std::move(file_name), std::move(type), make_body(std::move(bytes))};
}

std::vector<MultipartPart> upload() {
  std::vector<MultipartPart> parts;
  parts.push_back(part("source", "", "application/json", R"({"type":"upload"})"));
  parts.push_back(part("file0", "roads/roads.shp", "application/vnd.shp", std::string("\0\r\n--", 5)));
  parts.push_back(part("file1", "readme", "", ""));
  return parts;
}

std::string read_all(RequestBody& body, std::size_t piece) {
  std::string bytes, buffer(piece, '\0');
  while (const std::size_t count = body.read(&buffer[0], piece)) bytes.append(buffer, 0, count);
  return bytes;
}

std::string boundary_of(const MultipartBody& body) {
  const std::string type = body.content_type();
  const std::string start = "multipart/form-data; boundary=";
  CHECK(type.substr(0, start.size()) == start);
  return type.substr(start.size());
}

class Unsized final : public RequestBody {
 public:
  [[nodiscard]] std::optional<std::uint64_t> size() const override { return std::nullopt; }
  std::size_t read(char* buffer, std::size_t) override {
    if (std::exchange(given_, true)) return 0;
    *buffer = 'u';
    return 1;
  }
  bool rewind() override { return false; }

 private:
  bool given_ = false;
};

}  // namespace

TEST_CASE("a multipart body is what RFC 7578 says, in pieces of any size", "[multipart]") {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{100}, std::size_t{10000}}) {
    MultipartBody body(upload());
    const std::string boundary = boundary_of(body);
    const std::string expected =
        "--" + boundary +
        "\r\nContent-Disposition: form-data; name=\"source\"\r\n"
        "Content-Type: application/json\r\n\r\n{\"type\":\"upload\"}\r\n--" +
        boundary +
        "\r\nContent-Disposition: form-data; name=\"file0\"; filename=\"roads/roads.shp\"\r\n"
        "Content-Type: application/vnd.shp\r\n\r\n" +
        std::string("\0\r\n--", 5) + "\r\n--" + boundary +
        "\r\nContent-Disposition: form-data; name=\"file1\"; filename=\"readme\"\r\n\r\n\r\n--" + boundary + "--\r\n";
    CHECK(body.size() == expected.size());
    CHECK(read_all(body, piece) == expected);
    CHECK(read_all(body, piece).empty());
    CHECK(body.rewind());
    CHECK(read_all(body, piece) == expected);
  }
}

TEST_CASE("every multipart body has a boundary of its own", "[multipart]") {
  std::set<std::string> boundaries;
  for (int i = 0; i < 100; ++i) boundaries.insert(boundary_of(MultipartBody(upload())));
  CHECK(boundaries.size() == 100);
  for (const std::string& boundary : boundaries) {
    CHECK(boundary.size() <= 70);
    CHECK(boundary.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
  }
}

TEST_CASE("names cannot end the header that they stand in", "[multipart]") {
  std::vector<MultipartPart> parts;
  parts.push_back(part("a\"b", "x\"; name=\"y\r\nX-Evil: 1\r\n\r\n%22\\\xC4\x81", "", "z"));
  MultipartBody body(std::move(parts));
  CHECK_THAT(read_all(body, 1000),
             ContainsSubstring("form-data; name=\"a%22b\"; "
                               "filename=\"x%22; name=%22y%0D%0AX-Evil: 1%0D%0A%0D%0A%22\\\xC4\x81\"\r\n\r\nz"));
}

TEST_CASE("parts that cannot be sent are refused", "[multipart]") {
  const auto make = [](MultipartPart bad) {
    std::vector<MultipartPart> parts;
    parts.push_back(std::move(bad));
    return MultipartBody(std::move(parts)).content_type();
  };
  CHECK_THROWS_AS(MultipartBody({}), ClientValidationError);
  CHECK_THROWS_AS(make(part("", "x", "", "z")), ClientValidationError);
  CHECK_THROWS_AS(make({"a", "", "", nullptr}), ClientValidationError);
  CHECK_THROWS_AS(make(part(std::string("a\0b", 3), "", "", "z")), ClientValidationError);
  CHECK_THROWS_AS(make(part("a", std::string("a\0b", 3), "", "z")), ClientValidationError);
  CHECK_THROWS_AS(make(part("a", "", "text/plain\r\nX-Evil: 1", "z")), ClientValidationError);
}

TEST_CASE("the size is known where that of every part is", "[multipart]") {
  std::vector<MultipartPart> parts = upload();
  parts.push_back({"tail", "", "", std::make_shared<Unsized>()});
  MultipartBody body(std::move(parts));
  CHECK_FALSE(body.size().has_value());
  CHECK(body.rewind());  // nothing of the last part has been read
  CHECK_THAT(read_all(body, 50), ContainsSubstring("name=\"tail\"\r\n\r\nu\r\n--"));
  CHECK_FALSE(body.rewind());
}
