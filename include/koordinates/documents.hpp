// SPDX-License-Identifier: BSD-3-Clause
// Documents: files such as reports and scanned maps that are published next to the data.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/transfers/download_options.hpp>
#include <koordinates/core/transfers/input.hpp>
#include <koordinates/core/transfers/output.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/item.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/licenses.hpp>

namespace koordinates {
inline namespace v0 {

/// The summary of one version of a document.
struct KOORDINATES_EXPORT DocumentVersion : VersionModel<DocumentVersion> {
  /// The document in this version. GET /documents/{id}/versions/{version}/. Throws NotBound, NotFound.
  [[nodiscard]] Document get_document(const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Reads this summary again. GET /documents/{id}/versions/{version}/
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The source of a document's file: the member `data` of a document. Other members are in `extra`.
struct KOORDINATES_EXPORT DocumentData : Model<DocumentData, Record> {
  /// The URL of a datasource whose data_type is "document".
  ///
  /// The service documents one URL. A list of URLs or of {"id": …} objects, as for layers, is plausible and can be sent
  /// as well.
  Field<RawJson> datasources;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A document, in the requested version. Endpoints: /documents/{id}/ and /documents/{id}/versions/{version}/.
struct KOORDINATES_EXPORT Document : ItemModel<Document, DocumentVersion> {
  Field<Ref<License>> license;
  Field<DocumentData> data;
  Field<std::string> url_download;  ///< on the site; download() uses the API's URL
  Field<std::string> extension;     ///< "pdf"
  Field<std::int64_t> file_size;    ///< in bytes
  Field<std::string> file_size_formatted;
  Field<RawJson> attached;

  /// The source of the file: the URL of a datasource.
  void set_datasource(const std::string& datasource_url) {
    data.emplace().datasources = RawJson::from_string(datasource_url);
  }

  /// Sends the changes of this draft and reads the response into this object. PUT …/versions/{version}/
  ///
  /// Returns false, and sends nothing, if nothing was changed. Throws the same errors as Set::save().
  bool save(SaveBody body = SaveBody::changes, const CallOptions& options = {}) {
    return save_changes(true, body, options);
  }
  /// Replaces the metadata of a version (this one by default) with an XML document, then reads the version again. POST
  /// …/versions/{version}/metadata/
  ///
  /// The document is sent unchanged. Throws NotAllowed for a published version, ClientValidationError if the document
  /// is not metadata or if this object has unsaved changes.
  void set_metadata(const Input& xml, std::int64_t version_id = 0, const CallOptions& options = {}) {
    replace_metadata(xml, version_id, options);
  }
  /// Downloads the file of this version in constant memory, and returns its path; empty for a stream or memory. GET
  /// …/versions/{version}/download/ (v1.x)
  ///
  /// In a folder the name is "<title>.<extension>", made safe. The request may be redirected to another host, which
  /// does not receive the token. Throws DownloadError if the target exists or cannot be written, or if the file is
  /// incomplete; no file is left then. See Output and DownloadOptions.
  std::string download(const Output& output, const DownloadOptions& download_options = {},
                       const CallOptions& options = {}) const;
  std::string download(std::string_view path, const DownloadOptions& download_options = {},
                       const CallOptions& options = {}) const {
    return download(Output::file(std::string(path)), download_options, options);
  }
  /// Deletes the document with all its versions. DELETE /documents/{id}/
  void remove(const CallOptions& options = {}) const { delete_item(options); }

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/documents/`. Documents that are not public need the scope `documents:read`, changes
/// `documents:write`.
class KOORDINATES_EXPORT DocumentManager : public VersionedManager<Document, DocumentVersion> {
 public:
  /// Replaces the metadata of a version: see Document::set_metadata(). POST
  /// /documents/{id}/versions/{version}/metadata/
  void set_metadata(std::int64_t document_id, std::int64_t version_id, const Input& xml,
                    const CallOptions& options = {}) const {
    detail::require_version_id(version_id);
    detail::post_metadata(session(), Document::model_info(), document_id, version_id, xml, options);
  }

 private:
  friend class Client;
  using VersionedManager::VersionedManager;
};

template <>
struct ManagerOf<Document> {
  using type = DocumentManager;
};

}  // namespace v0
}  // namespace koordinates
