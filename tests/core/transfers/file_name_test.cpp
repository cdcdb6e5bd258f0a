// SPDX-License-Identifier: BSD-3-Clause
// Names of files that come from outside.
#include "core/transfers/file_name.hpp"

#include <string>

#include "support/catch.hpp"

using koordinates::detail::part_name;
using koordinates::detail::safe_file_name;

namespace {

std::string safe(std::string_view name) { return safe_file_name(name, "fallback"); }

}  // namespace

TEST_CASE("a harmless name stays as it is", "[file_name]") {
  for (const char* name :
       {"roads.zip", "kx-fred-the-export.zip", "Te Wai Pounamu (2026).gpkg", "a.b.c", "O'Brien.shp",
        "\xC4\x81whina.zip", "\xF0\x9F\x97\xBA.tif", "console.txt", "com.zip", "com10", "no extension"}) {
    CHECK(safe(name) == name);
  }
}

TEST_CASE("a name never leaves its folder", "[file_name]") {
  CHECK(safe("../../etc/passwd") == "passwd");
  CHECK(safe("/etc/passwd") == "passwd");
  CHECK(safe("C:\\Windows\\win.ini") == "win.ini");
  CHECK(safe("C:win.ini") == "C_win.ini");
  CHECK(safe("a/..\\b.zip") == "b.zip");
  for (const char* name : {"", ".", "..", "...", " . ", "/", "a/", "a/..", "..\\", "\x01\x02"})
    CHECK(safe(name) == "fallback");
}

TEST_CASE("characters that a system or a person would trip over", "[file_name]") {
  CHECK(safe("a<b>c:d\"e|f?g*h.zip") == "a_b_c_d_e_f_g_h.zip");
  CHECK(safe(std::string("a\0b\r\nc\x7F.zip", 11)) == "abc.zip");
  CHECK(safe("bill\xE2\x80\xAE"
             "fdp.exe") == "billfdp.exe");
  CHECK(safe("bad\xFF\xC3.zip") == "bad__.zip");
  CHECK(safe("\xC0\xAE\xC0\xAE") == "____");
  CHECK(safe(" .hidden ") == "hidden");
  CHECK(safe("name.zip. . .") == "name.zip");
}

TEST_CASE("names of devices", "[file_name]") {
  for (const char* name : {"con", "NUL", "aux.zip", "Com1.tar.gz", "lpt9", "prn .txt", "CONIN$", "com\xC2\xB9.x"})
    CHECK(safe(name) == "_" + std::string(name));
}

TEST_CASE("a name that a partial download has", "[file_name]") {
  CHECK(safe("x.zip.part") == "x.zip.part.file");
  CHECK(safe("X.PART") == "X.PART.file");
  CHECK(safe("part") == "part");
}

TEST_CASE("a long name is cut before its extension, between characters", "[file_name]") {
  CHECK(safe(std::string(300, 'n') + ".zip") == std::string(251, 'n') + ".zip");
  CHECK(safe(std::string(255, 'n')) == std::string(255, 'n'));
  CHECK(safe(std::string(256, 'n')) == std::string(255, 'n'));
  CHECK(safe(std::string(249, 'n') + " ..  more.zip") == std::string(249, 'n') + ".zip");
  CHECK(safe("a." + std::string(300, 'e')) == "a." + std::string(253, 'e'));
  std::string macrons;
  for (int i = 0; i < 200; ++i) macrons += "\xC4\x81";
  const std::string cut = safe(macrons + ".zip");
  CHECK(cut == macrons.substr(0, 250) + ".zip");
}

TEST_CASE("the name of a part fits, and is distinct", "[file_name]") {
  CHECK(part_name("x.zip") == "x.zip.part");
  const std::string a = part_name(std::string(255, 'n'));
  const std::string b = part_name(std::string(254, 'n') + "m");
  CHECK(a.size() == 255);
  CHECK(a.substr(250) == ".part");
  CHECK(a != b);
  CHECK(part_name(std::string(250, 'n')) == std::string(250, 'n') + ".part");
}
