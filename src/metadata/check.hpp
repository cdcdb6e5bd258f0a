// SPDX-License-Identifier: BSD-3-Clause
// Is a text a metadata document that the service could take, and of which format?
#pragma once

#include <string_view>

#include <koordinates/metadata.hpp>

#include "xml/document.hpp"
#include "xml/scanner.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

constexpr std::size_t max_metadata_bytes = max_xml_bytes;

// To be called before a document is sent: the service's own answer to a bad one says less, and comes later. Throws
// ClientValidationError with what is wrong and where: see scan_xml() and metadata_format(). Nothing that the document names,
// such as a DTD, is fetched.
[[nodiscard]] MetadataFormat check_metadata_document(std::string_view xml);

// `iso`, `fgdc` or `dc`, by the root element, whatever prefixes are used. Throws ClientValidationError, naming the root and
// the formats, where it is none of them.
[[nodiscard]] MetadataFormat metadata_format(const XmlDocument& document);

// Is it an element of Dublin Core: of the 15 old ones, or of its terms?
[[nodiscard]] bool is_dublin_core(const XmlView& element) noexcept;

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
