// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/api/router.hpp"

#include <algorithm>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/errors.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

bool all_digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

bool fits(const std::vector<std::string>& wanted, const std::vector<std::string>& given,
          std::map<std::string, std::string>& parameters) {
  if (wanted.size() != given.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const std::string& segment = wanted[i];
    if (segment.empty() || segment[0] != '{') {
      if (segment != given[i]) return false;
      continue;
    }
    std::string name = segment.substr(1, segment.size() - 2);
    if (ends_with(name, ":id")) {
      name.resize(name.size() - 3);
      if (!all_digits(given[i])) return false;
    } else if (ends_with(name, "?")) {
      name.pop_back();
    } else if (given[i].empty()) {
      return false;
    }
    parameters[name] = percent_decode(given[i], false);
  }
  return true;
}

}  // namespace

void Router::add(View view) {
  std::vector<std::string> segments = split(view.path, '/');
  entries_.push_back(Entry{std::move(segments), std::move(view)});
}

std::optional<Router::Match> Router::match(const std::string& path) const {
  const std::vector<std::string> given = split(path, '/');
  for (const Entry& entry : entries_) {
    std::map<std::string, std::string> parameters;
    if (fits(entry.segments, given, parameters)) return Match{&entry.view, std::move(parameters)};
  }
  return std::nullopt;
}

std::string Router::allow(const View& view) {
  std::vector<std::string> methods;
  for (const Endpoint& endpoint : view.endpoints) {
    methods.push_back(endpoint.method);
    if (endpoint.method == "GET") methods.emplace_back("HEAD");
  }
  methods.emplace_back("OPTIONS");
  return join(methods, ", ");
}

const Endpoint* Router::endpoint(const View& view, const std::string& method) {
  const auto found = std::find_if(view.endpoints.begin(), view.endpoints.end(),
                                  [&method](const Endpoint& endpoint) { return endpoint.method == method; });
  if (found == view.endpoints.end()) throw not_allowed("Method \"" + method + "\" not allowed.", allow(view));
  return &*found;
}

HttpReply Router::options_reply(const View& view, const Call& call) {
  Json body = {{"name", view.name},
               {"description", ""},
               {"renders", {"application/json"}},
               {"parses", {"application/json"}},
               {"expansions", view.expansions}};
  if (view.describe) view.describe(call, body);
  return json_reply(200, body);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
