// SPDX-License-Identifier: BSD-3-Clause
// Tokens: the API keys of an account.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {

/// An API token. Endpoint: /tokens/{id}/.
struct KOORDINATES_EXPORT Token : Model<Token> {
  Field<std::int64_t> id;
  Field<std::string> name;
  Field<std::string> key_hint;  ///< the first characters of the key
  Field<std::string> url;
  Field<Timestamp> created_at;
  Field<Timestamp> expires_at;  ///< null: never
  Field<std::string> scope;     ///< the scopes, separated by blanks: see scopes()
  Field<RawJson> referrers;     ///< null, or the hosts whose pages may use it; programs send no referrer
  /// The key itself, which the service sends once, in the response that creates the token. Never part of to_json(), of
  /// printed text, or of a log.
  Field<std::string> key;

  /// The scopes of the token: {"layers:read", "sets:read"}.
  [[nodiscard]] std::vector<std::string> scopes() const;
  /// Sets the scopes. Throws ClientValidationError if a scope is empty or contains a blank.
  void set_scopes(const std::vector<std::string>& names);

  /// Reads the token again, in its detailed form. GET /tokens/{id}/
  void refresh(const CallOptions& options = {});
  /// Sends the changes of name, scope, expires_at and referrers. PUT /tokens/{id}/. Returns false, and sends nothing,
  /// if nothing was changed.
  bool save(SaveBody body = SaveBody::changes, const CallOptions& options = {});
  /// Deletes the token, whose key then stops working. DELETE /tokens/{id}/
  void remove(const CallOptions& options = {}) const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The account that a token is created for, by e-mail address and password. The older way; sites may refuse it.
struct PasswordGrant {
  std::string email;
  std::string password;
};

/// The account that a token is created for, by an access token of id.koordinates.com. `site` is the host that the token
/// is valid for, or "*" for all hosts.
struct BearerGrant {
  std::string access_token;
  std::string site = "*";
};

/// The calls under `/tokens/`. Reading needs the scope `tokens:read`, changes `tokens:write`.
class KOORDINATES_EXPORT TokenManager : public ListManager<Token> {
 public:
  /// Creates a token with the name, scopes, expiry and referrers of `token`, and returns it with its `key`. POST
  /// /tokens/
  ///
  /// The client's own token is not sent, so an anonymous client can create one. The grant is never kept, logged or part
  /// of an error. Throws ClientValidationError before anything is sent if the grant is incomplete; AuthenticationError.
  [[nodiscard]] Token create(const Token& token, const PasswordGrant& grant, const CallOptions& options = {}) const;
  /// The same with an access token. Sends only the name and the scopes, the only members that are known to be accepted.
  [[nodiscard]] Token create(const Token& token, const BearerGrant& grant, const CallOptions& options = {}) const;

 private:
  friend class Client;
  using ListManager::ListManager;
};

template <>
struct ManagerOf<Token> {
  using type = TokenManager;
};

}  // namespace v0
}  // namespace koordinates
