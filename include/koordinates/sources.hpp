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

struct SourceTypeNames {
  static constexpr std::string_view info = "info";          ///< describes data that is held elsewhere; never scanned
  static constexpr std::string_view upload = "upload";      ///< uploaded files: see UploadSource
  static constexpr std::string_view cifs = "cifs";          ///< a Windows share
  static constexpr std::string_view url = "url";            ///< an archive at an ftp, http or https URL
  static constexpr std::string_view arcgis = "arcgis";      ///< an ArcGIS server
  static constexpr std::string_view wfs = "wfs";            ///< a Web Feature Service
  static constexpr std::string_view postgres = "postgres";  ///< a PostgreSQL database
  static constexpr std::string_view all[] = {info, upload, cifs, url, arcgis, wfs, postgres};
};
using SourceType = OpenEnum<SourceTypeNames>;

struct ScanScheduleNames {
  static constexpr std::string_view hourly = "@hourly";
  static constexpr std::string_view daily = "@daily";
  static constexpr std::string_view weekly = "@weekly";
  static constexpr std::string_view all[] = {hourly, daily, weekly};
};
using ScanSchedule = OpenEnum<ScanScheduleNames>;

struct ScanStatusNames {
  static constexpr std::string_view completed = "completed";
  static constexpr std::string_view all[] = {completed};
};
using ScanStatus = OpenEnum<ScanStatusNames>;

/// How a source is read: the member `options`. The type of the source decides which options apply.
struct KOORDINATES_EXPORT SourceOptions : Model<SourceOptions, Record> {
  Field<std::string> username;              ///< both are sent, never sent back by the service, and never part of
  Field<std::string> password;              ///< to_json(), of what is printed, or of a log
  Field<bool> ssl_verify;                   ///< whether to verify the server's certificate; absent: true
  Field<std::vector<std::string>> folders;  ///< arcgis: only these folders
  Field<std::vector<std::string>> schemas;  ///< postgres: only these schemas

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// How many datasources a scan found new, changed, and deleted.
struct KOORDINATES_EXPORT ChangeCounts : Model<ChangeCounts, Record> {
  Field<std::int64_t> added;
  Field<std::int64_t> updated;
  Field<std::int64_t> deleted;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// One scan: a search of a source for data. Endpoint: /sources/{id}/scans/{scan}/.
struct KOORDINATES_EXPORT Scan : Model<Scan> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<ScanStatus> status;
  Field<Timestamp> started_at;
  Field<Timestamp> completed_at;
  Field<ChangeCounts> change_counts;
  Field<std::string> log;  ///< the URL of its log
  Field<Ref<Source>> source;
  Field<double> progress;  ///< 0 to 1; not in lists

  /// Reads the scan again, for its status and progress. GET …/scans/{scan}/
  void refresh(const CallOptions& options = {});
  /// Cancels the scan; refresh() then shows its status. DELETE …/scans/{scan}/. Throws Conflict if the scan has ended.
  void cancel(const CallOptions& options = {}) const;
  /// The scan's log so far, line by line. GET on `log`
  [[nodiscard]] TextLines get_log_lines(const CallOptions& options = {}) const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

struct DatasourceTypeNames {
  static constexpr std::string_view vector = "vector";
  static constexpr std::string_view raster = "raster";
  static constexpr std::string_view grid = "grid";
  static constexpr std::string_view table = "table";
  static constexpr std::string_view document = "document";
  static constexpr std::string_view all[] = {vector, raster, grid, table, document};
};
using DatasourceType = OpenEnum<DatasourceTypeNames>;

/// A data set that a scan found, from which layers, tables and documents are made. Read-only except for its metadata.
/// Endpoint: /sources/{id}/datasources/{datasource}/.
struct KOORDINATES_EXPORT Datasource : Model<Datasource> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<std::string> title;
  Field<DatasourceType> data_type;
  Field<std::string> format;  ///< a media type: "application/x-zipped-shp"
  Field<std::string> geometry_type;
  Field<Timestamp> updated_at;
  Field<std::string> upload_path;  ///< the path of an uploaded file

  /// From here on: not in lists.
  Field<Crs> crs;
  Field<std::vector<LayerField>> fields;
  Field<std::int64_t> num_dims;
  Field<std::int64_t> num_features;
  Field<std::int64_t> num_bands;
  Field<RawJson> extent;  ///< GeoJSON; the service sometimes swaps longitude and latitude
  Field<Ref<Source>> source;
  Field<Metadata> metadata;

  /// Reads the datasource again, in its detailed form. GET …/datasources/{datasource}/
  void refresh(const CallOptions& options = {});
  /// Replaces its metadata with an XML document, sent unchanged, then reads it again. POST
  /// …/datasources/{datasource}/metadata/
  ///
  /// Throws ClientValidationError if the document is not metadata.
  void set_metadata(const Input& xml, const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A source. Endpoint: /sources/{id}/.
struct KOORDINATES_EXPORT Source : DescribedModel<Source, Model<Source>> {
  Field<SourceType> type;
  Field<Ref<License>> license;
  Field<Timestamp> last_scanned_at;
  Field<ScanSchedule> scan_schedule;  ///< null: only when start_scan() is called
  Field<SourceOptions> options;
  Field<std::string> url_remote;   ///< "cifs://host/share", "postgresql://host:5432/db"; without credentials
  Field<std::string> datasources;  ///< the URL of the list
  Field<std::string> scans;

  /// Reads the source again, in its detailed form. GET /sources/{id}/
  void refresh(const CallOptions& call_options = {});
  /// Sends the changes and reads the response into this object. PUT /sources/{id}/
  ///
  /// Returns false, and sends nothing, if nothing was changed. Throws ClientValidationError before anything is sent, as
  /// SourceManager::create() does.
  bool save(SaveBody body = SaveBody::changes, const CallOptions& call_options = {});
  /// Deletes the source. DELETE /sources/{id}/
  void remove(const CallOptions& call_options = {}) const;

  /// Its datasources, or one of them. GET …/datasources/, …/datasources/{datasource}/
  [[nodiscard]] Query<Datasource> list_datasources() const;
  [[nodiscard]] Datasource get_datasource(std::int64_t datasource_id, const CallOptions& call_options = {}) const;
  /// Its scans, newest first, or one of them. Filters: `status`, `started_at`, `completed_at`. GET …/scans/,
  /// …/scans/{scan}/
  [[nodiscard]] Query<Scan> list_scans() const;
  [[nodiscard]] Scan get_scan(std::int64_t scan_id, const CallOptions& call_options = {}) const;
  /// The newest scan in its detailed form; empty if the source was never scanned. GET …/scans/
  [[nodiscard]] std::optional<Scan> get_latest_scan(const CallOptions& call_options = {}) const;
  /// Starts a scan and returns it. POST …/scans/
  Scan start_scan(const CallOptions& call_options = {}) const;

  /// Replaces its metadata with an XML document, sent unchanged, then reads the source again. POST …/metadata/
  ///
  /// Throws ClientValidationError if the document is not metadata.
  void set_metadata(const Input& xml, const CallOptions& call_options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A source made of uploaded files: see SourceManager::create(). After its creation it is a source like any other.
///
///   UploadSource upload;
///   upload.title = "Roads";
///   upload.add_file(Input::file("roads.shp")).add_file(Input::file("roads.dbf"));
///   client.sources().create(upload);
struct KOORDINATES_EXPORT UploadSource : Source {
  UploadSource();

  /// One file to send.
  struct File {
    Input input;
    std::string upload_path;   ///< inside the source: "folder/0001.tif"
    std::string content_type;  ///< empty: not sent
  };

  /// Adds a file. A stream must live until create() has returned.
  ///
  /// `upload_path` may be omitted for a file with a path, whose name is then used; the content type is guessed from the
  /// extension unless it is given. A file "roads.xml" next to "roads.shp" is its metadata; the service unpacks
  /// archives. Throws ClientValidationError if the upload path is repeated, empty, absolute, not UTF-8, longer than
  /// 4096 bytes, or contains "..", ".", an empty segment, double quotes, backslashes or control characters; and if the
  /// content type is invalid.
  UploadSource& add_file(Input input, std::string upload_path = {}, std::string content_type = {});
  [[nodiscard]] const std::vector<File>& files() const noexcept { return files_; }

 private:
  std::vector<File> files_;
};

/// The calls under `/sources/`. Reading needs the scope `sources:read`, changes `sources:write`.
class KOORDINATES_EXPORT SourceManager : public ListManager<Source> {
 public:
  /// Creates a source and returns it. POST /sources/
  ///
  /// Throws ClientValidationError before anything is sent if a required member is missing, if the type needs a
  /// `url_remote` and there is none, or if `url_remote` contains credentials, which belong into `options`.
  [[nodiscard]] Source create(const Source& source, const CallOptions& options = {}) const;
  /// Uploads files in constant memory and creates a source from them, which the service scans. POST /sources/
  ///
  /// `progress` receives the number of bytes sent and the total, including the parts around the files. Throws
  /// ClientValidationError before anything is sent if there is no file or one cannot be read; UploadError if a file
  /// changes during the upload, which is then aborted.
  [[nodiscard]] UploadSource create(const UploadSource& source, ProgressFunction progress = {},
                                    const CallOptions& options = {}) const;
  [[nodiscard]] UploadSource create(const UploadSource& source, const CallOptions& options) const {
    return create(source, ProgressFunction(), options);
  }

  /// The verbs of the model by id.
  [[nodiscard]] Query<Datasource> list_datasources(std::int64_t source_id) const;
  [[nodiscard]] Datasource get_datasource(std::int64_t source_id, std::int64_t datasource_id,
                                          const CallOptions& options = {}) const;
  [[nodiscard]] Query<Scan> list_scans(std::int64_t source_id) const;
  /// The scans of all sources. GET /sources/scans/
  [[nodiscard]] Query<Scan> list_scans() const;
  [[nodiscard]] Scan get_scan(std::int64_t source_id, std::int64_t scan_id, const CallOptions& options = {}) const;
  [[nodiscard]] TextLines get_scan_log_lines(std::int64_t source_id, std::int64_t scan_id,
                                             const CallOptions& options = {}) const;
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
