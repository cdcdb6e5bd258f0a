// SPDX-License-Identifier: BSD-3-Clause
// Metadata: the XML documents that describe a layer, table, set, document, source or datasource.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/core/transfers/download_options.hpp>
#include <koordinates/core/transfers/input.hpp>
#include <koordinates/core/transfers/output.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/session/call_options.hpp>

namespace koordinates {
inline namespace v0 {

struct MetadataFormatNames {
  static constexpr std::string_view native = "native";  ///< as it was uploaded
  static constexpr std::string_view iso = "iso";        ///< ISO 19115/19139
  static constexpr std::string_view fgdc = "fgdc";      ///< FGDC CSDGM
  static constexpr std::string_view dc = "dc";          ///< Dublin Core
  static constexpr std::string_view all[] = {native, iso, fgdc, dc};
};
using MetadataFormat = OpenEnum<MetadataFormatNames>;

/// In which formats an object's metadata can be read, and where. A format that is absent is not available.
struct KOORDINATES_EXPORT Metadata : Model<Metadata> {
  Field<std::string> native;    ///< as it was uploaded
  Field<std::string> iso;       ///< ISO 19115/19139
  Field<std::string> fgdc;      ///< FGDC CSDGM
  Field<std::string> dc;        ///< Dublin Core
  Field<std::string> resource;  ///< v1.x
  Field<std::string> url;       ///< the two members of the answer to an upload
  Field<std::string> url_html;

  /// The formats in which it can be read here, in the order dc, fgdc, iso, native; then those that are newer than this SDK.
  [[nodiscard]] std::vector<MetadataFormat> get_formats() const;
  /// Receives the document in one of them, as the service sends it, and gives the path of the file; empty for a stream or memory.
  /// Nothing looks into it on the way. GET on the format's
  /// address, with `Accept: text/xml`. Throws ClientValidationError, naming those that there are, for a format that is not
  /// listed; DownloadError where the output exists already or cannot be written, and for a document over 64 MiB. See Output
  /// and, for reading what came, MetadataDocument.
  std::string get_xml(const Output& output, const MetadataFormat& format = MetadataFormat::native,
                      const DownloadOptions& download_options = {}, const CallOptions& options = {}) const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// Metadata of whatever has some, by the address of what it describes. Layers, tables, sets, documents, sources and
/// datasources have a set_metadata() of their own.
class KOORDINATES_EXPORT MetadataManager : public Manager {
 public:
  using model = Metadata;

  /// Replaces the metadata of a version of a layer, table or document, of a set, source or datasource, at `parent_url`: an
  /// address on the client's own site or a trusted one, or one relative to the API ("sources/5/"). The XML document is sent
  /// as it is; its format (ISO 19115/19139, FGDC CSDGM or Dublin Core) is found by the service. POST {parent}metadata/. Throws
  /// ClientValidationError, before anything is sent, for what is no metadata document; NotAllowed for a published version.
  void set(std::string_view parent_url, const Input& xml, const CallOptions& options = {}) const;

 private:
  friend class Client;
  using Manager::Manager;
};

template <>
struct ManagerOf<Metadata> {
  using type = MetadataManager;
};

}  // namespace v0
}  // namespace koordinates
