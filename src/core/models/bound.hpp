// SPDX-License-Identifier: BSD-3-Clause
// What the verbs of models begin with: the session that a resource came from, and ids that can be sent.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <koordinates/error.hpp>

#include "core/models/field_access.hpp"
#include "core/models/mapping.hpp"
#include "session/session.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// An id as it stands in an address. Throws ClientValidationError below 1; `what` is "layer id".
[[nodiscard]] std::string id_text(std::int64_t id, const char* what);

// Sends the call and reads its answer, one object, into `model`, a new one.
void read_into(Session& session, const ModelInfo& info, void* model, const ApiRequest& call,
               const CallOptions& options);

// Reads an answer that has come, one object, into `model`, a new one. Its body is gone afterwards.
void read_response(Session& session, const ModelInfo& info, void* model, ApiResponse& answer);

// GET on `url`, as a new T that is bound to the session.
template <class T>
[[nodiscard]] T fetch(Session& session, const Url& url, const Expansions& expand, const CallOptions& options) {
  ApiRequest call(url);
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

// PUT of what was changed in a model to its own address. False where nothing was, and nothing sent. What the server answers,
// or, where it answers nothing, what stands at that address then, is read into `out`, a new model.
[[nodiscard]] bool save_changed(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                const Resource& resource, const void* model, void* out, SaveBody body,
                                const CallOptions& options);

// The same for a model that is read and saved at its `url`.
template <class T>
bool save_by_url(T& model, SaveBody body, const CallOptions& options) {
  T saved;
  const bool sent =
      save_changed(session_of(model, T::model_info().name), T::model_info(), model, &model, &saved, body, options);
  if (sent) model = std::move(saved);
  return sent;
}

// Sends a POST, and reads what comes of it into `out`, a new model: by its Location, its body, or the address in its body.
void post_new_into(const std::shared_ptr<Session>& session, const ModelInfo& info, void* out, const ApiRequest& call,
                   const CallOptions& options);

// The first step of the addresses of a model: "layers".
[[nodiscard]] std::string collection_of(const ModelInfo& info);

// Is there nothing but white space in it?
[[nodiscard]] bool is_blank(const std::string& body) noexcept;

// What the server last said of a model, word for word. A model made by hand has nothing to compare with.
[[nodiscard]] std::string last_json(const Resource& resource);

// What the server says of a model now, read by the model's own address, overwrites it.
template <class T>
void refresh_by_url(T& model, const CallOptions& options) {
  Session& session = *session_of(model, T::model_info().name);
  model = fetch<T>(session, resolve_link(session, model.url.value()), {}, options);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
