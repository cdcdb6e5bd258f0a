// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/sources/remote_urls.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

struct RemoteUrl {
  std::string scheme;
  std::string user_info;  // with the '@'; empty: none
  std::string host;
  std::string path;
};

std::optional<RemoteUrl> parse(const std::string& text) {
  const std::size_t scheme = text.find("://");
  if (scheme == std::string::npos || scheme == 0) return std::nullopt;
  if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; }))
    return std::nullopt;
  RemoteUrl url;
  url.scheme = lower(text.substr(0, scheme));
  const std::size_t end = std::min(text.find_first_of("/?#", scheme + 3), text.size());
  const std::string authority = text.substr(scheme + 3, end - scheme - 3);
  const std::size_t at = authority.rfind('@');
  if (at != std::string::npos) url.user_info = authority.substr(0, at + 1);
  const std::string host = at == std::string::npos ? authority : authority.substr(at + 1);
  const std::size_t closing = host.find(']');
  url.host = lower(host.substr(0, std::min(host.find(':', closing == std::string::npos ? 0 : closing), host.size())));
  url.path = text.substr(end, std::min(text.find_first_of("?#", end), text.size()) - end);
  return url.host.empty() ? std::nullopt : std::optional<RemoteUrl>(url);
}

struct Shape {
  std::vector<std::string> schemes;
  std::string example;
};

Shape shape_of(const std::string& type) {
  if (type == "cifs") return {{"cifs"}, "cifs://host/share/path"};
  if (type == "postgres") return {{"postgresql"}, "postgresql://host:5432/database"};
  if (type == "arcgis") return {{"http", "https"}, "https://host/arcgis/rest/services"};
  if (type == "url") return {{"http", "https", "ftp"}, "https://host/archive.zip (or .tar.gz, .tgz, .7z)"};
  return {{"http", "https"}, "https://host/wfs"};
}

bool path_fits(const std::string& type, const std::string& path) {
  const std::string plain = lower(path);
  if (type == "cifs") return plain.find_first_not_of('/') != std::string::npos;
  if (type == "postgres") return plain.size() > 1 && plain.find('/', 1) == std::string::npos;
  if (type == "arcgis") return ends_with(plain, "/arcgis/rest/services") || ends_with(plain, "/arcgis/rest/services/");
  if (type != "url") return true;
  const std::vector<std::string> archives = {".zip", ".tar.gz", ".tgz", ".7z"};
  return std::any_of(archives.begin(), archives.end(),
                     [&plain](const std::string& end) { return ends_with(plain, end); });
}

}  // namespace

std::string remote_url_problem(const std::string& type, const Json& value) {
  if (type == "upload") return value.is_null() ? "" : "An upload has no remote address.";
  // Where that data lie is told for information only, if it is told.
  if (type == "info" && value.is_null()) return "";
  const std::string text = text_of(value);
  if (text.empty()) return "This field is required.";
  const std::optional<RemoteUrl> url = parse(text);
  if (!url) return "Invalid URL.";
  if (!url->user_info.empty()) return "The URL may not contain a user name or a password: put them into options.";
  const Shape shape = shape_of(type);
  if (type != "info" && (!contains(shape.schemes, url->scheme) || !path_fits(type, url->path)))
    return "Invalid URL: a source of this type has one such as " + shape.example + ".";
  // The top-level domain that never is.
  if (ends_with(url->host, ".invalid")) return "Invalid URL: Can't resolve host.";
  return "";
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
