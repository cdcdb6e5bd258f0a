// SPDX-License-Identifier: BSD-3-Clause
// Reading XML: a text is checked and taken apart once into an `XmlDocument`; `XmlView` walks over its elements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace detail {

class XmlDocument;

// An element inside a document, which must outlive it. Two words: pass it by value.
class XmlView {
 public:
  [[nodiscard]] std::string_view name() const noexcept;            // without its prefix
  [[nodiscard]] std::string_view qualified_name() const noexcept;  // as it is written
  // The URI of its namespace, found through its prefix or the default; empty where it is in none. For a prefix that nobody
  // declared has_known_prefix() is false and this is empty.
  [[nodiscard]] std::string_view namespace_uri() const noexcept;
  [[nodiscard]] bool has_known_prefix() const noexcept;

  // Walks the elements in it: for (auto child = view.first_child(); child; child = child->next()).
  [[nodiscard]] std::optional<XmlView> first_child() const noexcept;
  [[nodiscard]] std::optional<XmlView> next() const noexcept;

  // The elements at the end of a path of names without prefixes, in any namespace: "citation/*/title" are all titles in all
  // elements in all citations of this one. In the order of the document.
  [[nodiscard]] std::vector<XmlView> select(std::string_view path) const;
  // The first of them.
  [[nodiscard]] std::optional<XmlView> find(std::string_view path) const;

  // The text in it, that of the elements in it included or left out, with every run of blanks made one and none at its ends.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string own_text() const;
  // An attribute by its name without prefix; nothing where there is none.
  [[nodiscard]] std::optional<std::string_view> attribute(std::string_view name) const noexcept;

 private:
  friend class XmlDocument;
  XmlView(const XmlDocument* document, std::uint32_t index) noexcept : document_(document), index_(index) {}
  [[nodiscard]] std::optional<XmlView> element_from(std::uint32_t index, std::uint32_t end) const noexcept;
  [[nodiscard]] std::string text_of(bool descendants) const;

  const XmlDocument* document_;
  std::uint32_t index_;
};

// A whole XML text, owned. Immutable once made, so it may be read on several threads. Not movable: views point to it.
class XmlDocument {
 public:
  // Throws ClientValidationError, with the place, for all that scan_xml() refuses: no text gets to the XML library before it
  // was looked at. Its memory is bounded by the limits there.
  explicit XmlDocument(std::string_view text);
  XmlDocument(const XmlDocument&) = delete;
  XmlDocument& operator=(const XmlDocument&) = delete;

  [[nodiscard]] XmlView root() const noexcept { return XmlView(this, 0); }

 private:
  friend class XmlView;
  friend class XmlTreeBuilder;

  struct Attribute {
    std::string_view name;
    std::string_view value;
  };
  // An element, which what it holds follows, or a piece of text. All views point into text_.
  struct Node {
    bool is_element = true;
    bool has_known_prefix = true;
    std::string_view name;         // of an element, as written
    std::string_view value;        // the text; of an element the URI of its namespace
    std::uint32_t parent = 0;      // the root's own index for the root
    std::uint32_t end = 0;         // index of the node after the last in it
    std::uint32_t attributes = 0;  // index of the first of its attributes
    std::uint32_t attributes_end = 0;
  };

  std::string text_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
