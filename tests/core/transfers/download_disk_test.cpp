// SPDX-License-Identifier: BSD-3-Clause
// Downloads and what file systems do to them: full disks, folders that may not be written, links, leftovers.
#include <cerrno>
#include <system_error>

#include "core/transfers/transfer_site.hpp"
#include "support/catch.hpp"

#ifndef _WIN32
#include <csignal>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef __linux__
#include <sys/mount.h>
#endif

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;
using namespace koordinates_test;
using koordinates::DownloadError;
using koordinates::DownloadOptions;
using koordinates::Output;

namespace fs = std::filesystem;

TEST_CASE("what a killed program left is replaced", "[download][disk]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  put(folder.file("export.zip.part"), "a much longer rest of another download");
  site.download(Output::directory(folder.path()));
  CHECK(contents(folder.file("export.zip")) == "new");
  CHECK(names_in(folder.path()) == "export.zip");
}

TEST_CASE("a leftover that has another name too keeps its bytes under that", "[download][disk]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  put(folder.file("kept"), "old");
  fs::create_hard_link(folder.file("kept"), folder.file("export.zip.part"));
  site.download(Output::directory(folder.path()));
  CHECK(contents(folder.file("export.zip")) == "new");
  CHECK(contents(folder.file("kept")) == "old");
}

TEST_CASE("a folder in the place of the part is refused", "[download][disk]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  fs::create_directory(folder.file("export.zip.part"));
  CHECK_THROWS_MATCHES(site.download(Output::directory(folder.path())), DownloadError,
                       MessageMatches(ContainsSubstring("export.zip.part\" exists and is not a regular file")));
  CHECK(site.server.connections() == 0);
}

#ifndef _WIN32

namespace {

DownloadOptions overwriting() {
  DownloadOptions options;
  options.overwrite = true;
  return options;
}

}  // namespace

TEST_CASE("a link in the place of the part is not written through", "[download][disk]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  put(folder.file("precious"), "old");
  fs::create_symlink(folder.file("precious"), folder.file("export.zip.part"));
  CHECK_THROWS_WITH(site.download(Output::directory(folder.path())),
                    ContainsSubstring("exists and is not a regular file"));
  fs::remove(folder.file("export.zip.part"));
  REQUIRE(mkfifo(folder.file("export.zip.part").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(site.download(Output::directory(folder.path())),
                    ContainsSubstring("exists and is not a regular file"));
  CHECK(contents(folder.file("precious")) == "old");
  CHECK(site.server.connections() == 0);
}

TEST_CASE("a part that another program is writing is left alone", "[download][disk]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  put(folder.file("export.zip.part"), "theirs");
  const int file = ::open(folder.file("export.zip.part").c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(::flock(file, LOCK_EX) == 0);
  CHECK_THROWS_WITH(site.download(Output::directory(folder.path())), ContainsSubstring("is under way"));
  CHECK(contents(folder.file("export.zip.part")) == "theirs");
  ::close(file);
  site.download(Output::directory(folder.path()));
  CHECK(names_in(folder.path()) == "export.zip");
}

TEST_CASE("a link as the target is replaced, not followed", "[download][disk]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  put(folder.file("precious"), "old");
  fs::create_symlink("precious", folder.file("export.zip"));
  CHECK_THROWS_WITH(site.download(Output::directory(folder.path())), ContainsSubstring("already exists"));
  site.download(Output::directory(folder.path()), overwriting());
  CHECK(contents(folder.file("precious")) == "old");
  CHECK_FALSE(fs::is_symlink(folder.file("export.zip")));
  CHECK(contents(folder.file("export.zip")) == "new");

  fs::create_symlink("nowhere", folder.file("dangling"));
  CHECK_THROWS_WITH(site.download(Output::file(folder.file("dangling"))), ContainsSubstring("already exists"));
}

TEST_CASE("a device is not replaced by a file", "[download][disk]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  REQUIRE(mkfifo(folder.file("pipe").c_str(), 0600) == 0);
  fs::create_symlink("/dev/null", folder.file("link"));
  for (const std::string& target : {std::string("/dev/null"), folder.file("pipe"), folder.file("link")}) {
    CAPTURE(target);
    CHECK_THROWS_MATCHES(site.download(Output::file(target), overwriting()), DownloadError,
                         MessageMatches(ContainsSubstring("is not a regular file; pass a stream")));
  }
  CHECK(fs::is_character_file("/dev/null"));
  CHECK(site.server.connections() == 0);
}

TEST_CASE("a file gets the permissions of any other new one", "[download][disk]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  const mode_t mask = ::umask(027);
  site.download(Output::directory(folder.path()));
  ::umask(mask);
  struct stat info {};
  REQUIRE(::stat(folder.file("export.zip").c_str(), &info) == 0);
  CHECK((info.st_mode & 0777) == 0640);
}

TEST_CASE("a file that replaces another may be read by the same people", "[download][disk]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  put(folder.file("export.zip"), "old");
  fs::permissions(folder.file("export.zip"), fs::perms::owner_read);
  site.download(Output::directory(folder.path()), overwriting());
  CHECK(contents(folder.file("export.zip")) == "new");
  CHECK(fs::status(folder.file("export.zip")).permissions() == fs::perms::owner_read);
}

TEST_CASE("a program that changes its folder meanwhile gets its file where it said", "[download][disk]") {
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  const fs::path before = fs::current_path();
  fs::current_path(folder.path());
  DownloadOptions options;
  options.progress = [&](std::uint64_t, std::optional<std::uint64_t>) { fs::current_path(before); };
  CHECK(site.download(Output::file("here.zip"), options) == "here.zip");
  CHECK(names_in(folder.path()) == "here.zip");
}

TEST_CASE("a folder that may not be written is refused before anything is sent", "[download][disk]") {
  if (::geteuid() == 0) SKIP("root may write everywhere");
  const WireSite site(ok("new"));
  const TemporaryFolder folder;
  fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  CHECK_THROWS_MATCHES(site.download(Output::directory(folder.path())), DownloadError,
                       MessageMatches(ContainsSubstring("cannot create") && ContainsSubstring("export.zip.part") &&
                                      ContainsSubstring("ermission denied")));
  CHECK(site.server.connections() == 0);
  fs::permissions(folder.path(), fs::perms::owner_all);
}

namespace {

// No file of this process may grow larger. A write beyond it is then an error, like one to a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

}  // namespace

TEST_CASE("a write that fails names the file and the reason, and leaves nothing", "[download][disk]") {
  const rlim_t limit = 16U << 20U;  // room for the logs of the other tests
  const WireSite site(koordinates::testing::WireScript()
                          .expect_head()
                          .send("HTTP/1.1 200 OK\r\n\r\n")
                          .send_times(std::string(1U << 20U, 'x'), 20)
                          .close());
  const TemporaryFolder folder;
  const FileSizeLimit limited(limit);
  CHECK_THROWS_MATCHES(
      site.download(Output::directory(folder.path())), DownloadError,
      MessageMatches(ContainsSubstring("cannot write to \"" + folder.file("export.zip.part") + "\": ")));
  CHECK(names_in(folder.path()).empty());
}

#endif

#ifdef __linux__

TEST_CASE("PY-47 a full disk is named, and leaves nothing", "[download][disk]") {
  const TemporaryFolder folder;
  if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=1m") != 0)
    SKIP("only root may mount a small file system: " << std::generic_category().message(errno));
  {
    const WireSite site(ok(std::string(3U << 20U, 'x')));
    CHECK_THROWS_MATCHES(site.download(Output::directory(folder.path())), DownloadError,
                         MessageMatches(ContainsSubstring("the disk is full: cannot write to \"" +
                                                          folder.file("export.zip.part") + "\": No space left")));
    CHECK(names_in(folder.path()).empty());
  }
  ::umount(folder.path().c_str());
}

TEST_CASE("a stream to a full device", "[download][disk]") {
  std::ofstream full("/dev/full", std::ios::binary);
  if (!full) SKIP("there is no /dev/full");
  const WireSite site(ok(std::string(100000, 'x')));
  CHECK_THROWS_MATCHES(site.download(full), DownloadError, MessageMatches(ContainsSubstring("the stream failed")));
}

#endif
