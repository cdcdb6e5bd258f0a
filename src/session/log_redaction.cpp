// SPDX-License-Identifier: BSD-3-Clause
// The two lists of what may be logged.
#include "session/log_redaction.hpp"

#include <algorithm>

#include <koordinates/error.hpp>
#include <koordinates/http/url.hpp>

#include "http/redaction.hpp"
#include "json/document.hpp"
#include "json/writer.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::string_view hidden = "***";

constexpr std::string_view harmless_headers[] = {"Accept",
                                                 "Accept-Encoding",
                                                 "Accepted-OAuth-Scopes",
                                                 "Allow",
                                                 "Connection",
                                                 "Content-Encoding",
                                                 "Content-Length",
                                                 "Content-Type",
                                                 "Date",
                                                 "Expand",
                                                 "Host",
                                                 "OAuth-Scopes",
                                                 "Retry-After",
                                                 "Server",
                                                 "Transfer-Encoding",
                                                 "Vary",
                                                 "User-Agent",
                                                 "X-K-gentime",
                                                 "X-Paginate-By",
                                                 "X-Resource-Range"};

// Members of request bodies that never hold a credential. Addresses are not among them: one may carry a password.
constexpr std::string_view harmless_members[] = {"autoupdate",
                                                 "behavior",
                                                 "categories",
                                                 "collected_at",
                                                 "country",
                                                 "crs",
                                                 "data",
                                                 "datasources",
                                                 "description",
                                                 "encoding",
                                                 "error_strategy",
                                                 "extent",
                                                 "fields",
                                                 "formats",
                                                 "geometry_field",
                                                 "id",
                                                 "kind",
                                                 "name",
                                                 "permission",
                                                 "primary_key_field",
                                                 "primary_key_fields",
                                                 "publish",
                                                 "publish_at",
                                                 "publish_strategy",
                                                 "reference",
                                                 "scan_schedule",
                                                 "schedule",
                                                 "scope",
                                                 "slug",
                                                 "supplier_reference",
                                                 "tags",
                                                 "title",
                                                 "type",
                                                 "version_reference"};

std::string redact_links(const std::string& value) {
  std::string logged;
  for (const Link& link : parse_link_header(value)) {
    logged += (logged.empty() ? "<" : ", <") + redact_text(link.target) + ">; rel=\"" + link.rel + "\"";
  }
  return logged;
}

template <std::size_t N>
bool is_one_of(std::string_view name, const std::string_view (&list)[N]) noexcept {
  return std::any_of(std::begin(list), std::end(list),
                     [&](std::string_view entry) { return Headers::same_name(entry, name); });
}

void write_redacted(JsonWriter& out, JsonView value, bool harmless) {
  switch (value.kind()) {
    case JsonKind::object:
      out.begin_object();
      for (auto child = value.first_child(); child; child = child->next()) {
        out.key(child->key());
        write_redacted(out, *child, is_one_of(child->key(), harmless_members));
      }
      out.end_object();
      break;
    case JsonKind::array:
      out.begin_array();
      for (auto child = value.first_child(); child; child = child->next()) write_redacted(out, *child, harmless);
      out.end_array();
      break;
    default:
      if (harmless) {
        out.raw_text(value.text());
      } else {
        out.string(hidden);
      }
  }
}

}  // namespace

LoggedHeaders redact_headers(const Headers& headers) {
  LoggedHeaders logged;
  for (const auto& [name, value] : headers) {
    if (is_one_of(name, harmless_headers)) {
      logged.emplace_back(name, value);
    } else if (Headers::same_name(name, "Location")) {
      logged.emplace_back(name, redact_text(value));
    } else if (Headers::same_name(name, "Link")) {
      logged.emplace_back(name, redact_links(value));
    } else {
      logged.emplace_back(name, hidden);
    }
  }
  return logged;
}

std::string redact_json(const std::string& body) {
  try {
    const JsonDocument document(body);
    JsonWriter out;
    write_redacted(out, document.root(), false);
    return out.take();
  } catch (const Error&) {
    return std::string(hidden);
  }
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
