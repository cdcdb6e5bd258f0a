// SPDX-License-Identifier: BSD-3-Clause
#include "call.hpp"

#include "errors.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

Json parsed_body(const HttpRequest& request) {
  Json parsed = Json::parse(request.body, nullptr, false);
  if (parsed.is_discarded()) throw detail_error(400, "The body is not valid JSON.");
  return parsed;
}

}  // namespace

std::int64_t Call::id(const std::string& name) const {
  // A number that does not fit belongs to nothing.
  return parse_integer(parameters.at(name)).value_or(-1);
}

Json Call::body() const {
  if (trim(request->body).empty()) return Json::object();
  Json parsed = parsed_body(*request);
  if (!parsed.is_object()) throw detail_error(400, "The body must be a JSON object.");
  return parsed;
}

Json Call::body_list() const {
  Json parsed = parsed_body(*request);
  if (!parsed.is_array()) throw detail_error(400, "The body must be a JSON list.");
  return parsed;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
