// SPDX-License-Identifier: BSD-3-Clause
// Sources: where data comes from, what scans find in it, and uploads of files.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/core/models/ref.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/core/transfers/input.hpp>
#include <koordinates/core/transfers/progress.hpp>
#include <koordinates/core/transfers/text_lines.hpp>
#include <koordinates/crs.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/item.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/licenses.hpp>
#include <koordinates/metadata.hpp>

namespace koordinates {
inline namespace v0 {

/// The words of SourceType.
struct SourceTypeNames {
  static constexpr std::string_view info = "info";          ///< Describes data that is held elsewhere; never scanned.
  static constexpr std::string_view upload = "upload";      ///< Uploaded files: see UploadSource.
  static constexpr std::string_view cifs = "cifs";          ///< A Windows share.
  static constexpr std::string_view url = "url";            ///< An archive at an ftp, http or https address.
  static constexpr std::string_view arcgis = "arcgis";      ///< An ArcGIS server.
  static constexpr std::string_view wfs = "wfs";            ///< A Web Feature Service.
  static constexpr std::string_view postgres = "postgres";  ///< A PostgreSQL database.
  static constexpr std::string_view all[] = {info, upload, cifs, url, arcgis, wfs, postgres};
};
/// The type of a source.
using SourceType = OpenEnum<SourceTypeNames>;

/// The words of ScanSchedule.
struct ScanScheduleNames {
  static constexpr std::string_view hourly = "@hourly";
  static constexpr std::string_view daily = "@daily";
  static constexpr std::string_view weekly = "@weekly";
  static constexpr std::string_view all[] = {hourly, daily, weekly};
};
/// How often a source is scanned.
using ScanSchedule = OpenEnum<ScanScheduleNames>;

/// The words of ScanStatus.
struct ScanStatusNames {
  static constexpr std::string_view completed = "completed";
  static constexpr std::string_view all[] = {completed};
};
/// The state of a scan.
using ScanStatus = OpenEnum<ScanStatusNames>;

/// How a source is read: the member `options` of a source. The type of the source determines which options apply. A
/// value type.
struct KOORDINATES_EXPORT SourceOptions : Model<SourceOptions, Record> {
  /// The credentials. They are sent, but the service never returns them; they are never part of to_json(), of printed
  /// output or of a log.
  Field<std::string> username;
  Field<std::string> password;
  /// If true, the certificate of the server must be valid. If the member is missing, the service assumes true.
  Field<bool> ssl_verify;
  Field<std::vector<std::string>> folders;  ///< arcgis: scan only these folders.
  Field<std::vector<std::string>> schemas;  ///< postgres: scan only these schemas.

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// How many datasources a scan found to be new, changed and removed. A value type.
struct KOORDINATES_EXPORT ChangeCounts : Model<ChangeCounts, Record> {
  Field<std::int64_t> added;
  Field<std::int64_t> updated;
  Field<std::int64_t> deleted;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A scan of a source, which finds its datasources: `/sources/{source_id}/scans/{id}/`.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Scan : Model<Scan> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<ScanStatus> status;
  Field<Timestamp> started_at;
  Field<Timestamp> completed_at;
  Field<ChangeCounts> change_counts;
  Field<std::string> log;  ///< The address of the log.
  Field<Ref<Source>> source;
  Field<double> progress;  ///< 0 to 1; missing in lists.

  /// Reads the scan again, with its progress. Sends `GET /sources/{source_id}/scans/{id}/`.
  void refresh(const CallOptions& options = {});
  /// Cancels the scan. Sends `DELETE /sources/{source_id}/scans/{id}/`. Throws Conflict if the scan has finished. Call
  /// refresh() to see the resulting state.
  void cancel(const CallOptions& options = {}) const;
  /// Returns the log so far, line by line. Sends GET to the address in `log`.
  [[nodiscard]] TextLines get_log_lines(const CallOptions& options = {}) const;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The words of DatasourceType.
struct DatasourceTypeNames {
  static constexpr std::string_view vector = "vector";
  static constexpr std::string_view raster = "raster";
  static constexpr std::string_view grid = "grid";
  static constexpr std::string_view table = "table";
  static constexpr std::string_view document = "document";
  static constexpr std::string_view all[] = {vector, raster, grid, table, document};
};
/// The kind of data in a datasource.
using DatasourceType = OpenEnum<DatasourceTypeNames>;

/// A data set that a scan found, from which layers, tables and documents are made:
/// `/sources/{source_id}/datasources/{id}/`.
///
/// Created by the service; read-only except for its metadata. Shares ownership of the client's session, as every
/// Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Datasource : Model<Datasource> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> title;
  Field<DatasourceType> data_type;
  Field<std::string> format;  ///< A media type: "application/x-zipped-shp".
  Field<std::string> geometry_type;
  Field<Timestamp> updated_at;
  Field<std::string> upload_path;  ///< The path of an uploaded file.

  // The members from here on are missing in lists.
  Field<Crs> crs;
  Field<std::vector<LayerField>> fields;
  Field<std::int64_t> num_dims;
  Field<std::int64_t> num_features;
  Field<std::int64_t> num_bands;
  Field<RawJson> extent;  ///< GeoJSON. The service sometimes swaps longitude and latitude.
  Field<Ref<Source>> source;
  Field<Metadata> metadata;

  /// Reads the datasource again in its detailed form. Sends `GET /sources/{source_id}/datasources/{id}/`.
  void refresh(const CallOptions& options = {});
  /// Replaces the metadata with an XML document, which is sent unchanged, and reads the datasource again. Sends
  /// `POST /sources/{source_id}/datasources/{id}/metadata/`. Throws ClientValidationError if the text is not a metadata
  /// document.
  void set_metadata(const Input& xml, const CallOptions& options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A source of data: `/sources/{id}/`. Shares ownership of the client's session, as every Resource does. Use one object
/// on one thread at a time.
struct KOORDINATES_EXPORT Source : DescribedModel<Source, Model<Source>> {
  Field<SourceType> type;
  Field<Ref<License>> license;
  Field<Timestamp> last_scanned_at;
  Field<ScanSchedule> scan_schedule;  ///< Null: scanned only when start_scan() is called.
  Field<SourceOptions> options;
  /// The location, without credentials: "cifs://host/share", "postgresql://host:5432/db".
  Field<std::string> url_remote;
  Field<std::string> datasources;  ///< A link, as is `scans`.
  Field<std::string> scans;

  /// Reads the source again in its detailed form. Sends `GET /sources/{id}/`.
  void refresh(const CallOptions& call_options = {});
  /// Saves the changes, and reads the response into this object. Returns false if there was nothing to send.
  ///
  /// Sends `PUT /sources/{id}/`. Throws ClientValidationError, before anything is sent, as SourceManager::create()
  /// does.
  bool save(SaveBody body = SaveBody::changes, const CallOptions& call_options = {});
  /// Deletes the source. Sends `DELETE /sources/{id}/`.
  void remove(const CallOptions& call_options = {}) const;

  /// Returns a query over the datasources of the source: `GET /sources/{source_id}/datasources/`.
  [[nodiscard]] Query<Datasource> list_datasources() const;
  /// Returns one datasource. Sends `GET /sources/{source_id}/datasources/{id}/`. Throws NotFound if there is no such
  /// datasource.
  [[nodiscard]] Datasource get_datasource(std::int64_t datasource_id, const CallOptions& call_options = {}) const;
  /// Returns a query over the scans, the newest first: `GET /sources/{source_id}/scans/`. Its filters are `status`,
  /// `started_at` and `completed_at`.
  [[nodiscard]] Query<Scan> list_scans() const;
  /// Returns one scan. Sends `GET /sources/{source_id}/scans/{id}/`. Throws NotFound if there is no such scan.
  [[nodiscard]] Scan get_scan(std::int64_t scan_id, const CallOptions& call_options = {}) const;
  /// Returns the newest scan in its detailed form, or nothing if the source was never scanned. Sends
  /// `GET /sources/{source_id}/scans/`.
  [[nodiscard]] std::optional<Scan> get_latest_scan(const CallOptions& call_options = {}) const;
  /// Starts a scan, and returns it. Sends `POST /sources/{source_id}/scans/`.
  Scan start_scan(const CallOptions& call_options = {}) const;

  /// Replaces the metadata with an XML document, which is sent unchanged, and reads the source again. Sends
  /// `POST /sources/{id}/metadata/`. Throws ClientValidationError if the text is not a metadata document.
  void set_metadata(const Input& xml, const CallOptions& call_options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A source of uploaded files: see SourceManager::create(). Once created, it is a source like any other.
///
/// It owns its list of files, but a file made from a stream only refers to that stream. Use one object on one thread at
/// a time.
///
///     UploadSource upload;
///     upload.title = "Roads";
///     upload.add_file(Input::file("roads.shp")).add_file(Input::file("roads.dbf"));
///     client.sources().create(upload);
struct KOORDINATES_EXPORT UploadSource : Source {
  /// Constructs an upload without files.
  UploadSource();

  /// One file to upload.
  struct File {
    /// The content of the file.
    Input input;
    std::string upload_path;   ///< The path in the source: "folder/0001.tif".
    std::string content_type;  ///< Empty: no content type is sent.
  };

  /// Adds a file. A stream must live until create() has returned.
  ///
  /// If `upload_path` is empty, the name of the input's file is used. If `content_type` is empty, it is guessed from
  /// the extension of the path. A file "roads.xml" beside "roads.shp" becomes its metadata, and the service unpacks
  /// archives.
  ///
  /// Throws ClientValidationError if the upload path is already in use; if it is empty, absolute, not UTF-8, or longer
  /// than 4096 bytes; if it contains "..", ".", an empty segment, double quotes, backslashes or control characters; and
  /// if the content type is invalid.
  UploadSource& add_file(Input input, std::string upload_path = {}, std::string content_type = {});
  /// The files that were added, in order.
  [[nodiscard]] const std::vector<File>& files() const noexcept { return files_; }

 private:
  std::vector<File> files_;
};

/// The calls under `/sources/`. Thread-safe, as Manager is. They need a token with the scope sources:read; changes need
/// sources:write.
class KOORDINATES_EXPORT SourceManager : public ListManager<Source> {
 public:
  /// Creates a source, and returns it as the service reports it. Sends `POST /sources/`.
  ///
  /// Throws ClientValidationError, before anything is sent, if a required member is missing, if the type needs a
  /// `url_remote` and there is none, or if the `url_remote` contains credentials before its host or, for postgres, a
  /// password: these belong in `options`.
  [[nodiscard]] Source create(const Source& source, const CallOptions& options = {}) const;
  /// Uploads files in constant memory, and creates a source of them, which the service scans. Sends `POST /sources/`.
  ///
  /// `progress` reports the bytes sent and the size of the whole body, which is more than the size of the files. Throws
  /// ClientValidationError, before anything is sent, if there is no file or if a file cannot be read. Throws
  /// UploadError if a file changes while it is sent; the request is then aborted.
  [[nodiscard]] UploadSource create(const UploadSource& source, ProgressFunction progress = {},
                                    const CallOptions& options = {}) const;
  /// Uploads files as the overload with `progress` does, but reports no progress. Sends `POST /sources/`.
  [[nodiscard]] UploadSource create(const UploadSource& source, const CallOptions& options) const {
    return create(source, ProgressFunction(), options);
  }

  /// Returns a query over the datasources of a source: `GET /sources/{source_id}/datasources/`.
  [[nodiscard]] Query<Datasource> list_datasources(std::int64_t source_id) const;
  /// Returns one datasource. Sends `GET /sources/{source_id}/datasources/{id}/`. Throws NotFound if there is no such
  /// datasource.
  [[nodiscard]] Datasource get_datasource(std::int64_t source_id, std::int64_t datasource_id,
                                          const CallOptions& options = {}) const;
  /// Returns a query over the scans of a source: `GET /sources/{source_id}/scans/`.
  [[nodiscard]] Query<Scan> list_scans(std::int64_t source_id) const;
  /// Returns a query over the scans of all sources: `GET /sources/scans/`.
  [[nodiscard]] Query<Scan> list_scans() const;
  /// Returns one scan. Sends `GET /sources/{source_id}/scans/{id}/`. Throws NotFound if there is no such scan.
  [[nodiscard]] Scan get_scan(std::int64_t source_id, std::int64_t scan_id, const CallOptions& options = {}) const;
  /// Returns the log of a scan, line by line. Sends `GET /sources/{source_id}/scans/{id}/log/`.
  [[nodiscard]] TextLines get_scan_log_lines(std::int64_t source_id, std::int64_t scan_id,
                                             const CallOptions& options = {}) const;
  /// Starts a scan, and returns it. Sends `POST /sources/{source_id}/scans/`.
  Scan start_scan(std::int64_t source_id, const CallOptions& options = {}) const;

 private:
  friend class Client;
  using ListManager::ListManager;
};

template <>
struct ManagerOf<Source> {
  using type = SourceManager;
};

}  // namespace v0
}  // namespace koordinates
