// SPDX-License-Identifier: BSD-3-Clause
// Who asks: tokens in their three places, and the scopes that a view accepts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <koordinates/testing/sandbox.hpp>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/http/message.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Tokens;

enum class Access {
  anyone,
  token_holder,
  own_proof  // the endpoint asks for something else than a key, and looks at it itself
};

// The key in the Authorization header, the path (`/services;key=..`) or the query. `present` is true for what is no key
// at all, too.
struct Credentials {
  bool present = false;
  std::string key;
};

Credentials credentials_of(const HttpRequest& request, const std::string& path_key, const QueryList& query);

// The token, or nothing for nobody. Throws the 401 for a key that nobody has, and 403 for one that is not for use from
// where the request comes.
std::optional<SandboxToken> authenticate(const Credentials& credentials, const HttpRequest& request,
                                         const Tokens& tokens);

// Throws 401 where nobody asks for what needs a token, and 403 for a token with none of `scopes` (an empty list: any
// token does).
void authorize(const SandboxToken* token, Access access, bool anonymous_reads, const std::vector<std::string>& scopes);

// Throws the same 403 for a token without that very scope, where the body of a call says which one is needed.
void require_scope(const SandboxToken* token, const std::string& scope);

// `Accepted-OAuth-Scopes`, unless the answer has it, and `OAuth-Scopes`.
void add_scope_headers(HttpReply& reply, const SandboxToken& token, const std::vector<std::string>& accepted);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
