// SPDX-License-Identifier: BSD-3-Clause
#include "storage.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include "auth.hpp"
#include "errors.hpp"
#include "exports.hpp"
#include "service.hpp"
#include "state.hpp"

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

std::string path_of(std::int64_t export_id, const std::string& filename) {
  return "exports/" + std::to_string(export_id) + "/" + percent_encode(filename);
}

// Not a secret that would keep anybody out: it only shows that the URL came from the API.
std::string signature_of(const std::string& path) {
  return std::to_string(std::hash<std::string>{}("storage of the sandbox: " + path));
}

// In whatever form: a header for it, a key in the path or the query, or one of the keys anywhere at all.
bool carries_key(const State& state, const HttpRequest& request) {
  if (!request.header("Authorization").empty() || !request.header("Cookie").empty()) return true;
  const std::string target = percent_decode(request.target, false);
  if (target.find(";key=") != std::string::npos) return true;
  for (const auto& [name, value] : parse_query(read_target(request.target).query_text)) {
    if (name == "key") return true;
  }
  std::string all = target;
  for (const auto& [name, value] : request.headers) all += "\n" + value;
  return state.tokens.any(
      [&all](const SandboxToken& token) { return !token.key.empty() && all.find(token.key) != std::string::npos; });
}

}  // namespace

std::string Storage::url_of(std::int64_t export_id, const std::string& filename) const {
  const std::string path = path_of(export_id, filename);
  return root + path + "?signature=" + signature_of(path);
}

HttpReply storage_reply(State& state, const HttpRequest& request) {
  const RecordedRequest record{request.method, request.target, request.headers, request.body, request.connection};
  keep(state.storage.requests, record);
  if (carries_key(state, request)) {
    keep(state.storage.leaks, record);
    return json_reply(403, {{"detail", "A request with a key came to the storage host."}});
  }
  if (request.method != "GET" && request.method != "HEAD")
    return not_allowed("Files are only read here.", "GET, HEAD").reply();
  const std::vector<std::string> parts = split(request.target.substr(0, request.target.find('?')), '/');
  const std::int64_t id = parts.size() == 4 && parts[1] == "exports" ? parse_integer(parts[2]).value_or(-1) : -1;
  const Export* made = state.exports.find(id);
  if (made == nullptr || made->state != "complete") return detail_error(404, "There is no such file.").reply();
  const ExportFile file = file_of(state, *made);
  if (state.storage.root + request.target.substr(1) != state.storage.url_of(id, file.filename()))
    return detail_error(403, "The signature of this URL is not valid.").reply();
  return file_reply(file, request, state.options.exports.ranges);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
