// SPDX-License-Identifier: BSD-3-Clause
// Reads FGDC CSDGM metadata, of which the short names of elements are the standard's own.
#include <utility>

#include "metadata/readers.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

std::string text_at(const XmlView& from, std::string_view path) {
  const auto element = from.find(path);
  return element ? element->text() : std::string();
}

void append_texts(std::vector<std::string>& texts, const XmlView& from, std::string_view path) {
  for (const XmlView& element : from.select(path)) append_text(texts, element.text());
}

void append_contacts(std::vector<MetadataContact>& contacts, const XmlView& root, std::string_view path,
                     const char* role) {
  for (const XmlView& info : root.select(path)) {
    MetadataContact contact;
    // Of a person, or of an organisation, in which either may name the other.
    contact.name = first_of(text_at(info, "cntperp/cntper"), text_at(info, "cntorgp/cntper"));
    contact.organisation = first_of(text_at(info, "cntperp/cntorg"), text_at(info, "cntorgp/cntorg"));
    contact.position = text_at(info, "cntpos");
    contact.role = role;
    contact.email = text_at(info, "cntemail");
    contact.phone = text_at(info, "cntvoice");
    append_contact(contacts, std::move(contact));
  }
}

// FGDC does not say whether an originator is a person.
void append_originators(std::vector<MetadataContact>& contacts, const XmlView& root) {
  for (const XmlView& origin : root.select("idinfo/citation/citeinfo/origin")) {
    MetadataContact contact;
    contact.organisation = origin.text();
    contact.role = "originator";
    append_contact(contacts, std::move(contact));
  }
}

void read_keywords(const XmlView& root, MetadataDocument& document) {
  for (const XmlView& theme : root.select("idinfo/keywords/theme")) {
    const bool topics = text_at(theme, "themekt").find("ISO 19115 Topic Categor") != std::string::npos;
    append_texts(topics ? document.topics : document.keywords, theme, "themekey");
  }
  for (const std::string_view path :
       {"idinfo/keywords/place/placekey", "idinfo/keywords/stratum/stratkey", "idinfo/keywords/temporal/tempkey"}) {
    append_texts(document.keywords, root, path);
  }
}

void read_extent(const XmlView& root, MetadataExtent& extent) {
  std::vector<Bounds> boxes;
  for (const XmlView& box : root.select("idinfo/spdom/bounding")) {
    boxes.push_back({read_number(text_at(box, "westbc")), read_number(text_at(box, "eastbc")),
                     read_number(text_at(box, "southbc")), read_number(text_at(box, "northbc"))});
  }
  take_best_box(boxes, extent);
  const auto time = root.find("idinfo/timeperd/timeinfo");
  if (!time) return;
  extent.begin = text_at(*time, "rngdates/begdate");
  extent.end = text_at(*time, "rngdates/enddate");
  if (!extent.begin.empty() || !extent.end.empty()) return;
  std::vector<std::string> moments;  // a single one, or several
  append_texts(moments, *time, "sngdate/caldate");
  append_texts(moments, *time, "mdattim/sngdate/caldate");
  if (moments.empty()) return;
  extent.begin = moments.front();
  extent.end = moments.back();
}

}  // namespace

void read_fgdc(const XmlView& root, MetadataDocument& document) {
  document.title = text_at(root, "idinfo/citation/citeinfo/title");
  document.abstract = text_at(root, "idinfo/descript/abstract");
  document.identifier = text_at(root, "idinfo/datsetid");
  document.language = text_at(root, "idinfo/descript/langdata");
  document.metadata_date = text_at(root, "metainfo/metd");
  std::string published = text_at(root, "idinfo/citation/citeinfo/pubdate");
  if (!published.empty()) document.dates.push_back({MetadataDateKind::publication, std::move(published)});
  read_keywords(root, document);
  read_extent(root, document.extent);
  append_contacts(document.contacts, root, "idinfo/ptcontac/cntinfo", "pointOfContact");
  append_originators(document.contacts, root);
  append_contacts(document.contacts, root, "distinfo/distrib/cntinfo", "distributor");
  append_contacts(document.contacts, root, "metainfo/metc/cntinfo", "pointOfContact");
  append_texts(document.constraints, root, "idinfo/accconst");
  append_texts(document.constraints, root, "idinfo/useconst");
  for (const XmlView& step : root.select("dataqual/lineage/procstep/procdesc")) {
    const std::string text = step.text();
    if (!document.lineage.empty() && !text.empty()) document.lineage += '\n';
    document.lineage += text;
  }
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
