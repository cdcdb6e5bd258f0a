// SPDX-License-Identifier: BSD-3-Clause
// Paths, types and progress of uploads.
#include "core/transfers/upload.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <koordinates/error.hpp>

#include "core/transfers/file_name.hpp"
#include "text/utf8.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::size_t max_upload_path_bytes = 4096;

struct ContentType {
  std::string_view extension, type;
};

// Sorted. Where a format has no registered type, the one in common use; where it has none of these either, bytes.
constexpr ContentType content_types[] = {
    {"7z", "application/x-7z-compressed"},
    {"asc", "text/plain"},
    {"cpg", "text/plain"},
    {"csv", "text/csv"},
    {"dbf", "application/x-dbf"},
    {"doc", "application/msword"},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    {"dwg", "image/vnd.dwg"},
    {"dxf", "image/vnd.dxf"},
    {"ecw", "application/octet-stream"},
    {"gdb", "application/octet-stream"},
    {"geojson", "application/geo+json"},
    {"gif", "image/gif"},
    {"gml", "application/gml+xml"},
    {"gpkg", "application/geopackage+sqlite3"},
    {"gpx", "application/gpx+xml"},
    {"gz", "application/gzip"},
    {"htm", "text/html"},
    {"html", "text/html"},
    {"img", "application/octet-stream"},
    {"jp2", "image/jp2"},
    {"jpeg", "image/jpeg"},
    {"jpg", "image/jpeg"},
    {"json", "application/json"},
    {"kea", "application/octet-stream"},
    {"kml", "application/vnd.google-earth.kml+xml"},
    {"kmz", "application/vnd.google-earth.kmz"},
    {"las", "application/vnd.las"},
    {"laz", "application/vnd.laszip"},
    {"mid", "application/octet-stream"},
    {"mif", "application/octet-stream"},
    {"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    {"odt", "application/vnd.oasis.opendocument.text"},
    {"parquet", "application/vnd.apache.parquet"},
    {"pdf", "application/pdf"},
    {"pgw", "text/plain"},
    {"png", "image/png"},
    {"ppt", "application/vnd.ms-powerpoint"},
    {"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"prj", "text/plain"},
    {"qix", "application/octet-stream"},
    {"sbn", "application/octet-stream"},
    {"sbx", "application/octet-stream"},
    {"shp", "application/vnd.shp"},
    {"shx", "application/vnd.shx"},
    {"sqlite", "application/vnd.sqlite3"},
    {"svg", "image/svg+xml"},
    {"tab", "application/octet-stream"},
    {"tar", "application/x-tar"},
    {"tfw", "text/plain"},
    {"tgz", "application/gzip"},
    {"tif", "image/tiff"},
    {"tiff", "image/tiff"},
    {"tsv", "text/tab-separated-values"},
    {"txt", "text/plain"},
    {"vrt", "application/xml"},
    {"webp", "image/webp"},
    {"wkt", "text/plain"},
    {"xls", "application/vnd.ms-excel"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"xml", "application/xml"},
    {"xsd", "application/xml"},
    {"zip", "application/zip"},
};

[[noreturn]] void refuse(std::string_view path, const std::string& why) {
  throw ClientValidationError("the upload path " + quoted_path(path) + " " + why);
}

void check_segments(std::string_view path) {
  for (std::string_view rest = path;;) {
    const std::size_t slash = rest.find('/');
    const std::string_view segment = rest.substr(0, slash);
    if (segment.empty()) refuse(path, "has an empty segment");
    if (segment == "." || segment == "..") refuse(path, "has a segment \"" + std::string(segment) + "\"");
    if (slash == std::string_view::npos) return;
    rest.remove_prefix(slash + 1);
  }
}

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class ProgressBody final : public RequestBody {
 public:
  ProgressBody(std::shared_ptr<RequestBody> body, ProgressFunction progress)
      : body_(std::move(body)), progress_(std::move(progress)), total_(body_->size()) {}

  [[nodiscard]] std::optional<std::uint64_t> size() const override { return total_; }

  std::size_t read(char* buffer, std::size_t capacity) override {
    const std::size_t count = body_->read(buffer, capacity);
    done_ += count;
    if (count > 0) progress_(done_, total_);
    return count;
  }

  bool rewind() override {
    if (!body_->rewind()) return false;
    done_ = 0;
    return true;
  }

 private:
  const std::shared_ptr<RequestBody> body_;
  const ProgressFunction progress_;
  const std::optional<std::uint64_t> total_;
  std::uint64_t done_ = 0;
};

}  // namespace

void check_upload_path(std::string_view path) {
  if (path.empty()) throw ClientValidationError("the upload path of a file is empty");
  if (path.size() > max_upload_path_bytes) {
    refuse(path, "is longer than " + std::to_string(max_upload_path_bytes) + " bytes");
  }
  if (!is_utf8(path)) refuse(path, "is not UTF-8");
  if (path.front() == '/' || (path.size() > 1 && path[1] == ':' && is_letter(path[0]))) {
    refuse(path, "is absolute; it is a path inside the upload");
  }
  for (std::string_view rest = path; !rest.empty();) {
    const Utf8Char c = decode_utf8(rest);
    if (c.code_point < 0x20 || (c.code_point >= 0x7F && c.code_point <= 0x9F)) refuse(path, "has a control character");
    if (c.code_point == '"') refuse(path, "contains a double quote");
    if (c.code_point == '\\') refuse(path, "contains a backslash; folders are separated by \"/\"");
    rest.remove_prefix(c.length);
  }
  check_segments(path);
}

std::string content_type_for(std::string_view name) {
  name.remove_prefix(std::min(name.size(), name.find_last_of('/') + 1));
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return {};
  std::string extension(name.substr(dot + 1));
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  const auto* const found =
      std::lower_bound(std::begin(content_types), std::end(content_types), extension,
                       [](const ContentType& entry, const std::string& wanted) { return entry.extension < wanted; });
  const bool known = found != std::end(content_types) && found->extension == extension;
  return known ? std::string(found->type) : std::string();
}

std::shared_ptr<RequestBody> with_progress(std::shared_ptr<RequestBody> body, ProgressFunction progress) {
  if (!progress) return body;
  return std::make_shared<ProgressBody>(std::move(body), std::move(progress));
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
