// SPDX-License-Identifier: BSD-3-Clause
// Metadata documents that are made to do harm: they are refused, fast, or cost no more than their size.
#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/metadata_document.hpp>

#include "metadata/refusal.hpp"
#include "support/catch.hpp"
#include "support/fixture.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using koordinates::ClientValidationError;
using koordinates::MetadataDocument;
using koordinates_test::dublin_core;
using koordinates_test::fixture;
using koordinates_test::refusal;

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20U;
constexpr std::size_t limit = 64 * mebibyte;

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

// Seconds of wall time: bounds that a quadratic algorithm passes by far, and a slow machine with sanitizers does not.
template <class Call>
double seconds(const Call& call) {
  const auto begin = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

TEST_CASE("entities are never unfolded nor fetched", "[xml]") {
  std::string bomb = "<!DOCTYPE metadata [<!ENTITY a0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    const std::string inner = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " \"" + repeated(inner, 10) + "\">";
  }
  bomb += "]><metadata><idinfo>&a9;</idinfo></metadata>";
  CHECK_THAT(refusal(bomb), StartsWith("the metadata document has a DOCTYPE with an internal subset"));

  CHECK_THAT(refusal("<!DOCTYPE metadata [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><metadata>&x;</metadata>"),
             StartsWith("the metadata document has a DOCTYPE with an internal subset"));
  CHECK_THAT(refusal("<!DOCTYPE metadata [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\"> %x;]><metadata/>"),
             StartsWith("the metadata document has a DOCTYPE with an internal subset"));
  // A DTD elsewhere is not looked at, so what it might define is unknown.
  CHECK_THAT(refusal("<!DOCTYPE metadata SYSTEM \"file:///etc/passwd\"><metadata><idinfo>&x;</idinfo></metadata>"),
             StartsWith("the metadata document refers to the entity \"x\""));
  CHECK(refusal("<!DOCTYPE metadata SYSTEM \"http://127.0.0.1:9/x\"><metadata><idinfo/></metadata>") == "");
  CHECK_THROWS_WITH(MetadataDocument::parse(bomb), StartsWith("the metadata document has a DOCTYPE"));
}

TEST_CASE("256 elements may stand in one another, and no more", "[xml]") {
  const auto nested = [](std::size_t depth) {  // below <dc> and <d:title>
    return dublin_core(repeated("<e>", depth - 2) + repeated("</e>", depth - 2));
  };
  CHECK(refusal(nested(256)) == "");
  CHECK(refusal(nested(257)) ==
        "the metadata document is nested deeper than 256 elements at line 2, column " + std::to_string(11 + 254 * 3));
  CHECK_THAT(refusal(dublin_core(repeated("<e>", 254) + "<f/>" + repeated("</e>", 254))),
             ContainsSubstring("is nested deeper than 256 elements"));
  CHECK(MetadataDocument::parse(nested(256)).title.empty());
}

TEST_CASE("size is limited before anything is looked at", "[xml]") {
  std::string nesting = repeated("<e>", limit / 3);
  nesting.resize(limit, ' ');
  CHECK(seconds([&] { CHECK_THAT(refusal(nesting), StartsWith("the metadata document is nested deeper than 256")); }) <
        1);
  nesting += ' ';
  CHECK(refusal(nesting) == "the metadata document is larger than 64 MiB: 67108865 bytes");
  CHECK_THROWS_AS(MetadataDocument::parse(nesting), ClientValidationError);
  CHECK_THROWS_WITH(MetadataDocument::read(koordinates::Input::text(nesting)),
                    ContainsSubstring("larger than 67108864 bytes"));
}

TEST_CASE("a document of exactly the largest size is taken", "[xml]") {
  std::string text(limit - dublin_core("").size(), 'x');
  const std::string largest = dublin_core(text);
  REQUIRE(largest.size() == limit);
  CHECK(MetadataDocument::parse(largest).title == text);
}

TEST_CASE("a tag with very many attributes costs no quadratic time", "[xml]") {
  std::string attributes;
  for (int i = 0; i < 150000; ++i) attributes += " a" + std::to_string(i * 7 % 150000) + "=''";
  CHECK(seconds([&] { CHECK(refusal(dublin_core("<e" + attributes + "/>")) == ""); }) < 15);
  CHECK(seconds([&] {
          CHECK_THAT(refusal(dublin_core("<e" + attributes + " a14=''/>")),
                     ContainsSubstring("a second attribute \"a14\" in one tag at line 2, column "));
        }) < 15);
}

TEST_CASE("very many namespaces and elements cost no quadratic time", "[xml]") {
  std::string declarations, uses;
  for (int i = 0; i < 100000; ++i) {
    declarations += " xmlns:n" + std::to_string(i) + "='urn:x'";
    uses += "<n" + std::to_string(i) + ":e/>";
  }
  const std::string text = dublin_core("<e" + declarations + ">" + uses + "</e>");
  CHECK(seconds([&] { CHECK(refusal(text) == ""); }) < 20);
  CHECK(seconds([&] { CHECK(MetadataDocument::parse(text).title.empty()); }) < 20);
}

TEST_CASE("more than a million elements and attributes are refused", "[xml]") {
  const std::string many = repeated("<e/>", 1000001);
  CHECK_THAT(refusal(dublin_core(many)),
             StartsWith("the metadata document has more than 1000000 elements and attributes at line 2, column "));
  CHECK_THAT(refusal(dublin_core(repeated("x<!---->", 1000001))), ContainsSubstring("has more than 1000000"));
}

TEST_CASE("very long names and values are read, and shortened in what is said", "[xml]") {
  const std::string name(2 * mebibyte, 'n');
  CHECK(refusal(dublin_core("<" + name + " " + name + "='" + name + "'></" + name + ">")) == "");
  const std::vector<std::string> refused{"<" + name + "></" + name + "x>",
                                         "<" + name + "/>",
                                         "<a>&" + name + ";</a>",
                                         "<a " + name + "='' " + name + "=''/>",
                                         "<" + name + ":b/>",
                                         "<a " + name,
                                         "<" + name,
                                         "<?xml version='1.0' encoding='" + name + "'?><a/>",
                                         "<a xmlns='" + name + "'/>"};
  for (const std::string& text : refused) {
    const std::string message = refusal(text);
    CHECK_THAT(message, StartsWith("the metadata document "));
    CHECK(message.size() < 1100);
  }
}

TEST_CASE("no message holds what a terminal would act on", "[xml]") {
  const std::vector<std::string> names{
      "a\xC2\x9B"
      "31m",
      "a\xE2\x80\xAE"
      "b"};
  for (const std::string& name : names) {
    for (const std::string& text : {"<" + name + "/>", "<a><" + name + "></a>", "<a>&" + name + ";</a>"}) {
      const std::string message = refusal(text);
      CHECK(!message.empty());
      CHECK(message.find("\xC2\x9B") == std::string::npos);
      CHECK(message.find("\xE2\x80\xAE") == std::string::npos);
    }
  }
}

// Changes bytes, cuts, doubles and swaps pieces: what comes out is read or refused, and reading agrees with checking.
TEST_CASE("no mutation of a document does harm", "[xml]") {
  constexpr int rounds = 400;
  constexpr std::string_view tokens[] = {"<",         ">",      "&",    "]]>",        "<!--",        "-->",
                                         "<![CDATA[", "<?xml ", "?>",   "</",         "/>",          "\"",
                                         "'",         "=",      "&#0;", "&#x10FFFF;", "\xFF",        "\xC3\xA9",
                                         "xmlns=''",  "<a:b/>", ";",    "<!DOCTYPE ", "\xEF\xBB\xBF"};
  std::mt19937 random(20260301);  // NOLINT: the same every time
  const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
  std::size_t taken = 0;
  for (const char* name : {"iso19139.xml", "iso19115_3.xml", "fgdc.xml", "dc.xml", "dc_rdf.xml", "dc_oai.xml"}) {
    const std::string whole = fixture(std::string("metadata/") + name);
    for (int round = 0; round < rounds; ++round) {
      std::string text = whole;
      for (std::size_t changes = 1 + below(3); changes > 0 && !text.empty(); --changes) {
        const std::size_t at = below(text.size());
        const std::size_t size = below(40);
        switch (below(5)) {
          case 0:
            text[at] = static_cast<char>(below(256));
            break;
          case 1:
            text.erase(at, size);
            break;
          case 2:
            text.insert(at, text.substr(below(text.size()), size));
            break;
          case 3:
            text.insert(at, tokens[below(std::size(tokens))]);
            break;
          default:
            text.replace(at, size, text.substr(below(text.size()), size));
        }
      }
      const std::string message = refusal(text);
      if (message.empty()) {
        ++taken;
        CHECK_FALSE(MetadataDocument::parse(text).format.empty());
      } else {
        CHECK_THAT(message, StartsWith("the metadata document "));
        CHECK_THROWS_WITH(MetadataDocument::parse(text), Catch::Matchers::Equals(message));
      }
    }
  }
  CHECK(taken > 100);  // else the mutations would be too coarse to reach the readers
}
