// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/api/call.hpp"

#include "testing/sandbox/api/errors.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const int deepest_body = 100;

// A whole value of JSON, of any kind.
Json parsed(const std::string& text) {
  // What is nested deeper than any body would cost the stack when it is written again.
  bool too_deep = false;
  const auto watch = [&too_deep](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > deepest_body;
    return !too_deep;
  };
  Json value = Json::parse(text, watch, false);
  if (too_deep) throw detail_error(400, "The body is nested too deeply.");
  if (value.is_discarded()) throw detail_error(400, "The body is not valid JSON.");
  return value;
}

void refuse_form(const HttpRequest& request) {
  if (!request.parts.empty()) throw detail_error(415, "A multipart form is not understood here.");
}

}  // namespace

std::int64_t Call::id(const std::string& name) const {
  // A number that does not fit belongs to nothing.
  return parse_integer(parameters.at(name)).value_or(-1);
}

Json Call::body() const {
  refuse_form(*request);
  return parse_body(request->body);
}

Json Call::body_list() const {
  refuse_form(*request);
  Json list = parsed(request->body);
  if (!list.is_array()) throw detail_error(400, "The body must be a JSON list.");
  return list;
}

Json parse_body(const std::string& text) {
  if (trim(text).empty()) return Json::object();
  Json object = parsed(text);
  if (!object.is_object()) throw detail_error(400, "The body must be a JSON object.");
  return object;
}

void require_v1x(const Call& call) {
  if (!call.v1x) throw detail_error(404, "There is nothing here: v1.x has it.");
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
