// SPDX-License-Identifier: BSD-3-Clause
// Checks of what a client is made from.
#include "session/site.hpp"

#include <cstdlib>

#include <koordinates/error.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

Url parse_base_url(std::string_view text, const std::string& what) {
  if (text.empty()) throw ClientValidationError(what + " is empty");
  const bool has_scheme = text.find("://") != std::string_view::npos;
  const std::string address = has_scheme ? std::string(text) : "https://" + std::string(text);
  Url url = Url::parse(address);
  if (url.path() != "/" || address.find_first_of("?#") != std::string::npos) {
    throw ClientValidationError(what + " must be a host with an optional port, or a base URL without a path, not \"" +
                                url.redacted() + "\"");
  }
  if (url.scheme() == "http" && !url.is_loopback()) {
    throw ClientValidationError(
        what +
        " must be https: plain http is allowed to loopback only, because it would send the token in "
        "the clear to " +
        url.origin());
  }
  return url;
}

}  // namespace

Url parse_site(std::string_view host) { return parse_base_url(host, "the host"); }

Url parse_trusted_origin(std::string_view origin) { return parse_base_url(origin, "a trusted origin"); }

std::string find_token(std::string_view given) {
  std::string token(given);
  std::string source = "the token";
  if (token.empty()) {
    if (const char* variable = std::getenv("KOORDINATES_TOKEN")) token = variable;
    source = "the token in KOORDINATES_TOKEN";
  }
  if (token.empty()) {
    throw ClientValidationError(
        "no token: pass one, or set the environment variable KOORDINATES_TOKEN; for public data, use "
        "Client::anonymous()");
  }
  check_token(token, source);
  return token;
}

void check_token(const std::string& token, const std::string& what) {
  if (token.empty()) throw ClientValidationError(what + " is empty");
  for (const char c : token) {
    if (c <= ' ' || c > '~') {
      throw ClientValidationError(what +
                                  " contains a blank, a line break or another character that is invalid in a token");
    }
  }
}

void check_api_version(std::string_view version) {
  if (version == "v1" || version == "v1.x") return;
  throw InvalidAPIVersion("\"" + std::string(version.substr(0, 40)) +
                          "\" is not an API version; use \"v1\" or \"v1.x\"");
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
