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

struct MetadataFormatNames {
  static constexpr std::string_view native = "native";  ///< as uploaded
  static constexpr std::string_view iso = "iso";        ///< ISO 19115/19139
  static constexpr std::string_view fgdc = "fgdc";      ///< FGDC CSDGM
  static constexpr std::string_view dc = "dc";          ///< Dublin Core
  static constexpr std::string_view all[] = {native, iso, fgdc, dc};
};
using MetadataFormat = OpenEnum<MetadataFormatNames>;

/// The formats in which an object's metadata is available, with their URLs. An absent format is not available.
struct KOORDINATES_EXPORT Metadata : Model<Metadata> {
  Field<std::string> native;    ///< as uploaded
  Field<std::string> iso;       ///< ISO 19115/19139
  Field<std::string> fgdc;      ///< FGDC CSDGM
  Field<std::string> dc;        ///< Dublin Core
  Field<std::string> resource;  ///< v1.x
  Field<std::string> url;       ///< this and url_html: the response to an upload
  Field<std::string> url_html;

  /// The available formats, in the order dc, fgdc, iso, native, then those that this SDK does not know.
  [[nodiscard]] std::vector<MetadataFormat> get_formats() const;
  /// Downloads the document in one format, unchanged, and returns the path of the file; empty for a stream or memory.
  /// GET on the URL of the format, with `Accept: text/xml`
  ///
  /// Throws ClientValidationError, with the available formats, if the format is not available; DownloadError if the
  /// output exists or cannot be written, or if the document exceeds 64 MiB. See Output, and MetadataDocument to read
  /// the document.
  std::string get_xml(const Output& output, const MetadataFormat& format = MetadataFormat::native,
                      const DownloadOptions& download_options = {}, const CallOptions& options = {}) const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// Metadata of any object, by the object's URL. Layers, tables, sets, documents, sources and datasources have their own
/// set_metadata().
class KOORDINATES_EXPORT MetadataManager : public Manager {
 public:
  using model = Metadata;

  /// Replaces the metadata of the object at `parent_url`: a version of a layer, table or document, a set, a source or a
  /// datasource. POST {parent}metadata/
  ///
  /// `parent_url` is on the client's own site or a trusted one, or relative to the API ("sources/5/"). The XML document
  /// is sent unchanged; the service detects its format (ISO 19115/19139, FGDC CSDGM or Dublin Core). Throws
  /// ClientValidationError before anything is sent if the document is not metadata, NotAllowed for a published version.
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
