// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/metadata/formats.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const char* const space = " \t\r\n";

// What is between '<' and '>' at the beginning of the element: name and attributes.
struct Element {
  std::string name;        // with its prefix
  std::string attributes;  // as they stand
};

// Reads a text from tag to tag and keeps what decides the format.
class Outline {
 public:
  // False when the text is not XML.
  bool read(const std::string& xml) {
    std::size_t at = starts_with(xml, "\xEF\xBB\xBF") ? 3 : 0;
    while (at < xml.size()) {
      if (xml[at] == '<') {
        at = read_markup(xml, at);
        if (at == std::string::npos) return false;
      } else {
        const std::size_t next = std::min(xml.find('<', at), xml.size());
        const bool blank = xml.find_first_not_of(space, at) >= next;
        if (open_.empty() && !blank) return false;
        at = next;
      }
    }
    return open_.empty() && !root_.name.empty();
  }

  [[nodiscard]] const Element& root() const { return root_; }
  [[nodiscard]] bool has_child(const std::string& name) const { return contains(children_, name); }

 private:
  // The place after it, or npos.
  std::size_t read_markup(const std::string& xml, std::size_t at) {
    static const std::vector<std::pair<std::string, std::string>> passed_over = {
        {"<?", "?>"}, {"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<!", ">"}};
    for (const auto& [begin, end] : passed_over) {
      if (xml.compare(at, begin.size(), begin) != 0) continue;
      const std::size_t close = xml.find(end, at + begin.size());
      return close == std::string::npos ? close : close + end.size();
    }
    return read_tag(xml, at + 1);
  }

  std::size_t read_tag(const std::string& xml, std::size_t begin) {
    const std::size_t end = end_of_tag(xml, begin);
    if (end == std::string::npos) return end;
    std::string tag = xml.substr(begin, end - begin);
    const bool closes = starts_with(tag, "/");
    const bool empty = !closes && ends_with(tag, "/");
    if (closes) tag.erase(0, 1);
    if (empty) tag.pop_back();
    const std::size_t name_end = std::min(tag.find_first_of(space), tag.size());
    Element element{tag.substr(0, name_end), tag.substr(name_end)};
    if (element.name.empty() || !(closes ? close(element.name) : open(std::move(element), empty)))
      return std::string::npos;
    return end + 1;
  }

  // The '>' that is in no quotes.
  static std::size_t end_of_tag(const std::string& xml, std::size_t at) {
    while (true) {
      at = xml.find_first_of("<>\"'", at);
      if (at == std::string::npos || xml[at] == '<') return std::string::npos;
      if (xml[at] == '>') return at;
      at = xml.find(xml[at], at + 1);
      if (at == std::string::npos) return at;
      ++at;
    }
  }

  bool open(Element element, bool empty) {
    if (open_.empty() && !root_.name.empty()) return false;  // a second root
    if (open_.empty()) root_ = element;
    if (open_.size() == 1) children_.push_back(element.name);
    if (!empty) open_.push_back(std::move(element.name));
    // No metadata is nested so deep or has so many parts.
    return open_.size() < 1000 && children_.size() < 100'000;
  }

  bool close(std::string name) {
    name.resize(name.find_last_not_of(space) + 1);
    if (open_.empty() || open_.back() != name) return false;
    open_.pop_back();
    return true;
  }

  Element root_;
  std::vector<std::string> children_;  // of the root
  std::vector<std::string> open_;
};

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

}  // namespace

const std::vector<std::string>& metadata_formats() {
  static const std::vector<std::string> formats = {"iso", "fgdc", "dc"};
  return formats;
}

std::optional<std::string> metadata_format(const std::string& xml) {
  Outline outline;
  if (!outline.read(xml)) return std::nullopt;
  const Element& root = outline.root();
  const std::string local = root.name.substr(root.name.find(':') + 1);
  const auto mentions = [&root](const char* text) { return root.attributes.find(text) != std::string::npos; };
  if (local == "MD_Metadata" || local == "MI_Metadata") return "iso";
  if (local == "metadata" && outline.has_child("idinfo")) return "fgdc";
  if (local == "dc" || mentions("purl.org/dc/") || mentions("openarchives.org/OAI/2.0/oai_dc")) return "dc";
  return std::nullopt;
}

std::string metadata_document(const std::string& format, const std::string& title) {
  const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  const std::string text = escaped(title);
  if (format == "iso") {
    return head +
           "<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\" "
           "xmlns:gco=\"http://www.isotc211.org/2005/gco\">\n"
           "  <gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>\n"
           "    <gmd:title><gco:CharacterString>" +
           text +
           "</gco:CharacterString></gmd:title>\n"
           "  </gmd:CI_Citation></gmd:citation></gmd:MD_DataIdentification></gmd:identificationInfo>\n"
           "</gmd:MD_Metadata>\n";
  }
  if (format == "fgdc") {
    return head + "<metadata>\n  <idinfo><citation><citeinfo><title>" + text +
           "</title></citeinfo></citation></idinfo>\n</metadata>\n";
  }
  return head +
         "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"
         "  <dc:title>" +
         text + "</dc:title>\n</metadata>\n";
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
