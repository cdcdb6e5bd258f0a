// SPDX-License-Identifier: BSD-3-Clause
// Licences.
#include <koordinates/licenses.hpp>

#include <koordinates/error.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& License::model_info() {
  static const ModelInfo info = ModelBuilder<License>("license", "LICENSE")
                                    .member<&License::id>("id", read_only)
                                    .member<&License::title>("title", read_only)
                                    .member<&License::type>("type", read_only)
                                    .member<&License::jurisdiction>("jurisdiction", read_only)
                                    .member<&License::version>("version", read_only)
                                    .member<&License::url>("url", read_only)
                                    .member<&License::url_html>("url_html", read_only)
                                    .member<&License::url_fulltext>("url_fulltext", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

namespace {

// "cc-by", then "-nc", then "-nd" or "-sa".
bool is_creative_commons(std::string_view slug) {
  constexpr std::string_view base = "cc-by";
  if (slug.substr(0, base.size()) != base) return false;
  const std::string_view rest = slug.substr(base.size());
  for (const std::string_view terms : {"", "-nc", "-nd", "-sa", "-nc-nd", "-nc-sa"}) {
    if (rest == terms) return true;
  }
  return false;
}

std::string read_text(Session& session, const Url& url, const CallOptions& options) {
  ApiRequest call(url);
  call.accept = "text/plain, text/html;q=0.9, */*;q=0.8";  // which of them it is, is not documented
  return session.send(call, options).body;
}

}  // namespace

void License::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

std::string License::get_fulltext(const CallOptions& options) const {
  Session& session = *session_of(*this, "license");
  if (url_fulltext) return read_text(session, resolve_link(session, *url_fulltext), options);
  return read_text(
      session, session.endpoint_url("LICENSE", "GET", "fulltext", {{"id", detail::id_text(id.value(), "license id")}}),
      options);
}

License LicenseManager::get_creative_commons(std::string_view slug, std::string_view jurisdiction,
                                             const CallOptions& options) const {
  if (!is_creative_commons(slug)) {
    throw ClientValidationError(
        quoted(slug) +
        " is not a Creative Commons licence; the type is \"cc-by\", then \"-nc\" or nothing, then "
        "\"-nd\", \"-sa\" or nothing, never both of these");
  }
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz-";
  if (jurisdiction.find_first_not_of(letters) != std::string_view::npos) {
    throw ClientValidationError(quoted(jurisdiction) + " is no jurisdiction; they are country codes such as \"nz\"");
  }
  UrlParams params = {{"slug", std::string(slug)}};
  if (!jurisdiction.empty()) params.emplace("jurisdiction", jurisdiction);
  const Url url = session()->endpoint_url("LICENSE", "GET", jurisdiction.empty() ? "cc_unported" : "cc", params);
  return fetch<License>(*session(), url, {}, options);
}

std::string LicenseManager::get_fulltext(std::int64_t id, const CallOptions& options) const {
  return read_text(*session(),
                   session()->endpoint_url("LICENSE", "GET", "fulltext", {{"id", detail::id_text(id, "license id")}}),
                   options);
}

}  // namespace v0
}  // namespace koordinates
