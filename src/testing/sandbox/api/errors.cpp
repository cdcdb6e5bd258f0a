// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/api/errors.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

HttpReply json_reply(int status, const Json& body) {
  return HttpReply{status, {{"Content-Type", "application/json"}}, dump(body)};
}

ApiError detail_error(int status, const std::string& text) { return ApiError(json_reply(status, {{"detail", text}})); }

void FieldErrors::add(const std::string& field, const std::string& text) { fields_[field].push_back(text); }

ApiError FieldErrors::error(int status) const { return ApiError(json_reply(status, fields_)); }

void FieldErrors::throw_if_any() const {
  if (!empty()) throw error();
}

ApiError field_error(const std::string& field, const std::string& text) {
  FieldErrors errors;
  errors.add(field, text);
  return errors.error();
}

ApiError list_error(int status, const std::vector<std::string>& texts) {
  return ApiError(json_reply(status, {{"errors", texts}}));
}

ApiError map_error(int status, const Json& errors) {
  return ApiError(json_reply(status, {{"errors", errors}, {"status_code", status}}));
}

ApiError not_allowed(const std::string& text, const std::string& allow) {
  HttpReply reply = json_reply(405, {{"detail", text}});
  reply.headers.emplace_back("Allow", allow);
  return ApiError(std::move(reply));
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
