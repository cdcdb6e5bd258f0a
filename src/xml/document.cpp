// SPDX-License-Identifier: BSD-3-Clause
// Reads XML into a flat tree with its namespaces resolved. The only file that knows the XML library.
#include "xml/document.hpp"

#include <algorithm>
#include <map>
#include <new>
#include <utility>

#include <pugixml.hpp>

#include "xml/fault.hpp"
#include "xml/scanner.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

std::string_view prefix_of(std::string_view name) noexcept {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string_view without_prefix(std::string_view name) noexcept {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// The prefix that an attribute declares: "" for the default namespace. Nothing where it declares none.
std::optional<std::string_view> declared_prefix(std::string_view attribute) noexcept {
  if (attribute == "xmlns") return std::string_view();
  if (prefix_of(attribute) == "xmlns") return without_prefix(attribute);
  return std::nullopt;
}

}  // namespace

// Takes over the tree of the XML library, which knows no namespaces and has 64 bytes a node. Walks without recursion.
class XmlTreeBuilder {
 public:
  explicit XmlTreeBuilder(XmlDocument& document) : document_(document) {
    scopes_["xml"].push_back({0, "http://www.w3.org/XML/1998/namespace"});
    scopes_[""].push_back({0, ""});
  }
  void build(pugi::xml_node root);

 private:
  struct Scope {
    std::uint32_t element;  // that declares it
    std::string_view uri;
  };
  using Scopes = std::map<std::string_view, std::vector<Scope>>;

  void enter(pugi::xml_node element);
  void leave();
  void add_text(pugi::xml_node text);

  XmlDocument& document_;
  Scopes scopes_;                                                 // what each prefix means, innermost last
  std::vector<std::pair<std::uint32_t, Scopes::iterator>> undo_;  // which element declared what
  std::uint32_t open_ = 0;
};

namespace {

bool is_text(const pugi::xml_node& node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

// White space alone, with no text next to it. Between two CDATA sections it separates words.
bool is_indentation(const pugi::xml_node& node) {
  const std::string_view value = node.value();
  if (node.type() != pugi::node_pcdata || value.find_first_not_of(" \t\r\n") != std::string_view::npos) return false;
  return !is_text(node.previous_sibling()) && !is_text(node.next_sibling());
}

}  // namespace

void XmlTreeBuilder::build(pugi::xml_node root) {
  pugi::xml_node at = root;
  enter(at);
  for (;;) {
    if (pugi::xml_node child = at.first_child(); at.type() == pugi::node_element && child) {
      at = child;
    } else {
      for (;;) {
        if (at.type() == pugi::node_element) leave();
        if (at == root) return;
        if (pugi::xml_node sibling = at.next_sibling()) {
          at = sibling;
          break;
        }
        at = at.parent();
      }
    }
    if (at.type() == pugi::node_element) {
      enter(at);
    } else if (!is_indentation(at)) {
      add_text(at);
    }
  }
}

void XmlTreeBuilder::enter(pugi::xml_node element) {
  const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
  XmlDocument::Node node;
  node.name = element.name();
  node.parent = open_;
  node.attributes = static_cast<std::uint32_t>(document_.attributes_.size());
  for (const pugi::xml_attribute attribute : element.attributes()) {
    const std::string_view name = attribute.name();
    document_.attributes_.push_back({name, attribute.value()});
    if (const auto prefix = declared_prefix(name)) {
      const auto scope = scopes_.try_emplace(*prefix).first;
      scope->second.push_back({index, attribute.value()});
      undo_.emplace_back(index, scope);
    }
  }
  node.attributes_end = static_cast<std::uint32_t>(document_.attributes_.size());
  const auto scope = scopes_.find(prefix_of(node.name));
  node.has_known_prefix = scope != scopes_.end() && !scope->second.empty();
  if (node.has_known_prefix) node.value = scope->second.back().uri;
  document_.nodes_.push_back(node);
  open_ = index;
}

void XmlTreeBuilder::leave() {
  for (; !undo_.empty() && undo_.back().first == open_; undo_.pop_back()) undo_.back().second->second.pop_back();
  XmlDocument::Node& node = document_.nodes_[open_];
  node.end = static_cast<std::uint32_t>(document_.nodes_.size());
  open_ = node.parent;
}

void XmlTreeBuilder::add_text(pugi::xml_node text) {
  XmlDocument::Node node;
  node.is_element = false;
  node.value = text.value();
  node.parent = open_;
  node.end = static_cast<std::uint32_t>(document_.nodes_.size() + 1);
  document_.nodes_.push_back(node);
}

XmlDocument::XmlDocument(std::string_view text) : text_(scan_xml(text)) {
  // Its strings stay in text_ when its tree is gone.
  pugi::xml_document parsed;
  const pugi::xml_parse_result result = parsed.load_buffer_inplace(
      text_.data(), text_.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (result.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!result) {
    refuse_malformed(text, text.size() - text_.size() + static_cast<std::size_t>(result.offset), result.description());
  }
  XmlTreeBuilder(*this).build(parsed.document_element());
}

std::string_view XmlView::qualified_name() const noexcept { return document_->nodes_[index_].name; }
std::string_view XmlView::name() const noexcept { return without_prefix(qualified_name()); }
std::string_view XmlView::namespace_uri() const noexcept { return document_->nodes_[index_].value; }
bool XmlView::has_known_prefix() const noexcept { return document_->nodes_[index_].has_known_prefix; }

// The first element from `index` on, over pieces of text.
std::optional<XmlView> XmlView::element_from(std::uint32_t index, std::uint32_t end) const noexcept {
  for (; index < end; index = document_->nodes_[index].end) {
    if (document_->nodes_[index].is_element) return XmlView(document_, index);
  }
  return std::nullopt;
}

std::optional<XmlView> XmlView::first_child() const noexcept {
  return element_from(index_ + 1, document_->nodes_[index_].end);
}

std::optional<XmlView> XmlView::next() const noexcept {
  const XmlDocument::Node& node = document_->nodes_[index_];
  if (index_ == 0) return std::nullopt;
  return element_from(node.end, document_->nodes_[node.parent].end);
}

std::vector<XmlView> XmlView::select(std::string_view path) const {
  std::vector<XmlView> found{*this};
  while (!path.empty()) {
    const std::string_view step = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(step.size() + 1, path.size()));
    std::vector<XmlView> below;
    for (const XmlView& view : found) {
      for (auto child = view.first_child(); child; child = child->next()) {
        if (step == "*" || child->name() == step) below.push_back(*child);
      }
    }
    found = std::move(below);
  }
  return found;
}

std::optional<XmlView> XmlView::find(std::string_view path) const {
  const std::vector<XmlView> found = select(path);
  if (found.empty()) return std::nullopt;
  return found.front();
}

std::string XmlView::text() const { return text_of(true); }
std::string XmlView::own_text() const { return text_of(false); }

std::string XmlView::text_of(bool descendants) const {
  std::string text;
  bool blank = false;
  std::uint32_t within = index_;
  const std::uint32_t end = document_->nodes_[index_].end;
  for (std::uint32_t at = index_ + 1; at < end;) {
    const XmlDocument::Node& node = document_->nodes_[at];
    if (node.is_element) {
      at = descendants ? at + 1 : node.end;
      continue;
    }
    if (node.parent != within) blank = true;  // no word goes on in another element
    within = node.parent;
    for (std::string_view rest = node.value; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find_first_of(" \t\r\n"));
      if (!word.empty()) {
        if (blank && !text.empty()) text += ' ';
        text += word;
        blank = false;
      }
      blank = blank || word.size() < rest.size();
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    }
    at = node.end;
  }
  return text;
}

std::optional<std::string_view> XmlView::attribute(std::string_view name) const noexcept {
  const XmlDocument::Node& node = document_->nodes_[index_];
  for (std::uint32_t at = node.attributes; at < node.attributes_end; ++at) {
    const XmlDocument::Attribute& attribute = document_->attributes_[at];
    if (without_prefix(attribute.name) == name) return attribute.value;
  }
  return std::nullopt;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
