// SPDX-License-Identifier: BSD-3-Clause
// Tokens.
#include <koordinates/tokens.hpp>

#include <algorithm>
#include <utility>

#include <koordinates/error.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"
#include "session/site.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Token::model_info() {
  static const ModelInfo info = ModelBuilder<Token>("token", "TOKEN")
                                    .member<&Token::name>("name")
                                    .member<&Token::key_hint>("key_hint", read_only)
                                    .member<&Token::url>("url", read_only)
                                    .member<&Token::created_at>("created_at", read_only)
                                    .member<&Token::expires_at>("expires_at")
                                    .member<&Token::scope>("scope")
                                    .member<&Token::referrers>("referrers")
                                    .member<&Token::id>("id", read_only)
                                    .member<&Token::key>("key", read_only | secret)
                                    .any_filters()
                                    .build();
  return info;
}

std::vector<std::string> Token::scopes() const {
  std::vector<std::string> names;
  const std::string text = scope.value_or(std::string());
  for (std::size_t at = text.find_first_not_of(' '); at != std::string::npos; at = text.find_first_not_of(' ', at)) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    names.push_back(text.substr(at, end - at));
    at = end;
  }
  return names;
}

void Token::set_scopes(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& each : names) {
    if (each.empty() || each.find_first_of(" \t\r\n") != std::string::npos) {
      throw ClientValidationError(quoted(each) + " is not a scope; a scope is a word such as \"layers:read\"");
    }
    text += (text.empty() ? "" : " ") + each;
  }
  scope = text;
}

void Token::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

bool Token::save(SaveBody body, const CallOptions& options) { return save_by_url(*this, body, options); }

void Token::remove(const CallOptions& options) const {
  Session& session = *session_of(*this, "token");
  static_cast<void>(session.send(ApiRequest(resolve_link(session, url.value()), "DELETE"), options));
}

namespace {

Token made_by(const std::shared_ptr<Session>& session, const ApiRequest& call, const CallOptions& options) {
  // Where the answer leads elsewhere the token's own page stands, which does not have the key: the body has.
  ApiResponse answer = session->send(call, options);
  Token made;
  const ErrorContext context = answer.context;
  try {
    read_response(*session, Token::model_info(), &made, answer);
  } catch (const DecodeError& error) {
    throw DecodeError("the response is no token; it is not shown here, because it may hold a key", error.pointer(), "",
                      context);
  }
  return made;
}

void require(const std::string& value, const char* what) {
  if (value.empty()) throw ClientValidationError(std::string("a new token needs ") + what);
}

}  // namespace

Token TokenManager::create(const Token& token, const PasswordGrant& grant, const CallOptions& options) const {
  require(grant.email, "an e-mail address");
  require(grant.password, "a password");
  ApiRequest call(session()->endpoint_url("TOKEN", "POST", "create"), "POST");
  call.authorization = "";
  call.secrets = {grant.password};
  Token sent = token;
  sent.extra.set("grant_type", RawJson::from_string("password"))
      .set("username", RawJson::from_string(grant.email))
      .set("password", RawJson::from_string(grant.password));
  call.body = write_request_body(Token::model_info(), &sent, true);
  return made_by(session(), call, options);
}

Token TokenManager::create(const Token& token, const BearerGrant& grant, const CallOptions& options) const {
  require(grant.site, "a site, or \"*\" for all");
  check_token(grant.access_token, "the access token");
  ApiRequest call(session()->endpoint_url("TOKEN", "POST", "create"), "POST");
  call.authorization = "Bearer " + grant.access_token;
  call.secrets = {grant.access_token};
  call.content_type = "application/x-www-form-urlencoded";
  QueryParams form;
  if (token.scope) form.add("scope", *token.scope);
  if (token.name) form.add("name", *token.name);
  form.add("site", grant.site);
  call.body = form.to_string();
  return made_by(session(), call, options);
}

}  // namespace v0
}  // namespace koordinates
