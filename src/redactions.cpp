// SPDX-License-Identifier: BSD-3-Clause
// Redactions of layers and tables.
#include <koordinates/redactions.hpp>

#include <koordinates/error.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Redaction::model_info() {
  static const ModelInfo info = ModelBuilder<Redaction>("redaction", "REDACTION")
                                    .member<&Redaction::id>("id", read_only)
                                    .member<&Redaction::url>("url", read_only)
                                    .member<&Redaction::created_at>("created_at", read_only)
                                    .member<&Redaction::created_by>("created_by", read_only)
                                    .member<&Redaction::primary_key>("primary_key", required)
                                    .member<&Redaction::start_version>("start_version", required)
                                    .member<&Redaction::end_version>("end_version")
                                    .member<&Redaction::new_values>("new_values", required)
                                    .member<&Redaction::message>("message", required)
                                    .any_filters()
                                    .build();
  return info;
}

void Redaction::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

namespace detail {

RedactionManager redactions_of(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id) {
  const std::string what = std::string(info.name) + " id";
  return RedactionManager(session, {{"collection", collection_of(info)}, {"id", id_text(id, what.c_str())}});
}

}  // namespace detail

Query<Redaction> RedactionManager::list() const {
  return QueryAccess::make<Redaction>(make_query(Redaction::model_info()));
}

Redaction RedactionManager::get(std::int64_t id, const Expansions& expand, const CallOptions& options) const {
  UrlParams params(parents().begin(), parents().end());
  params.emplace("redaction_id", id_text(id, "redaction id"));
  return fetch<Redaction>(*session(), session()->endpoint_url("REDACTION", "GET", "single", params), expand, options);
}

Redaction RedactionManager::create(const Redaction& redaction, const CallOptions& options) const {
  require_members(Redaction::model_info(), &redaction, RequiredFor::creating);
  if (redaction.new_values && redaction.new_values->kind() != JsonKind::object) {
    throw ClientValidationError(
        "new_values of a redaction must be a JSON object of new values by field name, such as {\"owner\": null}");
  }
  ApiRequest call(session()->endpoint_url("REDACTION", "POST", "create", {parents().begin(), parents().end()}), "POST");
  call.body = write_request_body(Redaction::model_info(), &redaction, true);
  Redaction created;
  post_new_into(session(), Redaction::model_info(), &created, call, options);
  return created;
}

std::string RedactionManager::version_url(std::int64_t version_id) const {
  std::string path;
  for (const auto& [name, value] : parents()) path += value + "/";
  return session()->api_url(path + "versions/" + id_text(version_id, "version id") + "/").to_string();
}

}  // namespace v0
}  // namespace koordinates
