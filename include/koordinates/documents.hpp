// SPDX-License-Identifier: BSD-3-Clause
// Documents: files that are published beside the data, such as reports and scanned maps.
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

/// One version of a document, in short.
struct KOORDINATES_EXPORT DocumentVersion : VersionModel<DocumentVersion> {
  /// The document as it is in this version. GET /documents/{id}/versions/{version}/. Throws NotBound, NotFound.
  [[nodiscard]] Document get_document(const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Reads this summary again.
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// Where a document's file comes from: the member `data` of a document. What else the service says of it is in `extra`.
struct KOORDINATES_EXPORT DocumentData : Model<DocumentData, Record> {
  /// The URL of a datasource whose data_type is "document". The service documents one address; a list of addresses or of
  /// {"id": …} objects, as layers have it, is plausible and can be written as well.
  Field<RawJson> datasources;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A document, in the version that was asked for. Endpoints: /documents/{id}/ and /documents/{id}/versions/{version}/.
struct KOORDINATES_EXPORT Document : ItemModel<Document, DocumentVersion> {
  Field<Ref<License>> license;
  Field<DocumentData> data;
  Field<std::string> url_download;  ///< of the site's page; download() uses the API's address
  Field<std::string> extension;     ///< "pdf"
  Field<std::int64_t> file_size;    ///< in bytes
  Field<std::string> file_size_formatted;
  Field<RawJson> attached;

  /// Where the file comes from: the URL of a datasource.
  void set_datasource(const std::string& datasource_url) {
    data.emplace().datasources = RawJson::from_string(datasource_url);
  }

  /// Sends what was changed in this draft, and reads the answer into this object. PUT …/versions/{version}/. Returns whether
  /// there was anything to send. Throws as Set::save().
  bool save(SaveBody body = SaveBody::changes, const CallOptions& options = {}) {
    return save_changes(true, body, options);
  }
  /// Replaces the metadata of a version (this one unless another is given) with an XML document, sent as it is, then reads the
  /// version again. POST …/versions/{version}/metadata/. Throws NotAllowed for a published version, ClientValidationError for
  /// what is no metadata document, and where there are changes here that were not saved.
  void set_metadata(const Input& xml, std::int64_t version_id = 0, const CallOptions& options = {}) {
    replace_metadata(xml, version_id, options);
  }
  /// Receives the file of this version, in constant memory, and gives the path of it; empty for a stream or memory. In a folder
  /// it is called "<title>.<extension>", made harmless. GET …/versions/{version}/download/ of v1.x, which may lead to another
  /// host, where no token is sent. Throws DownloadError where the target exists or cannot be written, and where the file is
  /// not whole: then there is none. See Output and DownloadOptions.
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

/// The calls under /documents/. Needs a token with the scope documents:read for what is not public, documents:write for
/// changes.
class KOORDINATES_EXPORT DocumentManager : public VersionedManager<Document, DocumentVersion> {
 public:
  /// By id what the verb of the model does. POST /documents/{id}/versions/{version}/metadata/
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
