// SPDX-License-Identifier: BSD-3-Clause
// Publish jobs.
#include <koordinates/publishing.hpp>

#include "core/bound.hpp"
#include "core/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Publish::model_info() {
  static const ModelInfo info = ModelBuilder<Publish>("publish job", "PUBLISH")
                                    .member<&Publish::id>("id", read_only)
                                    .member<&Publish::url>("url", read_only)
                                    .member<&Publish::state>("state", read_only)
                                    .member<&Publish::created_at>("created_at", read_only)
                                    .member<&Publish::created_by>("created_by", read_only)
                                    .member<&Publish::error_strategy>("error_strategy")
                                    .member<&Publish::publish_strategy>("publish_strategy")
                                    .member<&Publish::publish_at>("publish_at")
                                    .member<&Publish::items>("items", required)
                                    .member<&Publish::reference>("reference")
                                    .build();
  return info;
}

void Publish::refresh(const CallOptions& options) {
  Session& session = *session_of(*this, "publish job");
  *this = fetch<Publish>(session, resolve_link(session, url.value()), {}, options);
}

void Publish::cancel(const CallOptions& options) const {
  Session& session = *session_of(*this, "publish job");
  static_cast<void>(session.send(Call(resolve_link(session, url.value()), "DELETE"), options));
}

}  // namespace v0
}  // namespace koordinates
