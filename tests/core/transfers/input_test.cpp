// SPDX-License-Identifier: BSD-3-Clause
// Inputs that are read piece by piece, and what becomes of them while they are.
#include <koordinates/core/transfers/input.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>

#include <koordinates/error.hpp>
#include <koordinates/http/message.hpp>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using namespace koordinates_test;
using koordinates::ClientValidationError;
using koordinates::Input;
using koordinates::RequestBody;
using koordinates::UploadError;

namespace fs = std::filesystem;

namespace {

// In pieces of 4 bytes; `between` is called after each.
std::string read_all(RequestBody& body, const std::function<void()>& between = {}) {
  std::string bytes;
  char buffer[4];
  while (const std::size_t count = body.read(buffer, sizeof buffer)) {
    bytes.append(buffer, count);
    if (between) between();
  }
  return bytes;
}

void write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

// A stream that can only be read on, like a pipe.
class Pipe final : public std::streambuf {
 public:
  explicit Pipe(std::string bytes) : bytes_(std::move(bytes)) {
    setg(&bytes_[0], &bytes_[0], &bytes_[0] + bytes_.size());
  }

 private:
  std::string bytes_;
};

class Breaking final : public std::streambuf {
 protected:
  int_type underflow() override { throw std::runtime_error("the tape broke"); }
};

}  // namespace

TEST_CASE("a file, a text and a stream are read piece by piece, and again", "[input]") {
  const TemporaryFolder folder;
  write(folder.file("a.bin"), "0123456789");
  std::istringstream stream("skip0123456789");
  stream.seekg(4);
  for (const Input& input : {Input::file(folder.file("a.bin")), Input::text("0123456789"), Input(stream)}) {
    const auto body = input.open();
    CHECK(body->size() == std::uint64_t{10});
    CHECK(read_all(*body) == "0123456789");
    char more = 0;
    CHECK(body->read(&more, 1) == 0);
    CHECK(body->rewind());
    CHECK(body->read(&more, 1) == 1);
    CHECK(more == '0');
    CHECK(body->rewind());
    CHECK(read_all(*body) == "0123456789");
  }
}

TEST_CASE("what is empty is read as such", "[input]") {
  const TemporaryFolder folder;
  write(folder.file("empty"), "");
  std::istringstream stream("");
  for (const Input& input : {Input::file(folder.file("empty")), Input::text(""), Input(stream)}) {
    const auto body = input.open();
    CHECK(body->size() == std::uint64_t{0});
    CHECK(read_all(*body).empty());
  }
}

TEST_CASE("a stream that cannot seek has no size", "[input]") {
  Pipe buffer("0123456789");
  std::istream stream(&buffer);
  const auto body = Input(stream).open();
  CHECK_FALSE(body->size().has_value());
  CHECK(body->rewind());
  CHECK(read_all(*body) == "0123456789");
  CHECK_FALSE(body->rewind());
}

TEST_CASE("a stream is sent from where it stood, each time", "[input]") {
  std::istringstream stream("skip0123456789");
  stream.seekg(4);
  const Input input(stream);
  const Input copy = input;
  CHECK(read_all(*input.open()) == "0123456789");
  CHECK(stream.peek() == std::istream::traits_type::eof());
  CHECK(read_all(*copy.open()) == "0123456789");
  CHECK(input.read(100) == "0123456789");

  Pipe buffer("0123456789");
  std::istream pipe(&buffer);
  const Input once(pipe);
  const Input same = once;
  char byte = 0;
  CHECK(once.open()->read(&byte, 1) == 1);
  CHECK_THROWS_WITH(same.open(), ContainsSubstring("was already read"));
  CHECK_THROWS_AS(once.read(100), ClientValidationError);
}

TEST_CASE("what cannot be sent is refused when it is opened", "[input]") {
  const TemporaryFolder folder;
  CHECK_THROWS_MATCHES(
      Input::file(folder.file("none.shp")).open(), ClientValidationError,
      MessageMatches(ContainsSubstring("\"" + folder.file("none.shp") + "\" cannot be opened: No such")));
  CHECK_THROWS_MATCHES(Input::file(folder.path()).open(), ClientValidationError,
                       MessageMatches(ContainsSubstring("\"" + folder.path() + "\" is a folder")));
  CHECK_THROWS_AS(Input::file(""), ClientValidationError);
  CHECK_THROWS_AS(Input::file(std::string("a\0b", 3)), ClientValidationError);
  std::istringstream bad("x");
  bad.setstate(std::ios::failbit);
  CHECK_THROWS_AS(Input(bad).open(), ClientValidationError);
}

#ifndef _WIN32
TEST_CASE("a pipe's path is no file", "[input]") {
  const TemporaryFolder folder;
  REQUIRE(mkfifo(folder.file("pipe").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(Input::file(folder.file("pipe")).open(), ContainsSubstring("is not a regular file; pass a stream"));
}

TEST_CASE("a file that may not be read is refused when it is opened", "[input]") {
  if (::geteuid() == 0) SKIP("root may read everything");
  const TemporaryFolder folder;
  write(folder.file("secret"), "x");
  fs::permissions(folder.file("secret"), fs::perms::none);
  CHECK_THROWS_MATCHES(Input::file(folder.file("secret")).open(), ClientValidationError,
                       MessageMatches(ContainsSubstring("cannot be opened: Permission denied")));
}
#endif

TEST_CASE("a file that is no longer what it was is not read to its end", "[input]") {
  const TemporaryFolder folder;
  const std::string path = folder.file("a.bin");
  const auto failure_of = [&](const std::function<void()>& change) {
    write(path, "0123456789");
    fs::last_write_time(path, fs::file_time_type::clock::now() - std::chrono::hours(1));
    const auto body = Input::file(path).open();
    bool changed = false;
    try {
      read_all(*body, [&] {
        if (!changed) change();
        changed = true;
      });
    } catch (const UploadError& error) {
      return std::string(error.what());
    }
    return std::string("it was read");
  };
#ifndef _WIN32  // where nothing that is open can be removed or replaced
  CHECK_THAT(failure_of([&] { fs::remove(path); }), ContainsSubstring(path + "\" was deleted while it was sent"));
  CHECK_THAT(failure_of([&] {
               write(folder.file("new"), "9876543210");
               fs::rename(folder.file("new"), path);
             }),
             ContainsSubstring("was changed while it was sent"));
#endif
  CHECK_THAT(failure_of([&] { fs::resize_file(path, 6); }), ContainsSubstring("a.bin") && ContainsSubstring("bytes"));
  CHECK_THAT(failure_of([&] { std::ofstream(path, std::ios::app) << "more"; }),
             ContainsSubstring("had 10 bytes, and has 14 now"));
  CHECK_THAT(failure_of([&] { write(path, "9876543210"); }), ContainsSubstring("was changed while it was sent"));
  CHECK(failure_of([] {}) == "it was read");
}

TEST_CASE("a file is looked at again when its turn comes", "[input]") {
  const TemporaryFolder folder;
  write(folder.file("a"), "0123");
  const auto body = Input::file(folder.file("a")).open();
  write(folder.file("a"), "012345");
  CHECK_THROWS_WITH(read_all(*body), ContainsSubstring("had 4 bytes, and has 6 now"));
#ifndef _WIN32  // where it is open still
  fs::remove(folder.file("a"));
  CHECK(body->rewind());
  CHECK_THROWS_MATCHES(read_all(*body), UploadError,
                       MessageMatches(ContainsSubstring("can no longer be opened: No such")));
#endif
}

TEST_CASE("a file that shrinks is not filled up", "[input]") {
  const TemporaryFolder folder;
  const std::string bytes(100000, 'x');  // more than any buffer between
  write(folder.file("a"), bytes);
  const auto body = Input::file(folder.file("a")).open();
  std::string buffer(50000, '\0');
  CHECK(body->read(&buffer[0], buffer.size()) == buffer.size());
  fs::resize_file(folder.file("a"), 60000);
  CHECK_THROWS_WITH(body->read(&buffer[0], buffer.size()), ContainsSubstring("ended after 60000 of 100000 bytes"));
}

TEST_CASE("a stream that ends early, grows, breaks or throws", "[input]") {
  std::stringstream stream("0123456789");
  const auto body = Input(stream).open();
  stream.str("0123");
  CHECK_THROWS_MATCHES(read_all(*body), UploadError, MessageMatches(ContainsSubstring("ended after 4 of 10 bytes")));
  std::stringstream growing("0123456789");
  const auto longer = Input(growing).open();
  CHECK_THROWS_WITH(read_all(*longer, [&] { growing << "and more of it"; }),
                    ContainsSubstring("had 10 bytes, and has more now"));
  Breaking buffer;
  std::istream silent(&buffer);
  CHECK_THROWS_MATCHES(read_all(*Input(silent).open()), UploadError,
                       MessageMatches(ContainsSubstring("reading the stream failed after 0")));
  std::istream loud(&buffer);
  loud.exceptions(std::ios::badbit);
  CHECK_THROWS_WITH(read_all(*Input(loud).open()), "the tape broke");
}
