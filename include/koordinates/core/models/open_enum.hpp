// SPDX-License-Identifier: BSD-3-Clause
// `OpenEnum<Names>`: a string enumeration that also holds unknown values. An unknown value from the server is
// preserved: it compares, prints, and is sent back unchanged.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {
/// Writes text to a stream.
KOORDINATES_EXPORT void print_text(std::ostream& out, std::string_view text);
}  // namespace detail

/// A string enumeration that also holds unknown values. A value type; not synchronised.
///
/// `Names` is a struct with the known words as constants and an array `all` of them. OpenEnum inherits the constants:
///
///     struct LayerKindNames {
///       static constexpr std::string_view vector = "vector", raster = "raster";
///       static constexpr std::string_view all[] = {vector, raster};
///     };
///     using LayerKind = OpenEnum<LayerKindNames>;  // LayerKind::vector
template <class Names>
class OpenEnum : public Names {
 public:
  /// Constructs an empty value.
  OpenEnum() = default;
  /// Constructs from text, known or not.
  template <class Text,
            std::enable_if_t<std::is_convertible_v<const Text&, std::string_view> && !std::is_base_of_v<Names, Text>,
                             int> = 0>
  OpenEnum(const Text& text) : text_(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)

  /// The text, as it was received or set.
  [[nodiscard]] const std::string& str() const noexcept { return text_; }
  /// True if the text is empty.
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
  /// True if this version of the SDK knows the word.
  [[nodiscard]] bool is_known() const noexcept { return rank() < std::size(Names::all); }

  /// True if the texts are equal.
  friend bool operator==(const OpenEnum& a, const OpenEnum& b) noexcept { return a.text_ == b.text_; }
  friend bool operator!=(const OpenEnum& a, const OpenEnum& b) noexcept { return a.text_ != b.text_; }
  /// Orders by the position in `all`. Unknown words come last, in the order of their text.
  friend bool operator<(const OpenEnum& a, const OpenEnum& b) noexcept {
    const std::size_t rank_a = a.rank(), rank_b = b.rank();
    return rank_a != rank_b ? rank_a < rank_b : a.text_ < b.text_;
  }
  friend bool operator>(const OpenEnum& a, const OpenEnum& b) noexcept { return b < a; }
  friend bool operator<=(const OpenEnum& a, const OpenEnum& b) noexcept { return !(b < a); }
  friend bool operator>=(const OpenEnum& a, const OpenEnum& b) noexcept { return !(a < b); }
  /// Writes the text.
  friend std::ostream& operator<<(std::ostream& out, const OpenEnum& value) {
    detail::print_text(out, value.text_);
    return out;
  }

 private:
  [[nodiscard]] std::size_t rank() const noexcept {
    std::size_t place = 0;
    for (std::string_view known : Names::all) {
      if (text_ == known) break;
      ++place;
    }
    return place;
  }

  std::string text_;
};

}  // namespace v0
}  // namespace koordinates
