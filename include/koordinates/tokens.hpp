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
  Field<std::string> key_hint;  ///< how the key begins
  Field<std::string> url;
  Field<Timestamp> created_at;
  Field<Timestamp> expires_at;  ///< null: never
  Field<std::string> scope;     ///< the scopes, with blanks between them: see scopes()
  Field<RawJson> referrers;     ///< null, or the hosts from whose pages it may be used; a program sends no referrer
  /// The key itself, which the service tells once, when the token is made. No part of to_json(), of what is printed, or of
  /// a log.
  Field<std::string> key;

  /// What the token may do: {"layers:read", "sets:read"}.
  [[nodiscard]] std::vector<std::string> scopes() const;
  /// Throws ClientValidationError for a scope that is empty or holds a blank.
  void set_scopes(const std::vector<std::string>& names);

  /// Reads the token again, in its detailed form. GET /tokens/{id}/
  void refresh(const CallOptions& options = {});
  /// Sends what was changed: name, scope, expires_at, referrers. PUT /tokens/{id}/. Returns whether there was anything to send.
  bool save(SaveBody body = SaveBody::changes, const CallOptions& options = {});
  /// Deletes the token: its key stops working. DELETE /tokens/{id}/
  void remove(const CallOptions& options = {}) const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// Who a token is made for: an account, by e-mail address and password. The older way; sites may refuse it.
struct PasswordGrant {
  std::string email;
  std::string password;
};

/// Who a token is made for: the holder of an access token of id.koordinates.com. `site` is the host that the token is for; "*":
/// all of them.
struct BearerGrant {
  std::string access_token;
  std::string site = "*";
};

/// The calls under /tokens/. Needs a token with the scope tokens:read, tokens:write for changes.
class KOORDINATES_EXPORT TokenManager : public ListManager<Token> {
 public:
  /// Makes a token with the name, scopes, expiry and referrers of `token`, and gives it with its `key`. The client's own token is
  /// not sent, so an anonymous client can make one. POST /tokens/. Nothing of the grant is kept, logged or part of an error.
  /// Throws ClientValidationError, before anything is sent, where the grant is incomplete; AuthenticationError.
  [[nodiscard]] Token create(const Token& token, const PasswordGrant& grant, const CallOptions& options = {}) const;
  /// The same with an access token; sends name and scopes alone, which is all that is known to be taken.
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
