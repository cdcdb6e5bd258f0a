// SPDX-License-Identifier: BSD-3-Clause
// The client: construction, addresses, requests of its own.
#include <koordinates/client.hpp>

#include <iostream>
#include <utility>

#include <koordinates/catalog.hpp>
#include <koordinates/categories.hpp>
#include <koordinates/documents.hpp>
#include <koordinates/error.hpp>
#include <koordinates/explore_sections.hpp>
#include <koordinates/exports.hpp>
#include <koordinates/layers.hpp>
#include <koordinates/licenses.hpp>
#include <koordinates/metadata.hpp>
#include <koordinates/publishers.hpp>
#include <koordinates/publishing.hpp>
#include <koordinates/sets.hpp>
#include <koordinates/sources.hpp>
#include <koordinates/tokens.hpp>
#include <koordinates/users.hpp>

#include "json/document.hpp"
#include "session/session.hpp"
#include "session/site.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {

namespace {

std::shared_ptr<detail::Session> make_session(std::string_view host, std::optional<std::string> token,
                                              ClientOptions options) {
  return std::make_shared<detail::Session>(detail::parse_site(host), std::move(token), std::move(options));
}

// Where client.request() is to go.
Url request_url(const detail::Session& session, std::string_view path) {
  if (path.empty()) throw ClientValidationError("request() needs a path, such as \"layers/\"");
  return session.api_root(session.options().api_version).resolve(path);
}

// What getenv() gives may be null.
std::string_view text_of(const char* text) { return text == nullptr ? std::string_view() : std::string_view(text); }

void check_method(std::string_view method) {
  constexpr std::string_view capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  if (method.empty() || method.find_first_not_of(capitals) != std::string_view::npos) {
    throw ClientValidationError(detail::quoted(method) + " is no HTTP method; they are written in capitals: \"GET\"");
  }
}

RawAnswer send(detail::Session& session, const detail::ApiRequest& call, const CallOptions& options) {
  detail::ApiResponse answer = session.send(call, options);
  return RawAnswer{answer.status, std::move(answer.headers), std::move(answer.body)};
}

}  // namespace

RawJson RawAnswer::json() const {
  if (body.empty()) return {};
  return detail::JsonDocument(body).root().raw();
}

Client::Client(std::shared_ptr<detail::Session> session) noexcept : session_(std::move(session)) {}

Client::Client(std::string_view host, ClientOptions options) : Client(host, std::string_view(), std::move(options)) {}

Client::Client(std::string_view host, std::string_view token, ClientOptions options)
    : session_(make_session(host, detail::find_token(token), std::move(options))) {}

Client::Client(const char* host, ClientOptions options) : Client(text_of(host), std::move(options)) {}

Client::Client(const char* host, const char* token, ClientOptions options)
    : Client(text_of(host), text_of(token), std::move(options)) {}

Client::Client(std::string_view host, const char* token, ClientOptions options)
    : Client(host, text_of(token), std::move(options)) {}

Client Client::anonymous(std::string_view host, ClientOptions options) {
  return Client(make_session(host, std::nullopt, std::move(options)));
}

CatalogManager Client::catalog() const { return get_manager<CatalogEntry>(); }
CategoryManager Client::categories() const { return get_manager<Category>(); }
DocumentManager Client::documents() const { return get_manager<Document>(); }
ExploreSectionManager Client::explore_sections() const { return get_manager<ExploreSection>(); }
ExportManager Client::exports() const { return get_manager<Export>(); }
GroupManager Client::groups() const { return get_manager<Group>(); }
LayerManager Client::layers() const { return get_manager<Layer>(); }
LicenseManager Client::licenses() const { return get_manager<License>(); }
MetadataManager Client::metadata() const { return get_manager<Metadata>(); }
PublisherManager Client::publishers() const { return get_manager<Publisher>(); }
PublishManager Client::publishing() const { return get_manager<Publish>(); }
SetManager Client::sets() const { return get_manager<Set>(); }
SourceManager Client::sources() const { return get_manager<Source>(); }
TableManager Client::tables() const { return get_manager<Table>(); }
TokenManager Client::tokens() const { return get_manager<Token>(); }
UserManager Client::users() const { return get_manager<User>(); }

std::string Client::get_url(std::string_view datatype, std::string_view verb, std::string_view urltype,
                            const UrlParams& params, std::string_view api_host, std::string_view api_version) const {
  const detail::Endpoint& endpoint = detail::find_endpoint(datatype, verb, urltype);
  std::string_view version = api_version;
  if (version.empty()) version = endpoint.version;
  if (version.empty()) version = session_->options().api_version;
  detail::check_api_version(version);
  const Url site = api_host.empty() ? session_->site() : detail::parse_site(api_host);
  const std::string path = detail::fill_path(endpoint, params);
  return site.with_path("/services/api/" + std::string(version) + "/" + path).to_string();
}

Client::UrlParams Client::reverse_url(std::string_view datatype, std::string_view url, std::string_view verb,
                                      std::string_view urltype, std::string_view api_version) const {
  const detail::Endpoint& endpoint = detail::find_endpoint(datatype, verb, urltype);
  const Url address = Url::parse(url);
  const std::string& path = address.path();
  const std::string shown = detail::quoted(address.redacted());
  constexpr std::string_view root = "/services/api/";
  const std::size_t slash = path.find('/', root.size());
  if (path.compare(0, root.size(), root) != 0 || slash == std::string::npos) {
    throw ClientValidationError(shown + " is not the URL of the API");
  }
  const std::string version = path.substr(root.size(), slash - root.size());
  detail::check_api_version(version);
  if (!api_version.empty()) {
    detail::check_api_version(api_version);
    if (version != api_version) {
      throw InvalidAPIVersion(shown + " is an address of version " + version + ", not of " + std::string(api_version));
    }
  }
  if (auto params = detail::match_path(endpoint, std::string_view(path).substr(slash + 1))) return *std::move(params);
  throw ClientValidationError(shown + " is not the URL of " + std::string(datatype) + " " + std::string(verb) + " " +
                              std::string(urltype) + ", which looks like " + std::string(endpoint.path));
}

RawAnswer Client::request(std::string_view method, std::string_view path, const CallOptions& options) const {
  check_method(method);
  return send(*session_, detail::ApiRequest(request_url(*session_, path), std::string(method)), options);
}

RawAnswer Client::request(std::string_view method, std::string_view path, const RawJson& body,
                          const CallOptions& options) const {
  check_method(method);
  detail::ApiRequest call(request_url(*session_, path), std::string(method));
  call.body = body.text();
  return send(*session_, call, options);
}

void Client::activate_logging(LogLevel level) const { activate_logging(std::cerr, level); }

void Client::activate_logging(std::ostream& out, LogLevel level) const {
  session_->add_observer(make_log_observer(out, level));
}

std::string Client::host() const { return session_->site().origin(); }

const std::string& Client::api_version() const noexcept { return session_->options().api_version; }

}  // namespace v0
}  // namespace koordinates
