// SPDX-License-Identifier: BSD-3-Clause
// `OpenEnum<Names>`: an enumeration that keeps unknown values. A value that is not known survives, compares, prints,
// and is sent back unchanged.
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
KOORDINATES_EXPORT void print_text(std::ostream& out, std::string_view text);
}

/// An enumeration that keeps unknown values. A value type.
///
/// `Names` is a struct with the known values as constants, and an array `all` of them:
///
///   struct LayerKindNames {
///     static constexpr std::string_view vector = "vector", raster = "raster";
///     static constexpr std::string_view all[] = {vector, raster};
///   };
///   class LayerKind : public OpenEnum<LayerKindNames>
///
/// The constants are inherited: LayerKind::vector.
template <class Names>
class OpenEnum : public Names {
 public:
  OpenEnum() = default;
  template <class Text,
            std::enable_if_t<std::is_convertible_v<const Text&, std::string_view> && !std::is_base_of_v<Names, Text>,
                             int> = 0>
  OpenEnum(const Text& text) : text_(std::string_view(text)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] const std::string& str() const noexcept { return text_; }
  [[nodiscard]] bool empty() const noexcept { return text_.empty(); }
  /// True if this version of the SDK knows the value.
  [[nodiscard]] bool is_known() const noexcept { return rank() < std::size(Names::all); }

  friend bool operator==(const OpenEnum& a, const OpenEnum& b) noexcept { return a.text_ == b.text_; }
  friend bool operator!=(const OpenEnum& a, const OpenEnum& b) noexcept { return a.text_ != b.text_; }
  // Orders known values as in `all`; unknown values follow, in alphabetical order.
  friend bool operator<(const OpenEnum& a, const OpenEnum& b) noexcept {
    const std::size_t rank_a = a.rank(), rank_b = b.rank();
    return rank_a != rank_b ? rank_a < rank_b : a.text_ < b.text_;
  }
  friend bool operator>(const OpenEnum& a, const OpenEnum& b) noexcept { return b < a; }
  friend bool operator<=(const OpenEnum& a, const OpenEnum& b) noexcept { return !(b < a); }
  friend bool operator>=(const OpenEnum& a, const OpenEnum& b) noexcept { return !(a < b); }
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
