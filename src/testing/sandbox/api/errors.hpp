// SPDX-License-Identifier: BSD-3-Clause
// Error answers, in each of the shapes that the service uses. They are thrown by handlers and become the answer.
#pragma once

#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/http/message.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

HttpReply json_reply(int status, const Json& body);

class ApiError : public std::exception {
 public:
  explicit ApiError(HttpReply reply) : reply_(std::move(reply)) {}
  [[nodiscard]] const HttpReply& reply() const { return reply_; }
  const char* what() const noexcept override { return "an error answer"; }

 private:
  HttpReply reply_;
};

// {"detail": "text"}: 401, 403, 404, 405, 409, 410 and some 400
ApiError detail_error(int status, const std::string& text);

// {"field": ["text", ..], ..}: forms
class FieldErrors {
 public:
  void add(const std::string& field, const std::string& text);
  [[nodiscard]] bool empty() const { return fields_.empty(); }
  [[nodiscard]] const Json& fields() const { return fields_; }
  [[nodiscard]] ApiError error(int status = 400) const;
  void throw_if_any() const;

 private:
  Json fields_ = Json::object();
};

ApiError field_error(const std::string& field, const std::string& text);

// {"errors": ["text", ..]}: exports of v1
ApiError list_error(int status, const std::vector<std::string>& texts);

// {"errors": {..}, "status_code": status}: exports of v1.x
ApiError map_error(int status, const Json& errors);

// {"detail"} with the `Allow` header that a 405 has.
ApiError not_allowed(const std::string& text, const std::string& allow);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
