// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/server/faults.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

bool matches(const Fault& fault, const std::string& method, const std::string& target) {
  if (!fault.method.empty() && fault.method != method) return false;
  if (fault.path.empty()) return true;
  const bool with_query = fault.path.find('?') != std::string::npos;
  const std::string compared = with_query ? target : target.substr(0, target.find('?'));
  return fault.exact ? compared == fault.path : starts_with(compared, fault.path);
}

std::string reason_of(int status) {
  static const std::map<int, std::string> reasons = {{200, "OK"},
                                                     {201, "Created"},
                                                     {202, "Accepted"},
                                                     {204, "No Content"},
                                                     {206, "Partial Content"},
                                                     {301, "Moved Permanently"},
                                                     {302, "Found"},
                                                     {303, "See Other"},
                                                     {304, "Not Modified"},
                                                     {307, "Temporary Redirect"},
                                                     {308, "Permanent Redirect"},
                                                     {400, "Bad Request"},
                                                     {401, "Unauthorized"},
                                                     {403, "Forbidden"},
                                                     {404, "Not Found"},
                                                     {405, "Method Not Allowed"},
                                                     {409, "Conflict"},
                                                     {410, "Gone"},
                                                     {422, "Unprocessable Entity"},
                                                     {429, "Too Many Requests"},
                                                     {500, "Internal Server Error"},
                                                     {502, "Bad Gateway"},
                                                     {503, "Service Unavailable"},
                                                     {504, "Gateway Timeout"}};
  const auto found = reasons.find(status);
  return found == reasons.end() ? "Status" : found->second;
}

bool has_header(const Fault& fault, const std::string& name) {
  return std::any_of(fault.headers.begin(), fault.headers.end(),
                     [&name](const auto& header) { return lower(header.first) == name; });
}

}  // namespace

void FaultList::add(Fault fault) {
  const std::lock_guard<std::mutex> lock(mutex_);
  faults_.push_back(std::move(fault));
}

void FaultList::clear() {
  const std::lock_guard<std::mutex> lock(mutex_);
  faults_.clear();
}

std::optional<Fault> FaultList::take(const std::string& method, const std::string& target) {
  const std::lock_guard<std::mutex> lock(mutex_);
  for (Fault& fault : faults_) {
    if (fault.times == 0 || !matches(fault, method, target)) continue;
    if (fault.skip > 0) {
      --fault.skip;
      continue;
    }
    if (fault.times > 0) --fault.times;
    return fault;
  }
  return std::nullopt;
}

bool answers(const Fault& fault) {
  // Nothing at all is nobody's usual answer: the request must not change anything.
  return fault.status != 0 || !fault.raw.empty() || fault.close_after == std::uint64_t{0};
}

WireScript script_of(const Fault& fault, bool head_only) {
  WireScript script;
  script.drip_bytes = fault.drip_bytes;
  script.drip_pause = fault.drip_pause;
  script.close_after = fault.close_after;
  if (!fault.raw.empty()) {
    script.head = fault.raw;
    script.close = true;
    return script;
  }
  script.head = "HTTP/1.1 " + std::to_string(fault.status) + " " +
                (fault.reason.empty() ? reason_of(fault.status) : fault.reason) + "\r\n";
  for (const auto& [name, value] : fault.headers) script.head += name + ": " + value + "\r\n";
  const bool bodiless = fault.status == 204 || fault.status == 304;
  if (fault.declared_length) {
    script.head += "Content-Length: " + std::to_string(*fault.declared_length) + "\r\n";
  } else if (!bodiless && !has_header(fault, "content-length") && !has_header(fault, "transfer-encoding")) {
    script.head += "Content-Length: " + std::to_string(fault.body.size()) + "\r\n";
  }
  script.close = fault.close || (fault.declared_length && *fault.declared_length != fault.body.size());
  if (script.close && !has_header(fault, "connection")) script.head += "Connection: close\r\n";
  script.head += "\r\n";
  if (!head_only && !bodiless) script.body = fault.body;
  return script;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
