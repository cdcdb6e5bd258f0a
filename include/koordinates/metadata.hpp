// SPDX-License-Identifier: BSD-3-Clause
// Metadata: the XML documents that describe a layer, table, set, document, source or datasource.
#pragma once

#include <string>
#include <string_view>

#include <koordinates/core/field.hpp>
#include <koordinates/core/open_enum.hpp>
#include <koordinates/core/resource.hpp>
#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

struct MetadataFormatNames {
  static constexpr std::string_view native = "native";  // as it was uploaded
  static constexpr std::string_view iso = "iso";        // ISO 19115/19139
  static constexpr std::string_view fgdc = "fgdc";      // FGDC CSDGM
  static constexpr std::string_view dc = "dc";          // Dublin Core
  static constexpr std::string_view all[] = {native, iso, fgdc, dc};
};
using MetadataFormat = OpenEnum<MetadataFormatNames>;

// In which formats an object's metadata can be read, and where. A format that is absent is not available.
struct KOORDINATES_EXPORT Metadata : Model<Metadata> {
  Field<std::string> native;    // as it was uploaded
  Field<std::string> iso;       // ISO 19115/19139
  Field<std::string> fgdc;      // FGDC CSDGM
  Field<std::string> dc;        // Dublin Core
  Field<std::string> resource;  // v1.x
  Field<std::string> url;       // the two members of the answer to an upload
  Field<std::string> url_html;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

}  // namespace v0
}  // namespace koordinates
