// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/api/auth.hpp"

#include <algorithm>
#include <utility>

#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/store/people/tokens.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {

std::vector<std::string> all_scopes() {
  return {"query",
          "tiles",
          "catalog",
          "wxs:wfs",
          "wxs:wms",
          "wxs:wcs",
          "documents:read",
          "documents:write",
          "layers:read",
          "layers:write",
          "sets:read",
          "sets:write",
          "sources:read",
          "sources:write",
          "users:read",
          "users:write",
          "tokens:read",
          "tokens:write",
          "notifications:read",
          "repos:read",
          "repos:push",
          "viewers:read",
          "viewers:write",
          "exports:write"};
}

namespace sandbox_parts {

namespace {

const char* const accepted_scopes = "Accepted-OAuth-Scopes";

ApiError missing_scope() { return detail_error(403, "The API key lacks the scope for this request."); }

}  // namespace

Credentials credentials_of(const HttpRequest& request, const std::string& path_key, const QueryList& query) {
  const std::string header = trim(request.header("Authorization"));
  if (!header.empty()) {
    const std::size_t space = header.find(' ');
    const bool is_key = lower(header.substr(0, space)) == "key" && space != std::string::npos;
    return Credentials{true, is_key ? trim(header.substr(space)) : std::string()};
  }
  if (!path_key.empty()) return Credentials{true, path_key};
  for (const auto& [name, value] : query) {
    if (name == "key") return Credentials{true, value};
  }
  return {};
}

std::optional<SandboxToken> authenticate(const Credentials& credentials, const HttpRequest& request,
                                         const Tokens& tokens) {
  if (!credentials.present) return std::nullopt;
  const ApiToken* found = tokens.find(credentials.key);
  if (found == nullptr) throw detail_error(401, "The API key is not valid on this site.");
  if (!found->allows(request.header("Referer")))
    throw detail_error(403, "The API key may not be used from where this request comes.");
  return found->token;
}

void authorize(const SandboxToken* token, Access access, bool anonymous_reads, const std::vector<std::string>& scopes) {
  if (access == Access::own_proof) return;
  if (token == nullptr) {
    if (access == Access::anyone && anonymous_reads) return;
    throw detail_error(401, "This request needs an API key.");
  }
  const auto holds = [token](const std::string& scope) { return contains(token->scopes, scope); };
  if (scopes.empty() || std::any_of(scopes.begin(), scopes.end(), holds)) return;
  throw missing_scope();
}

void require_scope(const SandboxToken* token, const std::string& scope) {
  if (token != nullptr && contains(token->scopes, scope)) return;
  HttpReply reply = missing_scope().reply();
  reply.headers.emplace_back(accepted_scopes, scope);
  throw ApiError(std::move(reply));
}

void add_scope_headers(HttpReply& reply, const SandboxToken& token, const std::vector<std::string>& accepted) {
  // Separated by spaces, as in a token's own `scope`; how the service separates them here is an assumption.
  if (!accepted.empty() && header_of(reply.headers, accepted_scopes).empty())
    reply.headers.emplace_back(accepted_scopes, join(accepted, " "));
  reply.headers.emplace_back("OAuth-Scopes", join(token.scopes, " "));
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
