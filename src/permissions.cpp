// SPDX-License-Identifier: BSD-3-Clause
// Permissions.
#include <koordinates/permissions.hpp>

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include <koordinates/error.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"
#include "core/queries/query_plan.hpp"
#include "session/decoding.hpp"
#include "text/ascii.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

namespace {

constexpr std::string_view group_prefix = "group.";
constexpr std::string_view user_prefix = "user.";
constexpr std::size_t most_permissions = 100'000;

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A group's key, as it stands behind "group.".
bool is_key(std::string_view text) {
  constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz-_";
  return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}

std::string holder_of(const Ref<Group>& group) {
  if (group.id() != 0) return std::string(group_prefix) + std::to_string(group.id());
  return group.url().empty() ? std::string() : std::string(group_prefix) + group.url();
}

std::int64_t number_in(std::string_view holder, std::string_view prefix) {
  const std::string_view digits = holder.substr(prefix.size());
  std::int64_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (read.ec == std::errc() && number > 0) return number;
  throw ClientValidationError(quoted(holder) + " is not a valid holder: the number is not an id");
}

Permission holder_permission(std::string_view holder, const PermissionLevel& level) {
  if (starts_with(holder, user_prefix) && is_number(holder.substr(user_prefix.size()))) {
    return Permission::for_user(number_in(holder, user_prefix), level);
  }
  const std::string_view rest =
      starts_with(holder, group_prefix) ? holder.substr(group_prefix.size()) : std::string_view();
  if (is_number(rest)) return Permission::for_group(number_in(holder, group_prefix), level);
  if (is_key(rest)) return Permission::for_group(std::string(rest), level);
  throw ClientValidationError(
      quoted(holder) +
      " is not a valid holder: a user is \"user.42\", a group \"group.108\", or by its key \"group.everyone\", "
      "\"group.registered-users\", \"group.staff\", \"group.administrators\"");
}

// By its id, where it was named by its address: the service is not known to take an address here.
template <class T>
void name_by_id(Field<Ref<T>>& field) {
  if (field && !field->is_expanded() && field->id() != 0) field = Ref<T>(field->id());
}

// A group with a key has a number as well, which differs from site to site: it is written by its key, as long as it is
// still the group that came.
Permission in_request_form(const Permission& permission) {
  Permission sent = permission;
  name_by_id(sent.group);
  name_by_id(sent.user);
  // What the SDK does not know goes back as it came.
  for (const auto& [name, value] : permission.extra) sent.extra.set(name, value);
  const std::shared_ptr<const Origin>& origin = ResourceAccess::origin(permission);
  const std::string id = permission.id.value_or(std::string());
  if (origin == nullptr || origin->json.empty() || !permission.group || !starts_with(id, group_prefix)) return sent;
  const std::string key = id.substr(group_prefix.size());
  if (!is_key(key)) return sent;
  const Permission received = Permission::from_json(origin->json);
  if (received.group == permission.group) sent.group = key;
  return sent;
}

// For whom a permission in request form is, whatever id it came with.
std::string sent_holder(const Permission& sent) {
  if (sent.group) return holder_of(*sent.group);
  return sent.user && sent.user->id() != 0 ? std::string(user_prefix) + std::to_string(sent.user->id()) : std::string();
}

// What is sent of a permission, checked.
Permission checked(const Permission& permission) {
  Permission sent = in_request_form(permission);
  if (sent.user.has_value() == sent.group.has_value()) {
    throw ClientValidationError("a permission needs either a user or a group: Permission::for_user(), for_group()");
  }
  if (sent_holder(sent).empty()) {
    throw ClientValidationError("a permission needs its user or group by id, URL or object, or a group by its key");
  }
  static_cast<void>(holder_permission(sent_holder(sent), {}));
  if (sent.permission.value_or(PermissionLevel()).empty()) {
    throw ClientValidationError("the permission for " + sent_holder(sent) +
                                " has no level, such as PermissionLevel::view");
  }
  return sent;
}

// Of neither a user nor a group, but the service says that it is there: it is left as it is.
bool is_of_another_kind(const Permission& permission) {
  return !permission.user && !permission.group && !last_json(permission).empty();
}

std::vector<Permission> read_all(const Query<Permission>& query, const CallOptions& options) {
  std::vector<Permission> all;
  for (Permission& permission : query.with(options)) all.push_back(std::move(permission));
  return all;
}

bool is_for(const Permission& permission, std::string_view holder) {
  return permission.holder() == holder || sent_holder(permission) == holder;
}

}  // namespace

const ModelInfo& Permission::model_info() {
  static const ModelInfo info = ModelBuilder<Permission>("permission", "PERMISSION")
                                    .member<&Permission::id>("id", read_only)
                                    .member<&Permission::permission>("permission", required)
                                    .member<&Permission::group>("group")
                                    .member<&Permission::user>("user")
                                    .build();
  return info;
}

Permission Permission::for_group(const Ref<Group>& group, const PermissionLevel& level) {
  Permission permission;
  permission.group = group;
  permission.permission = level;
  return permission;
}

Permission Permission::for_user(const Ref<User>& user, const PermissionLevel& level) {
  Permission permission;
  permission.user = user;
  permission.permission = level;
  return permission;
}

std::string Permission::holder() const { return id ? *id : sent_holder(*this); }

namespace detail {

PermissionManager permissions_of(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id) {
  const std::string what = std::string(info.name) + " id";
  return PermissionManager(session, {{"collection", collection_of(info)}, {"id", id_text(id, what.c_str())}});
}

}  // namespace detail

Query<Permission> PermissionManager::list() const {
  return QueryAccess::make<Permission>(make_query(Permission::model_info()));
}

Permission PermissionManager::get(std::string_view permission_id, const Expansions& expand,
                                  const CallOptions& options) const {
  if (!is_number(permission_id)) static_cast<void>(holder_permission(permission_id, {}));
  UrlParams params(parents().begin(), parents().end());
  params.emplace("permission_id", permission_id);
  return fetch<Permission>(*session(), session()->endpoint_url("PERMISSION", "GET", "single", params), expand, options);
}

Permission PermissionManager::get(std::int64_t permission_id, const Expansions& expand,
                                  const CallOptions& options) const {
  return get(detail::id_text(permission_id, "permission id"), expand, options);
}

Permission PermissionManager::create(const Permission& permission, const CallOptions& options) const {
  const Permission sent = checked(permission);
  ApiRequest call(session()->endpoint_url("PERMISSION", "POST", "create", {parents().begin(), parents().end()}),
                  "POST");
  call.body = write_request_body(Permission::model_info(), &sent, true);
  ApiResponse answer = session()->post_and_follow(call, options);
  if (is_blank(answer.body)) return get(sent_holder(sent), {}, options);
  Permission created;
  read_response(*session(), Permission::model_info(), &created, answer);
  return created;
}

std::vector<Permission> PermissionManager::set(const std::vector<Permission>& permissions,
                                               const CallOptions& options) const {
  std::vector<std::string> holders;
  JsonWriter body;
  body.begin_array();
  for (const Permission& permission : permissions) {
    if (is_of_another_kind(permission)) {
      body.raw_text(last_json(permission));
      continue;
    }
    const Permission sent = checked(permission);
    holders.push_back(sent_holder(sent));
    body.raw_text(write_request_body(Permission::model_info(), &sent, true));
  }
  body.end_array();
  std::sort(holders.begin(), holders.end());
  const auto twice = std::adjacent_find(holders.begin(), holders.end());
  if (twice != holders.end()) throw ClientValidationError("there are two permissions for " + *twice);

  ApiRequest call(session()->endpoint_url("PERMISSION", "PUT", "set", {parents().begin(), parents().end()}), "PUT");
  call.body = body.take();
  ApiResponse answer = session()->send(call, options);  // 200; older services answer 201
  std::vector<Permission> now;
  if (is_blank(answer.body)) return read_all(list(), options);
  decode_answer(answer, [&](std::string text) {
    ReadContext context;
    context.session = session();
    const DecodedList decoded = decode_list(Permission::model_info(), std::move(text), std::move(context),
                                            session()->options().max_json_depth, most_permissions, most_permissions);
    now = std::move(*static_cast<std::vector<Permission>*>(decoded.items.get()));
  });
  return now;
}

Permission PermissionManager::grant(std::string_view holder, const PermissionLevel& level,
                                    const CallOptions& options) const {
  const Permission wanted = checked(holder_permission(holder, level));
  std::vector<Permission> all = read_all(list(), options);
  const auto theirs = [&](const Permission& permission) { return is_for(permission, holder); };
  const auto held = std::find_if(all.begin(), all.end(), theirs);
  if (held == all.end()) return create(wanted, options);
  if (held->permission == level) return *held;
  held->permission = level;
  const std::vector<Permission> now = set(all, options);
  const auto granted = std::find_if(now.begin(), now.end(), theirs);
  if (granted == now.end()) {
    throw ClientError("the service accepted the permission for " + quoted(holder) + ", but does not list it");
  }
  return *granted;
}

bool PermissionManager::revoke(std::string_view holder, const CallOptions& options) const {
  static_cast<void>(holder_permission(holder, {}));
  std::vector<Permission> all = read_all(list(), options);
  const auto theirs =
      std::remove_if(all.begin(), all.end(), [&](const Permission& permission) { return is_for(permission, holder); });
  if (theirs == all.end()) return false;
  all.erase(theirs, all.end());
  static_cast<void>(set(all, options));
  return true;
}

}  // namespace v0
}  // namespace koordinates
