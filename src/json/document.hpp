// SPDX-License-Identifier: BSD-3-Clause
// Reading JSON: a text is checked and taken apart once into a `JsonDocument`; `JsonView` walks over it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

class JsonDocument;

// A value inside a document, which must outlive it. Two words: pass it by value.
class JsonView {
 public:
  [[nodiscard]] JsonKind kind() const noexcept;
  [[nodiscard]] bool is_null() const noexcept { return kind() == JsonKind::null; }

  // The value, if it is of that kind. Integers can also be read as doubles, and numbers such as 1.0 and 1e3 as integers,
  // which are exact however they are written. Nothing for a number that does not fit the type, such as 1e400 and 1e-400.
  [[nodiscard]] std::optional<bool> boolean() const noexcept;
  [[nodiscard]] std::optional<std::int64_t> integer() const;
  [[nodiscard]] std::optional<double> number() const noexcept;
  [[nodiscard]] std::optional<std::string_view> string() const noexcept;  // unescaped; points into the document

  // Walks the children of an array or object: for (auto child = view.first_child(); child; child = child->next()).
  // Nothing for an empty one and for any other kind.
  [[nodiscard]] std::optional<JsonView> first_child() const noexcept;
  [[nodiscard]] std::optional<JsonView> next() const noexcept;
  [[nodiscard]] std::string_view key() const noexcept;  // of a member of an object; empty otherwise
  [[nodiscard]] std::size_t child_count() const noexcept;
  [[nodiscard]] std::optional<JsonView> find(std::string_view member) const noexcept;  // the last of that name

  // The value as it is written in the text (blanks inside containers included), and as an owned RawJson.
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] RawJson raw() const;
  // Where it stands: "/3/data/fields".
  [[nodiscard]] std::string pointer() const;

 private:
  friend class JsonDocument;
  friend class DocumentBuilder;
  JsonView(const JsonDocument* document, std::uint32_t index) noexcept : document_(document), index_(index) {}
  static void append_key(std::string& pointer, std::string_view key);

  const JsonDocument* document_;
  std::uint32_t index_;
};

struct JsonLimits {
  int max_depth = 512;
};

// A whole JSON text, owned. Immutable once made, so it may be read on several threads. Not movable: views point to it;
// keep it in a shared_ptr or on the stack.
class JsonDocument {
 public:
  // Throws DecodeError with the JSON pointer reached and an excerpt: for a syntax error, a text cut short ("ends in the
  // middle"), invalid UTF-8, a second value after the first, and nesting past the limit.
  explicit JsonDocument(std::string text, JsonLimits limits = {});
  JsonDocument(const JsonDocument&) = delete;
  JsonDocument& operator=(const JsonDocument&) = delete;

  [[nodiscard]] JsonView root() const noexcept { return JsonView(this, 0); }
  [[nodiscard]] const std::string& text() const noexcept { return text_; }

 private:
  friend class JsonView;
  friend class DocumentBuilder;

  // What a token holds besides its kind.
  static constexpr std::uint8_t key_unescaped_ = 1;    // the key had escapes: it stands in strings_, else in text_
  static constexpr std::uint8_t value_unescaped_ = 2;  // the same for a string
  static constexpr std::uint8_t has_integer_ = 4;      // a number that fits `integer`
  static constexpr std::uint8_t has_number_ = 8;       // any other number that fits `number`

  struct Slice {
    std::uint32_t begin;
    std::uint32_t size;
  };
  struct Children {
    std::uint32_t end;  // index of the token after the last descendant
    std::uint32_t count;
  };
  // A value; its children follow it. 32 bytes, because a text of small values makes a token of every second byte.
  struct Token {
    JsonKind kind;
    std::uint8_t flags;
    std::uint32_t parent;
    Slice source;  // in text_: the value as written
    Slice key;     // without its quotes, in text_ or strings_
    union {
      Children children;  // of an array or object
      Slice unescaped;    // of a string with escapes, in strings_
      std::int64_t integer;
      double number;
    };
  };

  [[nodiscard]] std::uint32_t end_of(std::uint32_t index) const noexcept;
  [[nodiscard]] std::string_view key_of(const Token& token) const noexcept;

  std::string text_;
  std::string strings_;  // the strings and keys that had escapes, without them, one after another
  std::vector<Token> tokens_;
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
