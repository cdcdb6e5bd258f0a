// SPDX-License-Identifier: BSD-3-Clause
// `MetadataDocument`: the usual fields of a metadata document, read out of its XML.
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

/// What happened on a date. In the words of ISO 19115's CI_DateTypeCode, of which these are the usual ones; any other survives.
struct MetadataDateKindNames {
  static constexpr std::string_view creation = "creation";
  static constexpr std::string_view publication = "publication";
  static constexpr std::string_view revision = "revision";
  static constexpr std::string_view all[] = {creation, publication, revision};
};
using MetadataDateKind = OpenEnum<MetadataDateKindNames>;

/// A date of what is described. `value` is as it was written: "2026-03-01", "20260301", "2026", "Unknown".
struct MetadataDate {
  MetadataDateKind kind;  ///< empty where the document does not say
  std::string value;
};

/// A person or organisation that has to do with what is described, or with the document.
struct MetadataContact {
  std::string name;  ///< of a person
  std::string organisation;
  std::string position;
  std::string role;  ///< in the words of ISO 19115's CI_RoleCode, such as "pointOfContact", where the format has some
  std::string email;
  std::string phone;
};

/// Where and when.
struct MetadataExtent {
  /// Degrees of longitude and latitude, as they were written, of whatever reference system. West is more than east where the
  /// box goes over the antimeridian. Nothing where it is not said, or is no number.
  std::optional<double> west, east, south, north;
  std::string begin, end;  ///< as they were written: dates, "now", "Present"; the same twice for a single moment
};

///   const MetadataDocument document = MetadataDocument::read(Input::file("roads.iso.xml"));
///   std::cout << document.title << '\n';
///
/// A small reader for three formats, not a model of them: what is not here has to be taken from the XML itself. A field that
/// the document does not have is empty. Texts have every run of blanks and line ends made one blank. A plain value: nothing in
/// it refers to the XML, and changing it changes no document.
struct KOORDINATES_EXPORT MetadataDocument {
  MetadataFormat format;  ///< iso, fgdc or dc

  /// In ISO, of the citation of the resource; in FGDC title of citeinfo; in Dublin Core title.
  std::string title;
  /// In ISO and FGDC abstract; in Dublin Core abstract, else description.
  std::string abstract;
  /// Of the document in ISO (fileIdentifier, metadataIdentifier), else of the resource in its citation; in FGDC datsetid, which
  /// only some profiles have; in Dublin Core the first identifier.
  std::string identifier;
  /// Of the resource, else of the document, as it was written: "eng", "en", "en-NZ". In ISO language (or the default locale); in
  /// FGDC langdata of some profiles; in Dublin Core language.
  std::string language;
  /// In ISO of the citation; in FGDC pubdate of citeinfo; in Dublin Core created, issued and modified as creation, publication
  /// and revision, other dates of its terms by their own name, and date without a kind.
  std::vector<MetadataDate> dates;
  /// When the document itself was last changed, as it was written. In ISO dateStamp, or dateInfo: of a revision if there is
  /// one; in FGDC metd; not in Dublin Core.
  std::string metadata_date;
  /// In ISO keyword; in FGDC those of theme, place, stratum and temporal; in Dublin Core subject.
  std::vector<std::string> keywords;
  /// The topic categories of ISO 19115, such as "transportation": in ISO topicCategory; in FGDC the theme keywords of the
  /// thesaurus "ISO 19115 Topic Category", which are not among the keywords then; not in Dublin Core.
  std::vector<std::string> topics;
  /// In ISO the first bounding box and the first period or moment; in FGDC bounding and timeperd; in Dublin Core spatial (or
  /// coverage) and temporal, where they are in DCMI's Box and Period notation ("westlimit=166; ...", "start=2001; ...").
  MetadataExtent extent;
  /// In ISO the contacts of the resource, those that it cites, then those of the document; in FGDC ptcontac (as pointOfContact),
  /// origin (originator), distrib (distributor), metc (pointOfContact); in Dublin Core creator and contributor (by name) and
  /// publisher (by organisation), with these words as roles. One that has several places stands here several times.
  std::vector<MetadataContact> contacts;
  /// Under which terms it may be used. In ISO useLimitation and otherConstraints; in FGDC accconst and useconst; in Dublin Core
  /// rights, accessRights and license.
  std::vector<std::string> constraints;
  /// How it came to be. In ISO statement of the lineage; in FGDC the procdesc of each step, one a line; in Dublin Core provenance.
  std::string lineage;

  /// Reads a document of at most 64 MiB, all of it. Throws ClientValidationError, with line and column, for what is not
  /// well-formed XML in UTF-8, is of none of the three formats, or would be refused when it is sent: documents with entities of
  /// their own, or with more than 256 elements in one another or 1,000,000 in all, are never unfolded. An external DTD is never
  /// fetched. What is in the document cannot make it fail otherwise: an odd value is kept or left out.
  [[nodiscard]] static MetadataDocument parse(std::string_view xml);
  /// The same from a file or a stream, and what Input::read() throws.
  [[nodiscard]] static MetadataDocument read(const Input& xml);
};

}  // namespace v0
}  // namespace koordinates
