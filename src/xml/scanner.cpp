// SPDX-License-Identifier: BSD-3-Clause
// Checks a text against the rules of XML 1.0, in one pass that keeps the names of the open elements and nothing else.
#include "xml/scanner.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "text/printable.hpp"
#include "text/utf8.hpp"
#include "xml/characters.hpp"
#include "xml/encoding.hpp"
#include "xml/fault.hpp"
#include "xml/other_formats.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

std::string code_point_name(std::uint32_t c) {
  std::string digits;
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) digits += "0123456789ABCDEF"[(c >> shift) & 0xFU];
  return "U+" + digits;
}

std::string tag_name(std::string_view name) { return '<' + printable(name, 100) + '>'; }

class XmlScanner {
 public:
  explicit XmlScanner(std::string_view text) : text_(text), begin_(byte_order_mark_length(text)), at_(begin_) {}
  void scan();

 private:
  struct OpenElement {
    std::string_view name;
    std::size_t at = 0;
  };

  // Where it stands. Reading past the end gives '\0', which no rule allows anywhere.
  [[nodiscard]] bool at_end() const noexcept { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const noexcept { return at_end() ? '\0' : text_[at_]; }
  [[nodiscard]] bool looking_at(std::string_view piece) const noexcept {
    return text_.compare(at_, piece.size(), piece) == 0;
  }
  bool take(std::string_view piece) noexcept;
  bool skip_blanks() noexcept;
  void skip_character();
  void skip_run();
  void skip_until(std::string_view end, const char* what, std::size_t begin);
  std::string_view take_name(const std::string& what, std::size_t begin);
  std::string_view take_literal(const std::string& what, std::size_t begin);

  void declaration();
  std::string_view pseudo_attribute(std::string_view name, std::size_t begin);
  void text_outside() const;
  void text_inside();
  void markup();
  void comment();
  void cdata();
  void instruction();
  void doctype();
  void public_identifier(std::size_t begin);
  void start_tag();
  void open_element(std::string_view name, std::size_t begin);
  void attribute(std::string_view element, std::size_t tag_begin);
  void attribute_value(std::string_view name);
  void check_attribute_names();
  void end_tag();
  void reference();
  void character_reference(std::size_t begin);
  void count_piece(std::size_t begin);

  [[noreturn]] void malformed(std::size_t at, const std::string& what) const { refuse_malformed(text_, at, what); }
  [[noreturn]] void truncated(std::size_t begin, const std::string& what) const {
    refuse_truncated(text_, begin, what);
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  std::array<OpenElement, max_xml_depth> open_;
  std::size_t depth_ = 0;
  bool root_seen_ = false;
  bool doctype_seen_ = false;
  std::size_t pieces_ = 0;
  std::vector<std::string_view> attribute_names_;  // of the tag that is being read
};

void XmlScanner::scan() {
  if (looking_at("<?xml") && (at_ + 5 == text_.size() || !is_in_name(text_[at_ + 5]))) declaration();
  while (!at_end()) {
    if (peek() == '<') {
      markup();
    } else if (depth_ > 0) {
      text_inside();
    } else {
      text_outside();
      skip_blanks();
    }
  }
  if (!root_seen_) refuse_xml("has no root element");
  if (depth_ > 0) {
    const OpenElement& open = open_[depth_ - 1];
    refuse_xml("ends before " + tag_name(open.name) + " of " + place_of(text_, open.at) + " is closed");
  }
}

bool XmlScanner::take(std::string_view piece) noexcept {
  if (!looking_at(piece)) return false;
  at_ += piece.size();
  return true;
}

bool XmlScanner::skip_blanks() noexcept {
  const std::size_t begin = at_;
  while (!at_end() && is_blank(text_[at_])) ++at_;
  return at_ > begin;
}

void XmlScanner::skip_character() {
  if (is_ascii(peek()) && peek() >= ' ') {  // by far the most
    ++at_;
    return;
  }
  const Utf8Char decoded = decode_utf8(text_, at_);
  if (decoded.length == 0) refuse_xml(text_, at_, "is not valid UTF-8");
  if (!is_xml_character(decoded.code_point)) {
    malformed(at_, "the character " + code_point_name(decoded.code_point) + ", which XML does not allow,");
  }
  at_ += decoded.length;
}

// Over one character, and over those after it that can end nothing: a document is mostly text.
void XmlScanner::skip_run() {
  skip_character();
  const char* const end = text_.data() + text_.size();
  const char* at = text_.data() + at_;
  while (at != end && (is_letter(*at) || is_digit(*at) || *at == ' ')) ++at;
  at_ = static_cast<std::size_t>(at - text_.data());
}

// Moves past `end`, and over the characters before it.
void XmlScanner::skip_until(std::string_view end, const char* what, std::size_t begin) {
  while (!take(end)) {
    if (at_end()) truncated(begin, what);
    skip_run();
  }
}

// A name in the construct `what` that begins at `begin`.
std::string_view XmlScanner::take_name(const std::string& what, std::size_t begin) {
  const std::size_t start = at_;
  if (at_end()) truncated(begin, what);
  if (!begins_name(peek())) malformed(at_, "a missing name in " + what + ',');
  while (!at_end() && is_in_name(text_[at_])) skip_character();
  return text_.substr(start, at_ - start);
}

// A text in quotes of either kind.
std::string_view XmlScanner::take_literal(const std::string& what, std::size_t begin) {
  if (at_end()) truncated(begin, what);
  const char quote = peek();
  if (quote != '"' && quote != '\'') malformed(at_, "a missing quote in " + what + ',');
  const std::size_t start = ++at_;
  while (peek() != quote) {
    if (at_end()) truncated(begin, what);
    skip_run();
  }
  return text_.substr(start, at_++ - start);
}

void XmlScanner::count_piece(std::size_t begin) {
  if (++pieces_ > max_xml_pieces) {
    refuse_xml(text_, begin, "has more than " + std::to_string(max_xml_pieces) + " elements and attributes");
  }
}

// <?xml version="1.0" encoding="UTF-8" standalone="yes"?>, the last two of which may be missing.
void XmlScanner::declaration() {
  const std::size_t begin = at_;
  if (text_.find("?>", begin) == std::string_view::npos) truncated(begin, "the XML declaration");
  take("<?xml");
  const std::string_view version = pseudo_attribute("version", begin);
  const bool known =
      version.size() > 2 && version.substr(0, 2) == "1." && std::all_of(version.begin() + 2, version.end(), is_digit);
  if (!known) malformed(begin, "an XML declaration without version=\"1.0\"");

  const std::string_view encoding = pseudo_attribute("encoding", begin);
  if (encoding.data() != nullptr) {
    const bool is_name =
        !encoding.empty() && is_letter(encoding.front()) && std::all_of(encoding.begin(), encoding.end(), [](char c) {
          return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-';
        });
    if (!is_name) malformed(begin, "no name of an encoding in the XML declaration");
    check_declared_encoding(text_, begin, encoding);
  }
  const std::string_view standalone = pseudo_attribute("standalone", begin);
  if (standalone.data() != nullptr && standalone != "yes" && standalone != "no") {
    malformed(begin, "standalone is neither \"yes\" nor \"no\" in the XML declaration");
  }
  skip_blanks();
  if (take("?>")) return;
  malformed(at_, "an XML declaration with anything but version, encoding and standalone, in this order");
}

// The value; a null view where the next thing is not called so.
std::string_view XmlScanner::pseudo_attribute(std::string_view name, std::size_t begin) {
  const std::size_t before = at_;
  if (!skip_blanks() || !take(name)) {
    at_ = before;
    return {};
  }
  const std::string what = "the XML declaration";
  skip_blanks();
  if (at_end()) truncated(begin, what);
  if (!take("=")) malformed(at_, "no \"=\" after " + std::string(name) + " in " + what);
  skip_blanks();
  return take_literal(what, begin);
}

void XmlScanner::text_outside() const {
  if (is_blank(peek())) return;
  if (root_seen_) malformed(at_, "text after the end of the root element");
  if (pieces_ > 0 || at_ > begin_) malformed(at_, "text before the root element");
  refuse_xml("is not XML: it begins with " + quoted(text_.substr(at_, 20), 20) + ", not with \"<\"");
}

void XmlScanner::text_inside() {
  while (!at_end() && peek() != '<') {
    if (peek() == '&') {
      reference();
    } else if (peek() == ']' && looking_at("]]>")) {
      malformed(at_, "\"]]>\" in text, which must read \"]]&gt;\",");
    } else {
      skip_run();
    }
  }
}

void XmlScanner::markup() {
  count_piece(at_);
  if (looking_at("<!--")) return comment();
  if (looking_at("<![CDATA[")) return cdata();
  if (looking_at("<!DOCTYPE")) return doctype();
  if (looking_at("<?")) return instruction();
  if (looking_at("</")) return end_tag();
  if (!looking_at("<!")) return start_tag();
  const std::string_view rest = text_.substr(at_);
  for (const std::string_view known : {"<!--", "<![CDATA[", "<!DOCTYPE"}) {
    if (known.substr(0, rest.size()) == rest) truncated(at_, "\"" + std::string(rest) + '"');
  }
  malformed(at_, "\"<!\" that begins neither a comment nor a CDATA section nor the DOCTYPE");
}

void XmlScanner::comment() {
  const std::size_t begin = at_;
  take("<!--");
  skip_until("--", "a comment", begin);
  if (at_end()) truncated(begin, "a comment");
  if (!take(">")) malformed(at_ - 2, "\"--\" within a comment");
}

void XmlScanner::cdata() {
  const std::size_t begin = at_;
  if (depth_ == 0) malformed(begin, "a CDATA section outside the root element");
  take("<![CDATA[");
  skip_until("]]>", "a CDATA section", begin);
}

void XmlScanner::instruction() {
  const std::size_t begin = at_;
  const std::string what = "a processing instruction";
  take("<?");
  const std::string_view target = take_name(what, begin);
  if (target == "xml") malformed(begin, "an XML declaration that is not the first thing in the document");
  if (equals_ignoring_case(target, "xml")) malformed(begin, "a processing instruction named " + quoted(target));
  if (take("?>")) return;
  if (at_end()) truncated(begin, what);
  if (!skip_blanks()) malformed(at_, "no blank after the name of a processing instruction");
  skip_until("?>", what.c_str(), begin);
}

// <!DOCTYPE name>, with SYSTEM "uri" or PUBLIC "id" "uri" in it. What these name is never fetched.
void XmlScanner::doctype() {
  const std::size_t begin = at_;
  const std::string what = "the DOCTYPE";
  if (doctype_seen_) malformed(begin, "a second DOCTYPE");
  if (root_seen_) malformed(begin, "a DOCTYPE that is not before the root element");
  doctype_seen_ = true;
  take("<!DOCTYPE");
  if (!skip_blanks() && !at_end()) malformed(at_, "no blank after \"<!DOCTYPE\"");
  take_name(what, begin);
  skip_blanks();
  if (take("SYSTEM")) {
    if (!skip_blanks() && !at_end()) malformed(at_, "no blank after SYSTEM in the DOCTYPE");
    take_literal(what, begin);
  } else if (take("PUBLIC")) {
    public_identifier(begin);
  }
  skip_blanks();
  if (at_end()) truncated(begin, what);
  if (peek() == '[') {
    refuse_xml(
        text_, at_,
        "has a DOCTYPE with an internal subset, which could define entities: remove everything from \"[\" to \"]\",");
  }
  for (const std::string_view known : {"SYSTEM", "PUBLIC"}) {
    if (known.substr(0, text_.size() - at_) == text_.substr(at_)) truncated(begin, what);
  }
  if (!take(">")) malformed(at_, "an invalid DOCTYPE");
}

void XmlScanner::public_identifier(std::size_t begin) {
  const std::string what = "the DOCTYPE";
  if (!skip_blanks() && !at_end()) malformed(at_, "no blank after PUBLIC in the DOCTYPE");
  const std::size_t start = at_;
  for (const char c : take_literal(what, begin)) {
    constexpr std::string_view others = " \r\n-'()+,./:=?;!*#@$_%";
    if (!is_letter(c) && !is_digit(c) && others.find(c) == std::string_view::npos) {
      malformed(start, "an invalid character in a public identifier");
    }
  }
  if (!skip_blanks() && !at_end()) malformed(at_, "no blank between the identifiers of the DOCTYPE");
  take_literal(what, begin);
}

void XmlScanner::start_tag() {
  const std::size_t begin = at_;
  ++at_;
  if (!at_end() && !begins_name(peek())) malformed(begin, "\"<\" that begins no tag (in text, write \"&lt;\")");
  const std::string_view name = take_name("a tag", begin);
  open_element(name, begin);
  attribute_names_.clear();
  for (;;) {
    const bool blank = skip_blanks();
    if (at_end()) truncated(begin, "the tag " + tag_name(name));
    if (take(">")) break;
    if (peek() == '/') {
      ++at_;
      if (at_end()) truncated(begin, "the tag " + tag_name(name));
      if (!take(">")) malformed(at_ - 1, "\"/\" that does not end the tag " + tag_name(name));
      --depth_;
      break;
    }
    if (!blank) malformed(at_, "no blank before what follows in the tag " + tag_name(name));
    attribute(name, begin);
  }
  check_attribute_names();
}

void XmlScanner::open_element(std::string_view name, std::size_t begin) {
  if (depth_ == 0 && root_seen_) malformed(begin, "a second root element, " + tag_name(name) + ',');
  if (depth_ == max_xml_depth) {
    refuse_xml(text_, begin, "is nested deeper than " + std::to_string(max_xml_depth) + " elements");
  }
  root_seen_ = true;
  open_[depth_++] = {name, begin};
}

void XmlScanner::attribute(std::string_view element, std::size_t tag_begin) {
  count_piece(at_);
  const std::string_view name = take_name("the tag " + tag_name(element), tag_begin);
  skip_blanks();
  if (at_end()) truncated(tag_begin, "the tag " + tag_name(element));
  if (!take("=")) malformed(at_, "no \"=\" after the attribute " + quoted(name));
  skip_blanks();
  if (at_end()) truncated(tag_begin, "the tag " + tag_name(element));
  attribute_value(name);
  attribute_names_.push_back(name);
}

void XmlScanner::attribute_value(std::string_view name) {
  const std::size_t begin = at_;
  const char quote = peek();
  if (quote != '"' && quote != '\'') malformed(at_, "no quotes around the value of the attribute " + quoted(name));
  ++at_;
  while (peek() != quote) {
    if (at_end()) truncated(begin, "the value of the attribute " + quoted(name));
    if (peek() == '<') {
      malformed(at_,
                "\"<\" in the value of the attribute " + quoted(name) + " (a quote is missing, or write \"&lt;\")");
    }
    if (peek() == '&') {
      reference();
    } else {
      skip_run();
    }
  }
  ++at_;
}

// By sorting: a tag may have a million of them.
void XmlScanner::check_attribute_names() {
  std::vector<std::string_view>& names = attribute_names_;
  if (names.size() < 2) return;
  std::sort(names.begin(), names.end(), [](std::string_view a, std::string_view b) {
    const int order = a.compare(b);
    return order != 0 ? order < 0 : a.data() < b.data();
  });
  const auto twice = std::adjacent_find(names.begin(), names.end());
  if (twice == names.end()) return;
  const std::string_view second = *(twice + 1);
  malformed(static_cast<std::size_t>(second.data() - text_.data()),
            "a second attribute " + quoted(second) + " in one tag");
}

void XmlScanner::end_tag() {
  const std::size_t begin = at_;
  at_ += 2;
  const std::string_view name = take_name("an end tag", begin);
  skip_blanks();
  if (at_end()) truncated(begin, "an end tag");
  if (!take(">")) malformed(at_, "something after the name in the end tag </" + tag_name(name).substr(1));
  if (depth_ == 0) malformed(begin, "the end tag </" + tag_name(name).substr(1) + " without a start tag");
  const OpenElement& open = open_[--depth_];
  if (open.name != name) {
    malformed(begin,
              tag_name(open.name) + " of " + place_of(text_, open.at) + " is closed by </" + tag_name(name).substr(1));
  }
}

// Entities of an external DTD count as unknown. It is fetched neither here nor, by any careful reader, anywhere else: the
// reference would stand for nothing.
void XmlScanner::reference() {
  const std::size_t begin = at_++;
  if (take("#")) return character_reference(begin);
  const std::size_t start = at_;
  while (!at_end() && is_in_name(text_[at_])) skip_character();
  const std::string_view name = text_.substr(start, at_ - start);
  if (at_end()) truncated(begin, "a reference");
  if (name.empty() || !begins_name(name.front()) || !take(";")) {
    malformed(begin, "\"&\" that begins no reference (it must read \"&amp;\")");
  }
  constexpr std::string_view known[] = {"amp", "lt", "gt", "quot", "apos"};
  if (std::find(std::begin(known), std::end(known), name) == std::end(known)) {
    refuse_xml(text_, begin,
               "refers to the entity " + quoted(name) +
                   ", but only those of XML itself are known (amp, lt, gt, quot, apos): write the character itself,");
  }
}

void XmlScanner::character_reference(std::size_t begin) {
  constexpr std::uint32_t past_the_last = 0x110000;
  const std::uint32_t base = take("x") ? 16 : 10;
  const std::size_t start = at_;
  std::uint32_t value = 0;
  for (; !at_end() && peek() != ';'; ++at_) {
    const char c = to_lower(peek());
    std::uint32_t digit = base;
    if (is_digit(c)) digit = static_cast<std::uint32_t>(c - '0');
    if (base == 16 && c >= 'a' && c <= 'f') digit = static_cast<std::uint32_t>(c - 'a') + 10;
    if (digit >= base) malformed(begin, "a character reference with other characters than digits");
    value = std::min(value * base + digit, past_the_last);
  }
  if (at_end()) truncated(begin, "a reference");
  if (at_ == start) malformed(begin, "a character reference without a number");
  ++at_;
  if (value == past_the_last) malformed(begin, "a reference to a character past U+10FFFF");
  if (!is_xml_character(value)) {
    malformed(begin, "a reference to the character " + code_point_name(value) + ", which XML does not allow,");
  }
}

}  // namespace

std::string_view scan_xml(std::string_view text) {
  if (text.size() > max_xml_bytes) {
    refuse_xml("is larger than " + std::to_string(max_xml_bytes >> 20U) + " MiB: " + std::to_string(text.size()) +
               " bytes");
  }
  refuse_wide_encoding(text);
  const std::string_view content = text.substr(byte_order_mark_length(text));
  if (std::all_of(content.begin(), content.end(), is_blank)) refuse_xml("is empty");
  refuse_other_formats(text);
  XmlScanner(text).scan();
  return content;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
