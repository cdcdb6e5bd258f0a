// SPDX-License-Identifier: BSD-3-Clause
// Sources, scans, datasources.
#include <koordinates/sources.hpp>

#include <utility>

#include <koordinates/error.hpp>

#include "core/models/bound.hpp"
#include "core/queries/query_plan.hpp"
#include "metadata/upload.hpp"
#include "sources/checks.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

namespace {

UrlParams source_params(std::int64_t source_id) { return {{"source_id", detail::id_text(source_id, "source id")}}; }

template <class T>
Query<T> list_below(const std::shared_ptr<Session>& session, std::int64_t source_id) {
  return list_at<T>(session, "multi", source_params(source_id));
}

template <class T>
T get_below(Session& session, std::int64_t source_id, const char* what, std::int64_t id, const CallOptions& options) {
  UrlParams params = source_params(source_id);
  params.emplace("id", detail::id_text(id, what));
  return fetch<T>(session, session.endpoint_url(T::model_info().datatype, "GET", "single", params), {}, options);
}

// The answer is the scan, leads to it, or says nothing: then the newest one is it.
Scan start(const std::shared_ptr<Session>& session, std::int64_t source_id, const CallOptions& options) {
  ApiRequest call(session->endpoint_url("SCAN", "POST", "create", source_params(source_id)), "POST");
  call.body = "{}";
  ApiResponse answer = session->post_and_follow(call, options);
  Scan scan;
  if (is_blank(answer.body)) {
    const auto newest = list_below<Scan>(session, source_id).order_by("-id").with(options).first();
    if (!newest) {
      throw DecodeError("the server accepted the request, but lists no scan", "", "", answer.context);
    }
    return *newest;
  }
  read_response(*session, Scan::model_info(), &scan, answer);
  return scan;
}

TextLines read_lines(Session& session, const Url& address, const CallOptions& options) {
  ApiRequest call(address);
  call.accept = "text/plain";
  return TextLines(session.open(call, options));
}

// A URL that metadata belongs to, such as that of a source.
Url metadata_url(const Session& session, const std::string& of) {
  const Url parent = resolve_link(session, of);
  return parent.with_path(parent.path() + (parent.path().back() == '/' ? "metadata/" : "/metadata/"));
}

}  // namespace

void Scan::refresh(const CallOptions& call_options) { refresh_by_url(*this, call_options); }

void Scan::cancel(const CallOptions& call_options) const {
  Session& session = *session_of(*this, "scan");
  static_cast<void>(session.send(ApiRequest(resolve_link(session, url.value()), "DELETE"), call_options));
}

TextLines Scan::get_log_lines(const CallOptions& call_options) const {
  Session& session = *session_of(*this, "scan");
  return read_lines(session, resolve_link(session, log.value()), call_options);
}

void Datasource::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

void Datasource::set_metadata(const Input& xml, const CallOptions& options) {
  Session& session = *session_of(*this, "datasource");
  post_metadata_to(session, metadata_url(session, url.value()), xml, options);
  refresh(options);
}

void Source::refresh(const CallOptions& call_options) { refresh_by_url(*this, call_options); }

bool Source::save(SaveBody body, const CallOptions& call_options) {
  static_cast<void>(session_of(*this, "source"));
  const std::string before = last_json(*this);
  if (before.empty() || Source::from_json(before).url_remote != url_remote) check_source(*this);
  return save_by_url(*this, body, call_options);
}

void Source::remove(const CallOptions& call_options) const {
  Session& session = *session_of(*this, "source");
  static_cast<void>(session.send(ApiRequest(resolve_link(session, url.value()), "DELETE"), call_options));
}

Query<Datasource> Source::list_datasources() const {
  const std::shared_ptr<Session>& session = session_of(*this, "source");
  return list_below<Datasource>(session, id.value());
}

Datasource Source::get_datasource(std::int64_t datasource_id, const CallOptions& call_options) const {
  Session& session = *session_of(*this, "source");
  return get_below<Datasource>(session, id.value(), "datasource id", datasource_id, call_options);
}

Query<Scan> Source::list_scans() const {
  const std::shared_ptr<Session>& session = session_of(*this, "source");
  return list_below<Scan>(session, id.value());
}

Scan Source::get_scan(std::int64_t scan_id, const CallOptions& call_options) const {
  Session& session = *session_of(*this, "source");
  return get_below<Scan>(session, id.value(), "scan id", scan_id, call_options);
}

std::optional<Scan> Source::get_latest_scan(const CallOptions& call_options) const {
  return list_scans().expand().with(call_options).first();
}

Scan Source::start_scan(const CallOptions& call_options) const {
  const std::shared_ptr<Session>& session = session_of(*this, "source");
  return start(session, id.value(), call_options);
}

void Source::set_metadata(const Input& xml, const CallOptions& call_options) {
  Session& session = *session_of(*this, "source");
  post_metadata_to(session, metadata_url(session, url.value()), xml, call_options);
  refresh(call_options);
}

Source SourceManager::create(const Source& source, const CallOptions& options) const {
  check_source(source);
  if (source.type == SourceType::upload) {
    throw ClientValidationError("a source of type \"upload\" needs files: use UploadSource");
  }
  Source created;
  create_into(session(), Source::model_info(), &created, &source, options);
  return created;
}

Query<Datasource> SourceManager::list_datasources(std::int64_t source_id) const {
  return list_below<Datasource>(session(), source_id);
}

Datasource SourceManager::get_datasource(std::int64_t source_id, std::int64_t datasource_id,
                                         const CallOptions& options) const {
  return get_below<Datasource>(*session(), source_id, "datasource id", datasource_id, options);
}

Query<Scan> SourceManager::list_scans(std::int64_t source_id) const { return list_below<Scan>(session(), source_id); }

Query<Scan> SourceManager::list_scans() const { return list_at<Scan>(session(), "all", {}); }

Scan SourceManager::get_scan(std::int64_t source_id, std::int64_t scan_id, const CallOptions& options) const {
  return get_below<Scan>(*session(), source_id, "scan id", scan_id, options);
}

TextLines SourceManager::get_scan_log_lines(std::int64_t source_id, std::int64_t scan_id,
                                            const CallOptions& options) const {
  UrlParams params = source_params(source_id);
  params.emplace("id", detail::id_text(scan_id, "scan id"));
  return read_lines(*session(), session()->endpoint_url("SCAN", "GET", "log", params), options);
}

Scan SourceManager::start_scan(std::int64_t source_id, const CallOptions& options) const {
  return start(session(), source_id, options);
}

}  // namespace v0
}  // namespace koordinates
