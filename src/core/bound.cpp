// SPDX-License-Identifier: BSD-3-Clause
// What the verbs of models begin with.
#include "core/bound.hpp"

#include "session/decoding.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

const std::shared_ptr<Session>& session_of(const Resource& resource, const char* model) {
  const std::shared_ptr<const Origin>& origin = ResourceAccess::origin(resource);
  if (origin == nullptr) {
    throw NotBound(std::string("this ") + model +
                   " did not come from a client, so it has no one to ask: get it from a manager first");
  }
  return origin->session;
}

std::string id_text(std::int64_t id, const char* what) {
  if (id < 1) {
    throw ClientValidationError(std::string("the ") + what + " must be a positive number, not " + std::to_string(id));
  }
  return std::to_string(id);
}

void read_into(Session& session, const ModelInfo& info, void* model, const Call& call, const CallOptions& options) {
  Answer answer = session.send(call, options);
  decode_answer(answer, [&](std::string body) {
    decode_object(info, model, std::move(body), session.shared_from_this(), session.options().max_json_depth);
  });
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
