// SPDX-License-Identifier: BSD-3-Clause
// Url, QueryParams and percent-encoding.
#include <koordinates/http/url.hpp>

#include <koordinates/error.hpp>

#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::ClientValidationError;
using koordinates::QueryParams;
using koordinates::Url;

namespace {

std::string refusal(const std::string& text) {
  try {
    (void)Url::parse(text);
  } catch (const ClientValidationError& error) {
    return error.what();
  }
  return "accepted";
}

std::string normal(const std::string& text) { return Url::parse(text).to_string(); }

}  // namespace

TEST_CASE("an address is taken apart", "[url]") {
  const Url url = Url::parse("HTTPS://Labs.Koordinates.COM:8443/services/api/v1/layers/?page=2&kind=a#top");
  CHECK(url.scheme() == "https");
  CHECK(url.host() == "labs.koordinates.com");
  CHECK(url.port() == 8443);
  CHECK(url.path() == "/services/api/v1/layers/");
  CHECK(url.query() == "page=2&kind=a");
  CHECK(url.origin() == "https://labs.koordinates.com:8443");
  CHECK(url.to_string() == "https://labs.koordinates.com:8443/services/api/v1/layers/?page=2&kind=a");
}

TEST_CASE("the scheme's own port is left out", "[url]") {
  CHECK(normal("https://a.example:443") == "https://a.example/");
  CHECK(normal("http://a.example:80/x") == "http://a.example/x");
  CHECK(normal("https://a.example:80") == "https://a.example:80/");
  CHECK(normal("https://a.example?q=1") == "https://a.example/?q=1");
  CHECK(normal("https://a.example/?") == "https://a.example/");
}

TEST_CASE("an encoding stays as it is, what is not legal is encoded", "[url]") {
  CHECK(normal("https://a.example/a%2fb/%7Ec") == "https://a.example/a%2fb/%7Ec");
  CHECK(normal("https://a.example/\"<>^`{|}[]") == "https://a.example/%22%3C%3E%5E%60%7B%7C%7D%5B%5D");
  CHECK(normal("https://a.example/\xC4\x81?q=\xC4\x81") == "https://a.example/%C4%81?q=%C4%81");
  CHECK(normal("https://a.example/100%/x%zz?p=5%") == "https://a.example/100%25/x%25zz?p=5%25");
  CHECK(normal("https://a.example/x?a=b\\c?d/e") == "https://a.example/x?a=b%5Cc?d/e");
  CHECK(normal("https://a.example/services;key=a,b/x@2x.png") == "https://a.example/services;key=a,b/x@2x.png");
  CHECK(normal("https://a.example/a/../b") == "https://a.example/a/../b");
}

TEST_CASE("IPv6 addresses are canonical and stand in brackets", "[url]") {
  const Url url = Url::parse("http://[2001:DB8:0:0:0:0:0:1]:8080/");
  CHECK(url.host() == "2001:db8::1");
  CHECK(url.origin() == "http://[2001:db8::1]:8080");
  CHECK(normal("http://[::]/") == "http://[::]/");
  CHECK(normal("http://[1:0:0:2:0:0:0:3]/") == "http://[1:0:0:2::3]/");
  CHECK(normal("http://[::ffff:192.0.2.1]/") == "http://[::ffff:c000:201]/");
  for (const char* bad : {"http://[::1", "http://[]/", "http://[1:2:3]/", "http://[1:2:3:4:5:6:7:8:9]/",
                          "http://[::1%25lo]/", "http://[1::2::3]/", "http://[12345::]/", "http://[::1]x/",
                          "http://[::1.2.3]/", "http://[1:2:3:4:5:6:7::8:9]/", "http://[:1:2:3:4:5:6:7]/"}) {
    INFO(bad);
    CHECK_THAT(refusal(bad), ContainsSubstring("IPv6"));
  }
}

TEST_CASE("what is no address is refused, and told why", "[url]") {
  CHECK_THAT(refusal(""), ContainsSubstring("is empty"));
  CHECK_THAT(refusal("labs.koordinates.com"), ContainsSubstring("must begin with https://"));
  CHECK_THAT(refusal("localhost:8080/x"), ContainsSubstring("must begin with https://"));
  CHECK_THAT(refusal("//host/x"), ContainsSubstring("no scheme"));
  CHECK_THAT(refusal("ftp://host/x"), ContainsSubstring("unknown scheme \"ftp\""));
  CHECK_THAT(refusal("https:/host"), ContainsSubstring("no scheme"));
  CHECK_THAT(refusal("https://"), ContainsSubstring("no host"));
  CHECK_THAT(refusal("https:///path"), ContainsSubstring("no host"));
  CHECK_THAT(refusal("https://:80/"), ContainsSubstring("no host"));
  CHECK_THAT(refusal("https://host:/"), ContainsSubstring("invalid port"));
  CHECK_THAT(refusal("https://host:0/"), ContainsSubstring("invalid port \"0\""));
  CHECK_THAT(refusal("https://host:65536/"), ContainsSubstring("invalid port"));
  CHECK_THAT(refusal("https://host:99999999999999999999/"), ContainsSubstring("invalid port"));
  CHECK_THAT(refusal("https://host:80x/"), ContainsSubstring("invalid port"));
  CHECK_THAT(refusal("https://host:+80/"), ContainsSubstring("invalid port"));
  CHECK_THAT(refusal("https://host/a b"), ContainsSubstring("space"));
  CHECK_THAT(refusal(" https://host/"), ContainsSubstring("space"));
  CHECK_THAT(refusal("https://host/a\r\nX: y"), ContainsSubstring("control characters"));
  CHECK_THAT(refusal(std::string("https://host/\0", 14)), ContainsSubstring("control characters"));
  CHECK_THAT(refusal("https://host\\@evil.example/"), ContainsSubstring("user name"));
  CHECK_THAT(refusal("https://host\\.evil.example/"), ContainsSubstring("backslash"));
  CHECK_THAT(refusal("https://host/a\\b"), ContainsSubstring("backslash"));
  CHECK_THAT(refusal("https://ho%73t/"), ContainsSubstring("\"%\""));
  CHECK_THAT(refusal("https://m\xC4\x81ori.example/"), ContainsSubstring("xn--"));
  CHECK_THAT(refusal("https://.example/"), ContainsSubstring("empty part"));
  CHECK_THAT(refusal("https://a..example/"), ContainsSubstring("empty part"));
  CHECK_THAT(refusal("https://" + std::string(254, 'a') + "/"), ContainsSubstring("253"));
}

TEST_CASE("a refusal never shows a password or a key", "[url]") {
  for (const std::string text : {"https://user:hunter2@host/", "https://user:hunter2@host/a b", "user:hunter2@host",
                                 "https:user:hunter2@host", "https://a:b@hunter2@host/", "ftp://user:hunter2@host",
                                 "https://host/services;key=hunter2/ x", "https://host/ ?token=hunter2"}) {
    INFO(text);
    CHECK(refusal(text).find("hunter2") == std::string::npos);
  }
  CHECK_THAT(refusal("https://user:hunter2@host/"), ContainsSubstring("must not contain a user name or password"));
  CHECK(refusal("https://host/ " + std::string(100000, 'x')).size() < 300);
}

TEST_CASE("references are resolved as in RFC 3986, 5.4", "[url]") {
  const Url base = Url::parse("http://a/b/c/d;p?q");
  const auto resolved = [&](const char* reference) { return base.resolve(reference).to_string(); };
  CHECK(resolved("g") == "http://a/b/c/g");
  CHECK(resolved("./g") == "http://a/b/c/g");
  CHECK(resolved("g/") == "http://a/b/c/g/");
  CHECK(resolved("/g") == "http://a/g");
  CHECK(resolved("//g") == "http://g/");
  CHECK(resolved("?y") == "http://a/b/c/d;p?y");
  CHECK(resolved("g?y") == "http://a/b/c/g?y");
  CHECK(resolved("#s") == "http://a/b/c/d;p?q");
  CHECK(resolved("g#s") == "http://a/b/c/g");
  CHECK(resolved(";x") == "http://a/b/c/;x");
  CHECK(resolved("") == "http://a/b/c/d;p?q");
  CHECK(resolved(".") == "http://a/b/c/");
  CHECK(resolved("./") == "http://a/b/c/");
  CHECK(resolved("..") == "http://a/b/");
  CHECK(resolved("../g") == "http://a/b/g");
  CHECK(resolved("../..") == "http://a/");
  CHECK(resolved("../../g") == "http://a/g");
  CHECK(resolved("../../../g") == "http://a/g");
  CHECK(resolved("/./g") == "http://a/g");
  CHECK(resolved("/../g") == "http://a/g");
  CHECK(resolved("g.") == "http://a/b/c/g.");
  CHECK(resolved("..g") == "http://a/b/c/..g");
  CHECK(resolved("./../g") == "http://a/b/g");
  CHECK(resolved("./g/.") == "http://a/b/c/g/");
  CHECK(resolved("g/../h") == "http://a/b/c/h");
  CHECK(resolved("g;x=1/../y") == "http://a/b/c/y");
  CHECK(resolved("https://other.example/x/../y") == "https://other.example/y");
  CHECK_THROWS_AS(base.resolve("javascript:alert(1)"), ClientValidationError);
  CHECK_THROWS_AS(base.resolve("http:g"), ClientValidationError);
  CHECK_THROWS_AS(base.resolve("/\\evil.example"), ClientValidationError);
  CHECK_THROWS_AS(base.resolve("\\\\evil.example"), ClientValidationError);
  CHECK_THROWS_AS(base.resolve("//user@g"), ClientValidationError);
  CHECK_THROWS_AS(base.resolve("a b"), ClientValidationError);
  CHECK(base.resolve("/x//../y").same_origin(base));
}

TEST_CASE("loopback is what cannot leave the machine", "[url]") {
  const auto loopback = [](const char* host) { return Url::parse(std::string("http://") + host + "/").is_loopback(); };
  CHECK(loopback("localhost"));
  CHECK(loopback("LOCALHOST:8080"));
  CHECK(loopback("api.localhost"));
  CHECK(loopback("127.0.0.1"));
  CHECK(loopback("127.255.255.254"));
  CHECK(loopback("[::1]"));
  CHECK(loopback("[0:0:0:0:0:0:0:1]"));
  CHECK_FALSE(loopback("127.0.0.1.evil.com"));
  CHECK(loopback("127.1"));
  CHECK(loopback("0x7f.0.0.1"));
  CHECK(loopback("127.0.0.01"));
  CHECK_FALSE(loopback("127.0.0.256"));
  CHECK(loopback("2130706433"));
  CHECK_FALSE(loopback("localhost.evil.com"));
  CHECK_FALSE(loopback("notlocalhost"));
  CHECK_FALSE(loopback("128.0.0.1"));
  CHECK(loopback("0.0.0.0"));
  CHECK(loopback("[::]"));
}

TEST_CASE("secrets are hidden in what is shown", "[url]") {
  const auto shown = [](const char* text) { return Url::parse(text).redacted(); };
  CHECK(shown("https://h.example/services;key=abc/wfs/?a=1") == "https://h.example/services;key=***/wfs/?a=1");
  CHECK(shown("https://h.example/services%3Bkey%3Dabc/wfs/") == "https://h.example/services%3Bkey%3D***/wfs/");
  CHECK(shown("https://h.example/services;v=1;KEY=abc;x=2/") == "https://h.example/services;v=1;KEY=***;x=2/");
  CHECK(shown("https://h.example/?key=abc&page=2") == "https://h.example/?key=***&page=2");
  CHECK(shown("https://h.example/?%6bey=abc") == "https://h.example/?%6bey=***");
  CHECK(shown("https://h.example/?access_token=abc&token") == "https://h.example/?access_token=***&token");
  CHECK(shown("https://s3.example/x?X-Amz-Credential=a&X-Amz-Date=b&X-Amz-Signature=c") ==
        "https://s3.example/x?X-Amz-Credential=***&X-Amz-Date=b&X-Amz-Signature=***");
  CHECK(shown("https://h.example/x?kind=key&monkey=1") == "https://h.example/x?kind=key&monkey=1");
}

TEST_CASE("query parameters keep their order and their number", "[url]") {
  const QueryParams params = QueryParams::parse("a=1&b=x+y%20z&a=2&&flag&c=%C4%81%zz");
  CHECK(params.values("a") == std::vector<std::string>{"1", "2"});
  CHECK(params.values("b") == std::vector<std::string>{"x y z"});
  CHECK(params.values("flag") == std::vector<std::string>{""});
  CHECK(params.values("c") == std::vector<std::string>{"\xC4\x81%zz"});
  QueryParams built;
  built.add("q", "a&b=c").add("q", "d e").add("x", "+").set("q", "one").add("y", "").remove("x");
  CHECK(built.to_string() == "q=one&y=");
  const Url url = Url::parse("https://h.example/p?old=1").with_query(QueryParams().add("s p", "\xC4\x81/+"));
  CHECK(url.to_string() == "https://h.example/p?s%20p=%C4%81%2F%2B");
  CHECK(url.query_params().values("s p") == std::vector<std::string>{"\xC4\x81/+"});
}

TEST_CASE("a path is put in as a path only", "[url]") {
  const Url url = Url::parse("https://h.example/old?q=1");
  CHECK(url.with_path("/a b?c#d").to_string() == "https://h.example/a%20b%3Fc%23d?q=1");
  CHECK(url.with_path("x").path() == "/x");
  CHECK(url.with_path("//evil.example/").same_origin(url));
}

TEST_CASE("percent-encoding and back", "[url]") {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  CHECK(koordinates::percent_decode(koordinates::percent_encode(all)) == all);
  CHECK(koordinates::percent_encode("az-._~ /") == "az-._~%20%2F");
  CHECK(koordinates::percent_decode("%4a%4A%4%%zz+%") == "JJ%4%%zz+%");
}

TEST_CASE("an IPv4 address has one spelling, whichever a resolver accepts", "[url]") {
  const auto [written, host] = GENERATE(table<std::string, std::string>({{"127.1", "127.0.0.1"},
                                                                         {"2130706433", "127.0.0.1"},
                                                                         {"0x7f.0.0.1", "127.0.0.1"},
                                                                         {"0X7F000001", "127.0.0.1"},
                                                                         {"0177.0.0.01", "127.0.0.1"},
                                                                         {"127.0.1", "127.0.0.1"},
                                                                         {"127.0.0.1.", "127.0.0.1"},
                                                                         {"127.65535", "127.0.255.255"},
                                                                         {"0", "0.0.0.0"},
                                                                         {"10.1", "10.0.0.1"},
                                                                         {"1.2.3.4", "1.2.3.4"}}));
  CHECK(Url::parse("https://" + written + "/").host() == host);
  for (const char* name :
       {"256.1.1.1", "1.2.3.4.5", "127.0.0.256", "4294967296", "0x7g.1", "08.0.0.1", "127.a", "1.example"})
    CHECK(Url::parse(std::string("https://") + name + "/").host() == name);
}

TEST_CASE("every address of this machine is loopback", "[url]") {
  for (const char* host : {"127.1", "2130706433", "0x7f.0.0.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
                           "[::127.0.0.1]", "0.0.0.0", "0", "[::]", "[::1]", "localhost.", "a.localhost.", "LOCALHOST"})
    CHECK(Url::parse(std::string("https://") + host + "/").is_loopback());
  for (const char* host : {"[::ffff:128.0.0.1]", "[::2]", "128.1", "localhost.example", "[2001:db8::7f00:1]"})
    CHECK_FALSE(Url::parse(std::string("https://") + host + "/").is_loopback());
}

TEST_CASE("secrets are hidden at every level of percent-encoding", "[url]") {
  for (const char* query :
       {"next=/services%3Bkey%3DSECRET/", "next=/services%253Bkey%253DSECRET/", "next=/a?key=SECRET",
        "next=%2Fa%3Ftoken%3DSECRET", "next=%252Fa%253F%2574oken%253DSECRET", "next=key=SECRET", "a=b%3Dtoken%3DSECRET",
        "%256Bey=SECRET", "a%3Fkey%3DSECRET", "next=https%3A%2F%2Fh%2Fx%26X-Amz-Signature%3DSECRET%26y"}) {
    const std::string shown = Url::parse(std::string("https://site.example/login/?") + query).redacted();
    CHECK_THAT(shown, !ContainsSubstring("SECRET"));
  }
  CHECK_THAT(Url::parse("https://site.example/next=%2Fservices%3Bkey%3DSECRET/x").redacted(),
             !ContainsSubstring("SECRET"));
  std::string deep = "key=SECRET";
  for (int level = 0; level < 30; ++level) {
    deep = koordinates::percent_encode(deep);
    INFO(level);
    CHECK_THAT(Url::parse("https://site.example/login/?next=" + deep).redacted(), !ContainsSubstring("SECRET"));
  }
  CHECK(Url::parse("https://site.example/a/?next=%2Fb%3Fpage%3D2&q=x").redacted() ==
        "https://site.example/a/?next=%2Fb%3Fpage%3D2&q=x");
}
