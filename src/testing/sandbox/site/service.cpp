// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/site/service.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/expansion.hpp"
#include "testing/sandbox/api/filters.hpp"
#include "testing/sandbox/areas/accounts/views.hpp"
#include "testing/sandbox/areas/catalog/views.hpp"
#include "testing/sandbox/areas/crop_layers/views.hpp"
#include "testing/sandbox/areas/documents/files.hpp"
#include "testing/sandbox/areas/explore_sections/views.hpp"
#include "testing/sandbox/areas/exports/views.hpp"
#include "testing/sandbox/areas/items/parents.hpp"
#include "testing/sandbox/areas/items/views.hpp"
#include "testing/sandbox/areas/layers/views.hpp"
#include "testing/sandbox/areas/licenses/views.hpp"
#include "testing/sandbox/areas/publishers/views.hpp"
#include "testing/sandbox/areas/publishing/views.hpp"
#include "testing/sandbox/areas/redactions/views.hpp"
#include "testing/sandbox/areas/repositories/views.hpp"
#include "testing/sandbox/areas/sources/datasources.hpp"
#include "testing/sandbox/areas/sources/parents.hpp"
#include "testing/sandbox/areas/sources/scans.hpp"
#include "testing/sandbox/areas/sources/views.hpp"
#include "testing/sandbox/areas/tokens/views.hpp"
#include "testing/sandbox/areas/versions/life.hpp"
#include "testing/sandbox/seed/reader.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/people/tokens.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::int64_t most_items = 1'000'000'000;

std::string site_of(const HttpRequest& request, const SandboxOptions& options) {
  const std::string host = request.header("Host");
  return (request.tls ? "https://" : "http://") + (host.empty() ? options.host : host);
}

const SandboxOptions& checked(const SandboxOptions& options) {
  std::int64_t items = 0;
  for (const std::int64_t count : {options.layers, options.tables, options.documents, options.sets}) {
    if (count < 0 || count > most_items || (items += count) > most_items)
      throw std::runtime_error("the number of generated items must be from 0 to 1,000,000,000");
  }
  if (options.default_page_size < 1 || options.max_page_size < 1)
    throw std::runtime_error("page sizes must be greater than zero");
  // The HTTP library counts what it sends in that type, and would announce the rest of a division.
  if (options.exports.bytes > std::uint64_t{std::numeric_limits<std::size_t>::max()})
    throw std::runtime_error("a system of 32 bits can send no export of " + std::to_string(options.exports.bytes) +
                             " bytes");
  return options;
}

// Whether a call of that method comes without a key, and shows by something else who asks.
bool proves_itself(const View& view, const std::string& method) {
  return std::any_of(view.endpoints.begin(), view.endpoints.end(), [&method](const Endpoint& endpoint) {
    return endpoint.method == method && endpoint.access == Access::own_proof;
  });
}

}  // namespace

Service::Service(const SandboxOptions& options) : store_(seeded_options(checked(options))) {
  checked(store_.options());
  apply_seed(store_);
  add_catalog_views(router_, store_);
  for (const ItemType type : item_types()) {
    add_item_views(router_, store_, type);
    add_item_parents(router_, store_, type);
  }
  add_document_files(router_, pages_, store_);
  add_publish_views(router_, store_);
  add_license_views(router_, store_);
  add_account_views(router_, store_);
  add_source_views(router_, store_);
  add_source_parents(router_, store_);
  add_scan_views(router_, store_);
  add_datasource_views(router_, store_);
  add_crop_layer_views(router_, store_);
  add_export_views(router_, store_);
  add_token_views(router_, store_);
  add_publisher_views(router_, store_);
  add_repository_views(router_, store_);
  add_layer_views(router_, store_);
  add_redaction_views(router_, store_);
  add_explore_section_views(router_);
}

HttpReply Service::answer(const HttpRequest& request) {
  const std::lock_guard<std::mutex> lock(mutex_);
  HttpReply reply;
  try {
    reply = dispatch(request, read_target(request.target));
  } catch (const ApiError& error) {
    reply = error.reply();
  } catch (const std::exception& error) {
    reply = json_reply(500, {{"detail", std::string("The sandbox failed: ") + error.what()}});
  }
  if (header_of(reply.headers, "Vary").empty()) reply.headers.emplace_back("Vary", "Accept,Accept-Encoding");
  return reply;
}

HttpReply Service::dispatch(const HttpRequest& request, const Target& target) {
  const std::optional<Router::Match> match = (target.api ? router_ : pages_).match(target.path);
  if (!match) {
    if (target.api && !ends_with(target.path, "/") && router_.match(target.path + "/")) {
      HttpReply reply{301, {{"Content-Type", "text/html; charset=utf-8"}}, ""};
      const std::size_t path_length = std::min(request.target.find('?'), request.target.size());
      reply.headers.emplace_back("Location", site_of(request, store_.options()) +
                                                 request.target.substr(0, path_length) + "/" +
                                                 request.target.substr(path_length));
      return reply;
    }
    throw detail_error(404, "There is nothing here.");
  }
  return answer_view(request, target, *match);
}

HttpReply Service::answer_view(const HttpRequest& request, const Target& target, const Router::Match& match) {
  Call call;
  call.request = &request;
  call.options = &store_.options();
  call.method = request.method == "HEAD" ? "GET" : request.method;
  call.path = target.path;
  call.site = site_of(request, store_.options());
  call.v1x = target.v1x;
  call.parameters = match.parameters;
  const QueryList query = parse_query(target.query_text);
  const View& view = *match.view;
  const Credentials credentials = credentials_of(request, target.key, query);
  // A copy: the call may change or remove the very token that it comes with.
  std::optional<SandboxToken> token;
  if (!proves_itself(view, call.method)) token = authenticate(credentials, request, store_.tokens());
  if (token) call.token = &*token;
  for (const auto& parameter : query) {
    if (parameter.first != "key") call.query.push_back(parameter);
  }

  std::vector<std::string> accepted;
  HttpReply reply;
  try {
    if (call.method == "OPTIONS") {
      // What a view can do is for everyone who may read it.
      reply = Router::options_reply(view, call);
    } else {
      const Endpoint& endpoint = *Router::endpoint(view, call.method);
      accepted = endpoint.scopes;
      authorize(call.token, endpoint.access, store_.options().anonymous_reads, endpoint.scopes);
      check_parameters(call, view);
      call.expand = read_expand(request.header("Expand"), view.expansions, store_.options().strict);
      if (!request.problem.empty()) throw detail_error(400, "The body cannot be read: " + request.problem + ".");
      settle_imports(store_, false);
      settle_scans(store_, false);
      settle_exports(store_, false);
      reply = endpoint.answer(call);
    }
  } catch (const ApiError& error) {
    reply = error.reply();
  }
  if (header_of(reply.headers, "Allow").empty()) reply.headers.emplace_back("Allow", Router::allow(view));
  if (call.token != nullptr) add_scope_headers(reply, *call.token, accepted);
  return reply;
}

void Service::check_parameters(const Call& call, const View& view) const {
  if (!store_.options().strict) return;
  FieldErrors errors;
  for (const auto& [name, value] : call.query) {
    const bool of_lists = name == "page" || name == "page_size" || name == "sort";
    const bool known = name == "format" || (view.list && of_lists) || is_filter(name, view.filters, call.v1x);
    if (!known) errors.add(name, "There is no such parameter here.");
  }
  errors.throw_if_any();
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
