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

/// The summary of one version of a document. Use one object on one thread at a time.
struct KOORDINATES_EXPORT DocumentVersion : VersionModel<DocumentVersion> {
  /// Returns the document in this version. Sends `GET /documents/{id}/versions/{version_id}/`. Throws NotBound
  /// and NotFound.
  [[nodiscard]] Document get_document(const Expansions& expand = {}, const CallOptions& options = {}) const;
  /// Reads this summary again. Sends `GET /documents/{id}/versions/{version_id}/`.
  void refresh(const CallOptions& options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The origin of a document's file: the member `data` of a document. Members that the SDK does not know are in `extra`.
/// A value type.
struct KOORDINATES_EXPORT DocumentData : Model<DocumentData, Record> {
  /// The URL of a datasource whose data_type is "document". The service documents a single address; a list of addresses
  /// or of {"id": …} objects, as in layers, can be set as well.
  Field<RawJson> datasources;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A document in one of its versions: `/documents/{id}/` and `/documents/{id}/versions/{version_id}/`.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Document : ItemModel<Document, DocumentVersion> {
  Field<Ref<License>> license;
  Field<DocumentData> data;
  Field<std::string> url_download;  ///< The address of a page of the site; download() uses the address of the API.
  Field<std::string> extension;     ///< "pdf".
  Field<std::int64_t> file_size;    ///< In bytes.
  Field<std::string> file_size_formatted;
  Field<RawJson> attached;

  /// Sets the datasource that the file comes from, by its URL. Sends nothing.
  void set_datasource(const std::string& datasource_url) {
    data.emplace().datasources = RawJson::from_string(datasource_url);
  }

  /// Saves the changes of this draft, and reads the response into this object. Returns false if there was nothing to
  /// send.
  ///
  /// Sends `PUT /documents/{id}/versions/{version_id}/`. Throws as Set::save() does.
  bool save(SaveBody body = SaveBody::changes, const CallOptions& options = {}) {
    return save_changes(true, body, options);
  }
  /// Replaces the metadata of a version, by default this one, with an XML document, and reads the version again.
  ///
  /// The document is sent unchanged. Sends `POST /documents/{id}/versions/{version_id}/metadata/`. Throws NotAllowed
  /// for a published version, and ClientValidationError, before anything is sent, if the text is not a metadata
  /// document or if this object has unsaved changes.
  void set_metadata(const Input& xml, std::int64_t version_id = 0, const CallOptions& options = {}) {
    replace_metadata(xml, version_id, options);
  }
  /// Downloads the file of this version in constant memory. Returns the path of the file; empty for a stream and for
  /// memory.
  ///
  /// In a directory, the file is named "<title>.<extension>", made safe for file systems. Sends
  /// `GET /documents/{id}/versions/{version_id}/download/` of v1.x, which may redirect to another host; the token is
  /// not sent there. Throws DownloadError if the target exists or cannot be written, or if the file is incomplete; an
  /// incomplete file is removed. See Output and DownloadOptions.
  std::string download(const Output& output, const DownloadOptions& download_options = {},
                       const CallOptions& options = {}) const;
  /// Downloads the file of this version to `path`, or into it if it is a directory: see Output::file().
  std::string download(std::string_view path, const DownloadOptions& download_options = {},
                       const CallOptions& options = {}) const {
    return download(Output::file(std::string(path)), download_options, options);
  }
  /// Deletes the document with all its versions. Sends `DELETE /documents/{id}/`.
  void remove(const CallOptions& options = {}) const { delete_item(options); }

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/documents/`. Thread-safe, as Manager is.
///
/// Documents that are not public need a token with the scope documents:read, and changes need documents:write.
class KOORDINATES_EXPORT DocumentManager : public VersionedManager<Document, DocumentVersion> {
 public:
  /// Replaces the metadata of a version: see Document::set_metadata(). Sends
  /// `POST /documents/{id}/versions/{version_id}/metadata/`.
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
