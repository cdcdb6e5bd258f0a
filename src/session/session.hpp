// SPDX-License-Identifier: BSD-3-Clause
// `Session`: the one place through which every request goes. It attaches the token, keeps it at home, follows redirects,
// tells observers, and turns answers with an error status into exceptions.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/client_options.hpp>
#include <koordinates/error.hpp>
#include <koordinates/http/transport.hpp>
#include <koordinates/http/url.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/session/call_options.hpp>
#include <koordinates/session/expansions.hpp>

#include "session/endpoints.hpp"
#include "session/receiving.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// One call, before it is a request.
struct ApiRequest {
  explicit ApiRequest(Url target, std::string verb = "GET") : method(std::move(verb)), url(std::move(target)) {}

  std::string method;
  Url url;
  std::optional<std::string> body;                // a text, or
  std::shared_ptr<RequestBody> stream;            // bytes that are pulled while they are sent; never both
  std::string content_type = "application/json";  // of the body
  std::string accept = "application/json";
  Expansions expand;
  // Of a GET: a redirect may lead to another host, such as the storage that exports lie in. Neither the token nor the call's
  // own headers are sent there, nor anywhere else from there on.
  bool may_leave_site = false;
  // Of a download: an answer of the type text/html may be what is wanted.
  bool takes_web_page = true;
  // A 303 without a Location is an answer like a 200.
  bool takes_see_other = false;
  // The Authorization header in place of the client's own; an empty one: none at all. What else of the request is secret, so
  // that no error shows it where the server repeats it.
  std::optional<std::string> authorization;
  std::vector<std::string> secrets;
};

// The text with every occurrence of the secrets as "***".
[[nodiscard]] std::string hide(std::string text, const std::vector<std::string>& secrets);

// A whole answer with a good status.
struct ApiResponse {
  explicit ApiResponse(Url address) : url(std::move(address)) {}

  Url url;  // after redirects
  int status = 0;
  Headers headers;
  std::string body;
  ErrorContext context;              // for errors that are found in the body
  std::vector<std::string> secrets;  // such as the token: no error may show them if the server repeats them
};

// An address in an answer to a request that changed something. Throws RedirectError, which says so, where it is none.
[[nodiscard]] Url resolve_received(const ApiResponse& answer, const std::string& link);

// Shared by everything that came from one client. All of it is constant but the list of observers; every member may be
// called on any thread.
class Session : public std::enable_shared_from_this<Session> {
 public:
  // No token: an anonymous session. The arguments are checked already, save the options.
  Session(Url site, std::optional<std::string> token, ClientOptions options);

  // Sends, follows redirects of GET and HEAD, reads the body. Throws every error there is.
  [[nodiscard]] ApiResponse send(const ApiRequest& call, const CallOptions& options);

  // The same for a download: the body goes to the receiver while it comes, whatever its size, and is not in the answer. No
  // compression is offered. Throws DownloadError where it is not whole, and what the receiver throws.
  [[nodiscard]] ApiResponse receive(const ApiRequest& call, const CallOptions& options, const Receiver& receiver);

  // The same for a text that is read while it is walked: its body, whatever its size. Reading it throws what a call throws.
  [[nodiscard]] std::unique_ptr<ResponseBody> open(const ApiRequest& call, const CallOptions& options);

  // What `make` gave when it was asked first under this name; null is not remembered. Two threads that ask at once may both call it.
  [[nodiscard]] RawJson remembered(const std::string& name, const std::function<RawJson()>& make);

  // Sends a POST and, where the answer is a 201 or 202 with a Location, reads what stands there instead. Throws RedirectError,
  // after the POST, where that is on another site.
  [[nodiscard]] ApiResponse post_and_follow(const ApiRequest& call, const CallOptions& options);

  // Addresses. `link` is what the service sent: absolute, or relative to `base`.
  [[nodiscard]] Url endpoint_url(std::string_view datatype, std::string_view verb, std::string_view urltype,
                                 const UrlParams& params = {}) const;
  [[nodiscard]] Url api_url(std::string_view path) const;  // below the API's root
  // The same below the root of the version in which the endpoint is.
  [[nodiscard]] Url api_url(const Endpoint& endpoint, std::string_view path) const;
  [[nodiscard]] Url api_root(std::string_view api_version) const;
  [[nodiscard]] const Url& site() const noexcept { return site_; }
  [[nodiscard]] const ClientOptions& options() const noexcept { return options_; }
  [[nodiscard]] const Clock& clock() const noexcept { return *clock_; }

  // May the token be sent there? `how` begins the sentence of the RedirectError: "the link leads to".
  [[nodiscard]] bool is_trusted(const Url& url) const noexcept;
  void require_trusted(const Url& url, const std::string& how) const;

  void add_observer(std::shared_ptr<Observer> observer);

 private:
  // GET on the Location of a response to a request that was carried out.
  [[nodiscard]] ApiResponse read_result(const ApiRequest& call, const ApiResponse& answer, const CallOptions& options);
  friend class Execution;

  [[nodiscard]] std::vector<std::shared_ptr<Observer>> observers() const;

  const Url site_;
  const std::optional<std::string> token_;
  const ClientOptions options_;
  std::vector<Url> trusted_;
  std::string user_agent_;
  std::shared_ptr<Transport> transport_;
  std::shared_ptr<const Clock> clock_;

  std::mutex remembered_mutex_;
  std::map<std::string, RawJson> remembered_;
  mutable std::mutex observers_mutex_;
  std::vector<std::shared_ptr<Observer>> observers_;
  std::atomic<std::uint64_t> next_request_id_{1};
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
