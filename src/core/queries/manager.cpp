// SPDX-License-Identifier: BSD-3-Clause
// What all managers do the same way.
#include <koordinates/core/queries/manager.hpp>

#include "core/models/bound.hpp"
#include "core/queries/discovery_reader.hpp"
#include "core/queries/query_plan.hpp"
#include "session/decoding.hpp"

namespace koordinates {
inline namespace v0 {

namespace {

detail::UrlParams params_of(const std::vector<std::pair<std::string, std::string>>& parents) {
  return {parents.begin(), parents.end()};
}

}  // namespace

detail::QueryBase Manager::make_query(const detail::ModelInfo& info) const {
  return detail::QueryAccess::base(std::make_shared<detail::QueryPlan>(
      session_, info, session_->endpoint_url(info.datatype, "GET", "multi", params_of(parents_))));
}

Discovery Manager::discover_list(const detail::ModelInfo& info, const CallOptions& options) const {
  const Url address = session_->endpoint_url(info.datatype, "OPTIONS", "multi", params_of(parents_));
  detail::ApiResponse answer = session_->send(detail::ApiRequest(address, "OPTIONS"), options);
  Discovery found;
  detail::decode_answer(
      answer, [&](std::string body) { found = detail::read_discovery(detail::JsonDocument(std::move(body)).root()); });
  return found;
}

void Manager::get_into(const detail::ModelInfo& info, void* model, std::int64_t id, const Expansions& expand,
                       const CallOptions& options) const {
  const std::string what = std::string(info.name) + " id";
  detail::UrlParams params = params_of(parents_);
  params.emplace("id", detail::id_text(id, what.c_str()));
  detail::ApiRequest call(session_->endpoint_url(info.datatype, "GET", "single", params));
  call.expand = expand;
  detail::read_into(*session_, info, model, call, options);
}

}  // namespace v0
}  // namespace koordinates
