// SPDX-License-Identifier: BSD-3-Clause
// Reads ISO 19115 metadata: as ISO 19139 writes it, and as ISO 19115-3 does, in which some things moved.
#include <algorithm>
#include <utility>

#include "metadata/readers.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

// The value of a property such as <gmd:title>, in which stands a CharacterString, an Anchor, a code, a date or a number. In
// several languages: that of the document, else the first that has any text.
std::string value_of(const XmlView& property) {
  std::string own = property.own_text();
  if (!own.empty()) return own;  // not by the standard, and seen
  for (auto child = property.first_child(); child; child = child->next()) {
    if (child->name() == "PT_FreeText") continue;
    const auto code = child->attribute("codeListValue");
    std::string text = code && !code->empty() ? std::string(*code) : child->text();
    if (!text.empty()) return text;
  }
  for (const XmlView& text : property.select("PT_FreeText/textGroup/LocalisedCharacterString")) {
    std::string localised = text.text();
    if (!localised.empty()) return localised;
  }
  return {};
}

// That of the first property at the end of a path that has one.
std::string value_at(const XmlView& from, std::string_view path) {
  for (const XmlView& property : from.select(path)) {
    std::string value = value_of(property);
    if (!value.empty()) return value;
  }
  return {};
}

void append_values(std::vector<std::string>& values, const XmlView& from, std::string_view path) {
  for (const XmlView& property : from.select(path)) append_text(values, value_of(property));
}

void append_dates(std::vector<MetadataDate>& dates, const XmlView& from, std::string_view path) {
  for (const XmlView& date : from.select(path)) {
    std::string value = value_at(date, "date");
    if (!value.empty()) dates.push_back({value_at(date, "dateType"), std::move(value)});
  }
}

// How to reach them, as both editions write it below an element with contactInfo.
void read_contact_info(const XmlView& from, MetadataContact& contact) {
  contact.email = first_of(std::move(contact.email),
                           value_at(from, "contactInfo/CI_Contact/address/CI_Address/electronicMailAddress"));
  for (const std::string_view path :
       {"contactInfo/CI_Contact/phone/CI_Telephone/voice", "contactInfo/CI_Contact/phone/CI_Telephone/number"}) {
    contact.phone = first_of(std::move(contact.phone), value_at(from, path));
  }
}

void read_individual(const XmlView& individual, MetadataContact& contact) {
  contact.name = first_of(std::move(contact.name), value_at(individual, "name"));
  contact.position = first_of(std::move(contact.position), value_at(individual, "positionName"));
  read_contact_info(individual, contact);
}

// ISO 19139 has all of it in a CI_ResponsibleParty.
MetadataContact read_contact(const XmlView& party) {
  MetadataContact contact;
  contact.role = value_at(party, "role");
  contact.name = value_at(party, "individualName");
  contact.organisation = value_at(party, "organisationName");
  contact.position = value_at(party, "positionName");
  read_contact_info(party, contact);
  return contact;
}

// ISO 19115-3 has several parties in a CI_Responsibility, and several people in an organisation: each is a contact.
void append_parties(std::vector<MetadataContact>& contacts, const XmlView& responsibility) {
  const std::string role = value_at(responsibility, "role");
  for (const XmlView& individual : responsibility.select("party/CI_Individual")) {
    MetadataContact contact;
    contact.role = role;
    read_individual(individual, contact);
    append_contact(contacts, std::move(contact));
  }
  for (const XmlView& organisation : responsibility.select("party/CI_Organisation")) {
    MetadataContact whole;
    whole.role = role;
    whole.organisation = value_at(organisation, "name");
    const std::vector<XmlView> people = organisation.select("individual/CI_Individual");
    for (const XmlView& individual : people) {
      MetadataContact contact = whole;
      read_individual(individual, contact);
      read_contact_info(organisation, contact);
      append_contact(contacts, std::move(contact));
    }
    read_contact_info(organisation, whole);
    if (people.empty()) append_contact(contacts, std::move(whole));
  }
}

void append_contacts(std::vector<MetadataContact>& contacts, const XmlView& from, std::string_view path) {
  for (const XmlView& party : from.select(path)) {
    append_contact(contacts, read_contact(party));
    append_parties(contacts, party);
  }
}

void read_box(const XmlView& identification, MetadataExtent& extent) {
  std::vector<Bounds> boxes;
  for (const XmlView& box : identification.select("extent/EX_Extent/geographicElement/EX_GeographicBoundingBox")) {
    boxes.push_back({read_number(value_at(box, "westBoundLongitude")), read_number(value_at(box, "eastBoundLongitude")),
                     read_number(value_at(box, "southBoundLatitude")),
                     read_number(value_at(box, "northBoundLatitude"))});
  }
  take_best_box(boxes, extent);
}

// A moment of GML: what is written, else why nothing is, such as "now".
std::string position_at(const XmlView& from, std::string_view path) {
  const auto position = from.find(path);
  if (!position) return {};
  return first_of(position->text(), std::string(position->attribute("indeterminatePosition").value_or("")));
}

// The first period that says anything.
void read_period(const XmlView& identification, MetadataExtent& extent) {
  for (const XmlView& time : identification.select("extent/EX_Extent/temporalElement/*/extent")) {
    extent.begin = first_of(position_at(time, "TimePeriod/beginPosition"),
                            position_at(time, "TimePeriod/begin/TimeInstant/timePosition"));
    extent.end = first_of(position_at(time, "TimePeriod/endPosition"),
                          position_at(time, "TimePeriod/end/TimeInstant/timePosition"));
    if (!extent.begin.empty() || !extent.end.empty()) return;
    extent.begin = position_at(time, "TimeInstant/timePosition");
    extent.end = extent.begin;
    if (!extent.begin.empty()) return;
  }
}

// ISO 19115-3 has all dates of the document in a list.
std::string metadata_date(const XmlView& root) {
  std::vector<MetadataDate> dates;
  append_dates(dates, root, "dateInfo/CI_Date");
  const auto revision = std::find_if(dates.begin(), dates.end(),
                                     [](const MetadataDate& date) { return date.kind == MetadataDateKind::revision; });
  if (revision != dates.end()) return revision->value;
  return dates.empty() ? value_at(root, "dateStamp") : dates.front().value;
}

std::string language_of(const XmlView& root) {
  for (const std::string_view path :
       {"identificationInfo/*/language", "identificationInfo/*/defaultLocale/PT_Locale/language", "language",
        "defaultLocale/PT_Locale/language"}) {
    std::string language = value_at(root, path);
    if (!language.empty()) return language;
  }
  return {};
}

std::string identifier_of(const XmlView& root) {
  for (const std::string_view path :
       {"fileIdentifier", "metadataIdentifier/*/code", "identificationInfo/*/citation/CI_Citation/identifier/*/code"}) {
    std::string identifier = value_at(root, path);
    if (!identifier.empty()) return identifier;
  }
  return {};
}

}  // namespace

void read_iso(const XmlView& root, MetadataDocument& document) {
  document.identifier = identifier_of(root);
  document.language = language_of(root);
  document.metadata_date = metadata_date(root);
  document.lineage = first_of(value_at(root, "dataQualityInfo/DQ_DataQuality/lineage/LI_Lineage/statement"),
                              value_at(root, "resourceLineage/LI_Lineage/statement"));
  // MD_DataIdentification, SV_ServiceIdentification, or what a profile made of them.
  if (const auto resource = root.find("identificationInfo/*")) {
    document.title = value_at(*resource, "citation/CI_Citation/title");
    document.abstract = value_at(*resource, "abstract");
    append_dates(document.dates, *resource, "citation/CI_Citation/date/CI_Date");
    append_values(document.keywords, *resource, "descriptiveKeywords/MD_Keywords/keyword");
    append_values(document.topics, *resource, "topicCategory");
    append_values(document.constraints, *resource, "resourceConstraints/*/useLimitation");
    append_values(document.constraints, *resource, "resourceConstraints/*/otherConstraints");
    read_box(*resource, document.extent);
    read_period(*resource, document.extent);
    append_contacts(document.contacts, *resource, "pointOfContact/*");
    append_contacts(document.contacts, *resource, "citation/CI_Citation/citedResponsibleParty/*");
  }
  append_contacts(document.contacts, root, "contact/*");
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
