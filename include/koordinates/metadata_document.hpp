// SPDX-License-Identifier: BSD-3-Clause
// `MetadataDocument`: the common fields of a metadata document, read from its XML.
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

/// The kind of a date, in the words of ISO 19115's CI_DateTypeCode. These are the common ones; any other value
/// survives.
struct MetadataDateKindNames {
  static constexpr std::string_view creation = "creation";
  static constexpr std::string_view publication = "publication";
  static constexpr std::string_view revision = "revision";
  static constexpr std::string_view all[] = {creation, publication, revision};
};
using MetadataDateKind = OpenEnum<MetadataDateKindNames>;

/// A date of the described data. `value` is unchanged: "2026-03-01", "20260301", "2026", "Unknown".
struct MetadataDate {
  MetadataDateKind kind;  ///< empty where the document does not say
  std::string value;
};

/// A person or organisation that is responsible for the data or for the document.
struct MetadataContact {
  std::string name;  ///< of a person
  std::string organisation;
  std::string position;
  std::string role;  ///< in the words of ISO 19115's CI_RoleCode, such as "pointOfContact", where the format has some
  std::string email;
  std::string phone;
};

/// The extent in space and time.
struct MetadataExtent {
  /// Longitudes and latitudes in degrees, as written, in whatever reference system. West is greater than east if the
  /// box crosses the antimeridian. Absent if it is missing or not a number.
  std::optional<double> west, east, south, north;
  std::string begin, end;  ///< as they were written: dates, "now", "Present"; the same twice for a single moment
};

/// The common fields of a metadata document.
///
///   const MetadataDocument document = MetadataDocument::read(Input::file("roads.iso.xml"));
///   std::cout << document.title << '\n';
///
/// A small reader for three formats, not a complete model of them: read other fields from the XML itself. A field that
/// the document lacks is empty. Runs of blanks and line ends in texts become one blank. A plain value: it does not
/// refer to the XML, and changing it changes no document.
struct KOORDINATES_EXPORT MetadataDocument {
  MetadataFormat format;  ///< iso, fgdc or dc

  /// ISO: title of the resource's citation. FGDC: title of citeinfo. Dublin Core: title.
  std::string title;
  /// ISO and FGDC: abstract. Dublin Core: abstract, or else description.
  std::string abstract;
  /// ISO: identifier of the document (fileIdentifier, metadataIdentifier), or else of the resource in its citation.
  /// FGDC: datsetid, which only some profiles have. Dublin Core: the first identifier.
  std::string identifier;
  /// The language of the resource, or else of the document, as written: "eng", "en", "en-NZ". ISO: language, or the
  /// default locale. FGDC: langdata of some profiles. Dublin Core: language.
  std::string language;
  /// ISO: dates of the citation. FGDC: pubdate of citeinfo. Dublin Core: created, issued and modified as creation,
  /// publication and revision, other dates of its terms under their own names, and date without a kind.
  std::vector<MetadataDate> dates;
  /// The last change of the document itself, as written. ISO: dateStamp, or dateInfo, preferably of a revision. FGDC:
  /// metd. Dublin Core: none.
  std::string metadata_date;
  /// ISO: keyword. FGDC: keywords of theme, place, stratum and temporal. Dublin Core: subject.
  std::vector<std::string> keywords;
  /// The topic categories of ISO 19115, such as "transportation". ISO: topicCategory. FGDC: the theme keywords of the
  /// thesaurus "ISO 19115 Topic Category", which are then not among the keywords. Dublin Core: none.
  std::vector<std::string> topics;
  /// ISO: the first bounding box and the first period or instant. FGDC: bounding and timeperd. Dublin Core: spatial (or
  /// coverage) and temporal in DCMI's Box and Period notation ("westlimit=166; ...", "start=2001; ...").
  MetadataExtent extent;
  /// ISO: contacts of the resource, those that it cites, then those of the document. FGDC: ptcontac (as
  /// pointOfContact), origin (originator), distrib (distributor), metc (pointOfContact). Dublin Core: creator and
  /// contributor (by name) and publisher (by organisation), with these words as roles. A contact with several roles
  /// occurs several times.
  std::vector<MetadataContact> contacts;
  /// The terms of use. ISO: useLimitation and otherConstraints. FGDC: accconst and useconst. Dublin Core: rights,
  /// accessRights and license.
  std::vector<std::string> constraints;
  /// The origin of the data. ISO: statement of the lineage. FGDC: the procdesc of each step, one per line. Dublin Core:
  /// provenance.
  std::string lineage;

  /// Reads a document of at most 64 MiB.
  ///
  /// Throws ClientValidationError, with line and column, if the text is not well-formed XML in UTF-8 or has none of the
  /// three formats. Documents that define entities, nest more than 256 elements, or have more than 1,000,000 elements
  /// are refused without being expanded. An external DTD is never fetched. An unexpected value inside the document is
  /// kept or skipped, and never an error.
  [[nodiscard]] static MetadataDocument parse(std::string_view xml);
  /// The same from a file or a stream. Throws, in addition, what Input::read() throws.
  [[nodiscard]] static MetadataDocument read(const Input& xml);
};

}  // namespace v0
}  // namespace koordinates
