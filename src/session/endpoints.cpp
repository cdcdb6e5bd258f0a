// SPDX-License-Identifier: BSD-3-Clause
// The endpoint table and what is done with its templates.
#include "session/endpoints.hpp"

#include <koordinates/error.hpp>
#include <koordinates/http/url.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

constexpr Endpoint endpoints[] = {
    {"CATALOG", "GET", "multi", "data/", true},
    {"CATALOG", "GET", "latest", "data/latest/", true},
    {"CATALOG", "OPTIONS", "multi", "data/", true},
    {"CATEGORY", "GET", "multi", "categories/", true, "v1.x"},
    {"CATEGORY", "OPTIONS", "multi", "categories/", true, "v1.x"},
    {"CROPFEATURE", "GET", "single", "exports/croplayers/{croplayer_id}/cropfeatures/{id}/", true},
    {"CROPFEATURE", "GET", "multi", "exports/croplayers/{croplayer_id}/cropfeatures/", true},
    {"CROPFEATURE", "OPTIONS", "multi", "exports/croplayers/{croplayer_id}/cropfeatures/", true},
    {"CROPLAYER", "GET", "single", "exports/croplayers/{id}/", true},
    {"CROPLAYER", "GET", "multi", "exports/croplayers/", true},
    {"CROPLAYER", "OPTIONS", "multi", "exports/croplayers/", true},
    {"DATASOURCE", "GET", "single", "sources/{source_id}/datasources/{id}/", true},
    {"DATASOURCE", "GET", "multi", "sources/{source_id}/datasources/", true},
    {"DOCUMENT", "GET", "single", "documents/{id}/", true},
    {"DOCUMENT", "GET", "multi", "documents/", true},
    {"DOCUMENT", "GET", "multidraft", "documents/drafts/", true},
    {"DOCUMENT", "OPTIONS", "multi", "documents/", true},
    {"DOCUMENT", "POST", "create", "documents/", false},
    {"DOCUMENT", "DELETE", "delete", "documents/{id}/", true},
    {"DOCUMENT_VERSION", "GET", "single", "documents/{document_id}/versions/{version_id}/", true},
    {"DOCUMENT_VERSION", "GET", "multi", "documents/{document_id}/versions/", true},
    {"DOCUMENT_VERSION", "GET", "draft", "documents/{document_id}/versions/draft/", true},
    {"DOCUMENT_VERSION", "GET", "published", "documents/{document_id}/versions/published/", true},
    {"DOCUMENT_VERSION", "GET", "download", "documents/{document_id}/versions/{version_id}/download/", true, "v1.x"},
    {"DOCUMENT_VERSION", "POST", "create", "documents/{document_id}/versions/", false},
    {"DOCUMENT_VERSION", "POST", "publish", "documents/{document_id}/versions/{version_id}/publish/", false},
    {"DOCUMENT_VERSION", "POST", "metadata", "documents/{document_id}/versions/{version_id}/metadata/", false},
    {"DOCUMENT_VERSION", "PUT", "edit", "documents/{document_id}/versions/{version_id}/", false},
    {"DOCUMENT_VERSION", "DELETE", "single", "documents/{document_id}/versions/{version_id}/", true},
    {"EXPLORE_SECTION", "GET", "single", "explore-sections/{slug}/", true, "v1.x"},
    {"EXPLORE_SECTION", "GET", "multi", "explore-sections/", true, "v1.x"},
    {"EXPLORE_SECTION", "OPTIONS", "multi", "explore-sections/", true, "v1.x"},
    {"EXPORT", "GET", "single", "exports/{id}/", true},
    {"EXPORT", "GET", "multi", "exports/", true},
    {"EXPORT", "OPTIONS", "multi", "exports/", true},
    {"EXPORT", "OPTIONS", "options", "exports/", true},
    {"EXPORT", "POST", "create", "exports/", false},
    {"EXPORT", "POST", "validate", "exports/validate/", true},
    {"EXPORT", "DELETE", "single", "exports/{id}/", true},
    {"GROUP", "GET", "single", "groups/{id}/", true},
    {"GROUP", "GET", "multi", "groups/", true},
    {"GROUP", "OPTIONS", "multi", "groups/", true},
    {"LAYER", "GET", "single", "layers/{id}/", true},
    {"LAYER", "GET", "multi", "layers/", true},
    {"LAYER", "GET", "multidraft", "layers/drafts/", true},
    {"LAYER", "OPTIONS", "multi", "layers/", true},
    {"LAYER", "POST", "create", "layers/", false},
    {"LAYER", "POST", "update", "layers/{layer_id}/versions/import/", false},
    {"LAYER", "DELETE", "delete", "layers/{id}/", true},
    {"LAYER", "POST", "star", "layers/{id}/star/", true, "v1.x"},
    {"LAYER", "DELETE", "star", "layers/{id}/star/", true, "v1.x"},
    {"LAYER_VERSION", "GET", "single", "layers/{layer_id}/versions/{version_id}/", true},
    {"LAYER_VERSION", "GET", "multi", "layers/{layer_id}/versions/", true},
    {"LAYER_VERSION", "GET", "draft", "layers/{layer_id}/versions/draft/", true},
    {"LAYER_VERSION", "GET", "published", "layers/{layer_id}/versions/published/", true},
    {"LAYER_VERSION", "GET", "sample", "layers/{layer_id}/versions/{version_id}/data/sample/", true, "v1.x"},
    {"LAYER_VERSION", "POST", "create", "layers/{layer_id}/versions/", false},
    {"LAYER_VERSION", "POST", "import", "layers/{layer_id}/versions/{version_id}/import/", false},
    {"LAYER_VERSION", "POST", "publish", "layers/{layer_id}/versions/{version_id}/publish/", false},
    {"LAYER_VERSION", "POST", "metadata", "layers/{layer_id}/versions/{version_id}/metadata/", false},
    {"LAYER_VERSION", "PUT", "edit", "layers/{layer_id}/versions/{version_id}/", false},
    {"LAYER_VERSION", "DELETE", "single", "layers/{layer_id}/versions/{version_id}/", true},
    {"LICENSE", "GET", "single", "licenses/{id}/", true},
    {"LICENSE", "GET", "multi", "licenses/", true},
    {"LICENSE", "GET", "cc", "licenses/{slug}/{jurisdiction}/", true},
    {"LICENSE", "GET", "cc_unported", "licenses/{slug}/", true},
    {"LICENSE", "GET", "fulltext", "licenses/{id}/fulltext/", true},
    {"LICENSE", "OPTIONS", "multi", "licenses/", true},
    {"PERMISSION", "GET", "single", "{collection}/{id}/permissions/{permission_id}/", true},
    {"PERMISSION", "GET", "multi", "{collection}/{id}/permissions/", true},
    {"PERMISSION", "POST", "create", "{collection}/{id}/permissions/", false},
    {"PERMISSION", "PUT", "set", "{collection}/{id}/permissions/", true},
    {"PUBLISH", "GET", "single", "publish/{id}/", true},
    {"PUBLISH", "GET", "multi", "publish/", true},
    {"PUBLISH", "OPTIONS", "multi", "publish/", true},
    {"PUBLISH", "POST", "create", "publish/", false},
    {"PUBLISH", "POST", "approve", "publish/{id}/approve/", false},
    {"PUBLISH", "DELETE", "single", "publish/{id}/", true},
    {"PUBLISHER", "GET", "single", "publishers/{id}/", true, "v1.x"},
    {"PUBLISHER", "GET", "multi", "publishers/", true, "v1.x"},
    {"PUBLISHER", "OPTIONS", "multi", "publishers/", true, "v1.x"},
    {"REDACTION", "GET", "single", "{collection}/{id}/redactions/{redaction_id}/", true},
    {"REDACTION", "GET", "multi", "{collection}/{id}/redactions/", true},
    {"REDACTION", "POST", "create", "{collection}/{id}/redactions/", false},
    {"SCAN", "GET", "single", "sources/{source_id}/scans/{id}/", true},
    {"SCAN", "GET", "multi", "sources/{source_id}/scans/", true},
    {"SCAN", "GET", "log", "sources/{source_id}/scans/{id}/log/", true},
    {"SCAN", "GET", "all", "sources/scans/", true},
    {"SCAN", "POST", "create", "sources/{source_id}/scans/", false},
    {"SCAN", "DELETE", "cancel", "sources/{source_id}/scans/{id}/", true},
    {"SERVICE", "GET", "multi", "{collection}/{id}/services/", true, "v1.x"},
    {"SET", "GET", "single", "sets/{id}/", true},
    {"SET", "GET", "multi", "sets/", true},
    {"SET", "GET", "multidraft", "sets/drafts/", true},
    {"SET", "GET", "metadata", "sets/{id}/metadata/", true},
    {"SET", "OPTIONS", "multi", "sets/", true},
    {"SET", "POST", "create", "sets/", false},
    {"SET", "POST", "metadata", "sets/{id}/metadata/", false},
    {"SET", "DELETE", "delete", "sets/{id}/", true},
    {"SET_VERSION", "GET", "single", "sets/{id}/versions/{version_id}/", true},
    {"SET_VERSION", "GET", "multi", "sets/{id}/versions/", true},
    {"SET_VERSION", "GET", "draft", "sets/{id}/versions/draft/", true},
    {"SET_VERSION", "GET", "published", "sets/{id}/versions/published/", true},
    {"SET_VERSION", "POST", "create", "sets/{id}/versions/", false},
    {"SET_VERSION", "POST", "publish", "sets/{id}/versions/{version_id}/publish/", false},
    {"SET_VERSION", "POST", "metadata", "sets/{id}/versions/{version_id}/metadata/", false},
    {"SET_VERSION", "PUT", "edit", "sets/{id}/versions/{version_id}/", false},
    {"SET_VERSION", "DELETE", "single", "sets/{id}/versions/{version_id}/", true},
    {"SOURCE", "GET", "single", "sources/{id}/", true},
    {"SOURCE", "GET", "multi", "sources/", true},
    {"SOURCE", "OPTIONS", "multi", "sources/", true},
    {"SOURCE", "POST", "create", "sources/", false},
    {"SOURCE", "DELETE", "single", "sources/{id}/", true},
    {"STYLE", "GET", "multi", "{collection}/{id}/styles/", true, "v1.x"},
    {"TABLE", "GET", "single", "tables/{id}/", true},
    {"TABLE", "GET", "multi", "tables/", true},
    {"TABLE", "GET", "multidraft", "tables/drafts/", true},
    {"TABLE", "OPTIONS", "multi", "tables/", true},
    {"TABLE", "POST", "create", "tables/", false},
    {"TABLE", "POST", "update", "tables/{table_id}/versions/import/", false},
    {"TABLE", "DELETE", "delete", "tables/{id}/", true},
    {"TABLE", "POST", "star", "tables/{id}/star/", true, "v1.x"},
    {"TABLE", "DELETE", "star", "tables/{id}/star/", true, "v1.x"},
    {"TABLE_VERSION", "GET", "single", "tables/{table_id}/versions/{version_id}/", true},
    {"TABLE_VERSION", "GET", "multi", "tables/{table_id}/versions/", true},
    {"TABLE_VERSION", "GET", "draft", "tables/{table_id}/versions/draft/", true},
    {"TABLE_VERSION", "GET", "published", "tables/{table_id}/versions/published/", true},
    {"TABLE_VERSION", "GET", "sample", "tables/{table_id}/versions/{version_id}/data/sample/", true, "v1.x"},
    {"TABLE_VERSION", "POST", "create", "tables/{table_id}/versions/", false},
    {"TABLE_VERSION", "POST", "import", "tables/{table_id}/versions/{version_id}/import/", false},
    {"TABLE_VERSION", "POST", "publish", "tables/{table_id}/versions/{version_id}/publish/", false},
    {"TABLE_VERSION", "POST", "metadata", "tables/{table_id}/versions/{version_id}/metadata/", false},
    {"TABLE_VERSION", "PUT", "edit", "tables/{table_id}/versions/{version_id}/", false},
    {"TABLE_VERSION", "DELETE", "single", "tables/{table_id}/versions/{version_id}/", true},
    {"TOKEN", "GET", "single", "tokens/{id}/", true},
    {"TOKEN", "GET", "multi", "tokens/", true},
    {"TOKEN", "OPTIONS", "multi", "tokens/", true},
    {"TOKEN", "POST", "create", "tokens/", false},
    {"TOKEN", "PUT", "update", "tokens/{id}/", true},
    {"TOKEN", "DELETE", "single", "tokens/{id}/", true},
    {"USER", "GET", "single", "users/{id}/", true},
    {"USER", "GET", "multi", "users/", true},
    {"USER", "GET", "me", "users/me/", true, "v1.x"},
    {"USER", "OPTIONS", "multi", "users/", true},
};

std::string describe(std::string_view datatype, std::string_view verb, std::string_view urltype) {
  return std::string(datatype) + " " + std::string(verb) + " " + std::string(urltype);
}

// Calls `literal` and `parameter` for the pieces of a template, in order.
template <class OnLiteral, class OnParameter>
void walk_template(std::string_view path, OnLiteral literal, OnParameter parameter) {
  while (!path.empty()) {
    const std::size_t open = path.find('{');
    literal(path.substr(0, open));
    if (open == std::string_view::npos) return;
    const std::size_t close = path.find('}', open);
    parameter(path.substr(open + 1, close - open - 1));
    path.remove_prefix(close + 1);
  }
}

void require_known(const Endpoint& endpoint, const UrlParams& params) {
  for (const auto& param : params) {
    if (endpoint.path.find("{" + param.first + "}") == std::string_view::npos) {
      throw ClientValidationError("the address " + std::string(endpoint.path) + " has no parameter \"" + param.first +
                                  "\"");
    }
  }
}

}  // namespace

const Endpoint& find_endpoint(std::string_view datatype, std::string_view verb, std::string_view urltype) {
  std::string known;
  for (const Endpoint& endpoint : endpoints) {
    if (endpoint.datatype != datatype) continue;
    if (endpoint.verb == verb && endpoint.urltype == urltype) return endpoint;
    known += (known.empty() ? "" : ", ") + std::string(endpoint.verb) + " " + std::string(endpoint.urltype);
  }
  throw ClientValidationError("there is no endpoint " + describe(datatype, verb, urltype) +
                              (known.empty() ? std::string() : "; " + std::string(datatype) + " has: " + known));
}

std::string fill_path(const Endpoint& endpoint, const UrlParams& params) {
  require_known(endpoint, params);
  std::string filled;
  walk_template(
      endpoint.path, [&](std::string_view literal) { filled += literal; },
      [&](std::string_view name) {
        const auto value = params.find(std::string(name));
        if (value == params.end() || value->second.empty()) {
          throw ClientValidationError("the address " + std::string(endpoint.path) + " needs a value for \"" +
                                      std::string(name) + "\"");
        }
        if (value->second.find('/') != std::string::npos || value->second == "." || value->second == "..") {
          throw ClientValidationError("\"" + std::string(name) + "\" must be one segment of a path, not \"" +
                                      value->second + "\"");
        }
        filled += percent_encode(value->second);
      });
  return filled;
}

std::string fill_in_order(const Endpoint& endpoint, std::initializer_list<std::string> values) {
  UrlParams params;
  auto value = values.begin();
  walk_template(
      endpoint.path, [](std::string_view) {},
      [&](std::string_view name) {
        if (value != values.end()) params.emplace(name, *value++);
      });
  return fill_path(endpoint, params);
}

std::optional<UrlParams> match_path(const Endpoint& endpoint, std::string_view path) {
  UrlParams params;
  bool matches = true;
  walk_template(
      endpoint.path,
      [&](std::string_view literal) {
        matches = matches && path.substr(0, literal.size()) == literal;
        if (matches) path.remove_prefix(literal.size());
      },
      [&](std::string_view name) {
        const std::string_view segment = path.substr(0, path.find('/'));
        matches = matches && !segment.empty();
        if (!matches) return;
        const std::string value = percent_decode(segment);
        matches = value.find('/') == std::string::npos;  // "%2F" is a slash too
        params.emplace(name, value);
        path.remove_prefix(segment.size());
      });
  if (!matches || !path.empty()) return std::nullopt;
  return params;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
