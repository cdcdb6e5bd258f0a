// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/tokens/views.hpp"

#include <random>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/shapes/members.hpp"
#include "testing/sandbox/fields/reader.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/people/tokens.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::size_t hinted = 6;  // characters of a key that are shown

// 32 hexadecimal digits.
std::string new_key() {
  static const char digits[] = "0123456789abcdef";
  std::random_device source;
  std::string key;
  for (int i = 0; i < 32; ++i) key += digits[source() % 16];
  return key;
}

Json summary(const ApiToken& held, const Call& call) {
  return {{"id", held.id},
          {"name", held.name},
          {"key_hint", held.token.key.substr(0, hinted) + "..."},
          {"url", call.link("tokens/" + std::to_string(held.id) + "/")}};
}

Json detail(const ApiToken& held, const Call& call) {
  Json json = summary(held, call);
  json["created_at"] = timestamp(held.created_at);
  json["expires_at"] = date_or_null(held.expires_at);
  json["scope"] = join(held.token.scopes, " ");
  // How several are written is not known: as a list here.
  json["referrers"] = held.referrers.empty() ? Json() : Json(held.referrers);
  return json;
}

// A key is shown once, when it is made.
HttpReply created(const ApiToken& held, const Call& call) {
  Json json = detail(held, call);
  json["key"] = held.token.key;
  return json_reply(201, json);
}

void read_scope(const Json& value, std::vector<std::string>& scopes, FieldErrors& errors) {
  std::vector<std::string> wanted;
  for (const std::string& scope : split(text_of(value), ' ')) {
    if (scope.empty()) continue;
    if (!contains(all_scopes(), scope)) errors.add("scope", "\"" + scope + "\" is no scope.");
    wanted.push_back(scope);
  }
  if (wanted.empty()) errors.add("scope", "Enter scopes, with spaces between them.");
  scopes = std::move(wanted);
}

void read_referrers(const Json& value, std::vector<std::string>& referrers, FieldErrors& errors) {
  const Json list = value.is_array() ? value : Json(split(text_of(value), ' '));
  referrers.clear();
  if (value.is_null()) return;
  for (const Json& entry : list) {
    const std::string host = text_of(entry);
    if (host.empty() || host.find_first_of("/: ") != std::string::npos)
      errors.add("referrers", "Enter host names, or what they end with after \"*.\".");
    referrers.push_back(lower(host));
  }
}

// Members that are absent stay as they are. `others`: what the body may have besides.
void read_members(const Store& store, const Json& body, const std::vector<std::string>& others, ApiToken& held) {
  FieldErrors errors;
  FieldReader reader(store, errors);
  const std::vector<std::string> read_only = {"id", "url", "key", "key_hint", "created_at"};
  for (const auto& [name, value] : body.items()) {
    if (name == "name") {
      if (const auto text = reader.text(name, value)) held.name = text->get<std::string>();
    } else if (name == "scope") {
      read_scope(value, held.token.scopes, errors);
    } else if (name == "referrers") {
      read_referrers(value, held.referrers, errors);
    } else if (name == "expires_at") {
      held.expires_at = parse_timestamp(text_of(value));
      if (!held.expires_at && !value.is_null()) errors.add(name, "Enter a date and time in ISO 8601 form, or null.");
    } else if (store.options().strict && !contains(others, name)) {
      errors.add(name, contains(read_only, name) ? "This field is read-only." : "There is no such field.");
    }
  }
  errors.throw_if_any();
}

const User& user_with_password(const Store& store, const Json& body) {
  const std::string name = text_of(member(body, "username"));
  for (const User& user : store.accounts().users()) {
    const bool same = !name.empty() && lower(user.email) == lower(name);
    if (same && text_of(member(body, "password")) == store.options().password) return user;
  }
  throw detail_error(401, "The user name or the password is wrong.");
}

Json form_of(const std::string& body) {
  Json form = Json::object();
  for (const auto& [name, value] : parse_query(body)) form[name] = value;
  return form;
}

// Two ways: a user's name and password in JSON, as in the service's documents; a bearer token with a form, as its
// own plugin for QGIS does.
HttpReply create(Store& store, const Call& call) {
  const std::string authorization = trim(call.request->header("Authorization"));
  const bool bearer = starts_with(lower(authorization), "bearer ");
  const std::string type = lower(call.request->header("Content-Type"));
  const bool form = starts_with(type, "application/x-www-form-urlencoded");
  const Json body = form ? form_of(call.request->body) : call.body();
  ApiToken held;
  held.token.key = new_key();
  if (bearer) {
    if (trim(authorization.substr(7)) != store.options().bearer_token)
      throw detail_error(401, "The bearer token is not valid.");
    held.token.user = store.accounts().users().front().id;
  } else {
    if (text_of(member(body, "grant_type")) != "password")
      throw field_error("grant_type", "Enter \"password\", and a user name and password.");
    held.token.user = user_with_password(store, body).id;
  }
  read_members(store, body, {"grant_type", "username", "password", "site"}, held);
  ApiToken& added = store.tokens().add(held.token);
  added.name = held.name;
  added.expires_at = held.expires_at;
  added.referrers = held.referrers;
  return created(added, call);
}

ApiToken& token_of(Store& store, const Call& call) {
  ApiToken* held = store.tokens().find(call.id("id"));
  if (held == nullptr || held->token.user != call.user()) throw detail_error(404, "There is no such token.");
  return *held;
}

HttpReply list(const Store& store, const Call& call) {
  std::vector<const ApiToken*> own;
  for (const ApiToken& held : store.tokens().all()) {
    if (held.token.user == call.user()) own.push_back(&held);
  }
  return short_list_reply(call, static_cast<std::int64_t>(own.size()), [&](std::int64_t i) {
    const ApiToken& held = *own[static_cast<std::size_t>(i)];
    return call.expands("list") ? detail(held, call) : summary(held, call);
  });
}

HttpReply edit(Store& store, const Call& call) {
  ApiToken& held = token_of(store, call);
  ApiToken changed = held;
  read_members(store, call.body(), {}, changed);
  held = std::move(changed);
  return json_reply(200, detail(held, call));
}

}  // namespace

void add_token_views(Router& router, Store& store) {
  const std::vector<std::string> read = {"tokens:read"};
  const std::vector<std::string> write = {"tokens:write"};
  View all{"tokens/",
           "Token List",
           {{"GET", Access::token_holder, read, [&store](const Call& call) { return list(store, call); }},
            {"POST", Access::own_proof, {}, [&store](const Call& call) { return create(store, call); }}}};
  all.list = true;
  all.expansions = {"list"};
  router.add(std::move(all));
  router.add(View{"tokens/{id:id}/",
                  "Token Detail",
                  {{"GET", Access::token_holder, read,
                    [&store](const Call& call) { return json_reply(200, detail(token_of(store, call), call)); }},
                   {"PUT", Access::token_holder, write, [&store](const Call& call) { return edit(store, call); }},
                   {"DELETE", Access::token_holder, write, [&store](const Call& call) {
                      store.tokens().remove(token_of(store, call).id);
                      return HttpReply{204, {}, ""};
                    }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
