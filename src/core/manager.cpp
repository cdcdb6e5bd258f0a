// SPDX-License-Identifier: BSD-3-Clause
// What all managers do the same way.
#include <koordinates/core/manager.hpp>

#include "core/bound.hpp"
#include "core/query_plan.hpp"

namespace koordinates {
inline namespace v0 {

namespace detail {

std::string id_text(std::int64_t id, const char* what) {
  if (id < 1) {
    throw ClientValidationError(std::string("the ") + what + " must be a positive number, not " + std::to_string(id));
  }
  return std::to_string(id);
}

}  // namespace detail

detail::QueryBase Manager::make_query(const detail::ModelInfo& info) const {
  return detail::QueryAccess::base(
      std::make_shared<detail::QueryPlan>(session_, info, session_->endpoint_url(info.datatype, "GET", "multi")));
}

void Manager::get_into(const detail::ModelInfo& info, void* model, std::int64_t id, const Expansions& expand,
                       const CallOptions& options) const {
  const std::string what = std::string(info.name) + " id";
  detail::Call call(
      session_->endpoint_url(info.datatype, "GET", "single", {{"id", detail::id_text(id, what.c_str())}}));
  call.expand = expand;
  session_->read_into(info, model, call, options);
}

}  // namespace v0
}  // namespace koordinates
