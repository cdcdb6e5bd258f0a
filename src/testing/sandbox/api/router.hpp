// SPDX-License-Identifier: BSD-3-Clause
// Which view answers a path, and which of its methods. An API area registers its views here.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/filters.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/http/message.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct Endpoint {
  std::string method;
  Access access = Access::token_holder;
  std::vector<std::string> scopes;  // any one of them; empty: any token
  std::function<HttpReply(const Call&)> answer;
};

// A view: a path template with its methods. Segments of a template are literal, `{name:id}` (digits), `{name}` (any
// text) or `{name?}` (any text, or none at all: "licenses/cc-by//").
struct View {
  std::string path;
  std::string name;  // what OPTIONS says
  std::vector<Endpoint> endpoints;
  std::vector<FilterSpec> filters = {};                        // query parameters besides those that every view knows
  std::vector<std::string> expansions = {};                    // names for the Expand header
  bool list = false;                                           // knows `page`, `page_size` and `sort`
  std::function<void(const Call&, Json&)> describe = nullptr;  // adds to the answer of OPTIONS
};

class Router {
 public:
  // An earlier view wins where two templates fit.
  void add(View view);

  struct Match {
    const View* view;
    std::map<std::string, std::string> parameters;
  };
  // `path` is below the version: "layers/123/".
  [[nodiscard]] std::optional<Match> match(const std::string& path) const;

  // "GET, HEAD, POST, OPTIONS"
  static std::string allow(const View& view);

  // The answer of a view, HEAD as GET and OPTIONS included; 405 for what it has no endpoint for.
  static const Endpoint* endpoint(const View& view, const std::string& method);
  static HttpReply options_reply(const View& view, const Call& call);

 private:
  struct Entry {
    std::vector<std::string> segments;
    View view;
  };
  std::vector<Entry> entries_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
