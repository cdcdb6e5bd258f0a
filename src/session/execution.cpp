// SPDX-License-Identifier: BSD-3-Clause
// Carrying out a call.
#include "session/execution.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "session/log_redaction.hpp"
#include "session/response_errors.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::size_t chunk_bytes = 64 * 1024;
constexpr std::size_t error_body_bytes = 64 * 1024;  // enough for a message; the rest of an error page is dropped

bool is_read(const std::string& method) { return method == "GET" || method == "HEAD"; }

bool is_good(int status) { return status >= 200 && status < 300; }

}  // namespace

Execution::Execution(Session& session, const ApiRequest& call, const CallOptions& options)
    : session_(session),
      call_(call),
      options_(options),
      observers_(session.observers()),
      started_(session.clock().now()),
      url_(call.url) {
  deadline_ = options.deadline();
  const std::chrono::milliseconds total = session.options().total_timeout;
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::time_point::max() - started_);
  if (total.count() <= 0 || total >= left) return;
  if (!deadline_ || started_ + total < *deadline_) deadline_ = started_ + total;
}

template <class Action>
auto Execution::reported(Action action) {
  session_.require_trusted(url_, "the link leads to");
  try {
    return action();
  } catch (const Error& error) {
    report_failure(error);
    throw;
  }
}

ApiResponse Execution::run() {
  return reported([this] {
    Response response = follow();
    std::string body = read_body(*response.body);
    ApiResponse answer = response_from(response);
    answer.body = std::move(body);
    return answer;
  });
}

ApiResponse Execution::receive(const Receiver& receiver) {
  downloads_ = true;
  return reported([&] {
    Response response = follow();
    if (!call_.takes_web_page) refuse_web_page(response, [this] { return context(); });
    receive_body(response, receiver, [this] { return context(); });
    return response_from(response);
  });
}

std::unique_ptr<ResponseBody> Execution::open() {
  unlimited_ = true;
  return reported([this] { return follow().body; });
}

Response Execution::follow() {
  for (int hops = 0;; ++hops) {
    Response response = send(make_request());
    if (must_follow(response)) {
      const Url target = redirect_target(response, hops);
      abroad_ = abroad_ || !session_.is_trusted(target);
      url_ = target;
      continue;
    }
    if (is_good(response.status) || response.status == 303) return response;
    throw_server_error(response.status, without_secrets(response.headers), read_error_body(*response.body), secrets(),
                       context());
  }
}

bool Execution::must_follow(const Response& response) const {
  // 304 answers a conditional request; 305 and 306 are not redirects any more (RFC 9110, section 15.4).
  if (response.status < 300 || response.status >= 400 || response.status == 304 || response.status == 305 ||
      response.status == 306) {
    return false;
  }
  const bool has_location = !response.headers.get("Location").value_or("").empty();
  if (response.status != 303) return true;
  // The request was carried out, and its result is at the Location: Session::send() reads it.
  if (!is_read(call_.method)) return !has_location;
  return has_location || !call_.takes_see_other;
}

ApiResponse Execution::response_from(Response& response) const {
  ApiResponse answer(url_);
  answer.status = response.status;
  answer.headers = std::move(response.headers);
  answer.context = context();
  answer.secrets = secrets();
  return answer;
}

// What a server that repeats what it was sent would put into the error.
std::vector<std::string> Execution::secrets() const {
  std::vector<std::string> all = call_.secrets;
  if (session_.token_) all.push_back(*session_.token_);
  return all;
}

Headers Execution::without_secrets(const Headers& headers) const {
  Headers clean;
  for (const auto& [name, value] : headers) clean.add(name, hide(value, secrets()));
  return clean;
}

Request Execution::make_request() const {
  Request request(url_, call_.method);
  Headers& headers = request.headers;
  headers.set("Accept", call_.accept);
  headers.set("User-Agent", session_.user_agent_);
  if (abroad_) return request;  // nothing that may be meant for the site alone
  if (call_.authorization) {
    if (!call_.authorization->empty()) headers.set("Authorization", *call_.authorization);
  } else if (session_.token_) {
    headers.set("Authorization", "key " + *session_.token_);
  }
  if (!call_.expand.empty()) headers.set("Expand", call_.expand.header_value());
  if (call_.body) {
    headers.set("Content-Type", call_.content_type);
    request.body = make_body(*call_.body);
  } else if (call_.stream) {
    headers.set("Content-Type", call_.content_type);
    request.body = call_.stream;
  }
  for (const auto& [name, value] : options_.headers()) headers.set(name, value);
  return request;
}

ExchangeOptions Execution::exchange_options() const {
  ExchangeOptions exchange;
  exchange.deadline = deadline_;
  exchange.connect_timeout = session_.options().connect_timeout;
  exchange.stall_timeout = session_.options().stall_timeout;
  exchange.cancel = options_.cancel();
  exchange.max_header_bytes = session_.options().max_header_bytes;
  exchange.bulk = downloads_ || call_.stream != nullptr;
  exchange.accept_compressed = !downloads_;
  if (!downloads_ && !unlimited_) exchange.max_body_bytes = session_.options().max_json_bytes;
  return exchange;
}

Response Execution::send(const Request& request) {
  require_time();
  const Clock::time_point sent = session_.clock().now();
  request_id_ = session_.next_request_id_++;
  ++attempts_;
  if (!observers_.empty()) {
    RequestEvent event;
    event.id = request_id_;
    event.method = request.method;
    event.url = request.url.redacted();
    event.headers = redact_headers(request.headers);
    if (call_.body) {
      event.body_bytes = call_.body->size();
      if (call_.content_type == "application/json") event.body = redact_json(*call_.body);
    } else if (call_.stream) {
      event.body_bytes = call_.stream->size().value_or(0);
    }
    for (const auto& observer : observers_) observer->on_request(event);
  }
  Response response = session_.transport_->send(request, exchange_options());
  if (!observers_.empty()) {
    ResponseEvent event;
    event.id = request_id_;
    event.method = request.method;
    event.url = request.url.redacted();
    event.status = response.status;
    event.headers = redact_headers(response.headers);
    event.elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(session_.clock().now() - sent);
    for (const auto& observer : observers_) observer->on_response(event);
  }
  return response;
}

Url Execution::redirect_target(const Response& response, int hops) const {
  const std::string status = std::to_string(response.status);
  const std::optional<std::string> location = response.headers.get("Location");
  if (!location || location->empty()) {
    throw RedirectError("the server responded with status " + status + " and no Location", context());
  }
  std::optional<Url> target;
  try {
    target = url_.resolve(*location);
  } catch (const ClientValidationError& error) {
    throw RedirectError("the server redirects to an invalid URL: " + std::string(error.what()), context());
  }
  if (!is_read(call_.method)) {
    throw RedirectError(
        "the server redirects this " + call_.method + " to " + target->redacted() +
            "; only GET and HEAD redirects are followed, because the request might be carried out twice",
        context());
  }
  if (hops >= session_.options().max_redirects) {
    throw RedirectError("more than " + std::to_string(session_.options().max_redirects) +
                            " redirects, the last one to " + target->redacted(),
                        context());
  }
  if (!session_.is_trusted(*target)) require_may_leave_to(*target);
  return *target;
}

void Execution::require_may_leave_to(const Url& target) const {
  const std::string way = "redirected from " + url_.redacted() + " to " + target.redacted();
  if (!call_.may_leave_site) {
    throw RedirectError(way + ", another site; nothing was sent there. To trust it with the token, add " +
                            target.origin() + " to ClientOptions::trusted_origins",
                        context());
  }
  // A site elsewhere has no business with servers on this machine.
  if (target.is_loopback() && !url_.is_loopback()) {
    throw RedirectError(way + ", a loopback address; nothing was sent there", context());
  }
  if (target.scheme() != "https" && !target.is_loopback()) {
    throw RedirectError(way + ", which is plain http and could be read and changed by others; nothing was sent there",
                        context());
  }
}

std::string Execution::read_body(ResponseBody& body) const {
  const std::uint64_t limit = session_.options().max_json_bytes;
  std::string text;
  std::size_t used = 0;
  for (;;) {
    text.resize(std::max(used * 2, used + chunk_bytes));
    const std::size_t got = body.read(&text[used], text.size() - used);
    used += got;
    if (used > limit) {
      throw DecodeError(
          "the response is larger than " + std::to_string(limit) + " bytes (ClientOptions::max_json_bytes)", "", "",
          context());
    }
    if (got == 0) break;
  }
  text.resize(used);
  return text;
}

// What the server says is worth more than that its page broke off: nothing that reading throws hides the status.
std::string Execution::read_error_body(ResponseBody& body) const {
  std::string text;
  std::array<char, 4096> chunk{};
  try {
    while (text.size() < error_body_bytes) {
      const std::size_t got = body.read(chunk.data(), chunk.size());
      if (got == 0) break;
      text.append(chunk.data(), got);
    }
  } catch (const TransportError&) {
  } catch (const DecodeError&) {
  }
  return text;
}

void Execution::require_time() const {
  if (options_.cancel().cancelled()) throw Cancelled("the call was cancelled", context());
  if (deadline_ && session_.clock().now() >= *deadline_) {
    throw DeadlineExceeded("the deadline passed before the request could be sent", context());
  }
}

void Execution::report_failure(const Error& error) {
  if (observers_.empty()) return;
  FailureEvent event;
  event.id = request_id_;
  event.method = call_.method;
  event.url = url_.redacted();
  event.message = error.what();
  event.elapsed = elapsed();
  for (const auto& observer : observers_) observer->on_failure(event);
}

ErrorContext Execution::context() const {
  ErrorContext context;
  context.method = call_.method;
  context.url = url_.redacted();
  context.attempts = attempts_;
  context.elapsed = elapsed();
  return context;
}

std::chrono::milliseconds Execution::elapsed() const {
  return std::chrono::duration_cast<std::chrono::milliseconds>(session_.clock().now() - started_);
}

std::unique_ptr<ResponseBody> Session::open(const ApiRequest& call, const CallOptions& options) {
  return Execution(*this, call, options).open();
}

ApiResponse Session::send(const ApiRequest& call, const CallOptions& options) {
  ApiResponse answer = Execution(*this, call, options).run();
  return answer.status == 303 && !is_read(call.method) ? read_result(call, answer, options) : answer;
}

ApiResponse Session::receive(const ApiRequest& call, const CallOptions& options, const Receiver& receiver) {
  return Execution(*this, call, options).receive(receiver);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
