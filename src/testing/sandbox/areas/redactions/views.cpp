// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/redactions/views.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "testing/encoding/strings.hpp"
#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/accounts/views.hpp"
#include "testing/sandbox/areas/versions/access.hpp"
#include "testing/sandbox/fields/reader.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/items/extras.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

// The handlers of one of the two collections.
class RedactionViews {
 public:
  RedactionViews(Store& store, ItemType type) : store_(store), type_(type) {}

  HttpReply list(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    const std::vector<Redaction>& all = store_.extras().redactions[{type_, item.id}];
    return short_list_reply(call, static_cast<std::int64_t>(all.size()), [&](std::int64_t i) {
      return redaction_json(item, all[static_cast<std::size_t>(i)], call);
    });
  }

  HttpReply create(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    Redaction redaction = read_redaction(item, call);
    redaction.id = store_.extras().next_redaction_id++;
    redaction.created_at = now();
    redaction.created_by = call.user();
    HttpReply reply = json_reply(201, redaction_json(item, redaction, call));
    reply.headers.emplace_back("Location", call.link(redaction_path(item, redaction)));
    store_.extras().redactions[{type_, item.id}].push_back(std::move(redaction));
    return reply;
  }

  HttpReply show(const Call& call) const {
    const Item item = readable_item(store_, type_, call);
    for (const Redaction& redaction : store_.extras().redactions[{type_, item.id}]) {
      if (redaction.id == call.id("redaction")) return json_reply(200, redaction_json(item, redaction, call));
    }
    throw detail_error(404, "There is no such redaction.");
  }

 private:
  static std::string redaction_path(const Item& item, const Redaction& redaction) {
    return path_of({item.type, item.id, 0}) + "redactions/" + std::to_string(redaction.id) + "/";
  }

  Json redaction_json(const Item& item, const Redaction& redaction, const Call& call) const {
    const User* user = store_.accounts().user(redaction.created_by);
    const auto version = [&](std::int64_t id) {
      return id == 0 ? Json() : Json(call.link(path_of({item.type, item.id, id})));
    };
    return {{"id", redaction.id},
            {"url", call.link(redaction_path(item, redaction))},
            {"created_at", timestamp(redaction.created_at)},
            {"created_by", user == nullptr ? Json() : user_json(*user, call)},
            {"primary_key", redaction.primary_key},
            {"start_version", version(redaction.start_version)},
            {"end_version", version(redaction.end_version)},
            {"new_values", redaction.new_values},
            {"message", redaction.message}};
  }

  Redaction read_redaction(const Item& item, const Call& call) const {
    const Json body = call.body();
    FieldErrors errors;
    FieldReader reader(store_, errors);
    Redaction redaction;
    redaction.primary_key = member(body, "primary_key");
    if (redaction.primary_key.is_null()) errors.add("primary_key", field_required);
    redaction.new_values = member(body, "new_values");
    if (!redaction.new_values.is_object()) errors.add("new_values", "Enter an object of values by field.");
    if (const auto message = reader.text("message", member(body, "message"))) redaction.message = text_of(*message);
    if (member(body, "start_version").is_null()) errors.add("start_version", field_required);
    for (const char* name : {"start_version", "end_version"}) {
      const Json& given = member(body, name);
      if (given.is_null()) continue;
      const std::optional<ItemRef> ref = ref_of(text_of(given));
      const bool own = ref && ref->type == type_ && ref->id == item.id && item.version(ref->version) != nullptr;
      if (!own) {
        errors.add(name, "Enter the URL of a version of this " + type_name(type_) + ".");
      } else {
        (std::string(name) == "start_version" ? redaction.start_version : redaction.end_version) = ref->version;
      }
    }
    check_names(body, errors);
    errors.throw_if_any();
    return redaction;
  }

  void check_names(const Json& body, FieldErrors& errors) const {
    if (!store_.options().strict) return;
    for (const auto& [name, value] : body.items()) {
      if (!contains({"primary_key", "start_version", "end_version", "new_values", "message"}, name))
        errors.add(name, "There is no such field.");
    }
  }

  Store& store_;
  ItemType type_;
};

void add_views(Router& router, Store& store, ItemType type) {
  const RedactionViews views(store, type);
  using Method = HttpReply (RedactionViews::*)(const Call&) const;
  const auto endpoint = [&](const char* method, std::vector<std::string> scopes, Method answer) {
    return Endpoint{method, Access::token_holder, std::move(scopes),
                    [views, answer](const Call& call) { return (views.*answer)(call); }};
  };
  const std::string item = collection_name(type) + "/{id:id}/";
  const std::string label = label_of(type);
  View all{item + "redactions/",
           label + " Redaction List",
           {endpoint("GET", {"layers:read"}, &RedactionViews::list),
            endpoint("POST", {"layers:write"}, &RedactionViews::create)}};
  all.list = true;
  router.add(std::move(all));
  router.add(View{item + "redactions/{redaction:id}/",
                  label + " Redaction Detail",
                  {endpoint("GET", {"layers:read"}, &RedactionViews::show)}});
}

}  // namespace

void add_redaction_views(Router& router, Store& store) {
  add_views(router, store, ItemType::layer);
  add_views(router, store, ItemType::table);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
