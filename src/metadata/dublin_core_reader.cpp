// SPDX-License-Identifier: BSD-3-Clause
// Reads Dublin Core metadata: a flat list of its elements, below a root of any name or in a description of RDF.
#include <algorithm>
#include <initializer_list>
#include <utility>

#include "metadata/check.hpp"
#include "metadata/readers.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

// The elements of Dublin Core below the root; in RDF, those of the first thing that has any.
std::vector<XmlView> elements_of(const XmlView& root) {
  std::vector<XmlView> found;
  const auto take_from = [&](const XmlView& parent) {
    for (auto child = parent.first_child(); child; child = child->next()) {
      if (is_dublin_core(*child)) found.push_back(*child);
    }
  };
  take_from(root);
  for (auto thing = root.first_child(); thing && found.empty(); thing = thing->next()) take_from(*thing);
  return found;
}

// One, or those of a list of RDF, or the address that stands instead of a text.
std::vector<std::string> values_of(const XmlView& element) {
  std::vector<std::string> values;
  for (const XmlView& item : element.select("*/li")) append_text(values, item.text());
  if (values.empty()) append_text(values, element.text());
  if (values.empty()) append_text(values, std::string(element.attribute("resource").value_or("")));
  return values;
}

// "west" of "name=Tasman; westlimit=171.5; eastlimit=173.5" is asked for as "westlimit".
std::string component(std::string_view notation, std::string_view name) {
  const auto trimmed = [](std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
  };
  while (!notation.empty()) {
    const std::string_view part = notation.substr(0, notation.find(';'));
    notation.remove_prefix(std::min(part.size() + 1, notation.size()));
    const std::size_t sign = part.find('=');
    if (sign != std::string_view::npos && trimmed(part.substr(0, sign)) == name) {
      return std::string(trimmed(part.substr(sign + 1)));
    }
  }
  return {};
}

void read_box(std::string_view notation, MetadataExtent& extent) {
  if (extent.west || extent.east || extent.south || extent.north) return;
  extent.west = read_number(component(notation, "westlimit"));
  extent.east = read_number(component(notation, "eastlimit"));
  extent.south = read_number(component(notation, "southlimit"));
  extent.north = read_number(component(notation, "northlimit"));
}

void read_period(std::string_view notation, MetadataExtent& extent) {
  if (!extent.begin.empty() || !extent.end.empty()) return;
  extent.begin = component(notation, "start");
  extent.end = component(notation, "end");
}

// The name of a date as a kind of ISO 19115, where that has one.
MetadataDateKind date_kind(std::string_view element) {
  if (element == "date") return {};
  if (element == "created") return MetadataDateKind::creation;
  if (element == "issued") return MetadataDateKind::publication;
  if (element == "modified") return MetadataDateKind::revision;
  return element;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void read_value(std::string_view name, std::string value, MetadataDocument& document) {
  if (name == "title") {
    document.title = first_of(std::move(document.title), std::move(value));
  } else if (name == "identifier") {
    document.identifier = first_of(std::move(document.identifier), std::move(value));
  } else if (name == "language") {
    document.language = first_of(std::move(document.language), std::move(value));
  } else if (name == "provenance") {
    document.lineage = first_of(std::move(document.lineage), std::move(value));
  } else if (name == "subject") {
    document.keywords.push_back(std::move(value));
  } else if (is_one_of(name, {"rights", "accessRights", "license"})) {
    document.constraints.push_back(std::move(value));
  } else if (is_one_of(name, {"date", "created", "issued", "modified", "available", "valid", "dateAccepted",
                              "dateCopyrighted", "dateSubmitted"})) {
    document.dates.push_back({date_kind(name), std::move(value)});
  } else if (is_one_of(name, {"creator", "contributor", "publisher"})) {
    MetadataContact contact;
    contact.role = name;
    (name == "publisher" ? contact.organisation : contact.name) = std::move(value);
    document.contacts.push_back(std::move(contact));
  } else if (is_one_of(name, {"coverage", "spatial", "temporal"})) {
    if (name != "temporal") read_box(value, document.extent);
    if (name != "spatial") read_period(value, document.extent);
  }
}

}  // namespace

void read_dublin_core(const XmlView& root, MetadataDocument& document) {
  std::string description;
  for (const XmlView& element : elements_of(root)) {
    for (std::string& value : values_of(element)) {
      if (element.name() == "abstract") {
        document.abstract = first_of(std::move(document.abstract), std::move(value));
      } else if (element.name() == "description") {
        description = first_of(std::move(description), std::move(value));
      } else {
        read_value(element.name(), std::move(value), document);
      }
    }
  }
  document.abstract = first_of(std::move(document.abstract), std::move(description));
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
