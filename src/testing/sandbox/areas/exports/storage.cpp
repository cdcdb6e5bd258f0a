// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/exports/storage.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/areas/exports/files.hpp"
#include "testing/sandbox/areas/exports/views.hpp"
#include "testing/sandbox/http/target.hpp"
#include "testing/sandbox/store/jobs/exports.hpp"
#include "testing/sandbox/store/people/tokens.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/storage.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::size_t most_requests = 10'000;

void keep(std::deque<RecordedRequest>& list, const RecordedRequest& request) {
  if (list.size() == most_requests) list.pop_front();
  list.push_back(request);
}

// In whatever form: a header for it, a key in the path or the query, or one of the keys anywhere at all.
bool carries_key(const Store& store, const HttpRequest& request) {
  if (!request.header("Authorization").empty() || !request.header("Cookie").empty()) return true;
  const std::string target = percent_decode(request.target, false);
  if (target.find(";key=") != std::string::npos) return true;
  for (const auto& [name, value] : parse_query(read_target(request.target).query_text)) {
    if (name == "key") return true;
  }
  std::string all = target;
  for (const auto& [name, value] : request.headers) all += "\n" + value;
  return store.tokens().any(
      [&all](const SandboxToken& token) { return !token.key.empty() && all.find(token.key) != std::string::npos; });
}

}  // namespace

HttpReply storage_reply(Store& store, const HttpRequest& request) {
  const RecordedRequest record{request.method, request.target, request.headers, request.body, request.connection};
  keep(store.storage().requests, record);
  if (carries_key(store, request)) {
    keep(store.storage().leaks, record);
    return json_reply(403, {{"detail", "A request with a key came to the storage host."}});
  }
  if (request.method != "GET" && request.method != "HEAD")
    return not_allowed("Files are only read here.", "GET, HEAD").reply();
  const std::vector<std::string> parts = split(request.target.substr(0, request.target.find('?')), '/');
  const std::int64_t id = parts.size() == 4 && parts[1] == "exports" ? parse_integer(parts[2]).value_or(-1) : -1;
  const Export* made = store.exports().find(id);
  if (made == nullptr || made->state != "complete") return detail_error(404, "There is no such file.").reply();
  const ExportFile file = file_of(store, *made);
  if (store.storage().root + request.target.substr(1) != store.storage().url_of(id, file.filename()))
    return detail_error(403, "The signature of this URL is not valid.").reply();
  return file_reply(file, request, store.options().exports.ranges);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
