// SPDX-License-Identifier: BSD-3-Clause
// `MetadataDocument`: reads the most common fields of an XML metadata document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/core/transfers/input.hpp>
#include <koordinates/export.hpp>
#include <koordinates/metadata.hpp>

namespace koordinates {
inline namespace v0 {

/// The common words of MetadataDateKind.
struct MetadataDateKindNames {
  static constexpr std::string_view creation = "creation";
  static constexpr std::string_view publication = "publication";
  static constexpr std::string_view revision = "revision";
  static constexpr std::string_view all[] = {creation, publication, revision};
};
/// What happened on a date, in the words of CI_DateTypeCode of ISO 19115. Other words are preserved.
using MetadataDateKind = OpenEnum<MetadataDateKindNames>;

/// A date of the described resource.
struct MetadataDate {
  MetadataDateKind kind;  ///< Empty if the document does not say.
  /// The date, unchanged: "2026-03-01", "20260301", "2026", "Unknown".
  std::string value;
};

/// A person or organisation responsible for the resource or for the document.
struct MetadataContact {
  std::string name;  ///< The name of a person.
  std::string organisation;
  std::string position;
  /// A word of CI_RoleCode of ISO 19115, such as "pointOfContact", if the format has such words.
  std::string role;
  std::string email;
  std::string phone;
};

/// The extent of the resource in space and time.
struct MetadataExtent {
  /// Longitude and latitude in degrees, as written, in whatever reference system. If west > east, the box crosses the
  /// antimeridian. Nothing if the value is missing or not a number.
  std::optional<double> west, east, south, north;
  /// As written: dates, "now" or "Present". Both are equal for a single moment.
  std::string begin, end;
};

/// The most common fields of a metadata document. A value type: it owns its texts and does not refer to the XML;
/// changing it changes no document.
///
/// It is a small reader for three formats, not a model of them: everything else has to be read from the XML itself. A
/// field that the document lacks is empty. Each run of white space in a text is replaced by one space.
///
///     const MetadataDocument document = MetadataDocument::read(Input::file("roads.iso.xml"));
///     std::cout << document.title << '\n';
struct KOORDINATES_EXPORT MetadataDocument {
  MetadataFormat format;  ///< The format of the document: iso, fgdc or dc.

  /// The title of the resource. ISO: the title of the citation. FGDC: title of citeinfo. Dublin Core: title.
  std::string title;
  /// The abstract. ISO and FGDC: abstract. Dublin Core: abstract, else description.
  std::string abstract;
  /// The identifier. ISO: of the document (fileIdentifier, metadataIdentifier), else of the resource in its citation.
  /// FGDC: datsetid, which only some profiles have. Dublin Core: the first identifier.
  std::string identifier;
  /// The language of the resource, else of the document, as written: "eng", "en", "en-NZ". ISO: language, or the
  /// default locale. FGDC: langdata, which only some profiles have. Dublin Core: language.
  std::string language;
  /// The dates of the resource. ISO: the dates of the citation. FGDC: pubdate of citeinfo. Dublin Core: created, issued
  /// and modified become creation, publication and revision; other date terms keep their own name; `date` has no kind.
  std::vector<MetadataDate> dates;
  /// The last change of the document itself, as written. ISO: dateStamp, or dateInfo, preferring the date of a
  /// revision. FGDC: metd. Dublin Core: always empty.
  std::string metadata_date;
  /// The keywords. ISO: keyword. FGDC: the keywords of theme, place, stratum and temporal. Dublin Core: subject.
  std::vector<std::string> keywords;
  /// The topic categories of ISO 19115, such as "transportation". ISO: topicCategory. FGDC: the theme keywords of the
  /// thesaurus "ISO 19115 Topic Category", which are then not among the keywords. Dublin Core: always empty.
  std::vector<std::string> topics;
  /// The extent in space and time. ISO: the first bounding box, and the first period or moment. FGDC: bounding and
  /// timeperd. Dublin Core: spatial (or coverage) and temporal, if they use the Box and Period notations of DCMI
  /// ("westlimit=166; ...", "start=2001; ...").
  MetadataExtent extent;
  /// The contacts; a contact with several roles is repeated. ISO: the contacts of the resource, those of its citation,
  /// then those of the document. FGDC: ptcontac (as pointOfContact), origin (originator), distrib (distributor), metc
  /// (pointOfContact). Dublin Core: creator and contributor (by name) and publisher (by organisation), with these words
  /// as roles.
  std::vector<MetadataContact> contacts;
  /// The terms of use. ISO: useLimitation and otherConstraints. FGDC: accconst and useconst. Dublin Core: rights,
  /// accessRights and license.
  std::vector<std::string> constraints;
  /// The history of the resource. ISO: statement of the lineage. FGDC: the procdesc of each step, one a line. Dublin
  /// Core: provenance.
  std::string lineage;

  /// Parses a whole document of at most 64 MiB.
  ///
  /// Throws ClientValidationError, with line and column, if the text is not well-formed XML in UTF-8, if it has none of
  /// the three formats, or if the SDK would refuse to send it. Documents that define entities, that nest more than 256
  /// elements, or that have more than 1,000,000 elements are rejected without being expanded. An external DTD is never
  /// fetched. Other contents cannot make the call fail: an unusual value is kept or left out.
  [[nodiscard]] static MetadataDocument parse(std::string_view xml);
  /// Reads a document from a file, a stream or memory. Throws what parse() and Input::read() throw.
  [[nodiscard]] static MetadataDocument read(const Input& xml);
};

}  // namespace v0
}  // namespace koordinates
