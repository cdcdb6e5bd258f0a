// SPDX-License-Identifier: BSD-3-Clause
// One call of the API while it is answered: what was asked, by whom, and how links in the answer begin.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <koordinates/testing/sandbox.hpp>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/http/message.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct Call {
  const HttpRequest* request = nullptr;
  const SandboxOptions* options = nullptr;
  const SandboxToken* token = nullptr;  // null: nobody
  std::string method;                   // a HEAD is answered as a GET
  std::string path;                     // below the version: "layers/123/"
  QueryList query;                      // without a key
  std::string site;                     // "https://host:port"
  bool v1x = false;
  std::map<std::string, std::string> parameters;  // of the path
  std::vector<std::string> expand;

  [[nodiscard]] std::string api() const { return site + "/services/api/" + (v1x ? "v1.x/" : "v1/"); }
  [[nodiscard]] std::string link(const std::string& below_version) const { return api() + below_version; }

  // A path parameter that the route says is a number.
  [[nodiscard]] std::int64_t id(const std::string& name) const;
  [[nodiscard]] bool expands(const std::string& name) const { return contains(expand, name); }
  [[nodiscard]] std::int64_t user() const { return token == nullptr ? 0 : token->user; }

  // The body as JSON; an empty one is {}. Throws 400 for what is no JSON object.
  [[nodiscard]] Json body() const;
  // The same for what must be a JSON list.
  [[nodiscard]] Json body_list() const;
};

// A body of JSON, wherever it came in; an empty one is {}. Throws as Call::body() does.
Json parse_body(const std::string& text);

// 404 in v1, for what only v1.x has.
void require_v1x(const Call& call);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
