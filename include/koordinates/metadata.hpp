// SPDX-License-Identifier: BSD-3-Clause
// Metadata: the XML documents that describe layers, tables, sets, documents, sources and datasources.
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

/// The words of MetadataFormat.
struct MetadataFormatNames {
  static constexpr std::string_view native = "native";  ///< As it was uploaded.
  static constexpr std::string_view iso = "iso";        ///< ISO 19115/19139.
  static constexpr std::string_view fgdc = "fgdc";      ///< FGDC CSDGM.
  static constexpr std::string_view dc = "dc";          ///< Dublin Core.
  static constexpr std::string_view all[] = {native, iso, fgdc, dc};
};
/// The format of a metadata document.
using MetadataFormat = OpenEnum<MetadataFormatNames>;

/// The addresses of an object's metadata in each format. A format that is absent is not available.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Metadata : Model<Metadata> {
  Field<std::string> native;    ///< As it was uploaded.
  Field<std::string> iso;       ///< ISO 19115/19139.
  Field<std::string> fgdc;      ///< FGDC CSDGM.
  Field<std::string> dc;        ///< Dublin Core.
  Field<std::string> resource;  ///< v1.x only.
  Field<std::string> url;       ///< Sent in the response to an upload, as is `url_html`.
  Field<std::string> url_html;

  /// Returns the available formats in the order dc, fgdc, iso, native, followed by those that this SDK does not know.
  [[nodiscard]] std::vector<MetadataFormat> get_formats() const;
  /// Downloads the metadata in one format. Returns the path of the file; empty for a stream and for memory.
  ///
  /// Sends GET to the address of the format, with `Accept: text/xml`. The document is stored exactly as the service
  /// sends it; MetadataDocument reads its content. Throws ClientValidationError, which lists the available formats, if
  /// the format is not available. Throws DownloadError if the output exists or cannot be written, or if the document is
  /// larger than 64 MiB. See Output.
  std::string get_xml(const Output& output, const MetadataFormat& format = MetadataFormat::native,
                      const DownloadOptions& download_options = {}, const CallOptions& options = {}) const;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// Sets the metadata of any object by the address of the object. Thread-safe, as Manager is.
///
/// Layers, tables, sets, documents, sources and datasources also have a set_metadata() of their own.
class KOORDINATES_EXPORT MetadataManager : public Manager {
 public:
  /// The model of the manager.
  using model = Metadata;

  /// Replaces the metadata of a version of a layer, table or document, or of a set, source or datasource. Sends
  /// `POST {parent_url}metadata/`.
  ///
  /// `parent_url` is an address on the client's own site or a trusted one, or relative to the API ("sources/5/"). The
  /// XML document is sent unchanged; the service detects its format (ISO 19115/19139, FGDC CSDGM or Dublin Core).
  /// Throws ClientValidationError, before anything is sent, if the text is not a metadata document. Throws NotAllowed
  /// for a published version.
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
