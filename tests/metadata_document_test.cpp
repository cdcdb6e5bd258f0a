// SPDX-License-Identifier: BSD-3-Clause
// What is read out of metadata documents of each format.
#include <koordinates/metadata_document.hpp>

#include <sstream>
#include <string>
#include <vector>

#include <koordinates/error.hpp>

#include "support/catch.hpp"
#include "support/fixture.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::ClientValidationError;
using koordinates::Input;
using koordinates::MetadataContact;
using koordinates::MetadataDate;
using koordinates::MetadataDateKind;
using koordinates::MetadataDocument;
using koordinates::MetadataFormat;
using koordinates_test::fixture;

namespace {

using Texts = std::vector<std::string>;

MetadataDocument read(const std::string& name) {
  return MetadataDocument::read(Input::file(std::string(KOORDINATES_TEST_FIXTURES) + "/metadata/" + name));
}

// "kind value", one a date.
Texts written(const std::vector<MetadataDate>& dates) {
  Texts texts;
  for (const MetadataDate& date : dates) texts.push_back(date.kind.str() + ' ' + date.value);
  return texts;
}

// All that is known of each, apart by "|".
Texts written(const std::vector<MetadataContact>& contacts) {
  Texts texts;
  for (const MetadataContact& who : contacts) {
    texts.push_back(who.role + '|' + who.name + '|' + who.organisation + '|' + who.position + '|' + who.email + '|' +
                    who.phone);
  }
  return texts;
}

}  // namespace

TEST_CASE("ISO 19139 is read", "[metadata]") {
  const MetadataDocument document = read("iso19139.xml");
  CHECK(document.format == MetadataFormat::iso);
  CHECK(document.title ==
        "Cedar Valley & Fern Bay r\xC3\xB6"
        "ad centrelines");
  CHECK(document.abstract == "Nga rori < 5 m");
  CHECK(document.identifier == "6d2f1c1e-0000-4000-8000-00000000a001");
  CHECK(document.language == "eng");
  CHECK(document.metadata_date == "2026-02-03T04:05:06");
  CHECK(written(document.dates) == Texts{"creation 2015-06-11", "superseded 2026-01-31T00:00:00Z"});
  CHECK(document.dates.at(0).kind == MetadataDateKind::creation);
  CHECK_FALSE(document.dates.at(1).kind.is_known());
  CHECK(document.keywords == Texts{"roads", "centre lines", "Cedar Valley"});
  CHECK(document.topics == Texts{"transportation"});
  CHECK(document.constraints == Texts{"Not for navigation", "CC BY 4.0"});
  CHECK(document.lineage == "Drawn from aerial photographs.");
  CHECK(document.extent.west == 166.25);
  CHECK(document.extent.east == -176.5);
  CHECK(document.extent.south == -47.5);
  CHECK(document.extent.north == -34.0);
  CHECK(document.extent.begin == "2001-01-01");
  CHECK(document.extent.end == "now");
  CHECK(written(document.contacts) ==
        Texts{"pointOfContact|Head of roads|Cedar Valley Council||roads@council.example|+64 4 000 0000",
              "originator||Survey Office|||", "custodian|||Records desk||"});
}

TEST_CASE("ISO 19115-3 is read", "[metadata]") {
  const MetadataDocument document = read("iso19115_3.xml");
  CHECK(document.format == MetadataFormat::iso);
  CHECK(document.title == "River channels");
  CHECK(document.abstract == "Where water flows.");
  CHECK(document.identifier == "rivers-2026");
  CHECK(document.language == "eng");
  CHECK(document.metadata_date == "2026-03-01T12:00:00");
  CHECK(written(document.dates) == Texts{"publication 2020"});
  CHECK(document.topics == Texts{"inlandWaters"});
  CHECK(document.lineage == "Surveyed on foot.");
  CHECK(document.extent.west == 170.0);
  CHECK(document.extent.east == 172.0);
  CHECK_FALSE(document.extent.south.has_value());
  CHECK_FALSE(document.extent.north.has_value());
  CHECK(document.extent.begin == "2019-07");
  CHECK(document.extent.end == "2019-07");
  CHECK(written(document.contacts) ==
        Texts{"owner|Chief engineer|Fern Bay Water||water@bay.example|", "author|River warden||Warden||555-0100"});
}

TEST_CASE("FGDC CSDGM is read", "[metadata]") {
  const MetadataDocument document = read("fgdc.xml");
  CHECK(document.format == MetadataFormat::fgdc);
  CHECK(document.title == "Ivy County elevation model");
  CHECK(document.abstract == "Heights > 0, one a metre.");
  CHECK(document.identifier == "ivy-elevation-3");
  CHECK(document.language == "en");
  CHECK(document.metadata_date == "20240301");
  CHECK(written(document.dates) == Texts{"publication 20240229"});
  CHECK(document.keywords == Texts{"elevation", "lidar", "Ivy County", "spring"});
  CHECK(document.topics == Texts{"elevation"});
  CHECK(document.constraints == Texts{"None", "Name the source."});
  CHECK(document.lineage == "Flown.\nFiltered, then gridded.");
  CHECK(document.extent.west == -105.5);
  CHECK(document.extent.east == -104.25);
  CHECK(document.extent.south == 39.5);
  CHECK(document.extent.north == 40.75);
  CHECK(document.extent.begin == "20230401");
  CHECK(document.extent.end == "Present");
  CHECK(written(document.contacts) == Texts{"pointOfContact|Map clerk|Ivy County|Clerk|maps@ivy.example|555-0123",
                                            "originator||Ivy County|||", "originator||Geodesy Branch|||",
                                            "distributor||Data Depot|||", "pointOfContact|Archivist|Ivy Library|||"});

  const auto dated = [](const std::string& when) {
    return MetadataDocument::parse("<metadata><idinfo><timeperd><timeinfo>" + when +
                                   "</timeinfo></timeperd></idinfo></metadata>")
        .extent;
  };
  CHECK(dated("<sngdate><caldate>2001</caldate></sngdate>").end == "2001");
  const auto several =
      dated("<mdattim><sngdate><caldate>2001</caldate></sngdate><sngdate><caldate>2003</caldate></sngdate></mdattim>");
  CHECK(several.begin == "2001");
  CHECK(several.end == "2003");
}

TEST_CASE("Dublin Core is read in each of its shapes", "[metadata]") {
  const MetadataDocument document = read("dc.xml");
  CHECK(document.format == MetadataFormat::dc);
  CHECK(document.title == "Park boundaries");
  CHECK(document.abstract == "Every park of the bay.");
  CHECK(document.identifier == "urn:example:parks");
  CHECK(document.language == "en-NZ");
  CHECK(document.metadata_date.empty());
  CHECK(written(document.dates) ==
        Texts{" 2026", "creation 2011-02-03", "publication 2012-01-01", "revision 2025-12-31", "available 2012-02-01"});
  CHECK(document.keywords == Texts{"parks", "recreation"});
  CHECK(document.topics.empty());
  CHECK(document.constraints == Texts{"CC BY 4.0"});
  CHECK(document.lineage == "Digitised from deeds.");
  CHECK(document.extent.west == 172.0);
  CHECK(document.extent.east == 173.25);
  CHECK(document.extent.south == -41.5);
  CHECK(document.extent.north == -40.5);
  CHECK(document.extent.begin == "2011");
  CHECK(document.extent.end == "2025");
  CHECK(written(document.contacts) ==
        Texts{"creator|Parks Team||||", "publisher||Fern Bay Council|||", "contributor|Volunteers||||"});

  const MetadataDocument rdf = read("dc_rdf.xml");
  CHECK(rdf.title == "Bus stops");
  CHECK(rdf.keywords == Texts{"buses", "stops"});
  CHECK(rdf.constraints == Texts{"https://site.example/licence"});
  CHECK(rdf.extent.west == 1.0);
  CHECK(rdf.extent.begin == "2020");
  CHECK(rdf.extent.end.empty());

  const MetadataDocument oai = read("dc_oai.xml");
  CHECK(oai.title == "Street trees");
  CHECK(oai.abstract == "One point a tree.");
  CHECK(oai.dates.empty());
}

TEST_CASE("what a document does not say is empty", "[metadata]") {
  for (const char* xml : {"<MD_Metadata xmlns='http://www.isotc211.org/2005/gmd'/>", "<metadata><idinfo/></metadata>",
                          "<dc xmlns:d='http://purl.org/dc/terms/'><d:unheard/></dc>"}) {
    const MetadataDocument document = MetadataDocument::parse(xml);
    CHECK(document.format.is_known());
    for (const std::string& text :
         {document.title, document.abstract, document.identifier, document.language, document.metadata_date,
          document.lineage, document.extent.begin, document.extent.end}) {
      CHECK(text.empty());
    }
    CHECK(document.dates.empty());
    CHECK(document.keywords.empty());
    CHECK(document.topics.empty());
    CHECK(document.contacts.empty());
    CHECK(document.constraints.empty());
    const auto& extent = document.extent;
    CHECK_FALSE((extent.west || extent.east || extent.south || extent.north));
  }
}

TEST_CASE("a bound that is no number is left out", "[metadata]") {
  const auto west = [](const std::string& text) {
    return MetadataDocument::parse("<metadata><idinfo><spdom><bounding><westbc>" + text +
                                   "</westbc></bounding></spdom></idinfo></metadata>")
        .extent.west;
  };
  CHECK(west("-105.5") == -105.5);
  CHECK(west(" +1e2\n") == 100.0);
  CHECK(west("0") == 0.0);
  for (const char* text : {"", "x", "1,5", "1.5 deg", "0x10", "nan", "inf", "1e999", "--1", "1.2.3", "-"}) {
    INFO(text);
    CHECK_FALSE(west(text).has_value());
  }
  CHECK_FALSE(west(std::string(1000, '1')).has_value());
}

TEST_CASE("a document comes from a file, a stream or memory, and is refused with its place", "[metadata]") {
  std::istringstream stream(fixture("metadata/dc_oai.xml"));
  CHECK(MetadataDocument::read(stream).title == "Street trees");
  CHECK(MetadataDocument::read(Input::text(fixture("metadata/dc_oai.xml"))).title == "Street trees");
  CHECK_THROWS_WITH(read("no-such.xml"), ContainsSubstring("cannot be opened"));
  CHECK_THROWS_AS(MetadataDocument::parse("{}"), ClientValidationError);
  CHECK_THROWS_WITH(
      MetadataDocument::parse("<metadata>\n<idinfo></metadata>"),
      "the metadata document is not well-formed XML: <idinfo> of line 2, column 1 is closed by </metadata> "
      "at line 2, column 9");
  CHECK_THROWS_WITH(MetadataDocument::read(Input::text("")), "the metadata document is empty");
}

TEST_CASE("white space between CDATA sections separates words, indentation does not", "[metadata]") {
  const auto title = [](const std::string& inside) {
    return MetadataDocument::parse("<dc xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" + inside +
                                   "</dc:title></dc>")
        .title;
  };
  CHECK(title("<![CDATA[Roads]]> <![CDATA[of NZ]]>") == "Roads of NZ");
  CHECK(title("<![CDATA[Roads]]>\n<![CDATA[of]]>\t<![CDATA[NZ]]>") == "Roads of NZ");
  CHECK(title("<![CDATA[Road]]><![CDATA[s]]>") == "Roads");
  CHECK(title("\n  <![CDATA[Roads]]>\n") == "Roads");
}

TEST_CASE("of several extents the first that says enough counts", "[metadata]") {
  const auto extent_of = [](const std::string& boxes) {
    return MetadataDocument::parse("<MD_Metadata xmlns=\"http://www.isotc211.org/2005/gmd\"><identificationInfo><M>" +
                                   boxes + "</M></identificationInfo></MD_Metadata>")
        .extent;
  };
  const auto box = [](const std::string& inside) {
    return "<extent><EX_Extent><geographicElement><EX_GeographicBoundingBox>" + inside +
           "</EX_GeographicBoundingBox></geographicElement></EX_Extent></extent>";
  };
  const auto bound = [](const std::string& name, const std::string& value) {
    return "<" + name + "><Decimal>" + value + "</Decimal></" + name + ">";
  };
  const std::string west = bound("westBoundLongitude", "1");
  const std::string complete = bound("westBoundLongitude", "170") + bound("eastBoundLongitude", "172") +
                               bound("southBoundLatitude", "-40") + bound("northBoundLatitude", "-39");
  for (const std::string& before : {box(""), box(west), box(bound("westBoundLongitude", "none")), std::string()}) {
    const auto extent = extent_of(before + box(complete) + box(complete + west));
    CHECK(extent.west == 170.0);
    CHECK(extent.north == -39.0);
  }
  CHECK(extent_of(box("") + box(west)).west == 1.0);
  const auto moment = [](const std::string& inside) {
    return "<extent><EX_Extent><temporalElement><EX_TemporalExtent><extent>" + inside +
           "</extent></EX_TemporalExtent></temporalElement></EX_Extent></extent>";
  };
  CHECK(extent_of(moment("<TimePeriod/>") + moment("<TimeInstant><timePosition>2020</timePosition></TimeInstant>"))
            .begin == "2020");
  const auto fgdc = MetadataDocument::parse(
      "<metadata><idinfo><spdom><bounding><westbc/></bounding><bounding><westbc>1</westbc></bounding></spdom></idinfo>"
      "</metadata>");
  CHECK(fgdc.extent.west == 1.0);
}

TEST_CASE("each party and each person of a responsibility is a contact", "[metadata]") {
  const auto contacts_of = [](const std::string& parties) {
    return written(
        MetadataDocument::parse("<MD_Metadata xmlns=\"http://standards.iso.org/iso/19115/-3/mdb/1.0\"><contact>"
                                "<CI_Responsibility><role><R codeListValue=\"owner\"/></role>" +
                                parties + "</CI_Responsibility></contact></MD_Metadata>")
            .contacts);
  };
  const auto person = [](const std::string& name) {
    return "<CI_Individual><name>" + name + "</name></CI_Individual>";
  };
  const auto organisation = [](const std::string& inside) {
    return "<party><CI_Organisation><name>Council</name>" + inside + "</CI_Organisation></party>";
  };
  const auto individual = [&](const std::string& name) { return "<individual>" + person(name) + "</individual>"; };
  CHECK(contacts_of("<party>" + person("A") + "</party><party>" + person("B") + "</party>") ==
        Texts{"owner|A||||", "owner|B||||"});
  CHECK(contacts_of(organisation(individual("A") + individual("B"))) ==
        Texts{"owner|A|Council|||", "owner|B|Council|||"});
  CHECK(contacts_of(organisation("") + organisation(individual("B"))) ==
        Texts{"owner||Council|||", "owner|B|Council|||"});
  CHECK(contacts_of("<party>" + person("A") + "</party>" + organisation("")) ==
        Texts{"owner|A||||", "owner||Council|||"});
}

TEST_CASE("the namespaces of published ISO samples are known", "[metadata]") {
  for (const char* uri :
       {"https://schemas.isotc211.org/19115/-1/mdb/1.3", "http://standards.iso.org/iso/19115/-3/mdb/1.0",
        "https://standards.iso.org/iso/19115/-3/mdb/2.0", "https://schemas.isotc211.org/19115/-3/mdb/2.0",
        "http://www.isotc211.org/2005/gmd", "https://www.isotc211.org/2005/gmd"}) {
    INFO(uri);
    CHECK(MetadataDocument::parse(std::string("<m:MD_Metadata xmlns:m=\"") + uri + "\"/>").format ==
          MetadataFormat::iso);
  }
  for (const char* uri : {"http://www.isotc211.org/2005/gmi", "https://schemas.isotc211.org/19115/-2/gmi/2.1"})
    CHECK(MetadataDocument::parse(std::string("<m:MI_Metadata xmlns:m=\"") + uri + "\"/>").format ==
          MetadataFormat::iso);
  for (const char* uri : {"https://evil.example/19115/-1/mdb/1.3", "https://schemas.isotc211.org/19115/-1/cit/1.3"})
    CHECK_THROWS_AS(MetadataDocument::parse(std::string("<m:MD_Metadata xmlns:m=\"") + uri + "\"/>"),
                    ClientValidationError);
}
