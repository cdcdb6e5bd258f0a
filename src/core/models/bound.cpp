// SPDX-License-Identifier: BSD-3-Clause
// What the verbs of models begin with.
#include "core/models/bound.hpp"

#include "session/decoding.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

const char* name_of(const ModelInfo& info) noexcept { return info.name; }

const std::shared_ptr<Session>& session_of(const Resource& resource, const char* model) {
  const std::shared_ptr<const Origin>& origin = ResourceAccess::origin(resource);
  if (origin == nullptr) {
    throw NotBound(std::string("this ") + model +
                   " did not come from a client, so it cannot send requests: get it from a manager first");
  }
  return origin->session;
}

std::string id_text(std::int64_t id, const char* what) {
  if (id < 1) {
    throw ClientValidationError(std::string("the ") + what + " must be a positive number, not " + std::to_string(id));
  }
  return std::to_string(id);
}

void read_into(Session& session, const ModelInfo& info, void* model, const ApiRequest& call,
               const CallOptions& options) {
  ApiResponse answer = session.send(call, options);
  read_response(session, info, model, answer);
}

void read_response(Session& session, const ModelInfo& info, void* model, ApiResponse& answer) {
  decode_answer(answer, [&](std::string body) {
    decode_object(info, model, std::move(body), session.shared_from_this(), session.options().max_json_depth);
  });
}

std::string collection_of(const ModelInfo& info) {
  const std::string_view path = find_endpoint(info.datatype, "GET", "single").path;
  return std::string(path.substr(0, path.find('/')));
}

bool is_blank(const std::string& body) noexcept { return body.find_first_not_of(" \t\r\n") == std::string::npos; }

std::string last_json(const Resource& resource) {
  const std::shared_ptr<const Origin>& origin = ResourceAccess::origin(resource);
  return origin != nullptr ? origin->json : std::string();
}

bool save_changed(const std::shared_ptr<Session>& session, const ModelInfo& info, const Resource& resource,
                  const void* model, void* out, SaveBody body, const CallOptions& options) {
  const Changes changes = find_changes(info, model, last_json(resource), true, body == SaveBody::full);
  if (!changes.any) return false;
  require_members(info, model, RequiredFor::saving_with_data);
  ApiRequest call(resolve_link(*session, info.required_text(model, "url")), "PUT");
  call.body = changes.body;
  call.secrets = secrets_of(info, model);
  ApiResponse answer = session->send(call, options);
  if (is_blank(answer.body)) {
    read_into(*session, info, out, ApiRequest(call.url), options);
    return true;
  }
  read_response(*session, info, out, answer);
  return true;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
