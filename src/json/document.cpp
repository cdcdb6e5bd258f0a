// SPDX-License-Identifier: BSD-3-Clause
// Reads JSON into a tape of tokens. The only reader that knows the JSON library.
#include "json/document.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

#include <nlohmann/json.hpp>

#include <koordinates/error.hpp>

#include "json/decimal.hpp"
#include "json/fault.hpp"

namespace koordinates {
inline namespace v0 {

struct RawJsonAccess {
  static RawJson make(std::string_view valid_text) {
    RawJson value;
    value.text_ = valid_text;
    return value;
  }
};

namespace detail {
namespace {

constexpr std::uint32_t no_token = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t largest_text = std::numeric_limits<std::int32_t>::max();
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_blank(char c) noexcept { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

// The end of the number that begins at `at`.
std::size_t number_end(std::string_view text, std::size_t at) noexcept {
  const auto peek = [&] { return at < text.size() ? text[at] : '\0'; };
  const auto skip_digits = [&] {
    while (is_digit(peek())) ++at;
  };
  if (peek() == '-') ++at;
  skip_digits();
  if (peek() == '.') ++at;
  skip_digits();
  if (peek() == 'e' || peek() == 'E') {
    ++at;
    if (peek() == '+' || peek() == '-') ++at;
    skip_digits();
  }
  return at;
}

// The end, past its quote, of the string that begins at `at`.
std::size_t string_end(std::string_view text, std::size_t at) noexcept {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

// Takes everything and does nothing: a base for what wants to see a part of a text.
struct IgnoringHandler {
  bool null() { return true; }
  bool boolean(bool) { return true; }
  bool number_integer(std::int64_t) { return true; }
  bool number_unsigned(std::uint64_t) { return true; }
  bool number_float(double, const std::string&) { return true; }
  bool string(std::string&) { return true; }
  bool binary(std::vector<std::uint8_t>&) { return true; }
  bool start_object(std::size_t) { return true; }
  bool key(std::string&) { return true; }
  bool end_object() { return true; }
  bool start_array(std::size_t) { return true; }
  bool end_array() { return true; }
};

constexpr int number_overflow_id = 406;  // the JSON library's number for "too large for a double"

struct OverflowProbe : IgnoringHandler {
  bool overflow = false;
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception& error) {
    overflow = error.id == number_overflow_id;
    return false;
  }
};

bool overflows(std::string_view number) {
  constexpr std::size_t digits_of_largest = 309;
  if (number.size() < digits_of_largest && number.find_first_of("eE") == std::string_view::npos) return false;
  OverflowProbe probe;
  nlohmann::json::sax_parse(number.begin(), number.end(), &probe);
  return probe.overflow;
}

// The JSON library stops at a number past the range of double. This gives it a text of the same layout in which each of
// them reads "0" and blanks: DocumentBuilder knows them by that and takes the digits from the true text.
std::string without_overflowing_numbers(const std::string& text) {
  std::string patched = text;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '"') {
      at = string_end(text, at);
    } else if (is_digit(text[at]) || text[at] == '-') {
      const std::size_t end = number_end(text, at);
      if (overflows(std::string_view(text).substr(at, end - at))) {
        std::fill(patched.begin() + static_cast<std::ptrdiff_t>(at), patched.begin() + static_cast<std::ptrdiff_t>(end),
                  ' ');
        patched[at] = '0';
      }
      at = end;
    } else {
      ++at;
    }
  }
  return patched;
}

}  // namespace

// Takes the JSON library's events and puts tokens on the document's tape. The events do not say where they stand in the
// text; but between two values there are only blanks, commas and colons, so each place follows from the one before.
class DocumentBuilder {
 public:
  DocumentBuilder(JsonDocument& document, JsonLimits limits)
      : document_(document), text_(document.text_), parsed_(document.text_), limits_(limits) {}

  void build();

  // The events.
  bool null() { return add_leaf(JsonKind::null, 4); }
  bool boolean(bool value) { return add_leaf(JsonKind::boolean, value ? 4 : 5); }
  bool number_integer(std::int64_t value) { return add_integer(value); }
  bool number_unsigned(std::uint64_t value);
  bool number_float(double value, const std::string&);
  bool string(const std::string& value);
  bool binary(std::vector<std::uint8_t>&) { return false; }  // of other formats than JSON
  bool start_object(std::size_t) { return begin_container(JsonKind::object); }
  bool start_array(std::size_t) { return begin_container(JsonKind::array); }
  bool key(const std::string& name);
  bool end_object() { return end_container(); }
  bool end_array() { return end_container(); }
  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error);

 private:
  using Token = JsonDocument::Token;
  using Slice = JsonDocument::Slice;

  bool parse();
  void start_over(std::string_view parsed);
  [[nodiscard]] std::size_t next_begin() const noexcept;
  Token& add(JsonKind kind, std::size_t begin, std::size_t end);
  bool add_leaf(JsonKind kind, std::size_t size);
  Token& add_number();
  bool add_integer(std::int64_t value);
  bool begin_container(JsonKind kind);
  bool end_container();
  Slice take_string(const std::string& unescaped, std::size_t begin, bool& had_escapes);

  [[noreturn]] void fail(const std::string& what, std::size_t at) const;  // "the response <what> at byte <at>"
  [[noreturn]] void fail_whole(const std::string& predicate) const;
  [[noreturn]] void fail_at_end() const;
  [[noreturn]] void fail_at_token(std::size_t last) const;
  [[nodiscard]] std::string pointer() const;

  JsonDocument& document_;
  std::string_view text_;
  std::string_view parsed_;  // what the JSON library reads: text_, or the same with overflowing numbers taken out
  JsonLimits limits_;
  std::size_t done_ = 0;  // everything before this place in text_ has become tokens
  std::uint32_t open_ = no_token;
  int depth_ = 0;
  bool has_key_ = false;
  bool key_had_escapes_ = false;
  Slice key_{0, 0};
  bool overflow_ = false;
};

void DocumentBuilder::build() {
  if (text_.size() > largest_text) fail_whole("is too large: " + std::to_string(text_.size()) + " bytes");
  document_.tokens_.reserve(text_.size() / 24 + 1);
  start_over(text_);
  if (!parse() && overflow_) {
    const std::string patched = without_overflowing_numbers(document_.text_);
    start_over(patched);
    parse();
  }
  // The library takes a zero byte for the end.
  const std::size_t rest = next_begin();
  if (rest < text_.size()) fail("is not JSON: more text after the value", rest);
}

bool DocumentBuilder::parse() {
  const char* const begin = parsed_.data();
  return nlohmann::json::sax_parse(begin, begin + parsed_.size(), this);
}

void DocumentBuilder::start_over(std::string_view parsed) {
  parsed_ = parsed;
  document_.tokens_.clear();
  document_.strings_.clear();
  done_ = text_.substr(0, byte_order_mark.size()) == byte_order_mark ? byte_order_mark.size() : 0;
  open_ = no_token;
  depth_ = 0;
  has_key_ = false;
  overflow_ = false;
}

std::size_t DocumentBuilder::next_begin() const noexcept {
  std::size_t at = done_;
  while (at < text_.size() && (is_blank(text_[at]) || text_[at] == ',' || text_[at] == ':')) ++at;
  return at;
}

DocumentBuilder::Token& DocumentBuilder::add(JsonKind kind, std::size_t begin, std::size_t end) {
  Token token{};
  token.kind = kind;
  token.parent = open_;
  token.source = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin)};
  if (has_key_) {
    token.key = key_;
    token.flags = key_had_escapes_ ? JsonDocument::key_unescaped_ : std::uint8_t{0};
    has_key_ = false;
  }
  if (open_ != no_token) ++document_.tokens_[open_].children.count;
  done_ = end;
  document_.tokens_.push_back(token);
  return document_.tokens_.back();
}

bool DocumentBuilder::add_leaf(JsonKind kind, std::size_t size) {
  const std::size_t begin = next_begin();
  add(kind, begin, begin + size);
  return true;
}

DocumentBuilder::Token& DocumentBuilder::add_number() {
  const std::size_t begin = next_begin();
  return add(JsonKind::number, begin, number_end(text_, begin));
}

bool DocumentBuilder::add_integer(std::int64_t value) {
  Token& token = add_number();
  const bool taken_out = parsed_[done_ - 1] == ' ';
  if (!taken_out) {
    token.flags = static_cast<std::uint8_t>(token.flags | JsonDocument::has_integer_);
    token.integer = value;
  }
  return true;
}

bool DocumentBuilder::number_unsigned(std::uint64_t value) {
  constexpr auto largest = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (value > largest) return number_float(static_cast<double>(value), {});
  return add_integer(static_cast<std::int64_t>(value));
}

bool DocumentBuilder::number_float(double value, const std::string&) {
  Token& token = add_number();
  if (value == 0 && !is_zero(text_.substr(token.source.begin, token.source.size))) return true;  // 1e-400: too small
  token.flags = static_cast<std::uint8_t>(token.flags | JsonDocument::has_number_);
  token.number = value;
  return true;
}

bool DocumentBuilder::string(const std::string& value) {
  const std::size_t begin = next_begin();
  bool had_escapes = false;
  const Slice content = take_string(value, begin, had_escapes);
  Token& token = add(JsonKind::string, begin, done_);
  if (had_escapes) {
    token.flags = static_cast<std::uint8_t>(token.flags | JsonDocument::value_unescaped_);
    token.unescaped = content;
  }
  return true;
}

bool DocumentBuilder::key(const std::string& name) {
  key_ = take_string(name, next_begin(), key_had_escapes_);
  has_key_ = true;
  return true;
}

// Where the content of the string at `begin` is kept: in the text itself when nothing in it was escaped. Moves on to
// its end.
DocumentBuilder::Slice DocumentBuilder::take_string(const std::string& unescaped, std::size_t begin,
                                                    bool& had_escapes) {
  const std::size_t size = unescaped.size();
  const std::size_t quote = begin + 1 + size;
  had_escapes = quote >= text_.size() || text_[quote] != '"' ||
                std::memcmp(text_.data() + begin + 1, unescaped.data(), size) != 0;
  if (!had_escapes) {
    done_ = quote + 1;
    return {static_cast<std::uint32_t>(begin + 1), static_cast<std::uint32_t>(size)};
  }
  done_ = string_end(text_, begin);
  const std::size_t kept = document_.strings_.size();
  document_.strings_ += unescaped;
  return {static_cast<std::uint32_t>(kept), static_cast<std::uint32_t>(size)};
}

bool DocumentBuilder::begin_container(JsonKind kind) {
  const std::size_t begin = next_begin();
  if (++depth_ > limits_.max_depth) {
    fail("is nested deeper than " + std::to_string(limits_.max_depth) + " levels", begin);
  }
  Token& token = add(kind, begin, begin + 1);
  token.children = {0, 0};
  open_ = static_cast<std::uint32_t>(document_.tokens_.size() - 1);
  return true;
}

bool DocumentBuilder::end_container() {
  done_ = next_begin() + 1;
  Token& token = document_.tokens_[open_];
  token.source.size = static_cast<std::uint32_t>(done_) - token.source.begin;
  token.children.end = static_cast<std::uint32_t>(document_.tokens_.size());
  open_ = token.parent;
  --depth_;
  return true;
}

bool DocumentBuilder::parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& error) {
  const bool first_try = parsed_.data() == text_.data();
  if (error.id == number_overflow_id && first_try) {
    overflow_ = true;
    return false;
  }
  if (position > text_.size()) fail_at_end();
  fail_at_token(position == 0 ? 0 : position - 1);
}

void DocumentBuilder::fail_at_end() const {
  const std::size_t begin = next_begin();
  const std::size_t end = text_.size();
  const char first = begin < end ? text_[begin] : '\0';
  if (begin == end && document_.tokens_.empty()) fail_whole("is empty");
  const char* what = "a value";
  if (begin == end && open_ != no_token) {
    what = document_.tokens_[open_].kind == JsonKind::object ? "an object" : "an array";
  } else if (first == '"') {
    what = "a string";
  } else if (is_digit(first) || first == '-') {
    what = "a number";
  }
  fail(std::string("ends in the middle of ") + what, end);
}

// `last` is the last byte that the JSON library read.
void DocumentBuilder::fail_at_token(std::size_t last) const {
  const std::size_t begin = std::min(next_begin(), last);
  if (open_ == no_token && !document_.tokens_.empty()) fail("is not JSON: more text after the value", begin);
  const JsonFault fault = find_fault(text_, begin, last);
  fail(fault.predicate, fault.at);
}

void DocumentBuilder::fail(const std::string& predicate, std::size_t at) const {
  throw DecodeError("the response " + predicate + " at byte " + std::to_string(at), pointer(),
                    excerpt_around(text_, at));
}

void DocumentBuilder::fail_whole(const std::string& predicate) const {
  throw DecodeError("the response " + predicate, {}, excerpt_around(text_, 0));
}

// What was being read: the member or element to come of the innermost open container.
std::string DocumentBuilder::pointer() const {
  if (open_ == no_token) return {};
  const Token& container = document_.tokens_[open_];
  std::string path = JsonView(&document_, open_).pointer();
  if (container.kind == JsonKind::array) return path + '/' + std::to_string(container.children.count);
  if (has_key_) {
    Token member{};
    member.key = key_;
    member.flags = key_had_escapes_ ? JsonDocument::key_unescaped_ : std::uint8_t{0};
    JsonView::append_key(path, document_.key_of(member));
  }
  return path;
}

JsonDocument::JsonDocument(std::string text, JsonLimits limits) : text_(std::move(text)) {
  DocumentBuilder(*this, limits).build();
}

std::uint32_t JsonDocument::end_of(std::uint32_t index) const noexcept {
  const Token& token = tokens_[index];
  const bool container = token.kind == JsonKind::array || token.kind == JsonKind::object;
  return container ? token.children.end : index + 1;
}

std::string_view JsonDocument::key_of(const Token& token) const noexcept {
  const std::string& home = (token.flags & key_unescaped_) != 0 ? strings_ : text_;
  return {home.data() + token.key.begin, token.key.size};
}

JsonKind JsonView::kind() const noexcept { return document_->tokens_[index_].kind; }

std::optional<bool> JsonView::boolean() const noexcept {
  const auto& token = document_->tokens_[index_];
  if (token.kind != JsonKind::boolean) return std::nullopt;
  return document_->text_[token.source.begin] == 't';
}

std::optional<std::int64_t> JsonView::integer() const {
  const auto& token = document_->tokens_[index_];
  if ((token.flags & JsonDocument::has_integer_) != 0) return token.integer;
  if (token.kind != JsonKind::number) return std::nullopt;
  return exact_integer(text());
}

std::optional<double> JsonView::number() const noexcept {
  const auto& token = document_->tokens_[index_];
  if ((token.flags & JsonDocument::has_integer_) != 0) return static_cast<double>(token.integer);
  if ((token.flags & JsonDocument::has_number_) != 0) return token.number;
  return std::nullopt;
}

std::optional<std::string_view> JsonView::string() const noexcept {
  const auto& token = document_->tokens_[index_];
  if (token.kind != JsonKind::string) return std::nullopt;
  if ((token.flags & JsonDocument::value_unescaped_) != 0) {
    return std::string_view(document_->strings_.data() + token.unescaped.begin, token.unescaped.size);
  }
  return std::string_view(document_->text_.data() + token.source.begin + 1, token.source.size - 2);
}

std::size_t JsonView::child_count() const noexcept {
  const auto& token = document_->tokens_[index_];
  const bool container = token.kind == JsonKind::array || token.kind == JsonKind::object;
  return container ? token.children.count : 0;
}

std::optional<JsonView> JsonView::first_child() const noexcept {
  if (child_count() == 0) return std::nullopt;
  return JsonView(document_, index_ + 1);
}

std::optional<JsonView> JsonView::next() const noexcept {
  const std::uint32_t parent = document_->tokens_[index_].parent;
  if (parent == no_token) return std::nullopt;
  const std::uint32_t after = document_->end_of(index_);
  if (after == document_->tokens_[parent].children.end) return std::nullopt;
  return JsonView(document_, after);
}

std::string_view JsonView::key() const noexcept { return document_->key_of(document_->tokens_[index_]); }

std::optional<JsonView> JsonView::find(std::string_view member) const noexcept {
  std::optional<JsonView> found;
  if (kind() != JsonKind::object) return found;
  for (auto child = first_child(); child; child = child->next()) {
    if (child->key() == member) found = child;
  }
  return found;
}

std::string_view JsonView::text() const {
  const auto& token = document_->tokens_[index_];
  return {document_->text_.data() + token.source.begin, token.source.size};
}

RawJson JsonView::raw() const { return RawJsonAccess::make(text()); }

void JsonView::append_key(std::string& pointer, std::string_view key) {
  pointer += '/';
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

// Walks siblings from the first one only, so that it also serves while their parent is still being read.
std::string JsonView::pointer() const {
  const auto& tokens = document_->tokens_;
  std::vector<std::uint32_t> way;
  for (std::uint32_t at = index_; tokens[at].parent != no_token; at = tokens[at].parent) way.push_back(at);
  std::string path;
  for (auto at = way.rbegin(); at != way.rend(); ++at) {
    const std::uint32_t parent = tokens[*at].parent;
    if (tokens[parent].kind == JsonKind::object) {
      append_key(path, document_->key_of(tokens[*at]));
      continue;
    }
    std::size_t position = 0;
    for (std::uint32_t sibling = parent + 1; sibling != *at; sibling = document_->end_of(sibling)) ++position;
    path += '/' + std::to_string(position);
  }
  return path;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
