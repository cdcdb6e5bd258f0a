// SPDX-License-Identifier: BSD-3-Clause
// Exports.
#include <koordinates/exports.hpp>

#include <algorithm>
#include <utility>

#include <koordinates/error.hpp>
#include <koordinates/layers.hpp>
#include <koordinates/versioned.hpp>

#include "core/models/api_address.hpp"
#include "core/models/bound.hpp"
#include "core/transfers/download.hpp"
#include "core/transfers/file_name.hpp"
#include "session/decoding.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

namespace {

ExportItem& add(Export& order, std::string address) {
  if (!order.items) order.items.emplace();
  order.items->emplace_back().item = std::move(address);
  return order.items->back();
}

// The order as it can be sent: its items by whole addresses.
Export checked(const Session& session, const Export& order) {
  Export sent = order;
  if (!order.items || order.items->empty()) throw ClientValidationError("an export needs: items");
  if (!order.formats || order.formats->empty()) {
    throw ClientValidationError(
        "an export needs: formats, one for each kind of data among its items; get_formats() tells "
        "which there are");
  }
  for (ExportItem& item : *sent.items) {
    item.item = address_of_kind(session, item.item.value_or(std::string()), {"LAYER", "TABLE"},
                                "a layer or table, which looks like layers/12/");
  }
  return sent;
}

// A 303 with the export in it is an answer like a 200.
ApiRequest read_call(const Url& address) {
  ApiRequest call(address);
  call.takes_see_other = true;
  return call;
}

Export cancel_at(const std::shared_ptr<Session>& session, const Url& address, const CallOptions& options) {
  ApiResponse answer = session->send(ApiRequest(address, "DELETE"), options);
  Export cancelled;
  if (is_blank(answer.body)) {
    read_into(*session, Export::model_info(), &cancelled, read_call(address), options);
  } else {
    read_response(*session, Export::model_info(), &cancelled, answer);
  }
  return cancelled;
}

Url export_url(const Session& session, std::int64_t id) {
  return session.endpoint_url("EXPORT", "GET", "single", {{"id", detail::id_text(id, "export id")}});
}

}  // namespace

ExportItem& Export::add_item(const Layer& layer) { return add(*this, layer.url.value()); }
ExportItem& Export::add_item(const Table& table) { return add(*this, table.url.value()); }
ExportItem& Export::add_item(std::string_view item_url) { return add(*this, std::string(item_url)); }

void Export::set_formats(const std::map<std::string, std::string>& by_kind) {
  for (const auto& [kind, format] : by_kind) formats[kind] = format;
}

void Export::refresh(const CallOptions& call_options) {
  Session& session = *session_of(*this, "export");
  Export fresh;
  read_into(session, model_info(), &fresh, read_call(resolve_link(session, url.value())), call_options);
  *this = std::move(fresh);
}

void Export::cancel(const CallOptions& call_options) {
  const std::shared_ptr<Session> session = session_of(*this, "export");
  *this = cancel_at(session, resolve_link(*session, url.value()), call_options);
}

std::string Export::download(const Output& output, const DownloadOptions& download_options,
                             const CallOptions& call_options) const {
  Session& session = *session_of(*this, "export");
  const std::string label = "export " + std::to_string(id.value_or(0));
  const ExportState now = state.value_or(ExportState());
  if (now != ExportState::complete) {
    throw DownloadError(label + " cannot be downloaded: it is " +
                        (now.empty() ? std::string("in no known state")
                                     : printable(now == ExportState::error ? "in error" : now.str(), 60)) +
                        (now == ExportState::processing ? "; refresh() it until it is complete" : ""));
  }
  if (!download_url) throw DownloadError(label + " is complete, but it has no download_url");
  ApiRequest call(resolve_link(session, *download_url));
  call.accept = "*/*";
  call.may_leave_site = true;
  call.takes_web_page = false;  // it is always an archive
  return download_to(
      session, call, output, download_options,
      safe_file_name(name_of_title(name.value_or(std::string())), "export-" + std::to_string(id.value_or(0))) + ".zip",
      call_options);
}

std::string Export::download(std::string_view path, const DownloadOptions& download_options,
                             const CallOptions& call_options) const {
  return download(Output::file(std::string(path)), download_options, call_options);
}

std::map<std::string, std::vector<std::string>> ExportValidationResponse::get_reasons() const {
  std::map<std::string, std::vector<std::string>> reasons;
  const std::vector<std::string> none;
  for (const std::string& reason : invalid_reasons.value_or(none)) reasons["__all__"].push_back(reason);
  for (const ExportItemValidation& item : items.value_or(std::vector<ExportItemValidation>())) {
    for (const std::string& reason : item.invalid_reasons.value_or(none)) {
      reasons[item.item.value_or(std::string("__all__"))].push_back(reason);
    }
  }
  return reasons;
}

Export ExportManager::get(std::int64_t id, const Expansions& expand, const CallOptions& options) const {
  ApiRequest call = read_call(export_url(*session(), id));
  call.expand = expand;
  Export found;
  read_into(*session(), Export::model_info(), &found, call, options);
  return found;
}

Export ExportManager::create(const Export& order, const CallOptions& options) const {
  const Export sent = checked(*session(), order);
  require_members(Export::model_info(), &sent, RequiredFor::creating);
  ApiRequest call(session()->endpoint_url("EXPORT", "POST", "create"), "POST");
  call.body = write_request_body(Export::model_info(), &sent, true);
  call.takes_see_other = true;  // it may be complete when its Location is read
  Export created;
  post_new_into(session(), Export::model_info(), &created, call, options);
  return created;
}

ExportValidationResponse ExportManager::validate(const Export& order, const CallOptions& options) const {
  const Export sent = checked(*session(), order);
  require_members(Export::model_info(), &sent, RequiredFor::creating);
  ApiRequest call(session()->endpoint_url("EXPORT", "POST", "validate"), "POST");
  call.body = write_request_body(Export::model_info(), &sent, true);
  ExportValidationResponse found;
  read_into(*session(), ExportValidationResponse::model_info(), &found, call, options);
  return found;
}

Export ExportManager::cancel(std::int64_t id, const CallOptions& options) const {
  return cancel_at(session(), export_url(*session(), id), options);
}

ExportFormats ExportManager::get_formats(const CallOptions& options) const {
  const Url address = session()->endpoint_url("EXPORT", "OPTIONS", "options");
  const RawJson kinds = session()->remembered(address.to_string(), [&] {
    ApiResponse answer = session()->send(ApiRequest(address, "OPTIONS"), options);
    RawJson json;
    decode_answer(answer, [&](std::string body) { json = JsonDocument(std::move(body)).root().raw(); });
    for (const char* member : {"actions", "POST", "formats", "children"}) json = json.get(member).value_or(RawJson());
    return json;
  });
  ExportFormats formats;
  for (const auto& [kind, description] : kinds.members()) {
    for (const RawJson& choice : description.get("choices").value_or(RawJson()).elements()) {
      const std::string value = choice.get("value").value_or(RawJson()).as_string().value_or("");
      if (value.empty()) continue;
      formats[kind][value] = choice.get("display_name").value_or(RawJson()).as_string().value_or(value);
    }
  }
  return formats;
}

CropLayerManager ExportManager::croplayers() const { return CropLayerManager(session()); }

}  // namespace v0
}  // namespace koordinates
