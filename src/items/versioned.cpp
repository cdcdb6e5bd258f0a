// SPDX-License-Identifier: BSD-3-Clause
// The requests of what has versions.
#include <koordinates/versioned.hpp>

#include <utility>

#include <koordinates/error.hpp>

#include "core/models/bound.hpp"
#include "core/models/mapping.hpp"
#include "core/queries/query_plan.hpp"
#include "http/redaction.hpp"
#include "metadata/upload.hpp"
#include "session/decoding.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

std::string id_name(const ModelInfo& info) { return std::string(info.name) + " id"; }

std::string version_type(const ModelInfo& info) { return std::string(info.datatype) + "_VERSION"; }

// The address of an object, or of what can be done with it.
Url object_url(const Session& session, const ModelInfo& info, std::string_view verb, std::string_view urltype,
               std::int64_t id) {
  const Endpoint& endpoint = find_endpoint(info.datatype, verb, urltype);
  return session.api_url(endpoint, fill_in_order(endpoint, {id_text(id, id_name(info).c_str())}));
}

// The address of a version, or of what can be done with it.
Url version_url(const Session& session, const ModelInfo& info, std::string_view verb, std::string_view urltype,
                std::int64_t id, std::int64_t version_id) {
  if (urltype == "update") return object_url(session, info, verb, urltype, id);
  const Endpoint& endpoint = find_endpoint(version_type(info), verb, urltype);
  const bool by_version = endpoint.path.find("{version_id}") != std::string_view::npos;
  return session.api_url(endpoint,
                         fill_in_order(endpoint, {id_text(id, id_name(info).c_str()),
                                                  by_version ? id_text(version_id, "version id") : std::string()}));
}

bool is_version_address(std::string_view url) { return url.find("/versions/") != std::string_view::npos; }

// Some answers to a POST hold the summary of the new version where the object is meant: its address is that of a version,
// and it has no version of its own.
bool is_version_shaped(const ModelInfo& info, const void* model) {
  return info.find("this_version") != nullptr && info.text_of(model, "this_version").empty() &&
         is_version_address(info.text_of(model, "url"));
}

// What came of a POST: where its answer is not the whole object, that is read.
void read_result(Session& session, const ModelInfo& info, void* out, ApiResponse answer, const CallOptions& options) {
  if (is_blank(answer.body)) {
    throw DecodeError(std::string("the server accepted the request, but did not return the ") + info.name +
                          " that it created: there is neither a body nor a Location",
                      "", "", answer.context);
  }
  read_response(session, info, out, answer);
  if (is_version_shaped(info, out)) {
    const std::string received = info.text_of(out, "url");
    const std::int64_t id = last_number(std::string_view(received).substr(0, received.find("/versions/")));
    const std::int64_t version_id = last_number(received);
    // The ids are enough: the link itself may lead to another host, which is not trusted with the token.
    const Url address = id != 0 && version_id != 0 ? version_url(session, info, "GET", "single", id, version_id)
                                                   : resolve_received(answer, received);
    info.clear(out);
    read_into(session, info, out, ApiRequest(address), options);
  }
}

}  // namespace

void post_new_into(const std::shared_ptr<Session>& session, const ModelInfo& info, void* out, const ApiRequest& call,
                   const CallOptions& options) {
  read_result(*session, info, out, session->post_and_follow(call, options), options);
}

// Links to versions differ in the API version that they go through, so their ids are what counts.
bool is_published_version(const ModelInfo& info, const void* model) {
  const std::string own = info.required_text(model, "this_version");
  const std::string published = info.text_of(model, "published_version");
  return last_number(own) != 0 && last_number(own) == last_number(published);
}

bool is_draft_version(const ModelInfo& info, const void* model) {
  const std::int64_t own = last_number(info.required_text(model, "this_version"));
  const std::int64_t latest = last_number(info.text_of(model, "latest_version"));
  return own != 0 && own == latest && latest != last_number(info.text_of(model, "published_version"));
}

void get_version_into(const std::shared_ptr<Session>& session, const ModelInfo& info, void* out, std::int64_t id,
                      std::string_view urltype, std::int64_t version_id, const Expansions& expand,
                      const CallOptions& options) {
  ApiRequest call(version_url(*session, info, "GET", urltype, id, version_id));
  call.expand = expand;
  read_into(*session, info, out, call, options);
}

void post_version_into(const std::shared_ptr<Session>& session, const ModelInfo& info, const ModelInfo& result,
                       void* out, std::int64_t id, std::string_view urltype, std::int64_t version_id,
                       const CallOptions& options) {
  ApiRequest call(version_url(*session, info, "POST", urltype, id, version_id), "POST");
  call.body = "{}";
  post_new_into(session, result, out, call, options);
}

void create_into(const std::shared_ptr<Session>& session, const ModelInfo& info, void* out, const void* model,
                 const CallOptions& options) {
  require_members(info, model, RequiredFor::creating);
  ApiRequest call(session->endpoint_url(info.datatype, "POST", "create"), "POST");
  call.body = write_request_body(info, model, true);
  call.secrets = secrets_of(info, model);
  post_new_into(session, info, out, call, options);
}

void delete_version_of(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id,
                       std::int64_t version_id, const CallOptions& options) {
  static_cast<void>(
      session->send(ApiRequest(version_url(*session, info, "DELETE", "single", id, version_id), "DELETE"), options));
}

void delete_object(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id,
                   const CallOptions& options) {
  static_cast<void>(session->send(ApiRequest(object_url(*session, info, "DELETE", "delete", id), "DELETE"), options));
}

void require_version_id(std::int64_t version_id) { static_cast<void>(id_text(version_id, "version id")); }

void post_metadata(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id,
                   std::int64_t version_id, const Input& xml, const CallOptions& options) {
  post_metadata_to(*session,
                   version_id == 0 ? object_url(*session, info, "POST", "metadata", id)
                                   : version_url(*session, info, "POST", "metadata", id, version_id),
                   xml, options);
}

namespace {

bool came_as_draft(const VersionOf& version) {
  const std::shared_ptr<const Origin>& origin = ResourceAccess::origin(*version.resource);
  return origin != nullptr && origin->is_draft;
}

// The object as it is now, where it does not say itself which version it is: entries of lists do not.
void read_whole(const VersionOf& version, void* out, const CallOptions& options) {
  const std::shared_ptr<Session>& session = session_of(*version.resource, version.info->name);
  if (came_as_draft(version)) {
    get_version_into(session, *version.info, out, version.id, "draft", 0, {}, options);
  } else {
    read_into(*session, *version.info, out,
              ApiRequest(object_url(*session, *version.info, "GET", "single", version.id)), options);
  }
}

// Which version a verb of the model is about.
struct Target {
  std::int64_t version_id;
  bool is_published;
};

Target target_in(const ModelInfo& info, const void* model) {
  const std::string own = info.required_text(model, "this_version");
  const std::int64_t id = last_number(own);
  if (id == 0) throw DecodeError("the URL of this version has no id: " + redact_text(own));
  return {id, is_published_version(info, model)};
}

Target find_target(const VersionOf& version, const CallOptions& options) {
  if (!version.info->text_of(version.model, "this_version").empty()) return target_in(*version.info, version.model);
  if (version.version_id != 0) return {version.version_id, false};
  const std::shared_ptr<void> fresh = version.info->list.make(1);
  void* const model = version.info->list.item(fresh.get(), 0);
  read_whole(version, model, options);
  return target_in(*version.info, model);
}

}  // namespace

void refresh_into(const VersionOf& version, void* out, const CallOptions& options) {
  Session& session = *session_of(*version.resource, version.info->name);
  // `url` is that of the object, which answers with the published version: a draft is read by its own address.
  const std::string own = version.info->text_of(version.model, "this_version");
  if (own.empty() && came_as_draft(version)) {
    read_whole(version, out, options);
    return;
  }
  const bool came_by_version =
      !own.empty() && (version.version_id != 0 || is_draft_version(*version.info, version.model));
  const std::string address = came_by_version ? own : version.info->required_text(version.model, "url");
  read_into(session, *version.info, out, ApiRequest(session.site().resolve(address)), options);
}

std::int64_t version_for(const VersionOf& version, std::int64_t given, const CallOptions& options) {
  return given != 0 ? given : find_target(version, options).version_id;
}

std::int64_t replace_metadata(const VersionOf& version, std::int64_t version_id, const Input& xml,
                              const CallOptions& options) {
  const std::shared_ptr<Session>& session = session_of(*version.resource, version.info->name);
  require_saved(version, "read again");
  std::string text = checked_metadata(xml);
  const std::int64_t target = version_for(version, version_id, options);
  post_checked_metadata(*session, version_url(*session, *version.info, "POST", "metadata", version.id, target),
                        std::move(text), options);
  return target;
}

void require_saved(const VersionOf& version, const char* verb) {
  static_cast<void>(session_of(*version.resource, version.info->name));
  const Changes changes = find_changes(*version.info, version.model, last_json(*version.resource), false, false);
  if (!changes.any && !changes.data_left_out) return;
  throw ClientValidationError(std::string(version.info->name) + " " + std::to_string(version.id) +
                              " has unsaved changes, so a different state would be " + verb +
                              ": call save() or refresh() first");
}

bool save_into(const VersionOf& version, void* out, bool with_data, SaveBody body, const CallOptions& options) {
  const ModelInfo& info = *version.info;
  const std::shared_ptr<Session>& session = session_of(*version.resource, info.name);
  const std::string name = std::string(info.name) + " " + std::to_string(version.id);
  const Changes changes =
      find_changes(info, version.model, last_json(*version.resource), with_data, body == SaveBody::full);
  if (changes.data_left_out) {
    throw ClientValidationError(name +
                                ": `data` was changed, but save() does not send it; save(true) does, and starts "
                                "an import");
  }
  if (!changes.any) return false;
  require_members(info, version.model, with_data ? RequiredFor::saving_with_data : RequiredFor::saving);
  const Target target = find_target(version, options);
  if (target.is_published) {
    throw ClientValidationError(
        name + ": version " + std::to_string(target.version_id) +
        " is published and cannot be changed; create_draft_version() creates a draft that can be changed");
  }
  ApiRequest call(version_url(*session, info, "PUT", "edit", version.id, target.version_id), "PUT");
  call.body = changes.body;
  ApiResponse answer = session->send(call, options);
  if (is_blank(answer.body)) {
    get_version_into(session, info, out, version.id, "single", target.version_id, {}, options);
  } else {
    read_result(*session, info, out, std::move(answer), options);
  }
  return true;
}

QueryBase version_query(const std::shared_ptr<Session>& session, const ModelInfo& info, const ModelInfo& version,
                        std::int64_t id) {
  return QueryAccess::base(
      std::make_shared<QueryPlan>(session, version, version_url(*session, info, "GET", "multi", id, 0)));
}

QueryBase item_query(const std::shared_ptr<Session>& session, const ModelInfo& info, const ModelInfo& listed,
                     std::int64_t id) {
  return QueryAccess::base(std::make_shared<QueryPlan>(
      session, listed,
      session->endpoint_url(listed.datatype, "GET", "multi",
                            {{"collection", collection_of(info)}, {"id", id_text(id, id_name(info).c_str())}})));
}

RawJson read_sample(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id,
                    std::int64_t version_id, const CallOptions& options) {
  ApiResponse answer = session->send(ApiRequest(version_url(*session, info, "GET", "sample", id, version_id)), options);
  RawJson sample;
  decode_answer(answer, [&](std::string body) {
    sample = JsonDocument(std::move(body), JsonLimits{session->options().max_json_depth}).root().raw();
  });
  return sample;
}

void set_star(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id, bool starred,
              const CallOptions& options) {
  const char* const verb = starred ? "POST" : "DELETE";
  ApiRequest call(object_url(*session, info, verb, "star", id), verb);
  if (starred) call.body = "{}";
  static_cast<void>(session->send(call, options));
}

QueryBase draft_query(const std::shared_ptr<Session>& session, const ModelInfo& info) {
  auto plan = std::make_shared<QueryPlan>(session, info, session->endpoint_url(info.datatype, "GET", "multidraft"));
  plan->drafts = true;
  return QueryAccess::base(std::move(plan));
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
