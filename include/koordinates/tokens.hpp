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

/// An API token: `/tokens/{id}/`. Shares ownership of the client's session, as every Resource does. Use one object on
/// one thread at a time.
struct KOORDINATES_EXPORT Token : Model<Token> {
  Field<std::int64_t> id;
  Field<std::string> name;
  Field<std::string> key_hint;  ///< The first characters of the key.
  Field<std::string> url;
  Field<Timestamp> created_at;
  Field<Timestamp> expires_at;  ///< Null: never.
  Field<std::string> scope;     ///< The scopes, separated by spaces: see scopes().
  /// Null, or the hosts whose pages may use the token; a program sends no referrer.
  Field<RawJson> referrers;
  /// The key itself, which the service sends only once, when the token is created. It is never part of to_json(), of
  /// printed output or of a log.
  Field<std::string> key;

  /// Returns the scopes of the token: {"layers:read", "sets:read"}.
  [[nodiscard]] std::vector<std::string> scopes() const;
  /// Sets the scopes. Throws ClientValidationError if a scope is empty or contains white space. Sends nothing.
  void set_scopes(const std::vector<std::string>& names);

  /// Reads the token again in its detailed form. Sends `GET /tokens/{id}/`.
  void refresh(const CallOptions& options = {});
  /// Saves the changes of name, scope, expires_at and referrers. Sends `PUT /tokens/{id}/`. Returns false if there was
  /// nothing to send.
  bool save(SaveBody body = SaveBody::changes, const CallOptions& options = {});
  /// Deletes the token, whose key then stops working. Sends `DELETE /tokens/{id}/`.
  void remove(const CallOptions& options = {}) const;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// Identifies the account of a new token by e-mail address and password. This is the older way; sites may refuse it.
struct PasswordGrant {
  std::string email;
  std::string password;
};

/// Identifies the account of a new token by an access token of id.koordinates.com.
struct BearerGrant {
  std::string access_token;
  /// The host that the token is for; "*" for all hosts.
  std::string site = "*";
};

/// The calls under `/tokens/`. Thread-safe, as Manager is. They need a token with the scope tokens:read; changes need
/// tokens:write.
class KOORDINATES_EXPORT TokenManager : public ListManager<Token> {
 public:
  /// Creates a token with the name, scopes, expiry and referrers of `token`, and returns it with its `key`. Sends
  /// `POST /tokens/`.
  ///
  /// The client's own token is not sent, so an anonymous client can create one. The grant is not stored, logged or
  /// shown in errors. Throws ClientValidationError, before anything is sent, if the grant is incomplete, and
  /// AuthenticationError if the service rejects it.
  [[nodiscard]] Token create(const Token& token, const PasswordGrant& grant, const CallOptions& options = {}) const;
  /// Creates a token for the holder of an access token, and returns it with its `key`. Sends `POST /tokens/`.
  ///
  /// The request contains only the name and the scopes: the service is not known to accept more. Otherwise as above.
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
