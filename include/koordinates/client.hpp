// SPDX-License-Identifier: BSD-3-Clause
// `Client`: the entry point of the SDK: one site, one token, and the managers of all API areas.
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

/// The response to Client::request(). A value type.
struct KOORDINATES_EXPORT RawAnswer {
  /// The status, the headers and the body.
  int status = 0;
  Headers headers;
  std::string body;

  /// Returns the body as JSON; null for an empty body. Throws DecodeError if it is not JSON.
  [[nodiscard]] RawJson json() const;
};

/// A client of one Koordinates site: a cheap, copyable handle. Copies share one session and its connections.
///
/// Thread-safe: every member may be called on any thread. Managers and models share ownership of the session, so they
/// may outlive the Client. Construction does no I/O and starts no thread.
class KOORDINATES_EXPORT Client {
 public:
  /// Constructs a client with the token of the environment variable KOORDINATES_TOKEN.
  ///
  /// `host` is a host name, optionally with a port, or a base URL ("https://labs.koordinates.com/"). The scheme is
  /// https unless the URL says otherwise; plain http is allowed for loopback only.
  ///
  /// Throws ClientValidationError if the host, the token or an option is invalid, or if no token is given, and
  /// InvalidAPIVersion if ClientOptions::api_version is unknown.
  explicit Client(std::string_view host, ClientOptions options = {});
  /// Constructs a client with a token. An empty token counts as none: the one of KOORDINATES_TOKEN is used. Throws what
  /// the constructor without a token throws.
  Client(std::string_view host, std::string_view token, ClientOptions options = {});
  /// Constructs a client from C strings, such as getenv() returns. A null host counts as an empty host, which is
  /// invalid.
  explicit Client(const char* host, ClientOptions options = {});
  /// Constructs a client from C strings, such as getenv() returns. A null token counts as none.
  Client(const char* host, const char* token, ClientOptions options = {});
  /// Constructs a client from C strings, such as getenv() returns. A null token counts as none.
  Client(std::string_view host, const char* token, ClientOptions options = {});
  /// Makes a client that sends no token, for public data. Throws as the constructors do for the host and the options.
  [[nodiscard]] static Client anonymous(std::string_view host, ClientOptions options = {});

  /// The calls under `/data/`: the catalogue of published items.
  [[nodiscard]] CatalogManager catalog() const;
  /// The calls under `/categories/` (v1.x).
  [[nodiscard]] CategoryManager categories() const;
  /// The calls under `/documents/`.
  [[nodiscard]] DocumentManager documents() const;
  /// The explore sections of the site: `/explore-sections/` of v1.x.
  [[nodiscard]] ExploreSectionManager explore_sections() const;
  /// The calls under `/exports/`.
  [[nodiscard]] ExportManager exports() const;
  /// The calls under `/groups/`.
  [[nodiscard]] GroupManager groups() const;
  /// The calls under `/layers/`.
  [[nodiscard]] LayerManager layers() const;
  /// The calls under `/licenses/`.
  [[nodiscard]] LicenseManager licenses() const;
  /// The metadata of any object, by the address of the object.
  [[nodiscard]] MetadataManager metadata() const;
  /// The calls under `/publishers/` (v1.x).
  [[nodiscard]] PublisherManager publishers() const;
  /// The calls under `/publish/`: publish jobs.
  [[nodiscard]] PublishManager publishing() const;
  /// The calls under `/sets/`.
  [[nodiscard]] SetManager sets() const;
  /// The calls under `/sources/`.
  [[nodiscard]] SourceManager sources() const;
  /// The calls under `/tables/`.
  [[nodiscard]] TableManager tables() const;
  /// The calls under `/tokens/`.
  [[nodiscard]] TokenManager tokens() const;
  /// The calls under `/users/`.
  [[nodiscard]] UserManager users() const;

  /// Returns the manager of a model: `get_manager<Layer>()` is layers().
  template <class T>
  [[nodiscard]] typename ManagerOf<T>::type get_manager() const {
    return typename ManagerOf<T>::type(session_);
  }

  /// The path parameters of an endpoint, by name.
  using UrlParams = std::map<std::string, std::string>;
  /// Returns the address of an endpoint: `get_url("LAYER", "GET", "single", {{"id", "123"}})`. Sends nothing.
  ///
  /// docs/endpoints.md lists the names. `api_host` and `api_version`, if given, replace the client's own. Throws
  /// ClientValidationError if there is no such endpoint or if a parameter is missing, unknown or empty, and
  /// InvalidAPIVersion if the version is unknown.
  [[nodiscard]] std::string get_url(std::string_view datatype, std::string_view verb, std::string_view urltype,
                                    const UrlParams& params = {}, std::string_view api_host = {},
                                    std::string_view api_version = {}) const;
  /// Returns the path parameters of an address, such as {{"id", "123"}}: the inverse of get_url(). Sends nothing.
  ///
  /// A parameter never contains a slash. Throws ClientValidationError if the address is not one of this endpoint, and
  /// InvalidAPIVersion if it is of another version than requested.
  [[nodiscard]] UrlParams reverse_url(std::string_view datatype, std::string_view url, std::string_view verb = "GET",
                                      std::string_view urltype = "single", std::string_view api_version = {}) const;

  /// Sends a request that no other call covers.
  ///
  /// `path` is relative to the API ("layers/1/redactions/"), begins with a slash ("/services/api/v1.x/repos/"), or is a
  /// URL on the client's own origin or a trusted one. The method is GET, HEAD, OPTIONS, POST, PUT, PATCH or DELETE; the
  /// libcurl transport throws ClientValidationError for any other. Throws what every call throws, and ServerError for
  /// an error status.
  RawAnswer request(std::string_view method, std::string_view path, const CallOptions& options = {}) const;
  /// Sends a request with a JSON body, as application/json. Otherwise as the overload without a body.
  RawAnswer request(std::string_view method, std::string_view path, const RawJson& body,
                    const CallOptions& options = {}) const;

  /// Logs requests and responses to standard error, without secrets. Adds to the observer of ClientOptions.
  void activate_logging(LogLevel level = LogLevel::headers) const;
  /// Logs requests and responses to a stream, without secrets. The stream must outlive the session.
  void activate_logging(std::ostream& out, LogLevel level = LogLevel::headers) const;

  /// Returns the origin of the site: "https://labs.koordinates.com".
  [[nodiscard]] std::string host() const;
  /// Returns the API version: "v1" or "v1.x".
  [[nodiscard]] const std::string& api_version() const noexcept;

 private:
  explicit Client(std::shared_ptr<detail::Session> session) noexcept;
  std::shared_ptr<detail::Session> session_;
};

}  // namespace v0
}  // namespace koordinates
