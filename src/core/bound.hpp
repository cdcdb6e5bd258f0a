// SPDX-License-Identifier: BSD-3-Clause
// What the verbs of models begin with: the session that a resource came from, and ids that can be sent.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <koordinates/error.hpp>

#include "core/field_access.hpp"
#include "core/mapping.hpp"
#include "session/session.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// Throws NotBound. `model` names the thing for people: "layer".
[[nodiscard]] KOORDINATES_EXPORT const std::shared_ptr<Session>& session_of(const Resource& resource,
                                                                            const char* model);

// An id as it stands in an address. Throws ClientValidationError below 1; `what` is "layer id".
[[nodiscard]] std::string id_text(std::int64_t id, const char* what);

// Sends the call and reads its answer, one object, into `model`, a new one.
void read_into(Session& session, const ModelInfo& info, void* model, const Call& call, const CallOptions& options);

// GET on `url`, as a new T that is bound to the session.
template <class T>
[[nodiscard]] T fetch(Session& session, const Url& url, const Expansions& expand, const CallOptions& options) {
  Call call(url);
  call.expand = expand;
  T model;
  read_into(session, T::model_info(), &model, call, options);
  return model;
}

// An address that the service sent, as the model has it; relative ones are resolved. Throws RedirectError before anything
// is sent where it leads to another site.
[[nodiscard]] inline Url resolve_link(const Session& session, const std::string& link) {
  return session.site().resolve(link);
}

// What the server says of a model now, read by the model's own address, overwrites it.
template <class T>
void refresh_by_url(T& model, const CallOptions& options) {
  Session& session = *session_of(model, T::model_info().name);
  model = fetch<T>(session, resolve_link(session, model.url.value()), {}, options);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
