// SPDX-License-Identifier: BSD-3-Clause
// Which format of metadata a document is in.
#include "metadata/check.hpp"

#include <algorithm>
#include <string>

#include "text/ascii.hpp"
#include "text/printable.hpp"
#include "xml/fault.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

// The part of a namespace behind the site of ISO or of its committee TC 211, with either scheme: "19115/-3/mdb/2.0".
std::string_view path_of_iso(std::string_view uri) noexcept {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!starts_with(uri, scheme)) continue;
    uri.remove_prefix(scheme.size());
    for (const std::string_view site :
         {"standards.iso.org/iso/", "standards.isotc211.org/", "schemas.isotc211.org/", "www.isotc211.org/"}) {
      if (starts_with(uri, site)) return uri.substr(site.size());
    }
  }
  return {};
}

// ISO 19139, its imagery part, and the parts of ISO 19115 that have a schema: published samples use several editions.
bool is_iso(const XmlView& root) noexcept {
  const std::string_view path = path_of_iso(root.namespace_uri());
  if (root.name() == "MI_Metadata") return path == "2005/gmi" || starts_with(path, "19115/-2/gmi/");
  if (root.name() != "MD_Metadata") return false;
  return path == "2005/gmd" || starts_with(path, "19115/-1/mdb/") || starts_with(path, "19115/-3/mdb/");
}

bool is_fgdc(const XmlView& root) {
  const auto idinfo = root.find("idinfo");
  return root.name() == "metadata" && root.has_known_prefix() && root.namespace_uri().empty() && idinfo &&
         idinfo->namespace_uri().empty();
}

bool has_dublin_core(const std::vector<XmlView>& elements) noexcept {
  return std::any_of(elements.begin(), elements.end(), is_dublin_core);
}

// Dublin Core has no root of its own. The usual ones need one element of it, any other nothing but elements of it: a feed
// with a dc:date is no metadata document.
bool is_dublin_core_record(const XmlView& root) {
  if (root.name() == "RDF" && root.namespace_uri() == "http://www.w3.org/1999/02/22-rdf-syntax-ns#") {
    return has_dublin_core(root.select("*/*"));
  }
  constexpr std::string_view usual[] = {"dc", "metadata", "qualifieddc", "record", "Record", "simpledc"};
  const std::vector<XmlView> elements = root.select("*");
  if (std::find(std::begin(usual), std::end(usual), root.name()) != std::end(usual)) return has_dublin_core(elements);
  return !elements.empty() && std::all_of(elements.begin(), elements.end(), is_dublin_core);
}

[[noreturn]] void refuse_root(const XmlView& root) {
  constexpr std::size_t longest = 200;
  const std::string found = '<' + printable(root.qualified_name(), longest) + '>';
  if (!root.has_known_prefix()) refuse_xml("uses a prefix that is not declared in its root element " + found);
  const std::string uri(root.namespace_uri());
  refuse_xml(
      "has no known format: its root element is " + found +
      (uri.empty() ? " in no namespace" : " in the namespace " + quoted(uri, longest)) +
      "; expected ISO 19115/19139 (MD_Metadata or MI_Metadata), FGDC CSDGM (metadata with idinfo in it) and Dublin "
      "Core (elements of http://purl.org/dc/elements/1.1/ or http://purl.org/dc/terms/)");
}

}  // namespace

bool is_dublin_core(const XmlView& element) noexcept {
  const std::string_view uri = element.namespace_uri();
  return uri == "http://purl.org/dc/elements/1.1/" || uri == "http://purl.org/dc/terms/";
}

MetadataFormat metadata_format(const XmlDocument& document) {
  const XmlView root = document.root();
  if (is_iso(root)) return MetadataFormat::iso;
  if (is_fgdc(root)) return MetadataFormat::fgdc;
  if (is_dublin_core_record(root)) return MetadataFormat::dc;
  refuse_root(root);
}

MetadataFormat check_metadata_document(std::string_view xml) { return metadata_format(XmlDocument(xml)); }

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
