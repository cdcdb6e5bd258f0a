// SPDX-License-Identifier: BSD-3-Clause
// Reading metadata documents: the choice of the reader, and what the readers share.
#include <koordinates/metadata_document.hpp>

#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>
#include <utility>

#include "metadata/check.hpp"
#include "metadata/readers.hpp"

namespace koordinates {
inline namespace v0 {

MetadataDocument MetadataDocument::parse(std::string_view xml) {
  const detail::XmlDocument source(xml);
  MetadataDocument document;
  document.format = detail::metadata_format(source);
  if (document.format == MetadataFormat::iso) {
    detail::read_iso(source.root(), document);
  } else if (document.format == MetadataFormat::fgdc) {
    detail::read_fgdc(source.root(), document);
  } else {
    detail::read_dublin_core(source.root(), document);
  }
  return document;
}

MetadataDocument MetadataDocument::read(const Input& xml) { return parse(xml.read(detail::max_metadata_bytes)); }

namespace detail {

std::optional<double> read_number(std::string_view text) {
  constexpr std::size_t longest = 100;
  if (text.empty() || text.size() > longest) return std::nullopt;
  if (text.find_first_not_of("0123456789+-.eE") != std::string_view::npos) return std::nullopt;  // such as "0x1p3"
  std::istringstream stream{std::string(text)};
  stream.imbue(std::locale::classic());
  double value = 0;
  stream >> value;
  const bool whole = !stream.fail() && stream.peek() == std::istringstream::traits_type::eof();
  if (!whole || !std::isfinite(value)) return std::nullopt;
  return value;
}

void append_text(std::vector<std::string>& texts, std::string text) {
  if (!text.empty()) texts.push_back(std::move(text));
}

void take_best_box(const std::vector<Bounds>& boxes, MetadataExtent& extent) {
  const auto known = [](const Bounds& box) {
    return std::count_if(box.begin(), box.end(), [](const auto& bound) { return bound.has_value(); });
  };
  const auto best = std::max_element(boxes.begin(), boxes.end(),
                                     [&](const Bounds& a, const Bounds& b) { return known(a) < known(b); });
  if (best == boxes.end()) return;
  extent.west = (*best)[0];
  extent.east = (*best)[1];
  extent.south = (*best)[2];
  extent.north = (*best)[3];
}

void append_contact(std::vector<MetadataContact>& contacts, MetadataContact contact) {
  for (const std::string* said :
       {&contact.name, &contact.organisation, &contact.position, &contact.email, &contact.phone}) {
    if (said->empty()) continue;
    contacts.push_back(std::move(contact));
    return;
  }
}

std::string first_of(std::string text, std::string other) { return text.empty() ? std::move(other) : std::move(text); }

}  // namespace detail

}  // namespace v0
}  // namespace koordinates
