// SPDX-License-Identifier: BSD-3-Clause
// What the checker of metadata documents takes and refuses, rule by rule, and what it says.
#include <string>
#include <vector>

#include "metadata/refusal.hpp"
#include "support/catch.hpp"
#include "support/fixture.hpp"

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using koordinates::MetadataFormat;
using koordinates::detail::check_metadata_document;
using koordinates_test::dublin_core;
using koordinates_test::fixture;
using koordinates_test::refusal;

namespace {

struct Row {
  std::string xml;
  std::string message;  // after "the metadata document "
};

void check_rows(const std::vector<Row>& table) {
  for (const Row& row : table) {
    INFO(row.xml);
    CHECK(refusal(row.xml) == "the metadata document " + row.message);
  }
}

// The same for what breaks a rule of XML.
void check_malformed(const std::vector<Row>& table) {
  for (const Row& row : table) {
    INFO(row.xml);
    CHECK(refusal(row.xml) == "the metadata document is not well-formed XML: " + row.message);
  }
}

const std::string dc_uri = "http://purl.org/dc/elements/1.1/";

}  // namespace

TEST_CASE("the format is found by the root element, whatever its prefix", "[xml]") {
  CHECK(check_metadata_document(fixture("metadata/iso19139.xml")) == MetadataFormat::iso);
  CHECK(check_metadata_document(fixture("metadata/iso19115_3.xml")) == MetadataFormat::iso);
  CHECK(check_metadata_document(fixture("metadata/fgdc.xml")) == MetadataFormat::fgdc);
  CHECK(check_metadata_document(fixture("metadata/dc.xml")) == MetadataFormat::dc);
  CHECK(check_metadata_document(fixture("metadata/dc_rdf.xml")) == MetadataFormat::dc);
  CHECK(check_metadata_document(fixture("metadata/dc_oai.xml")) == MetadataFormat::dc);

  const std::string gmd = "http://www.isotc211.org/2005/gmd";
  CHECK(check_metadata_document("<MD_Metadata xmlns='" + gmd + "'/>") == MetadataFormat::iso);
  CHECK(check_metadata_document("<a:MD_Metadata xmlns:a='" + gmd + "'/>") == MetadataFormat::iso);
  CHECK(check_metadata_document("<a:MD_Metadata xmlns:a='http://www.isotc211.org/2005/g&#109;d'/>") ==
        MetadataFormat::iso);
  CHECK(check_metadata_document("<gmi:MI_Metadata xmlns:gmi='http://www.isotc211.org/2005/gmi'/>") ==
        MetadataFormat::iso);
  CHECK(check_metadata_document("<mdb:MD_Metadata xmlns:mdb='http://standards.iso.org/iso/19115/-3/mdb/1.0'/>") ==
        MetadataFormat::iso);
  CHECK(check_metadata_document("<metadata><Esri/><idinfo/></metadata>") == MetadataFormat::fgdc);
  CHECK(check_metadata_document("<simpledc xmlns:x='" + dc_uri + "'><a/><x:title/></simpledc>") == MetadataFormat::dc);
  CHECK(check_metadata_document("<record xmlns='http://purl.org/dc/terms/'><title/></record>") == MetadataFormat::dc);
  CHECK(check_metadata_document("<my xmlns:x='" + dc_uri + "'><x:title/><x:date/></my>") == MetadataFormat::dc);
}

TEST_CASE("a root of no known format is named, and what is taken", "[xml]") {
  const std::string taken =
      "; expected ISO 19115/19139 (MD_Metadata or MI_Metadata), FGDC CSDGM (metadata with idinfo in it) and Dublin "
      "Core "
      "(elements of http://purl.org/dc/elements/1.1/ or http://purl.org/dc/terms/)";
  check_rows({
      {"<a/>", "has no known format: its root element is <a> in no namespace" + taken},
      {"<MD_Metadata/>", "has no known format: its root element is <MD_Metadata> in no namespace" + taken},
      {"<gmd:MD_Metadata xmlns:gmd='urn:x'/>",
       "has no known format: its root element is <gmd:MD_Metadata> in the namespace \"urn:x\"" + taken},
      {"<metadata><dataIdInfo/></metadata>",
       "has no known format: its root element is <metadata> in no namespace" + taken},
      {"<metadata xmlns='urn:x'><idinfo/></metadata>",
       "has no known format: its root element is <metadata> in the namespace \"urn:x\"" + taken},
      {"<feed xmlns:dc='" + dc_uri + "'><dc:date/><entry/></feed>",
       "has no known format: its root element is <feed> in no namespace" + taken},
      {"<gmd:MD_Metadata/>", "uses a prefix that is not declared in its root element <gmd:MD_Metadata>"},
      {"<b:a><c xmlns:b='urn:x'/></b:a>", "uses a prefix that is not declared in its root element <b:a>"},
  });
  // A prefix means what it was last declared to mean, and only inside.
  CHECK(refusal("<dc xmlns:d='" + dc_uri + "'><d:a xmlns:d='urn:x'/></dc>") != "");
  CHECK(refusal("<dc xmlns:d='urn:x'><d:a xmlns:d='" + dc_uri + "'/></dc>") == "");
  CHECK(refusal("<dc xmlns:d='urn:x'><a xmlns:d='" + dc_uri + "'/><d:b/></dc>") != "");
  CHECK(refusal("<dc xmlns='" + dc_uri + "'><a xmlns=''/></dc>") != "");
}

TEST_CASE("other formats are told by name", "[xml]") {
  check_rows({
      {"", "is empty"},
      {" \r\n\t ", "is empty"},
      {"\xEF\xBB\xBF\n", "is empty"},
      {R"({"title": "Roads"})", "looks like JSON, not XML"},
      {"\n  [1, 2]", "looks like JSON, not XML"},
      {"<!DOCTYPE html>\n<p>Log in<br></p>", "is an HTML page, not metadata"},
      {"\n<!-- > --> <!doctype HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">", "is an HTML page, not metadata"},
      {"<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "is an HTML page, not metadata"},
      {"<HTML>", "is an HTML page, not metadata"},
      {"Title: Roads", "is not XML: it begins with \"Title: Roads\", not with \"<\""},
      {"PK\x03\x04 some archive or other", "is not XML: it begins with \"PK some archive or\", not with \"<\""},
  });
  CHECK_THAT(refusal("<htmlish/>"), ContainsSubstring("its root element is <htmlish>"));
}

TEST_CASE("a refusal says the line and the column in characters", "[xml]") {
  check_malformed({
      {"<a>\n\n  &</a>", "\"&\" that begins no reference (it must read \"&amp;\") at line 3, column 3"},
      {"<a>\r\n\r\n&</a>", "\"&\" that begins no reference (it must read \"&amp;\") at line 3, column 1"},
      {"<a>\r\r&</a>", "\"&\" that begins no reference (it must read \"&amp;\") at line 3, column 1"},
      {"<a>\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\t&</a>",
       "\"&\" that begins no reference (it must read \"&amp;\") at line 1, column 8"},
      {"\xEF\xBB\xBF<a>&</a>", "\"&\" that begins no reference (it must read \"&amp;\") at line 1, column 4"},
  });
}

TEST_CASE("there is one root element, and no text around it", "[xml]") {
  check_malformed({
      {"<a/><b/>", "a second root element, <b>, at line 1, column 5"},
      {"<a></a>\n<a></a>", "a second root element, <a>, at line 2, column 1"},
      {"<a/> text", "text after the end of the root element at line 1, column 6"},
      {"<a/>&amp;", "text after the end of the root element at line 1, column 5"},
      {"<?xml version='1.0'?> x <a/>", "text before the root element at line 1, column 23"},
      {"<!-- c -->x<a/>", "text before the root element at line 1, column 11"},
      {"<a/><![CDATA[ ]]>", "a CDATA section outside the root element at line 1, column 5"},
      {"<![CDATA[<a/>]]>", "a CDATA section outside the root element at line 1, column 1"},
      {"</a>", "the end tag </a> without a start tag at line 1, column 1"},
      {"<a/></a>", "the end tag </a> without a start tag at line 1, column 5"},
  });
  check_rows({{"<?xml version='1.0'?>", "has no root element"},
              {"<!-- only --> <?this?>", "has no root element"},
              {"<!DOCTYPE a>", "has no root element"}});
  CHECK(refusal("<?xml version='1.0'?>\n<!-- c --> <?p?>" + dublin_core("x") + "<!-- c --><?p q?>\n") == "");
}

TEST_CASE("tags must match and be whole", "[xml]") {
  check_malformed({
      {"<a>\n <b></a></b>", "<b> of line 2, column 2 is closed by </a> at line 2, column 5"},
      {"<a></A>", "<a> of line 1, column 1 is closed by </A> at line 1, column 4"},
      {"<a></a b='1'>", "something after the name in the end tag </a> at line 1, column 8"},
      {"<a></ a>", "a missing name in an end tag, at line 1, column 6"},
      {"< a/>", "\"<\" that begins no tag (in text, write \"&lt;\") at line 1, column 1"},
      {"<a>1 < 2</a>", "\"<\" that begins no tag (in text, write \"&lt;\") at line 1, column 6"},
      {"<1a/>", "\"<\" that begins no tag (in text, write \"&lt;\") at line 1, column 1"},
      {"<-a/>", "\"<\" that begins no tag (in text, write \"&lt;\") at line 1, column 1"},
      {"<a$/>", "no blank before what follows in the tag <a> at line 1, column 3"},
      {"<a/b>", "\"/\" that does not end the tag <a> at line 1, column 3"},
      {"<a / >", "\"/\" that does not end the tag <a> at line 1, column 4"},
      {"<a><!ELEMENT b></a>",
       "\"<!\" that begins neither a comment nor a CDATA section nor the DOCTYPE at line 1, column 4"},
      {"<!doctype a><a/>",
       "\"<!\" that begins neither a comment nor a CDATA section nor the DOCTYPE at line 1, column 1"},
  });
  CHECK(refusal(dublin_core("<\xC3\xA9t\xC3\xA9 _a.b-c:d=''\n></\xC3\xA9t\xC3\xA9\t>")) == "");
}

TEST_CASE("attributes are quoted, apart and each of its own name", "[xml]") {
  check_malformed({
      {"<a b='1' b='2'/>", "a second attribute \"b\" in one tag at line 1, column 10"},
      {"<a b='1' c='' d='' e='' f='' g='' h='' i='' j=''\n c=\"\"/>",
       "a second attribute \"c\" in one tag at line 2, column 2"},
      {"<a b=1/>", "no quotes around the value of the attribute \"b\" at line 1, column 6"},
      {"<a b/>", "no \"=\" after the attribute \"b\" at line 1, column 5"},
      {"<a b='1'c='2'/>", "no blank before what follows in the tag <a> at line 1, column 9"},
      {"<a b='1'\"/>", "no blank before what follows in the tag <a> at line 1, column 9"},
      {"<a 1='1'/>", "a missing name in the tag <a>, at line 1, column 4"},
      {"<a b='<'/>",
       "\"<\" in the value of the attribute \"b\" (a quote is missing, or write \"&lt;\") at line 1, column 7"},
      {"<a b='&'/>", "\"&\" that begins no reference (it must read \"&amp;\") at line 1, column 7"},
      {"<a b='\x01'/>", "the character U+0001, which XML does not allow, at line 1, column 7"},
  });
  CHECK(refusal(dublin_core("<a b = \"'&lt;'\"\nc='\">]]>'/>")) == "");
}

TEST_CASE("text, comments, sections and instructions keep their rules", "[xml]") {
  check_malformed({
      {"<a>x ]]> y</a>", "\"]]>\" in text, which must read \"]]&gt;\", at line 1, column 6"},
      {"<a>]]]></a>", "\"]]>\" in text, which must read \"]]&gt;\", at line 1, column 5"},
      {"<a><!-- b -- c --></a>", "\"--\" within a comment at line 1, column 11"},
      {"<a><!-- b ---></a>", "\"--\" within a comment at line 1, column 11"},
      {"<a/><!---->-->", "text after the end of the root element at line 1, column 12"},
      {"<a><?xml version='1.0'?></a>",
       "an XML declaration that is not the first thing in the document at line 1, column 4"},
      {" <?xml version='1.0'?><a/>",
       "an XML declaration that is not the first thing in the document at line 1, column 2"},
      {"<?xml version='1.0'?><?xml version='1.0'?><a/>",
       "an XML declaration that is not the first thing in the document at line 1, column 22"},
      {"<?XML version='1.0'?><a/>", "a processing instruction named \"XML\" at line 1, column 1"},
      {"<a><?xMl?></a>", "a processing instruction named \"xMl\" at line 1, column 4"},
      {"<a><? b?></a>", "a missing name in a processing instruction, at line 1, column 6"},
      {"<a><?b$?></a>", "no blank after the name of a processing instruction at line 1, column 7"},
  });
  CHECK(refusal(dublin_core("]] > <!-- <&]]> --><![CDATA[<&]]]]><!----><?xml-stylesheet ?><?b ? > &x; ?>")) == "");
}

TEST_CASE("the XML declaration says what it may, in order", "[xml]") {
  const std::string odd =
      "an XML declaration with anything but version, encoding and standalone, in this order at line 1, column ";
  check_malformed({
      {"<?xml?><a/>", "an XML declaration without version=\"1.0\" at line 1, column 1"},
      {"<?xml encoding='UTF-8'?><a/>", "an XML declaration without version=\"1.0\" at line 1, column 1"},
      {"<?xml version='2.0'?><a/>", "an XML declaration without version=\"1.0\" at line 1, column 1"},
      {"<?xml version='1.'?><a/>", "an XML declaration without version=\"1.0\" at line 1, column 1"},
      {"<?xml version=1.0?><a/>", "a missing quote in the XML declaration, at line 1, column 15"},
      {"<?xml version '1.0'?><a/>", "no \"=\" after version in the XML declaration at line 1, column 15"},
      {"<?xml version='1.0' standalone='maybe'?><a/>",
       "standalone is neither \"yes\" nor \"no\" in the XML declaration at line 1, column 1"},
      {"<?xml version='1.0' standalone='no' encoding='UTF-8'?><a/>", odd + "37"},
      {"<?xml version='1.0'encoding='UTF-8'?><a/>", odd + "20"},
      {"<?xml version='1.0' lang='en'?><a/>", odd + "21"},
      {"<?xml version='1.0' encoding=''?><a/>", "no name of an encoding in the XML declaration at line 1, column 1"},
      {"<?xml version='1.0' encoding='8'?><a/>", "no name of an encoding in the XML declaration at line 1, column 1"},
  });
  CHECK(refusal("<?xml\tversion = \"1.1\"\nencoding='utf-8' standalone=\"yes\" ?>" + dublin_core("x")) == "");
}

TEST_CASE("a DOCTYPE may name an external DTD and hold nothing", "[xml]") {
  const std::string internal =
      "has a DOCTYPE with an internal subset, which could define entities: remove everything from \"[\" to \"]\", at "
      "line "
      "1, "
      "column ";
  check_rows({{"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", internal + "13"},
              {"<!DOCTYPE a []><a/>", internal + "13"},
              {"<!DOCTYPE a[]><a/>", internal + "12"},
              {"<!DOCTYPE a SYSTEM 'a.dtd' [ ]><a/>", internal + "28"}});
  check_malformed({
      {"<!DOCTYPE a><!DOCTYPE a><a/>", "a second DOCTYPE at line 1, column 13"},
      {"<a/><!DOCTYPE a>", "a DOCTYPE that is not before the root element at line 1, column 5"},
      {"<!DOCTYPE><a/>", "no blank after \"<!DOCTYPE\" at line 1, column 10"},
      {"<!DOCTYPE 'a'><a/>", "a missing name in the DOCTYPE, at line 1, column 11"},
      {"<!DOCTYPE a SYSTEM><a/>", "no blank after SYSTEM in the DOCTYPE at line 1, column 19"},
      {"<!DOCTYPE a SYSTEM a.dtd><a/>", "a missing quote in the DOCTYPE, at line 1, column 20"},
      {"<!DOCTYPE a PUBLIC 'a'><a/>", "no blank between the identifiers of the DOCTYPE at line 1, column 23"},
      {"<!DOCTYPE a PUBLIC 'a\xC3\xA9' 'b'><a/>", "an invalid character in a public identifier at line 1, column 20"},
      {"<!DOCTYPE a b><a/>", "an invalid DOCTYPE at line 1, column 13"},
  });
  CHECK(refusal("<!DOCTYPE dc>" + dublin_core("x")) == "");
  CHECK(refusal("<!DOCTYPE dc SYSTEM\n\"http://site.example/a'b.dtd\" >" + dublin_core("x")) == "");
  CHECK(refusal("<!DOCTYPE dc PUBLIC '-//X//DTD (x)//EN' \"\">" + dublin_core("x")) == "");
}

TEST_CASE("only the references that XML itself defines are known", "[xml]") {
  const std::string known =
      ", but only those of XML itself are known (amp, lt, gt, quot, apos): write the character "
      "itself, at line 1, column ";
  check_rows({{"<a>&nbsp;</a>", "refers to the entity \"nbsp\"" + known + "4"},
              {"<a b='&xxe;'/>", "refers to the entity \"xxe\"" + known + "7"},
              {"<!DOCTYPE a SYSTEM 'a.dtd'><a>&eacute;</a>", "refers to the entity \"eacute\"" + known + "31"}});
  const std::string bare = "\"&\" that begins no reference (it must read \"&amp;\") at line 1, column 4";
  check_malformed({
      {"<a>&</a>", bare},
      {"<a>& b</a>", bare},
      {"<a>&amp</a>", bare},
      {"<a>&;</a>", bare},
      {"<a>&1;</a>", bare},
      {"<a>&#;</a>", "a character reference without a number at line 1, column 4"},
      {"<a>&#x;</a>", "a character reference without a number at line 1, column 4"},
      {"<a>&#12</a>", "a character reference with other characters than digits at line 1, column 4"},
      {"<a>&#1f;</a>", "a character reference with other characters than digits at line 1, column 4"},
      {"<a>&#X41;</a>", "a character reference with other characters than digits at line 1, column 4"},
      {"<a>&#0;</a>", "a reference to the character U+0000, which XML does not allow, at line 1, column 4"},
      {"<a>&#1;</a>", "a reference to the character U+0001, which XML does not allow, at line 1, column 4"},
      {"<a b='&#x1F;'/>", "a reference to the character U+001F, which XML does not allow, at line 1, column 7"},
      {"<a>&#xD800;</a>", "a reference to the character U+D800, which XML does not allow, at line 1, column 4"},
      {"<a>&#xFFFE;</a>", "a reference to the character U+FFFE, which XML does not allow, at line 1, column 4"},
      {"<a>&#x110000;</a>", "a reference to a character past U+10FFFF at line 1, column 4"},
      {"<a>&#4294967361;</a>", "a reference to a character past U+10FFFF at line 1, column 4"},
  });
  CHECK(refusal(dublin_core("&amp;&lt;&gt;&quot;&apos;&#9;&#xD;&#xe9;&#0065;&#x10FFFF;&#xFFFD;")) == "");
}

TEST_CASE("characters are valid UTF-8, and such as XML allows", "[xml]") {
  const std::vector<std::string> ill_formed{"\x80",         "\xBF",         "\xC0\x80",         "\xC1\xBF",
                                            "\xE0\x80\x80", "\xED\xA0\x80", "\xED\xBF\xBF",     "\xF0\x80\x80\x80",
                                            "\xC3",         "\xE2\x82",     "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
                                            "\xFE",         "\xFF",         "\xF0\x9F\x98"};
  for (const std::string& bytes : ill_formed) {
    const std::string message = "the metadata document is not valid UTF-8 at line 1, column ";
    CHECK(refusal("<a>" + bytes + "</a>") == message + "4");
    CHECK(refusal("<a b='" + bytes + "'/>") == message + "7");
    CHECK(refusal("<a" + bytes + "/>") == message + "3");
    CHECK(refusal("<a><!--" + bytes + "--></a>") == message + "8");
    CHECK(refusal("<a><![CDATA[" + bytes + "]]></a>") == message + "13");
    CHECK(refusal("<a><?b " + bytes + "?></a>") == message + "8");
    CHECK(refusal("<!DOCTYPE a SYSTEM '" + bytes + "'><a/>") == message + "21");
  }
  check_malformed({
      {std::string("<a>\0</a>", 8), "the character U+0000, which XML does not allow, at line 1, column 4"},
      {"<a>\x1B[2J</a>", "the character U+001B, which XML does not allow, at line 1, column 4"},
      {"<a><!--\x0C--></a>", "the character U+000C, which XML does not allow, at line 1, column 8"},
      {"<a><![CDATA[\x08]]></a>", "the character U+0008, which XML does not allow, at line 1, column 13"},
      {"<a>\xEF\xBF\xBE</a>", "the character U+FFFE, which XML does not allow, at line 1, column 4"},
      {"<a>\xEF\xBF\xBF</a>", "the character U+FFFF, which XML does not allow, at line 1, column 4"},
  });
  CHECK(refusal(dublin_core("\t\r\n \x7F\xC2\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBD\xF4\x8F\xBF\xBF")) == "");
  CHECK(refusal("\xEF\xBB\xBF" + dublin_core("\xEF\xBB\xBF")) == "");
}

TEST_CASE("what is written in UTF-16 or UTF-32 is told so", "[xml]") {
  const std::string ascii = "<?xml version='1.0' encoding='UTF-16'?><a/>";
  const auto wide = [&](std::size_t size, bool big_endian) {
    std::string text;
    for (const char c : ascii) {
      std::string unit(size, '\0');
      unit[big_endian ? size - 1 : 0] = c;
      text += unit;
    }
    return text;
  };
  const std::string advice = ": save it as UTF-8";
  check_rows({{wide(2, false), "is written in UTF-16 (little-endian)" + advice},
              {wide(2, true), "is written in UTF-16 (big-endian)" + advice},
              {wide(4, false), "is written in UTF-32 (little-endian)" + advice},
              {wide(4, true), "is written in UTF-32 (big-endian)" + advice},
              {"\xFF\xFE" + wide(2, false), "is written in UTF-16 (little-endian)" + advice},
              {"\xFE\xFF" + wide(2, true), "is written in UTF-16 (big-endian)" + advice},
              {std::string("\xFF\xFE\0\0", 4) + wide(4, false), "is written in UTF-32 (little-endian)" + advice},
              {std::string("\0\0\xFE\xFF", 4) + wide(4, true), "is written in UTF-32 (big-endian)" + advice}});
}

TEST_CASE("the declared encoding must read the same as UTF-8", "[xml]") {
  const auto declared = [](const std::string& encoding, const std::string& title) {
    return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + dublin_core(title);
  };
  const std::string latin = "caf\xE9", utf8 = "caf\xC3\xA9", ascii = "caf&#233;";
  for (const char* encoding : {"UTF-8", "utf-8", "Utf8"}) {
    CHECK(refusal(declared(encoding, utf8)) == "");
    CHECK(refusal(declared(encoding, latin)) == "the metadata document is not valid UTF-8 at line 3, column 14");
  }
  for (const std::string encoding : {"US-ASCII", "ISO-8859-1", "iso-8859-15", "Windows-1252", "cp1251", "latin1"}) {
    INFO(encoding);
    CHECK(refusal(declared(encoding, ascii)) == "");
    for (const std::string& text : {latin, utf8}) {
      CHECK(refusal(declared(encoding, text)) ==
            "the metadata document declares the encoding \"" + encoding +
                "\" and has characters outside ASCII: save it as UTF-8; the first is at line 3, column 14");
    }
  }
  for (const std::string encoding : {"UTF-16", "utf-16le", "UTF-32", "UCS-2", "ISO-10646-UCS-2"}) {
    CHECK(refusal(declared(encoding, ascii)) == "the metadata document declares the encoding \"" + encoding +
                                                    "\", but is not written in it: declare UTF-8 at line 1, column 1");
  }
  for (const std::string encoding : {"EBCDIC-CP-US", "Shift_JIS", "UTF-7", "no-such"}) {
    CHECK(refusal(declared(encoding, ascii)) == "the metadata document declares the encoding \"" + encoding +
                                                    "\", which is not supported: save it as UTF-8 at line 1, column 1");
  }
  // A mark does not count as a character outside ASCII.
  CHECK(refusal("\xEF\xBB\xBF" + declared("ISO-8859-1", ascii)) == "");
}

TEST_CASE("a document that was cut short says in the middle of what", "[xml]") {
  const std::string begins = ", which begins at line 2, column ";
  check_rows({
      {"<a>\n<b>text", "ends before <b> of line 2, column 1 is closed"},
      {"<a>\n<b/>", "ends before <a> of line 1, column 1 is closed"},
      {"<a>\n<", "ends in the middle of a tag" + begins + "1"},
      {"<a>\n<bb", "ends in the middle of the tag <bb>" + begins + "1"},
      {"<a>\n<b ", "ends in the middle of the tag <b>" + begins + "1"},
      {"<a>\n<b c", "ends in the middle of the tag <b>" + begins + "1"},
      {"<a>\n<b c=", "ends in the middle of the tag <b>" + begins + "1"},
      {"<a>\n<b c='", "ends in the middle of the value of the attribute \"c\"" + begins + "6"},
      {"<a>\n<b c='d'", "ends in the middle of the tag <b>" + begins + "1"},
      {"<a>\n<b /", "ends in the middle of the tag <b>" + begins + "1"},
      {"<a>\n</", "ends in the middle of an end tag" + begins + "1"},
      {"<a>\n</a", "ends in the middle of an end tag" + begins + "1"},
      {"<a>\n<!", "ends in the middle of \"<!\"" + begins + "1"},
      {"<a>\n<!-", "ends in the middle of \"<!-\"" + begins + "1"},
      {"<a>\n<!-- x -", "ends in the middle of a comment" + begins + "1"},
      {"<a>\n<!-- x --", "ends in the middle of a comment" + begins + "1"},
      {"<a>\n<![CDATA", "ends in the middle of \"<![CDATA\"" + begins + "1"},
      {"<a>\n<![CDATA[x]]", "ends in the middle of a CDATA section" + begins + "1"},
      {"<a>\n<?", "ends in the middle of a processing instruction" + begins + "1"},
      {"<a>\n<?b", "ends in the middle of a processing instruction" + begins + "1"},
      {"<a>\n<?b c?", "ends in the middle of a processing instruction" + begins + "1"},
      {"<a>\n&am", "ends in the middle of a reference" + begins + "1"},
      {"<a>\n&#1", "ends in the middle of a reference" + begins + "1"},
      {"\n<!DOCTYPE a SYSTEM 'b", "ends in the middle of the DOCTYPE" + begins + "1"},
      {"\n<!DOCTYPE a", "ends in the middle of the DOCTYPE" + begins + "1"},
      {"<?xml version='1.0'", "ends in the middle of the XML declaration, which begins at line 1, column 1"},
      {"<?xml version=", "ends in the middle of the XML declaration, which begins at line 1, column 1"},
  });
  for (const char* name : {"iso19139.xml", "fgdc.xml", "dc.xml"}) {
    const std::string whole = fixture(std::string("metadata/") + name);
    for (std::size_t size = 1; size + 2 < whole.size(); size += 7) {
      INFO(size);
      const std::string message = refusal(whole.substr(0, size));
      const bool says_so =
          message.find("the metadata document ends ") == 0 || message == "the metadata document has no root element";
      CHECK(says_so);
    }
  }
}
