// SPDX-License-Identifier: BSD-3-Clause
// The readers of the three formats of metadata, and what they share.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/metadata_document.hpp>

#include "xml/document.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// Each fills the fields of `document` from the root element of its format.
void read_iso(const XmlView& root, MetadataDocument& document);
void read_fgdc(const XmlView& root, MetadataDocument& document);
void read_dublin_core(const XmlView& root, MetadataDocument& document);

// A finite number in decimal notation, whatever the locale; nothing for any other text.
[[nodiscard]] std::optional<double> read_number(std::string_view text);

// The bounds of a box, in the order west, east, south, north.
using Bounds = std::array<std::optional<double>, 4>;
// Takes the first complete box, or the first of those with the most bounds.
void take_best_box(const std::vector<Bounds>& boxes, MetadataExtent& extent);

// Appends what is not empty.
void append_text(std::vector<std::string>& texts, std::string text);
// Appends one of which more is said than a role.
void append_contact(std::vector<MetadataContact>& contacts, MetadataContact contact);
// The first of two that is not empty.
[[nodiscard]] std::string first_of(std::string text, std::string other);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
