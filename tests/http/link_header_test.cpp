// SPDX-License-Identifier: BSD-3-Clause
// Link headers, good and broken.
#include <chrono>
#include <string>

#include <koordinates/http/url.hpp>

#include "support/catch.hpp"

using koordinates::Link;
using koordinates::parse_link_header;

TEST_CASE("the links of a page", "[link]") {
  const auto links = parse_link_header(
      "<https://h.example/l/?page=2>; rel=\"page-next\", <https://h.example/l/?page=9>;REL=page-last ; "
      "title=\"a,b;c\\\"d\"");
  REQUIRE(links.size() == 2);
  CHECK(links[0].target == "https://h.example/l/?page=2");
  CHECK(links[0].rel == "page-next");
  CHECK(links[1].rel == "page-last");
  REQUIRE(links[1].parameters.size() == 1);
  CHECK(links[1].parameters[0] == std::pair<std::string, std::string>("title", "a,b;c\"d"));
}

TEST_CASE("one link for each relation, the first rel wins", "[link]") {
  const auto links = parse_link_header("</x>; rel=\"Next  prefetch next\"; rel=\"last\"; Type = text/html");
  REQUIRE(links.size() == 2);
  CHECK(links[0].rel == "next");
  CHECK(links[1].rel == "prefetch");
  CHECK(links[1].parameters[0] == std::pair<std::string, std::string>("type", "text/html"));
}

TEST_CASE("commas and semicolons inside a target stay there", "[link]") {
  const auto links = parse_link_header("<https://h.example/a,b;c>; rel=next");
  REQUIRE(links.size() == 1);
  CHECK(links[0].target == "https://h.example/a,b;c");
}

TEST_CASE("what cannot be read is left out, the rest is kept", "[link]") {
  const auto relations = [](const char* text) {
    std::string all;
    for (const Link& link : parse_link_header(text)) all += link.rel + "=" + link.target + " ";
    return all;
  };
  CHECK(relations("nonsense, <b>; rel=next").compare("next=b ") == 0);
  CHECK(relations("<a, <b>; rel=next") == "next=b ");
  CHECK(relations("<a> garbage; rel=prev, <b>; rel=next") == "next=b ");
  CHECK(relations("<a>; rel=\"unterminated, <b>; rel=next").empty());
  CHECK(relations("x=\"q,<z>;rel=evil\", <b>; rel=next") == "next=b ");
  CHECK(relations("<a>, <b>; rel=next, <c>; rel") == "next=b ");
  CHECK(relations(",,; ,<b>; rel=next,,") == "next=b ");
  CHECK(relations("<b>;;rel=next; =x;").compare("next=b ") == 0);
  CHECK(relations("<b>; rel=next; flag") == "next=b ");
  for (const char* text : {"", " ", "<", ">", "<a>", ";", "\"", "<a>;", "<a>; rel=", "<a>; rel=\"", "<a>; rel=\"\\"})
    CHECK(relations(text).empty());
}

TEST_CASE("hostile headers are read in one pass", "[link]") {
  const auto started = std::chrono::steady_clock::now();
  constexpr std::size_t times = 200000;
  for (const std::string piece : {"<", "<,", "\"", "<a>;", "<a>; rel=\"a ", "\\", "<a>; rel=x,", "x\",", ";="}) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    (void)parse_link_header(text);
  }
  std::string many = "<a>; rel=\"";
  for (std::size_t i = 0; i < times; ++i) many += "r" + std::to_string(i) + " ";
  many += "\"; title=" + std::string(times, 't');
  CHECK(parse_link_header(many).size() <= 16);
  CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(10));
}
