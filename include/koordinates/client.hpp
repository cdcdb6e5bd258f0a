// SPDX-License-Identifier: BSD-3-Clause
// `Client`: one site, one token, and everything that can be asked of it.
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

/// What client.request() gives.
struct KOORDINATES_EXPORT RawAnswer {
  int status = 0;
  Headers headers;
  std::string body;

  /// The body as JSON. Throws DecodeError; null for an empty body.
  [[nodiscard]] RawJson json() const;
};

/// A cheap handle on one shared session: copies are the same client. Every member may be called on any thread. Managers and
/// models keep the session alive, so they may outlive the client. Making one touches nothing but memory.
class KOORDINATES_EXPORT Client {
 public:
  /// `host` is a host name, with a port if need be, or a base URL ("https://labs.koordinates.com/"). https unless the URL
  /// says otherwise; plain http is for loopback only. The token is the one given, or else the environment's
  /// KOORDINATES_TOKEN; an empty one counts as none. Throws ClientValidationError for a host, token or option that cannot be
  /// one and where there is no token, InvalidAPIVersion.
  explicit Client(std::string_view host, ClientOptions options = {});
  Client(std::string_view host, std::string_view token, ClientOptions options = {});
  /// The same for what getenv() gives: a null pointer is no host, and counts as no token.
  explicit Client(const char* host, ClientOptions options = {});
  Client(const char* host, const char* token, ClientOptions options = {});
  Client(std::string_view host, const char* token, ClientOptions options = {});
  /// A client that sends no token, for what is public.
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

  /// The manager of a model's area: get_manager<Layer>() is layers().
  template <class T>
  [[nodiscard]] typename ManagerOf<T>::type get_manager() const {
    return typename ManagerOf<T>::type(session_);
  }

  /// The address of a call: get_url("LAYER", "GET", "single", {{"id", "123"}}). The names are those of the endpoint table
  /// in docs/endpoints.md. `api_host` and `api_version` stand in for the client's own where they are given. Throws
  /// ClientValidationError for an endpoint that is not there and a parameter that is missing, unknown or empty;
  /// InvalidAPIVersion.
  using UrlParams = std::map<std::string, std::string>;
  [[nodiscard]] std::string get_url(std::string_view datatype, std::string_view verb, std::string_view urltype,
                                    const UrlParams& params = {}, std::string_view api_host = {},
                                    std::string_view api_version = {}) const;
  /// The reverse: the parameters in an address. {{"id", "123"}}. A parameter never holds a slash. Throws
  /// ClientValidationError where the address is not one of that endpoint, InvalidAPIVersion where it is one of another
  /// version than asked for.
  [[nodiscard]] UrlParams reverse_url(std::string_view datatype, std::string_view url, std::string_view verb = "GET",
                                      std::string_view urltype = "single", std::string_view api_version = {}) const;

  /// Sends what has no call of its own. `path` is relative to the API ("layers/1/redactions/"), begins with a slash
  /// ("/services/api/v1.x/repos/") or is a URL on the client's own origin or a trusted one. A body is sent as
  /// application/json. The method is GET, HEAD, OPTIONS, POST, PUT, PATCH or DELETE; libcurl's transport refuses others with
  /// ClientValidationError. Throws as every call does, ServerError for an error status.
  RawAnswer request(std::string_view method, std::string_view path, const CallOptions& options = {}) const;
  RawAnswer request(std::string_view method, std::string_view path, const RawJson& body,
                    const CallOptions& options = {}) const;

  /// Writes what is sent and received to a stream (standard error by default), which must outlive the session; without
  /// secrets. Adds to the observer in the options.
  void activate_logging(LogLevel level = LogLevel::headers) const;
  void activate_logging(std::ostream& out, LogLevel level = LogLevel::headers) const;

  /// "https://labs.koordinates.com"
  [[nodiscard]] std::string host() const;
  [[nodiscard]] const std::string& api_version() const noexcept;

 private:
  explicit Client(std::shared_ptr<detail::Session> session) noexcept;
  std::shared_ptr<detail::Session> session_;
};

}  // namespace v0
}  // namespace koordinates
