// SPDX-License-Identifier: BSD-3-Clause
// What a session is made of: addresses, trust, observers.
#include "session/session.hpp"

#include <algorithm>
#include <utility>

#include <koordinates/http/curl_transport.hpp>
#include <koordinates/version.hpp>

#include "session/site.hpp"
#include "text/ascii.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

std::shared_ptr<Transport> transport_for(const ClientOptions& options) {
  if (options.transport != nullptr) return options.transport;
  CurlTransportOptions curl;
  curl.proxy = options.proxy;
  curl.ca_file = options.ca_file;
  curl.http_version = options.http_version;
  return make_curl_transport(std::move(curl));
}

std::string user_agent_for(const ClientOptions& options) {
  const std::string own = std::string("koordinates-cpp/") + KOORDINATES_VERSION_STRING;
  return options.user_agent.empty() ? own : options.user_agent + " " + own;
}

// Without its address, which may hold a password.
void check_proxy(const std::string& proxy) {
  const std::size_t scheme_end = proxy.find("://");
  const std::string scheme = scheme_end == std::string::npos ? "http" : lower_case(proxy.substr(0, scheme_end));
  bool is_known = false;
  for (const std::string_view known : {"http", "https", "socks4", "socks4a", "socks5", "socks5h"}) {
    is_known = is_known || scheme == known;
  }
  const bool is_plain = std::all_of(proxy.begin(), proxy.end(), [](char c) { return c > ' ' && c != '\x7F'; });
  if (is_known && is_plain) return;
  throw ClientValidationError(
      "ClientOptions::proxy is not a proxy URL, such as \"http://proxy.example:3128\" or "
      "\"socks5://127.0.0.1:1080\"");
}

void check_options(const ClientOptions& options) {
  check_api_version(options.api_version);
  if (options.connect_timeout.count() < 0 || options.stall_timeout.count() < 0 || options.total_timeout.count() < 0) {
    throw ClientValidationError("a timeout in ClientOptions is negative; 0 means no limit");
  }
  if (options.max_redirects < 0) throw ClientValidationError("ClientOptions::max_redirects is negative");
  if (options.max_json_depth < 1) throw ClientValidationError("ClientOptions::max_json_depth must be at least 1");
  if (options.max_json_bytes == 0) throw ClientValidationError("ClientOptions::max_json_bytes must be at least 1");
  check_proxy(options.proxy);
  Headers().set("User-Agent", options.user_agent);  // refuses line breaks
}

}  // namespace

std::string hide(std::string text, const std::vector<std::string>& secrets) {
  std::vector<std::string> all = secrets;
  for (const std::string& secret : secrets) {
    // As it stands in JSON.
    const std::string quoted_form = RawJson::from_string(secret).text();
    all.push_back(quoted_form.substr(1, quoted_form.size() - 2));
  }
  // One may be the beginning of another.
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  for (const std::string& secret : all) {
    if (secret.size() < 4) continue;  // nobody's secret is so short: it would only spoil words
    for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + 3)) {
      text.replace(at, secret.size(), "***");
    }
  }
  return text;
}

Session::Session(Url site, std::optional<std::string> token, ClientOptions options)
    : site_(std::move(site)), token_(std::move(token)), options_(std::move(options)) {
  check_options(options_);
  for (const std::string& origin : options_.trusted_origins) trusted_.push_back(parse_trusted_origin(origin));
  user_agent_ = user_agent_for(options_);
  transport_ = transport_for(options_);
  clock_ = options_.clock != nullptr ? options_.clock : steady_clock();
  if (options_.observer != nullptr) observers_.push_back(options_.observer);
}

Url Session::api_root(std::string_view api_version) const {
  return site_.with_path("/services/api/" + std::string(api_version) + "/");
}

Url Session::endpoint_url(std::string_view datatype, std::string_view verb, std::string_view urltype,
                          const UrlParams& params) const {
  const Endpoint& endpoint = find_endpoint(datatype, verb, urltype);
  return api_url(endpoint, fill_path(endpoint, params));
}

Url Session::api_url(const Endpoint& endpoint, std::string_view path) const {
  if (endpoint.version.empty()) return api_url(path);
  const Url root = api_root(endpoint.version);
  return root.with_path(root.path() + std::string(path));
}

Url Session::api_url(std::string_view path) const {
  const Url root = api_root(options_.api_version);
  return root.with_path(root.path() + std::string(path));
}

Url resolve_received(const ApiResponse& answer, const std::string& link) {
  try {
    return answer.url.resolve(link);
  } catch (const ClientValidationError& error) {
    throw RedirectError("the request was carried out, but the server returned an invalid URL for its result: " +
                            std::string(error.what()),
                        answer.context);
  }
}

ApiResponse Session::post_and_follow(const ApiRequest& call, const CallOptions& options) {
  ApiResponse answer = send(call, options);
  const bool has_location = !answer.headers.get("Location").value_or("").empty();
  return (answer.status == 201 || answer.status == 202) && has_location ? read_result(call, answer, options) : answer;
}

ApiResponse Session::read_result(const ApiRequest& call, const ApiResponse& answer, const CallOptions& options) {
  const Url address = resolve_received(answer, answer.headers.get("Location").value());
  require_trusted(address, "the request was carried out, and its Location leads to");
  ApiRequest result(address);
  result.takes_see_other = call.takes_see_other;
  return send(result, options);
}

bool Session::is_trusted(const Url& url) const noexcept {
  if (url.same_origin(site_)) return true;
  for (const Url& origin : trusted_) {
    if (url.same_origin(origin)) return true;
  }
  return false;
}

void Session::require_trusted(const Url& url, const std::string& how) const {
  if (is_trusted(url)) return;
  throw RedirectError(how + " " + url.origin() + ", which is not this client's site " + site_.origin() +
                      "; nothing was sent there. To trust it with the token, add it to "
                      "ClientOptions::trusted_origins");
}

RawJson Session::remembered(const std::string& name, const std::function<RawJson()>& make) {
  {
    const std::lock_guard<std::mutex> lock(remembered_mutex_);
    const auto found = remembered_.find(name);
    if (found != remembered_.end()) return found->second;
  }
  RawJson made = make();
  if (made.is_null()) return made;
  const std::lock_guard<std::mutex> lock(remembered_mutex_);
  return remembered_.emplace(name, std::move(made)).first->second;
}

void Session::add_observer(std::shared_ptr<Observer> observer) {
  const std::lock_guard<std::mutex> lock(observers_mutex_);
  observers_.push_back(std::move(observer));
}

std::vector<std::shared_ptr<Observer>> Session::observers() const {
  const std::lock_guard<std::mutex> lock(observers_mutex_);
  return observers_;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
