// SPDX-License-Identifier: BSD-3-Clause
// `Client`: the entry point to one Koordinates site.
#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <koordinates/client_options.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/http/headers.hpp>
#include <koordinates/http/observer.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/session/call_options.hpp>

namespace koordinates {
inline namespace v0 {

/// The response to `client.request()`. A value.
struct KOORDINATES_EXPORT RawAnswer {
  int status = 0;
  Headers headers;
  std::string body;

  /// The body as JSON; null if the body is empty. Throws DecodeError if the body is not valid JSON.
  [[nodiscard]] RawJson json() const;
};

/// A cheap, copyable handle. Copies share one session and its connections.
///
/// Every member may be called on any thread. Managers and models keep the session alive, so they may outlive the
/// client. Construction does no I/O and starts no thread.
class KOORDINATES_EXPORT Client {
 public:
  /// A client for the site `host`: a host name, with a port if needed, or a base URL such as
  /// "https://labs.koordinates.com/".
  ///
  /// The scheme is https unless the URL says otherwise; plain http is allowed to loopback only. The token is the
  /// argument, or the environment variable KOORDINATES_TOKEN if none is given; an empty token counts as missing. Throws
  /// ClientValidationError if the host, the token or an option is invalid, or if no token is given; InvalidAPIVersion.
  explicit Client(std::string_view host, ClientOptions options = {});
  Client(std::string_view host, std::string_view token, ClientOptions options = {});
  /// The same for the result of `getenv()`: a null host is invalid, and a null token counts as missing.
  explicit Client(const char* host, ClientOptions options = {});
  Client(const char* host, const char* token, ClientOptions options = {});
  Client(std::string_view host, const char* token, ClientOptions options = {});
  /// A client that sends no token, for public data.
  [[nodiscard]] static Client anonymous(std::string_view host, ClientOptions options = {});

  [[nodiscard]] CatalogManager catalog() const;
  [[nodiscard]] CategoryManager categories() const;
  [[nodiscard]] DocumentManager documents() const;
  [[nodiscard]] ExploreSectionManager explore_sections() const;
  [[nodiscard]] ExportManager exports() const;
  [[nodiscard]] GroupManager groups() const;
  [[nodiscard]] LayerManager layers() const;
  [[nodiscard]] LicenseManager licenses() const;
  [[nodiscard]] MetadataManager metadata() const;
  [[nodiscard]] PublisherManager publishers() const;
  [[nodiscard]] PublishManager publishing() const;
  [[nodiscard]] SetManager sets() const;
  [[nodiscard]] SourceManager sources() const;
  [[nodiscard]] TableManager tables() const;
  [[nodiscard]] TokenManager tokens() const;
  [[nodiscard]] UserManager users() const;

  /// The manager for a model: `get_manager<Layer>()` is `layers()`.
  template <class T>
  [[nodiscard]] typename ManagerOf<T>::type get_manager() const {
    return typename ManagerOf<T>::type(session_);
  }

  /// The URL of an endpoint: `get_url("LAYER", "GET", "single", {{"id", "123"}})`. Sends nothing.
  ///
  /// The names are those of the endpoint table in docs/endpoints.md. `api_host` and `api_version` replace those of the
  /// client if they are given. Throws ClientValidationError if there is no such endpoint, or if a parameter is missing,
  /// unknown or empty; InvalidAPIVersion.
  using UrlParams = std::map<std::string, std::string>;
  [[nodiscard]] std::string get_url(std::string_view datatype, std::string_view verb, std::string_view urltype,
                                    const UrlParams& params = {}, std::string_view api_host = {},
                                    std::string_view api_version = {}) const;
  /// The reverse of `get_url()`: the parameters in a URL, such as `{{"id", "123"}}`. A parameter never contains a
  /// slash.
  ///
  /// Throws ClientValidationError if the URL does not belong to that endpoint, InvalidAPIVersion if it belongs to
  /// another version than the one asked for.
  [[nodiscard]] UrlParams reverse_url(std::string_view datatype, std::string_view url, std::string_view verb = "GET",
                                      std::string_view urltype = "single", std::string_view api_version = {}) const;

  /// Sends any request to the site, for endpoints that have no call of their own.
  ///
  /// `path` is relative to the API ("layers/1/services/"), begins with a slash ("/services/api/v1.x/repos/"), or is a
  /// URL on the client's own origin or on a trusted one. A body is sent as application/json. The method is GET, HEAD,
  /// OPTIONS, POST, PUT, PATCH or DELETE; the libcurl transport refuses any other with ClientValidationError. Throws
  /// ServerError if the response has an error status, and whatever a request can throw.
  RawAnswer request(std::string_view method, std::string_view path, const CallOptions& options = {}) const;
  RawAnswer request(std::string_view method, std::string_view path, const RawJson& body,
                    const CallOptions& options = {}) const;

  /// Writes each request and response, without secrets, to a stream (standard error by default).
  ///
  /// The stream must outlive the session. The log observer is added to the observer in the options.
  void activate_logging(LogLevel level = LogLevel::headers) const;
  void activate_logging(std::ostream& out, LogLevel level = LogLevel::headers) const;

  /// The site's origin: "https://labs.koordinates.com".
  [[nodiscard]] std::string host() const;
  [[nodiscard]] const std::string& api_version() const noexcept;

 private:
  explicit Client(std::shared_ptr<detail::Session> session) noexcept;
  std::shared_ptr<detail::Session> session_;
};

}  // namespace v0
}  // namespace koordinates
